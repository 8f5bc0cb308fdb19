"""Claims about mentions and clauses become statements about entities and events.

In: extractions and who is who.  Out: `Statement` values; a filler, time or number of a clause that no claim
spells out is spelt out here, so that nothing a clause knows is lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kgbuild.fuse.pages import page_of
from kgbuild.fuse.quantities import measure
from kgbuild.fuse.tellings import Telling, telling
from kgbuild.model import Claim, Clause, Extraction, Quantity, Resolution, Value, When
from kgbuild.ontology.view import Ontology


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim with its ends resolved.  `key` is the object in a form that can be compared, `event` the happening
    of the clause it comes from ("" for a relation), `speakers` the entities that say so, `ends` the entities at the
    ends of an edge, each with a role it fills in that clause, `telling` what its number counts."""

    claim: Claim
    subject: str
    predicate: str
    object: Value
    key: str
    event: str
    speakers: tuple[str, ...]
    ends: tuple[tuple[str, str], ...] = ()
    telling: Telling | None = None


def statements(
    extractions: Sequence[Extraction],
    resolution: Resolution,
    ontology: Ontology,
    fellows: Mapping[str, tuple[str, ...]] | None = None,
) -> Iterator[Statement]:
    """All claims of all articles, resolved; those with an unresolved end or with one thing at both ends left out.

    Things do not speak: an attribution to one is dropped, and the article stands for the claim itself.
    """
    mute = {entity.id for entity in resolution.entities if ontology.is_a(entity.type, "Artifact")}
    for extraction in extractions:
        places = _places(extraction, resolution.of)
        roles = _roles(extraction)
        beside = (fellows or {}).get(extraction.article, ())
        story = resolution.stories.get(extraction.article, "") if beside else extraction.article
        page = page_of(extraction, places, story, beside, ontology)
        for claim in (*extraction.claims, *_implied(extraction)):
            for each in (claim, *_as_written(claim)):
                statement = _resolved(each, places, roles, mute, ontology)
                if statement is not None:
                    told = telling(claim, page)
                    yield statement if told is None else replace(statement, telling=told)


def is_literal(statement: Statement) -> bool:
    """Is its object a value rather than a node?"""
    return not isinstance(statement.object, str) or statement.claim.literal


def names_in(each: Statement) -> list[str]:
    """All entities and events of a statement."""
    found = [each.subject, each.event, *each.speakers, *[name for name, _ in each.ends]]
    if not is_literal(each):
        found.append(str(each.object))
    if each.telling is not None:
        found += (*each.telling.others, *each.telling.places, *each.telling.parts)
    return found


def object_key(value: Value) -> str:
    """The object as comparable text: "5 km" and "5000 m" are one, "13 September" and "Sept. 13" too."""
    if isinstance(value, When):
        return f"when {value.value} {value.end}"
    if isinstance(value, Quantity):
        found = measure(value)
        return f"{found.scale} {found.amount:.6g} {found.high:.6g}" if found else value.words.casefold()
    return value


def _places(extraction: Extraction, of: Mapping[str, str]) -> dict[str, str]:
    """Mention and clause ids to node ids, following antecedents where resolve gives none."""
    found: dict[str, str] = {}
    antecedents = {mention.id: mention.antecedent for mention in extraction.mentions}
    for name in (*antecedents, *(clause.id for clause in extraction.clauses)):
        step, seen = name, {name}
        while step not in of and antecedents.get(step) and antecedents[step] not in seen:
            step = antecedents[step]
            seen.add(step)
        if step in of:
            found[name] = of[step]
    return found


def _roles(extraction: Extraction) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = {}
    for clause in extraction.clauses:
        for filler in clause.fillers:
            found.setdefault((clause.id, filler.target), []).append(filler.role)
    return found


def _ends(
    claim: Claim, places: Mapping[str, str], roles: Mapping[tuple[str, str], Sequence[str]]
) -> tuple[tuple[str, str], ...]:
    """What the ends of an edge do in its clause."""
    if claim.literal or not isinstance(claim.object, str) or claim.subject == claim.clause:
        return ()
    clause, mentions = claim.clause, (claim.subject, claim.object)
    return tuple([(places[name], role) for name in mentions for role in roles.get((clause, name), ())])


def _resolved(
    claim: Claim,
    places: Mapping[str, str],
    roles: Mapping[tuple[str, str], Sequence[str]],
    mute: set[str],
    ontology: Ontology,
) -> Statement | None:
    subject = places.get(claim.subject)
    if subject is None:
        return None
    value, predicate = claim.object, claim.predicate
    if isinstance(value, When):
        predicate = time_predicate(value)
        value = value if predicate != "kg:statedTime" else value.words
    elif isinstance(value, str) and not claim.literal:
        if value not in places or places[value] == subject:
            return None
        value = places[value]
        if value < subject and predicate.startswith("kg:"):
            known = ontology.properties.get(predicate[3:])
            if known is not None and known.symmetric and claim.label in {"", known.label}:  # "wife of" has a direction
                subject, value = value, subject
    said_by = dict.fromkeys([places[name] for name in claim.sources if name in places])
    speakers = tuple([speaker for speaker in said_by if speaker not in mute])
    ends = _ends(claim, places, roles)
    return Statement(claim, subject, predicate, value, object_key(value), places.get(claim.clause, ""), speakers, ends)


DATES = ("date", "dateTime", "gYearMonth", "gYear", "gMonthDay")


def time_predicate(when: When) -> str:
    """What a time says about an event: its length, a date the text states, one worked out, or words alone."""
    if when.value and when.datatype == "duration":
        return "kg:duration"
    if not when.value or when.datatype not in DATES:
        return "kg:statedTime"
    return "kg:date" if when.stated else "kg:inferredDate"


def _as_written(claim: Claim) -> Iterator[Claim]:
    """ "September 13" with its year worked out also states a month and a day."""
    when = claim.object
    if isinstance(when, When) and not when.stated and when.written.startswith("--") and len(when.written) == 7:
        yield replace(claim, object=When(when.words, when.written, "gMonthDay"))


def _implied(extraction: Extraction) -> Iterator[Claim]:
    """What clauses know and no claim says."""
    said: dict[str, set[tuple[str, object]]] = {}
    for claim in extraction.claims:
        known = said.setdefault(claim.clause or claim.subject, set())
        known.add((claim.predicate if isinstance(claim.object, str) else "", claim.object))
        if claim.quantity is not None:
            known.add(("", claim.quantity))
    for clause in extraction.clauses:
        known = said.get(clause.id, set())
        for filler in clause.fillers:
            if (f"kg:{filler.role}", filler.target) not in known:
                claim = _claim(clause, f"kg:{filler.role}", filler.target)
                yield replace(claim, literal=False, rule=filler.rule or clause.rule)
        for when in clause.times:
            words = time_predicate(when) == "kg:statedTime"
            if (("kg:statedTime", when.words) if words else ("", when)) not in known:
                yield _claim(clause, time_predicate(when), when)
        for quantity in clause.quantities:
            if ("", quantity) not in known:
                yield replace(_claim(clause, "kg:quantity", quantity), quantity=quantity)


def _claim(clause: Clause, predicate: str, value: Value) -> Claim:
    return Claim(
        clause.article, clause.id, predicate, value, (clause.evidence,), True, clause.id, "", clause.modality,
        clause.sources, None, clause.confidence, clause.rule,
    )  # fmt: skip
