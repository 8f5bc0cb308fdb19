"""English as extraction needs it.  In: `kgbuild/lang/en/*.toml`.  Out: `Cues`, read once per process.

Which words deny, plan or carry something is data: another language brings its own folder.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from kgbuild.model import Modality

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class StaticVerb:
    """A verb that tells a standing relation: the slots it joins, what that is called, and classes that have none
    ("the fans stood in the street" tells where nobody lies)."""

    source: str
    target: str
    predicate: str
    label: str
    never: tuple[str, ...] = ()
    passive: bool = False


@dataclass(frozen=True, slots=True)
class Cues:
    """The word lists of the TOML files, under the names they have there."""

    negators: Words
    negative_determiners: Words
    negative_pronouns: Words
    auxiliaries: Mapping[str, Modality]
    adverbs: Mapping[str, Modality]
    markers: Mapping[str, Modality]
    embedding: Mapping[str, Modality]
    attributes: Mapping[str, Modality]
    happened_in_past: Words
    gerund_only: Words
    mere_talk: Words
    one_sided: Words
    ends: Words
    on_the_point: Words
    held_for: Words
    awaits: Words
    nearly: Words
    by_degrees: Words
    brings_about: Words
    subject_control: Words
    object_gerund: Words
    perception: Words
    separable: Words
    means: Words
    no_object: Words
    ahead: Words
    spans: Words
    waits: Words
    settings: Words
    contents: Words
    no_recipient: Words
    naming: Words
    control_nouns: Words
    goal_nouns: Words
    aspect: Words
    happen_phrases: Words
    converse: Words
    pale: Words
    aspects_of: Words
    placing: Words
    of_deeds: Words
    refers: Words
    rounds: Words
    scarce: Words
    abroad: Words
    raising: Words
    freed_from: Words
    plain_as_nouns: Words
    opposed: Words
    in_order: Words
    as_a_rule: Words
    transparent: Words
    speech: Words
    distance_words: Words
    hedges: Words
    relative_places: Words
    relative_times: Words
    not_there: Words
    not_reached: Words
    directions: Words
    leading: Words
    not_leading: Words
    one_of_several: Words
    seekers: Words
    departments: Words
    heads_of_state: Words
    heads_of_regions: Words
    callings: Words
    no_post: Words
    of_teams: Words
    leagues: Words
    honours: Words
    lesser: Words
    alone: Words
    titles_not_offices: Words
    kinship: Words
    services: Words
    company: Words
    comprising: Words
    fractions: Words
    sets_out: Words
    gives_office: Words
    verbs: Mapping[str, tuple[StaticVerb, ...]]
    irregular: Mapping[str, str]


def _read(file: Any) -> dict[str, Any]:
    return dict(tomllib.loads(file.read_text(encoding="utf-8")))


def _words(value: Any) -> Words:
    return frozenset(value)


def _by_modality(table: Mapping[str, list[str]]) -> dict[str, Modality]:
    """word -> modality; a word listed twice keeps the first."""
    found: dict[str, Modality] = {}
    for name, words in table.items():
        if name in Modality._value2member_map_:
            for word in words:
                found.setdefault(word, Modality(name))
    return found


def _verbs(rows: list[Mapping[str, Any]]) -> dict[str, tuple[StaticVerb, ...]]:
    found: dict[str, tuple[StaticVerb, ...]] = {}
    for row in rows:
        verb = StaticVerb(
            row["from"],
            row["to"],
            row["predicate"],
            row.get("label", ""),
            tuple(row.get("not", ())),
            row.get("passive", False),
        )
        for lemma in row["lemmas"]:
            found[lemma] = (*found.get(lemma, ()), verb)
    return found


@cache
def load_cues(language: str = "en") -> Cues:
    """The cues of one language."""
    folder = files("kgbuild") / "lang" / language
    modality, clauses, relations = (_read(folder / f"{name}.toml") for name in ("modality", "clauses", "relations"))
    listed = {**modality, **clauses, **relations}
    tables = {name: _by_modality(modality[name]) for name in ("auxiliaries", "adverbs", "markers", "attributes")}
    embedding = modality["embedding"]
    lists: dict[str, Any] = {
        name: _words(listed[name])
        for name in Cues.__dataclass_fields__
        if name in listed and name not in tables and name not in {"embedding", "verbs", "irregular"}
    }
    lists.update(tables)
    return Cues(
        **lists,
        embedding=_by_modality(embedding),
        happened_in_past=_words(embedding["happened_in_past"]),
        gerund_only=_words(embedding["gerund_only"]),
        mere_talk=_words(embedding["mere_talk"]),
        one_sided=_words(embedding["one_sided"]),
        ends=_words(embedding["ends"]),
        brings_about=_words(embedding["brings_about"]),
        verbs=_verbs(relations["verb"]),
        irregular=dict(relations["irregular"]),
    )
