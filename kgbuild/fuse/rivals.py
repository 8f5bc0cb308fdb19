"""Which two entities exclude each other in one role, and which may be one seen from two sides.

In: entities, events and statements.  Out: `Rivals`, asked by the rules of `conflicts.py`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Set
from dataclasses import dataclass
from functools import cached_property

from kgbuild.fuse.policy import COMPARABLE, PART_OF
from kgbuild.fuse.statements import Statement, is_literal
from kgbuild.model import Extraction, MentionKind, Modality, Resolution
from kgbuild.ontology.view import Ontology

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an entity: `named` by some mention, `callings` the nouns and titles it goes by."""

    type: str
    label: str
    names: tuple[str, ...] = ()
    named: bool = False
    callings: frozenset[str] = frozenset()


def known_entities(resolution: Resolution, extractions: Iterable[Extraction]) -> dict[str, Known]:
    """Every entity, with what its mentions tell."""
    named: set[str] = set()
    callings: dict[str, set[str]] = {}
    for mention in (mention for extraction in extractions for mention in extraction.mentions):
        entity = resolution.of.get(mention.id)
        if entity is None:
            continue
        if mention.kind is MentionKind.NAME:
            named.add(entity)
            callings.setdefault(entity, set()).update(title.split()[-1] for title in mention.titles if title)
        elif mention.kind is MentionKind.NOMINAL:
            callings.setdefault(entity, set()).add(mention.head)
    return {
        entity.id: Known(
            entity.type, entity.label, entity.names, entity.id in named, frozenset(callings.get(entity.id, ()))
        )
        for entity in resolution.entities
    }


def part_links(statements: Iterable[Statement], ontology: Ontology) -> set[tuple[str, str]]:
    """Pairs, both ways, of entities of which some article says that one is part of the other, or stands for it."""
    found: set[tuple[str, str]] = set()
    inside: dict[str, bool] = {}
    for each in statements:
        prefix, _, local = each.predicate.partition(":")
        if prefix != "kg" or is_literal(each) or each.claim.modality is not Modality.ASSERTED:
            continue
        if local not in inside:
            inside[local] = bool(PART_OF.intersection(_above(local, ontology)))
        if inside[local]:
            found |= {(each.subject, str(each.object)), (str(each.object), each.subject)}
    return found


def _above(local: str, ontology: Ontology) -> set[str]:
    """A property and all that it is a special case of."""
    seen: set[str] = set()
    queue = [local]
    while queue:
        step = queue.pop()
        if step not in seen:
            seen.add(step)
            known = ontology.properties.get(step)
            queue.extend(known.parents if known else ())
    return seen


def _called_in(one: Known, other: Known) -> bool:
    """Is one called by a noun in the other's name: "the museum", "Museum of Fine Arts"?"""
    pairs = ((one, other), (other, one))
    return any(bare.callings & _words_of(full) for bare, full in pairs if full.named and not bare.named)


def _words_of(one: Known) -> set[str]:
    """The words of its names."""
    return set(_WORD.findall(" ".join((one.label, *one.names)).casefold()))


class Rivals:
    """Knows entities by type and name, happenings by type, and who is part of what."""

    def __init__(
        self,
        entities: Mapping[str, Known],
        events: Mapping[str, str],
        linked: Set[tuple[str, str]],
        ontology: Ontology,
        twins: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        self._ontology = ontology
        self._entities = entities
        self._events = events
        self._linked = linked
        self._twins = twins or {}
        self._single: dict[str, frozenset[str]] = {}

    def only(self, names: Collection[str]) -> Rivals:
        """What is known of some entities and happenings, to be sent elsewhere with what is said of them."""
        wanted = set(names)
        return Rivals(
            {name: self._entities[name] for name in sorted(wanted & self._entities.keys())},
            {name: self._events[name] for name in sorted(wanted & self._events.keys())},
            {pair for pair in self._linked if wanted.issuperset(pair)},
            self._ontology,
            {name: self._twins[name] for name in sorted(wanted & self._twins.keys())},
        )

    def with_twins(self, twins: Mapping[str, tuple[str, ...]]) -> Rivals:
        """The same, knowing which happenings of some stories are twins."""
        return Rivals(self._entities, self._events, self._linked, self._ontology, twins)

    def known_of(self, names: Iterable[str]) -> tuple[object, ...]:
        """All that is ever asked here of some entities, as plain values, sorted: who they are, and who of them is part
        of whom.  Of the words in a name only those count by which another of them, without a name, is called."""
        cast = {name: self._entities[name] for name in sorted({*names} & self._entities.keys())}
        called = {word for one in cast.values() if not one.named for word in one.callings}
        about = [
            (
                name, one.type, one.named, self._described(name), sorted(one.callings & called),
                (one.label, one.names) if self.is_a(name, "Place") else sorted(_words_of(one) & called),
            )
            for name, one in cast.items()
        ]  # fmt: skip
        partners = self._partners
        linked = sorted((name, other) for name in cast if name in partners for other in partners[name] & cast.keys())
        return about, linked

    @cached_property
    def _partners(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for one, other in self._linked:
            found.setdefault(one, set()).add(other)
        return found

    def twins(self, event: str) -> tuple[str, ...]:
        """Happenings that are the same but for what their outlets dispute."""
        return self._twins.get(event, ())

    def is_event(self, name: str) -> bool:
        """Is it a happening?"""
        return name in self._events

    def single_roles(self, event: str) -> frozenset[str]:
        """Roles that a happening of this type, or of a type above it, fills once."""
        kind = self._events.get(event, "Event")
        if kind not in self._single:
            known = (self._ontology.events.get(name) for name in (kind, *self._ontology.ancestors(kind)))
            self._single[kind] = frozenset(role for each in known if each is not None for role in each.single)
        return self._single[kind]

    def has_one(self, relation: str) -> bool:
        """Has a subject one object of this relation?"""
        known = self._ontology.properties.get(relation)
        return known is not None and known.functional

    def are_places(self, *names: str) -> bool:
        """Are all places?"""
        return all(self.is_a(name, "Place") for name in names)

    def same_place(self, left: str, right: str) -> bool:
        """One place, or one named after the other ("Brook border post"), or one lying in the other."""
        if left == right or (left, right) in self._linked:
            return True
        names, others = self._names(left), self._names(right)
        return any(name[: len(short)] == short for short in others for name in names) or any(
            name[: len(short)] == short for short in names for name in others
        )

    def may_be_one(self, left: str, right: str) -> bool:
        """The same place, or a building and a town it may stand in."""
        if self.same_place(left, right):
            return True
        points = [self.is_a(name, "Facility") for name in (left, right)]
        wide = any(self.is_a(name, kind) for name in (left, right) for kind in ("Country", "Region"))
        return points[0] != points[1] and not wide

    def place_keys(self, name: str) -> set[str]:
        """What a place shares with others of its name: its id, and the first word of each name."""
        return {f"id {name}"} | {words[0] for words in self._names(name)}

    def _names(self, name: str) -> set[tuple[str, ...]]:
        entity = self._entities[name]
        found = (tuple(_WORD.findall(each.casefold())) for each in (entity.label, *entity.names))
        return {words for words in found if words}

    def exclude(self, left: str, right: str) -> bool:
        """Can only one of the two have done it?  Not when either may stand for the other: a part, a member, an
        office and its place, a bare description ("officials") beside a name, two descriptions by one noun ("head of
        the board", "head of the port"), or things of different kinds."""
        if left not in self._entities or right not in self._entities or (left, right) in self._linked:
            return False
        one, other = self._entities[left], self._entities[right]
        if not (one.named and other.named) and (one.callings & other.callings or _called_in(one, other)):
            return False
        if self.are_places(left, right):
            return self._entities[left].type == self._entities[right].type
        if not any(all(self.is_a(name, kind) for name in (left, right)) for kind in COMPARABLE):
            return False
        if not (one.named or other.named):
            return False
        return all(self._entities[name].named or self._described(name) for name in (left, right))

    def both_named(self, left: str, right: str) -> bool:
        """Has each a name of its own?"""
        return all(name in self._entities and self._entities[name].named for name in (left, right))

    def _described(self, name: str) -> bool:
        """A description that only one fits: "governor of the north", no "former employee"."""
        return any(" of " in label for label in (self._entities[name].label, *self._entities[name].names))

    def is_kind_of(self, event: str, top: str) -> bool:
        """Is a happening of a type, or of one below it?"""
        return event in self._events and self._ontology.is_a(self._events[event], top)

    def is_a(self, name: str, top: str) -> bool:
        """Is an entity of a class, or of one below it?"""
        return name in self._entities and self._ontology.is_a(self._entities[name].type, top)

    def is_sort(self, kind: str, top: str) -> bool:
        """Is a class another, or below it?"""
        return self._ontology.is_a(kind, top)

    def other_sorts(self, left: str, right: str) -> bool:
        """Can nothing be of both classes: ships and rifles?  Whoever acts may be a person or a body; what has only a
        broad class, or none, may be anything below it."""
        if not left or not right or self.is_sort(left, right) or self.is_sort(right, left):
            return False
        return not (self.is_sort(left, "Actor") and self.is_sort(right, "Actor"))
