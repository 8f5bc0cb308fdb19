"""What is known about one clause when it is compared with another: who takes part, when, where, how it is put.

In: a clause with resolved participants.  Out: `Happening`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kgbuild.lang.happenings import is_common, rows_of, stem
from kgbuild.model import Clause, Modality

TOGETHER = {"coAgent": "agent"}
"""Roles compared as one: who meets whom is no matter of order."""
POINTS = ("date", "gYearMonth", "gYear", "gMonthDay", "dateTime")


@dataclass(frozen=True, slots=True, eq=False)
class Happening:
    """`parts` are pairs of a role and an entity (or "clause:" and a predicate); `entities` all that take part,
    without nested clauses; `dates` the points in time, `mode` how it is put; `stems` and `rows`
    what its predicates share with related words, `telling` when none of them is one that any text may use; `wording`
    its words, as picked or else its predicate; `context` weighs the words of the sentences that tell it, as a vector of
    length one."""

    id: str
    clauses: tuple[str, ...]
    articles: frozenset[str]
    stories: frozenset[str]
    types: frozenset[str]
    predicates: frozenset[str]
    stems: frozenset[str]
    rows: frozenset[int]
    telling: bool
    mode: Modality
    parts: frozenset[tuple[str, str]]
    entities: frozenset[str]
    dates: frozenset[str]
    nominal: bool
    sentences: frozenset[str] = frozenset()
    context: Mapping[str, float] = field(default_factory=dict)
    wording: str = ""

    def fillers(self, role: str) -> frozenset[str]:
        """What fills a role."""
        return frozenset(entity for what, entity in self.parts if what == role)


def _happening(parts: Iterable[tuple[str, str]], predicates: frozenset[str], **known: Any) -> Happening:
    """A happening with who takes part, and what its words share with others."""
    whole = frozenset(parts)
    return Happening(
        parts=whole,
        entities=frozenset(entity for _, entity in whole if not entity.startswith("clause:")),
        predicates=predicates,
        stems=frozenset(map(stem, predicates)),
        rows=frozenset().union(*map(rows_of, predicates)),
        telling=not any(map(is_common, predicates)),
        **known,
    )


def make_happening(
    clause: Clause,
    entity_of: Mapping[str, str],
    clauses: Mapping[str, Clause],
    story: str,
    context: Mapping[str, float] | None = None,
    wording: str = "",
) -> Happening:
    """The happening one clause tells."""
    parts = set()
    for filler in clause.fillers:
        role = TOGETHER.get(filler.role, filler.role)
        if filler.target in entity_of:
            parts.add((role, entity_of[filler.target]))
        elif filler.target in clauses:
            parts.add((role, "clause:" + clauses[filler.target].predicate))
    return _happening(
        parts,
        id=clause.id,
        clauses=(clause.id,),
        articles=frozenset({clause.article}),
        stories=frozenset({story}),
        types=frozenset({clause.type} - {"Event"}),
        predicates=frozenset({clause.predicate}),
        mode=clause.modality,
        dates=frozenset(_points(clause)),
        nominal=clause.nominal,
        sentences=frozenset({f"{clause.article}:{clause.evidence.sentence.begin}"}),
        context=context or {},
        wording=wording or clause.predicate,
    )


def _points(clause: Clause) -> list[str]:
    return [
        f"{when.value}/{when.end}" if when.end else when.value
        for when in clause.times
        if when.value and when.datatype in POINTS
    ]


def join_happenings(row: Sequence[Happening]) -> Happening:
    """One happening of several clauses that tell it."""
    return _happening(
        frozenset().union(*(one.parts for one in row)),
        id=min(one.id for one in row),
        clauses=tuple(clause for one in row for clause in one.clauses),
        articles=frozenset().union(*(one.articles for one in row)),
        stories=frozenset().union(*(one.stories for one in row)),
        types=frozenset().union(*(one.types for one in row)),
        predicates=frozenset().union(*(one.predicates for one in row)),
        mode=row[0].mode,
        dates=frozenset().union(*(one.dates for one in row)),
        nominal=all(one.nominal for one in row),
        sentences=frozenset().union(*(one.sentences for one in row)),
        context=row[0].context,
        wording=row[0].wording,
    )


def same_time(left: str, right: str) -> bool:
    """Can two points or ranges be one time?  What one of them leaves open (the year, the day) fits anything."""
    (begin, end), (other_begin, other_end) = _range(left), _range(right)
    if any(day.startswith("--") for day in (begin, other_begin)):
        if min(map(len, (begin, end, other_begin, other_end))) < 7:
            return True
        begin, end, other_begin, other_end = (day[-5:] for day in (begin, end, other_begin, other_end))
    length = min(map(len, (begin, end, other_begin, other_end)))
    return begin[:length] <= other_end[:length] and other_begin[:length] <= end[:length]


def _range(value: str) -> tuple[str, str]:
    """First and last day of a point or of a range."""
    begin, _, end = value.partition("/")
    return begin[:10], (end or begin)[:10]
