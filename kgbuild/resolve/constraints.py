"""The user's decisions and known entities as constraints on mentions: which must be one, which must not.

In: `Decisions`, `KnownEntities`, and what a first round without them found.  Out: `Constraints`, with a remark for
each decision that no longer applies.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from kgbuild.model import Entity, Mention, MentionKind
from kgbuild.resolve.decisions import Decisions, names_of
from kgbuild.resolve.fold import tokens

Apart = Sequence[tuple[frozenset[str], frozenset[str]]]
"""Pairs of sets of mention ids that no entity may hold mentions of both of."""


@dataclass(frozen=True, slots=True)
class Constraints:
    """`together` are sets of mention ids to make one, `apart` pairs of sets to keep from being one; `remarks` name
    decisions that no longer apply."""

    together: tuple[frozenset[str], ...] = ()
    apart: Apart = ()
    remarks: tuple[str, ...] = ()


def cut(mentions: Set[str], apart: Apart) -> bool:
    """Does a set of mentions hold what the user keeps apart?"""
    return any(not mentions.isdisjoint(left) and not mentions.isdisjoint(right) for left, right in apart)


def find_constraints(decisions: Decisions, mentions: Mapping[str, Mention], entities: Iterable[Entity]) -> Constraints:
    """Tie each decision to the mentions it speaks of."""
    meant = {name: mentions_of(name, mentions, entities) for name in names_of(decisions)}
    remarks = [
        f"{decisions.file}: nothing is called {name!r} any more; the decision about it was not applied"
        for name in names_of(decisions)
        if not meant[name]
    ]
    together = [
        frozenset().union(*(meant[name] for name in group)) for group in decisions.same if all(map(meant.get, group))
    ]
    apart = [
        (meant[one] - meant[other], meant[other] - meant[one])
        for group in decisions.different
        for n, one in enumerate(group)
        for other in group[:n]
    ]
    return Constraints(tuple(together), tuple(pair for pair in apart if all(pair)), tuple(remarks))


def mentions_of(name: str, mentions: Mapping[str, Mention], entities: Iterable[Entity]) -> frozenset[str]:
    """The mentions a user means by a mention's id, an entity's id, a name as it stands in text, or a label."""
    if name in mentions:
        return frozenset({name})
    rows = list(entities)
    for entity in rows:
        if entity.id == name:
            return frozenset(entity.mentions)
    key = tokens(name)
    called = frozenset(
        m.id
        for m in mentions.values()
        if m.kind is not MentionKind.PRONOUN and key in (tokens(m.name), tokens(m.words))
    )
    if called:
        return called
    return frozenset(mention for entity in rows if tokens(entity.label) == key for mention in entity.mentions)
