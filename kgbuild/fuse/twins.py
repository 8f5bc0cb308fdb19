"""Happenings that two outlets tell differently, and that resolve therefore keeps apart.

In: happenings, what is said of them, which articles are fellows.  Out: pairs of happenings that are one but for what
their outlets dispute: `resolve` never makes one of two that have different days, places or doers, so a dispute over
these shows only between twins.

Twins are told by articles on the same happenings, by words that may tell the same or as the same type of event, with
somebody who takes part in both in the same role, or by one word with nobody who must be somebody else; and neither
article tells another that could be meant as well.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from itertools import combinations

from kgbuild.fuse.rivals import Known
from kgbuild.fuse.statements import Statement, is_literal
from kgbuild.lang import words
from kgbuild.lang.happenings import is_common, rows_of, stem
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
    known: Mapping[str, Known],
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
    found: dict[str, dict[str, int]] = {}
    for group in kinds.values():
        for one, other in combinations(group, 2) if len(group) <= MOST else ():
            if other.event.id not in found.get(one.event.id, ()) and _may_be_one(one, other, beside, known):
                found.setdefault(one.event.id, {})[other.event.id] = _alike(one, other)
                found.setdefault(other.event.id, {})[one.event.id] = _alike(one, other)
    articles = {told.event.id: frozenset(told.event.articles) for group in kinds.values() for told in group}
    clear = {event: {other for other in others if _alone(other, others, articles)} for event, others in found.items()}
    return {
        event: tuple(sorted(other for other in others if event in clear[other]))
        for event, others in sorted(clear.items())
        if any(event in clear[other] for other in others)
    }


def _alike(one: Told, other: Told) -> int:
    """Who takes part in both counts more than by which word they are told."""
    same = stem(one.event.predicate) == stem(other.event.predicate)
    return 4 * min(len(one.parts & other.parts), 2) + 2 * same + (one.event.type == other.event.type != "Event")


def _kinds(told: Told) -> Iterator[str]:
    """Its type, but for its beginnings and ends ("end strike"); a word that says something of its own, words that may
    tell the same; any two who take part in the same roles, whatever the words."""
    event = told.event
    if event.type != "Event" and " " not in event.predicate:
        yield f"type {event.type}"
    if not _says_little(event.predicate):
        yield f"word {stem(event.predicate)}"
        if " " not in event.predicate:
            yield from (f"row {number}" for number in sorted(rows_of(event.predicate)))
    for (role, one), (other_role, other) in combinations(sorted(told.parts), 2):
        if role != other_role:
            yield f"parts {role} {one} {other_role} {other}"


def _says_little(predicate: str) -> bool:
    return predicate in words("counted")["light"] or is_common(predicate)


def _may_be_one(one: Told, other: Told, fellows: Mapping[str, Set[str]], known: Mapping[str, Known]) -> bool:
    """Do articles on the same happenings tell them, none both, as surely, with somebody in the same role or, by one
    word, nobody who must be somebody else?"""
    mine, theirs = set(one.event.articles), set(other.event.articles)
    if mine & theirs or not one.modes & other.modes:
        return False
    if not any(theirs & fellows[article] for article in mine if article in fellows):
        return False
    same = stem(one.event.predicate) == stem(other.event.predicate)
    if one.parts & other.parts or (same and not (one.parts or other.parts)):
        return True
    return (
        bool(same and one.parts and other.parts)
        and not _says_little(one.event.predicate)
        and not any(
            role == other_role and _both_named(left, right, known)
            for role, left in one.parts
            for other_role, right in other.parts
        )
    )


def _both_named(left: str, right: str, known: Mapping[str, Known]) -> bool:
    return all(name in known and known[name].named for name in (left, right))


def _alone(event: str, others: Mapping[str, int], articles: Mapping[str, Set[str]]) -> bool:
    """Does none of its articles tell another that could be meant as well?"""
    return not any(
        articles[event] & articles[other] and points >= others[event]
        for other, points in others.items()
        if other != event
    )
