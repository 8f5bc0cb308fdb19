"""Groups of statements whose facts may support or dispute one another: each can be fused apart from all others.

In: statements.  Out: groups, in any order of the statements the same.  Statements belong together when they are about
one happening, its twins too, or one subject and relation (and object, where a subject may have several); when they give
numbers of one scale in one story; when both give the distance of places with one name; and an edge belongs to a
happening it rests on while who did what in it, or where, may be in dispute, for then it may fall with a role.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from kgbuild.fuse.backing import DATES
from kgbuild.fuse.distances import ends_of, is_end
from kgbuild.fuse.quantities import measure
from kgbuild.fuse.rivals import Rivals
from kgbuild.fuse.statements import Statement, is_literal
from kgbuild.fuse.twins import WHERE
from kgbuild.model import Modality, Quantity, When


@dataclass(frozen=True, slots=True)
class Group:
    """Statements that belong together, in their order, and the keys under which statements of other stories may belong
    to them; of happenings and twins no other story tells."""

    said: tuple[Statement, ...]
    shared: tuple[tuple[str, ...], ...]


def groups(said: Sequence[Statement], rivals: Rivals) -> list[Group]:
    """The groups, in the order of their first statements."""
    leader = list(range(len(said)))

    def root(number: int) -> int:
        while leader[number] != number:
            leader[number] = leader[leader[number]]
            number = leader[number]
        return number

    holder: dict[Hashable, int] = {}
    for number, keys in enumerate(keys_of(said, rivals)):
        for key in keys:
            one, other = root(holder.setdefault(key, number)), root(number)
            leader[max(one, other)] = min(one, other)
    found: dict[int, list[Statement]] = {}
    shared: dict[int, list[tuple[str, ...]]] = {}
    for number, each in enumerate(said):
        found.setdefault(root(number), []).append(each)
    for key, number in holder.items():
        if isinstance(key, tuple) and key[0] != "telling":
            shared.setdefault(root(number), []).append(key)
    return [Group(tuple(each), tuple(shared.get(number, ()))) for number, each in found.items()]


def keys_of(said: Sequence[Statement], rivals: Rivals) -> Iterator[list[Hashable]]:
    """The keys of each statement: those that share one belong together.  All that is said of a happening must be among
    the statements; of everything else only a part need be."""
    places = _places_of_distances(said, rivals)
    unsettled = _unsettled(said, rivals) | {said[n].subject for n in places}
    for number, each in enumerate(said):
        keys = list(_keys(each, unsettled, rivals))
        yield keys + [("place", key) for key in sorted(places[number])] if number in places else keys


def _keys(each: Statement, unsettled: set[str], rivals: Rivals) -> Iterator[Hashable]:
    if each.telling is not None:
        yield from (("telling", each.telling.story, scale) for scale in sorted(_scales(each)))
    if rivals.is_event(each.subject):
        yield each.subject
        yield from rivals.twins(each.subject)
        return
    relation = "date" if each.predicate in DATES else each.predicate.partition(":")[2]
    if is_literal(each) or rivals.has_one(relation):
        yield each.subject, relation
    else:
        yield each.subject, relation, str(each.object)
    if each.event in unsettled or rivals.twins(each.event):
        yield each.event


def _unsettled(said: Sequence[Statement], rivals: Rivals) -> set[str]:
    """Happenings of which two articles, or two readings, may say that different ones did it, or that nobody did."""
    fillers: dict[tuple[str, str], set[str]] = {}
    modes: dict[tuple[str, str, str], set[Modality]] = {}
    for each in said:
        if rivals.is_event(each.subject) and not is_literal(each):
            role = each.predicate.partition(":")[2]
            modes.setdefault((each.subject, role, each.key), set()).add(each.claim.modality)
            if role in WHERE or role in rivals.single_roles(each.subject):
                fillers.setdefault((each.subject, role), set()).add(each.key)
    found = {event for (event, _), filled in fillers.items() if len(filled) > 1}
    return found | {event for (event, _, _), told in modes.items() if len(told) > 1}


def _places_of_distances(said: Sequence[Statement], rivals: Rivals) -> dict[int, set[str]]:
    """For each statement that gives a length, by number, what the places at its ends share with others."""
    ends: dict[str, set[str]] = {}
    for each in said:
        if is_end(each.subject, each.predicate, each.object, rivals):
            ends.setdefault(each.subject, set()).add(str(each.object))
    found: dict[int, set[str]] = {}
    for number, each in enumerate(said):
        if _is_length(each) and each.claim.modality is Modality.ASSERTED:
            known = ends_of(each.subject, "" if is_literal(each) else str(each.object), ends, rivals)
            found[number] = {key for place in known for key in rivals.place_keys(place)}
    return found


def _is_length(each: Statement) -> bool:
    return "length" in _scales(each)


def _scales(each: Statement) -> set[str]:
    """On what its numbers are measured."""
    values = [value for value in (each.object, each.claim.quantity) if isinstance(value, Quantity | When)]
    return {found.scale for found in map(measure, values) if found is not None} if values else set()
