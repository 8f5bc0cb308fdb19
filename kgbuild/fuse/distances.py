"""Distances between places, from whatever says them.

In: drafts of facts.  Out: pairs of drafts that tell the distance of the same two places.  "Two hundred kilometres
from Alder to Brook" and "the pier at Brook, 250 kilometres from Alder" are such a pair: a place named after another
("Brook border post") or lying in it counts as that place, and so does a building as the other end of a town.
"The train left for Brook, 250 kilometres away" leaves one end open: it stands beside a distance from Brook while only
one such is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from kgbuild.fuse.drafts import Draft
from kgbuild.fuse.rivals import Rivals
from kgbuild.model import Modality, Value

ENDS = ("kg:destination", "kg:origin", "kg:theme")
LIMIT = 40


def distances(drafts: Iterable[Draft], rivals: Rivals) -> Iterator[tuple[Draft, Draft]]:
    """Every two drafts that give a length between the same places."""
    drafts = list(drafts)
    ends = _ends_of_events(drafts, rivals)
    groups: dict[str, list[tuple[frozenset[str], Draft]]] = {}
    for draft in drafts:
        if draft.measure is None or draft.measure.scale != "length" or draft.fact.modality is not Modality.ASSERTED:
            continue
        known = _ends(draft, ends, rivals)
        for key in sorted({key for place in known for key in rivals.place_keys(place)}):
            groups.setdefault(key, []).append((known, draft))
    seen: set[tuple[str, str]] = set()
    for group in groups.values():
        whole = {known for known, _ in group if len(known) > 1}
        for (one, left), (other, right) in combinations(group[:LIMIT], 2):
            pair = (left.fact.id, right.fact.id)
            if pair not in seen and _one_stretch(one, other, len(whole) == 1, bool(left.events & right.events), rivals):
                seen.add(pair)
                yield left, right


def _one_stretch(one: frozenset[str], other: frozenset[str], only: bool, one_happening: bool, rivals: Rivals) -> bool:
    """Are these the same two places, told with the same or with nearer or wider names?"""
    if len(one) == 1 and len(other) == 1:
        return one_happening and one == other
    if len(one) != len(other):
        return only and (one < other or other < one)
    (a, b), (c, d) = sorted(one), sorted(other)
    return any(
        (rivals.same_place(a, x) and rivals.may_be_one(b, y)) or (rivals.may_be_one(a, x) and rivals.same_place(b, y))
        for x, y in ((c, d), (d, c))
    )


def _ends_of_events(drafts: Iterable[Draft], rivals: Rivals) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for draft in drafts:
        fact = draft.fact
        if is_end(fact.subject, fact.predicate, fact.object, rivals):
            found.setdefault(fact.subject, set()).add(str(fact.object))
    return found


def is_end(subject: str, predicate: str, target: Value, rivals: Rivals) -> bool:
    """Does a happening begin, end or turn about at this place?"""
    return predicate in ENDS and rivals.is_event(subject) and rivals.are_places(str(target))


def _ends(draft: Draft, ends: Mapping[str, set[str]], rivals: Rivals) -> frozenset[str]:
    fact = draft.fact
    return ends_of(fact.subject, "" if fact.literal else str(fact.object), ends, rivals)


def ends_of(subject: str, target: str, ends: Mapping[str, set[str]], rivals: Rivals) -> frozenset[str]:
    """The two places of a distance, or the one that is known; none when more are in play."""
    if rivals.is_event(subject):
        found = frozenset(ends.get(subject, ()))
    else:
        both = {subject, target} - {""}
        found = frozenset(both) if rivals.are_places(*both) else frozenset()
    return found if len(found) <= 2 else frozenset()
