"""A small ontology and one-line builders of mentions and clauses, for the tests of resolve."""

from __future__ import annotations

from kgbuild.model import (
    ROLES,
    Clause,
    Evidence,
    Extraction,
    Filler,
    Mention,
    MentionKind,
    Modality,
    Span,
    When,
)  # fmt: skip
from kgbuild.ontology.view import Class, Country, EventType, Gazetteer, Ontology

_CLASSES = {
    "Entity": (), "Person": ("Entity",), "Organization": ("Entity",), "Place": ("Entity",), "Group": ("Entity",),
    "Animal": ("Entity",),
    "Country": ("Place",), "Region": ("Place",), "City": ("Place",), "Facility": ("Place",), "Artifact": ("Entity",),
    "Weapon": ("Artifact",), "Vehicle": ("Artifact",), "Clothing": ("Artifact",), "Drone": ("Weapon", "Vehicle"),
    "Event": (), "Meeting": ("Event",), "Transfer": ("Event",), "Visit": ("Event",), "Statement": ("Event",),
}  # fmt: skip
_NOUNS = {
    "station": "Facility", "airport": "Facility", "region": "Region", "city": "City", "drone": "Drone",
    "vest": "Clothing", "jacket": "Clothing", "train": "Vehicle", "ship": "Vehicle",
}  # fmt: skip
_SINGLE = {"Transfer": ("agent", "recipient"), "Meeting": ()}

ONTOLOGY = Ontology(
    classes={name: Class(name, name.lower(), parents) for name, parents in _CLASSES.items()},
    properties={},
    events={
        name: EventType(name, name.lower(), single=_SINGLE.get(name, ()))
        for name in ("Meeting", "Transfer", "Visit", "Statement")
    },
    frame_index={},
    default_slots=(),
    light_verbs=frozenset(),
    noun_index=_NOUNS,
    gazetteer=Gazetteer(
        countries=(
            Country("PE", ("Peru", "Republic of Peru"), ("Peruvian", "Peruvians"), ("Lima",)),
            Country("FR", ("France", "French Republic"), ("French",), ("Paris",)),
            Country("MX", ("Mexico", "United Mexican States"), ("Mexican", "Mexicans"), ("Mexico City",)),
            Country(
                "GB",
                ("United Kingdom", "UK", "Britain", "Great Britain"),
                ("British", "Britons"),
                ("London",),
            ),
            Country(
                "US",
                ("United States", "USA", "US", "America", "United States of America"),
                ("American",),
                ("Washington",),
            ),
            Country("JP", ("Japan",), ("Japanese",), ("Tokyo",)),
            Country("SS", ("South Sudan",), ("South Sudanese",), ("Juba",)),
            Country("SD", ("Sudan",), ("Sudanese",), ("Khartoum",)),
            Country("GE", ("Georgia",), ("Georgian",), ("Tbilisi",)),
        ),
        agencies=(("Agence France-Presse", "AFP"), ("Reuters",), ("Associated Press", "AP")),
        titles={
            "president": "",
            "mayor": "",
            "minister": "",
            "mr": "m",
            "mrs": "f",
            "king": "m",
            "queen": "f",
        },
        regions={},
        given_names={
            "maria": "f",
            "mario": "m",
            "juan": "m",
            "anna": "f",
            "martin": "m",
            "marvin": "m",
            "daniel": "m",
        },
    ),
    digest="test",
)


def person(name: str, **more: object) -> dict[str, object]:
    """A person's name."""
    return {"name": name, "type": "Person", **more}


def article(name: str, *rows: dict[str, object], clauses: tuple[dict[str, object], ...] = ()) -> Extraction:
    """An extraction: each row is a mention (its number is how others refer to it), each clause has a predicate,
    a type and roles that name mentions by number."""
    mentions = []
    for number, row in enumerate(rows):
        text = str(row["name"])
        begin = number * 100
        ids = {n: f"{name}:{n * 100:05d}" for n in range(len(rows))}
        kind = MentionKind(str(row.get("kind", "name")))
        words = text.casefold().split()
        mentions.append(
            Mention(
                id=ids[number], article=name, span=Span(begin, begin + len(text)), words=str(row.get("words", text)), name=text,
                kind=kind, type=str(row.get("type", "Entity")), head=str(row.get("head", words[-1].removesuffix("s"))),
                sentence=Span(begin, begin + 99), tokens=(number * 10, number * 10 + len(words)), root=number * 10,
                modifiers=tuple(words[:-1]) if kind is MentionKind.NOMINAL else (),
                titles=tuple(row.get("titles", ())), plural=bool(row.get("plural", words[-1].endswith("s") and kind is MentionKind.NOMINAL)),
                complements=tuple(("of", ids[n]) for n in row.get("of", ())), sex=str(row.get("sex", "")),
                definite=bool(row.get("definite", False)), fresh=bool(row.get("fresh", False)),
                antecedent=ids[row["antecedent"]] if "antecedent" in row else "", why="test rule" if "antecedent" in row else "",
            )
        )  # fmt: skip
    told = []
    for number, row in enumerate(clauses):
        begin = 50_000 + number * 100
        predicate = str(row["predicate"])
        fillers = tuple(
            Filler(role, f"{name}:{n * 100:05d}", "subject" if role == "agent" else "object")
            for role in ROLES
            for n in ([row[role]] if isinstance(row.get(role), int) else row.get(role, ()))
        )
        evidence = Evidence(name, Span(begin, begin + 5), predicate, Span(begin, begin + 99))
        times = tuple(When(str(value), str(value), "date") for value in row.get("times", ()))
        told.append(
            Clause(
                f"{name}:{begin}-{begin + 5}:{predicate}", name, predicate, str(row.get("type", "Event")), evidence, fillers, times,
                modality=Modality(str(row.get("modality", "Asserted"))), nominal=bool(row.get("nominal", False)),
            )
        )  # fmt: skip
    return Extraction(name, tuple(mentions), tuple(told))
