"""Distances between places, from whatever says them.

In: drafts of facts.  Out: pairs of drafts that tell the distance of the same two places.  "Two hundred
kilometres from Alder to Brook" is a relation; "the train left for Brook, 250 kilometres away" is a happening whose
other end is open, and stands beside the first while only one other end is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from kgbuild.fuse.drafts import Draft
from kgbuild.fuse.rivals import Rivals
from kgbuild.model import Modality

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
        for place in sorted(known):
            groups.setdefault(place, []).append((known, draft))
    for group in groups.values():
        whole = {known for known, _ in group if len(known) > 1}
        for (one, left), (other, right) in combinations(group[:LIMIT], 2):
            same = one == other and (len(one) > 1 or left.events & right.events)
            within = (one < other or other < one) and len(whole) == 1
            if same or within:
                yield left, right


def _ends_of_events(drafts: Iterable[Draft], rivals: Rivals) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for draft in drafts:
        fact = draft.fact
        if fact.predicate in ENDS and rivals.is_event(fact.subject) and rivals.are_places(str(fact.object)):
            found.setdefault(fact.subject, set()).add(str(fact.object))
    return found


def _ends(draft: Draft, ends: dict[str, set[str]], rivals: Rivals) -> frozenset[str]:
    fact = draft.fact
    if rivals.is_event(fact.subject):
        return frozenset(ends.get(fact.subject, ()))
    both = {fact.subject} | (set() if fact.literal else {str(fact.object)})
    places = frozenset(name for name in both if rivals.are_places(name))
    return places if len(places) == len(both) else frozenset()
