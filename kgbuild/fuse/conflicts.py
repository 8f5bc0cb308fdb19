"""Disputes: pairs of facts that cannot both hold.

In: drafts of facts.  Out: `Conflict` pairs, each with its kind: number, duration, date, place, who or polarity.
Facts are compared within one happening, or within one subject for a relation that has one object; numbers that
count one thing in one story (`across.py`) also between happenings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from kgbuild.fuse.across import across
from kgbuild.fuse.distances import distances
from kgbuild.fuse.drafts import Draft
from kgbuild.fuse.quantities import disagree
from kgbuild.fuse.rivals import Rivals
from kgbuild.fuse.times import apart, near_but_apart
from kgbuild.model import Modality, When
from kgbuild.ontology.view import Ontology

LIMIT = 40
"""Facts compared with one another in one group: a happening with more numbers than this is a list, not a dispute."""
WHERE = ("kg:place", "kg:origin", "kg:destination")
OF_PARTS = ("number", "duration", "date", "place")
"""Kinds in which one teller may give several values of one happening: stages, places, shares of a total."""


@dataclass(frozen=True, slots=True, order=True)
class Conflict:
    """Two facts, by id in order, that dispute each other."""

    left: str
    right: str
    kind: str


def find_conflicts(drafts: Sequence[Draft], rivals: Rivals, ontology: Ontology) -> list[Conflict]:
    """All disputes among the facts, each once."""
    found: dict[tuple[str, str], str] = {}
    finders = (numbers, distance_numbers, dates, who, functional, polarity, between_twins)
    for finder in finders:
        for left, right, kind in finder(drafts, rivals, ontology):
            if not (_one_voice(left, right) if kind in OF_PARTS else _one_breath(left, right)):
                first, second = sorted((left.fact.id, right.fact.id))
                found.setdefault((first, second), kind)
    for left, right in across(drafts, rivals):
        first, second = sorted((left.fact.id, right.fact.id))
        lengths = left.measure is not None and left.measure.scale == "duration"
        found.setdefault((first, second), "duration" if lengths else "number")
    return [Conflict(left, right, kind) for (left, right), kind in sorted(found.items())]


Found = Iterator[tuple[Draft, Draft, str]]


def numbers(drafts: Iterable[Draft], rivals: Rivals, ontology: Ontology) -> Found:
    """Two numbers for one thing in one happening differ by more than rounding and "about" allow."""

    def key(draft: Draft) -> tuple[str, ...] | None:
        fact = draft.fact
        if draft.measure is None or fact.modality is Modality.NEGATED:
            return None
        if fact.literal and not rivals.is_event(fact.subject):
            return None
        thing = "" if fact.literal else str(fact.object)
        return fact.subject, fact.predicate, thing, fact.modality.value, draft.measure.scale

    for left, right in _pairs(drafts, key):
        assert left.measure is not None and right.measure is not None
        if disagree(left.measure, right.measure) and _one_happening(left, right):
            yield left, right, "duration" if left.measure.scale == "duration" else "number"


def distance_numbers(drafts: Iterable[Draft], rivals: Rivals, ontology: Ontology) -> Found:
    """Two distances between the same places differ by more than rounding and "about" allow."""
    for left, right in distances(drafts, rivals):
        if left.measure is not None and right.measure is not None and disagree(left.measure, right.measure):
            yield left, right, "number"


def dates(drafts: Iterable[Draft], rivals: Rivals, ontology: Ontology) -> Found:
    """One happening is put on two days that no reading brings together."""

    def key(draft: Draft) -> tuple[str, ...] | None:
        fact = draft.fact
        dated = fact.predicate in ("kg:date", "kg:inferredDate") and fact.modality is not Modality.NEGATED
        return (fact.subject, fact.modality.value) if dated else None

    for left, right in _pairs(drafts, key):
        one, other = left.fact.object, right.fact.object
        if not (isinstance(one, When) and isinstance(other, When) and apart(one, other)):
            continue
        if (one.stated and other.stated) or not _shared_article(left, right):
            yield left, right, "date"


def who(drafts: Iterable[Draft], rivals: Rivals, ontology: Ontology) -> Found:
    """A role that one happening fills once is filled by two that are not part or kind of each other."""

    def key(draft: Draft) -> tuple[str, ...] | None:
        fact = draft.fact
        if fact.literal or not rivals.is_event(fact.subject) or fact.modality is Modality.NEGATED:
            return None
        role = fact.predicate.partition(":")[2]
        once = fact.predicate in WHERE or role in rivals.single_roles(fact.subject)
        return (fact.subject, role, fact.modality.value) if once else None

    for left, right in _pairs(drafts, key):
        one, other, where = str(left.fact.object), str(right.fact.object), left.fact.predicate in WHERE
        if one == other or not rivals.exclude(one, other) or (where and not rivals.both_named(one, other)):
            continue
        if left.fact.predicate.partition(":")[2] in rivals.single_roles(left.fact.subject):
            yield left, right, "place" if left.fact.predicate == "kg:place" else "who"
        elif where and rivals.are_places(one, other) and not _shared_article(left, right):
            yield left, right, "place"


def between_twins(drafts: Iterable[Draft], rivals: Rivals, ontology: Ontology) -> Found:
    """Two outlets tell one happening with different days, or the same day and different places, doers or lengths.

    Where they differ in more than one of these, they tell two happenings.
    """
    about: dict[str, list[Draft]] = {}
    for draft in drafts:
        if draft.fact.modality is not Modality.NEGATED and rivals.twins(draft.fact.subject):
            about.setdefault(draft.fact.subject, []).append(draft)
    for event in sorted(about):
        for twin in rivals.twins(event):
            if event < twin and twin in about:
                found = list(_differences(about[event], about[twin], rivals))
                if len({kind for *_, kind in found}) == 1:
                    yield from found


def _differences(mine: Sequence[Draft], theirs: Sequence[Draft], rivals: Rivals) -> Found:
    """In what two happenings differ that one happening has once."""
    for left, right in ((left, right) for left in mine for right in theirs):
        one, other, role = left.fact.object, right.fact.object, left.fact.predicate
        if isinstance(one, When) and isinstance(other, When) and "duration" not in (one.datatype, other.datatype):
            if near_but_apart(one, other):
                yield left, right, "date"
        elif role != right.fact.predicate or left.fact.modality is not right.fact.modality:
            continue
        elif left.measure is not None and right.measure is not None and left.fact.literal:
            if left.measure.scale == "duration" and disagree(left.measure, right.measure):
                yield left, right, "duration"
        elif not left.fact.literal and not right.fact.literal and one != other and rivals.exclude(str(one), str(other)):
            if role in WHERE and rivals.are_places(str(one), str(other)):
                yield left, right, "place"
            elif role.partition(":")[2] in rivals.single_roles(left.fact.subject):
                yield left, right, "who"


def functional(drafts: Iterable[Draft], rivals: Rivals, ontology: Ontology) -> Found:
    """A relation that has one object is given two."""

    def key(draft: Draft) -> tuple[str, ...] | None:
        fact = draft.fact
        prefix, _, local = fact.predicate.partition(":")
        known = ontology.properties.get(local) if prefix == "kg" else None
        once = known is not None and known.functional and not rivals.is_event(fact.subject)
        return (fact.subject, local) if once and fact.modality is Modality.ASSERTED else None

    for left, right in _pairs(drafts, key):
        if left.measure is not None and right.measure is not None:
            if disagree(left.measure, right.measure):
                yield left, right, "number"
        elif isinstance(left.fact.object, When) and isinstance(right.fact.object, When):
            if apart(left.fact.object, right.fact.object):
                yield left, right, "date"
        elif not left.fact.literal and not right.fact.literal:
            one, other = str(left.fact.object), str(right.fact.object)
            if rivals.exclude(one, other):
                yield left, right, "place" if rivals.are_places(one, other) else "who"


def polarity(drafts: Iterable[Draft], rivals: Rivals, ontology: Ontology) -> Found:
    """One source says that it happened, another that it did not."""

    def key(draft: Draft) -> tuple[str, ...] | None:
        fact = draft.fact
        size = draft.measure is not None and not rivals.is_event(fact.subject) and fact.literal
        said = fact.modality in (Modality.ASSERTED, Modality.NEGATED) and not isinstance(fact.object, When) and not size
        return (fact.subject, fact.predicate, str(fact.literal), str(fact.object)) if said else None

    for left, right in _pairs(drafts, key):
        if left.fact.modality is not right.fact.modality and _one_happening(left, right):
            yield left, right, "polarity"


def _pairs(drafts: Iterable[Draft], key: Callable[[Draft], tuple[str, ...] | None]) -> Iterator[tuple[Draft, Draft]]:
    """Every two drafts that share a key, in the order of their ids."""
    groups: dict[tuple[str, ...], list[Draft]] = {}
    for draft in drafts:
        found = key(draft)
        if found is not None:
            groups.setdefault(found, []).append(draft)
    for group in groups.values():
        if 1 < len(group) <= LIMIT:
            yield from combinations(group, 2)


def _one_happening(left: Draft, right: Draft) -> bool:
    """Edges that come from clauses are compared within a happening, relations always."""
    return bool(left.events & right.events) or not left.events or not right.events


def _one_breath(left: Draft, right: Draft) -> bool:
    """All that one side says is said in a sentence of the other, by the same source: a list, no dispute."""
    return left.sentences <= right.sentences or right.sentences <= left.sentences


def _one_voice(left: Draft, right: Draft) -> bool:
    """All that tell one side tell the other too, in the same article: parts of a whole, no dispute."""
    mine, theirs = ({voice[:2] for voice in draft.sentences} for draft in (left, right))
    return mine <= theirs or theirs <= mine


def _shared_article(left: Draft, right: Draft) -> bool:
    return bool({article for _, article, _ in left.sentences} & {article for _, article, _ in right.sentences})
