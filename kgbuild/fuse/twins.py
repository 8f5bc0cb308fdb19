"""Happenings that two outlets tell differently, and that resolve therefore keeps apart.

In: happenings, what is said of them, which articles are fellows.  Out: pairs of happenings that are one but for what
their outlets dispute: `resolve` never makes one of two that have different days, places or doers, so a dispute over
these shows only between twins.

Twins are told by articles on the same happenings, by the same word or as the same type of event, with somebody
who takes part in both in the same role, or nobody in either, and neither article tells another that could be meant.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from itertools import combinations

from kgbuild.fuse.statements import Statement, is_literal
from kgbuild.lang import words
from kgbuild.model import ROLES, Event, Modality

WHERE = frozenset({"place", "origin", "destination"})
MOST = 400
"""Happenings of one kind in one story that are compared at most."""

Parts = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Told:
    """A happening with who takes part in which role, places apart, and whether it took place or is to."""

    event: Event
    parts: Parts
    modes: frozenset[Modality]


def twins(
    events: Iterable[Event],
    said: Iterable[Statement],
    stories: Mapping[str, str],
    fellows: Mapping[str, Collection[str]],
) -> dict[str, tuple[str, ...]]:
    """Each happening that has twins, with them; told story by story, it is the same as told at once."""
    beside = {article: frozenset(others) for article, others in fellows.items()}
    parts: dict[str, set[tuple[str, str]]] = {}
    modes: dict[str, set[Modality]] = {}
    for each in said:
        role = each.predicate.partition(":")[2]
        modes.setdefault(each.subject, set()).add(each.claim.modality)
        if role in ROLES and role not in WHERE and not is_literal(each):
            parts.setdefault(each.subject, set()).add((role, str(each.object)))
    kinds: dict[tuple[str, str], list[Told]] = {}
    for event in events:
        if event.id in modes and not beside.keys().isdisjoint(event.articles):
            told = Told(event, frozenset(parts.get(event.id, ())), frozenset(modes[event.id]))
            for kind in _kinds(told):
                kinds.setdefault((stories.get(event.articles[0], ""), kind), []).append(told)
    found: dict[str, set[str]] = {}
    for group in kinds.values():
        for one, other in combinations(group, 2) if len(group) <= MOST else ():
            if _may_be_one(one, other, beside):
                found.setdefault(one.event.id, set()).add(other.event.id)
                found.setdefault(other.event.id, set()).add(one.event.id)
    articles = {told.event.id: frozenset(told.event.articles) for group in kinds.values() for told in group}
    clear = {event: {other for other in others if _alone(other, others, articles)} for event, others in found.items()}
    return {
        event: tuple(sorted(other for other in others if event in clear[other]))
        for event, others in sorted(clear.items())
        if any(event in clear[other] for other in others)
    }


def _kinds(told: Told) -> Iterator[str]:
    """Its type, but for its beginnings and ends ("end strike"); a word that says something of its own; any two who take
    part in the same roles, whatever the words."""
    event = told.event
    if event.type != "Event" and " " not in event.predicate:
        yield f"type {event.type}"
    if event.predicate not in words("counted")["light"]:
        yield f"word {event.predicate}"
    for (role, one), (other_role, other) in combinations(sorted(told.parts), 2):
        if role != other_role:
            yield f"parts {role} {one} {other_role} {other}"


def _may_be_one(one: Told, other: Told, fellows: Mapping[str, Set[str]]) -> bool:
    """Do articles on the same happenings tell them, none both, alike and with somebody in the same role?"""
    mine, theirs = set(one.event.articles), set(other.event.articles)
    joined = one.parts & other.parts or not (one.parts or other.parts)
    if mine & theirs or not joined or not one.modes & other.modes:
        return False
    return any(theirs & fellows[article] for article in mine if article in fellows)


def _alone(event: str, others: Set[str], articles: Mapping[str, Set[str]]) -> bool:
    """Does none of its articles tell another that could be meant?"""
    return not any(articles[event] & articles[other] for other in others if other != event)
