"""Which two entities exclude each other in one role, and which may be one seen from two sides.

In: entities, events and drafts of facts.  Out: `Rivals`, asked by the rules of `conflicts.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kgbuild.fuse.drafts import Draft
from kgbuild.fuse.policy import COMPARABLE, PART_OF
from kgbuild.model import Extraction, MentionKind, Modality, Resolution
from kgbuild.ontology.view import Ontology

_WORD = re.compile(r"\w+")


class Rivals:
    """Knows entities by type and name, and who is part of what."""

    def __init__(
        self, resolution: Resolution, extractions: Iterable[Extraction], drafts: Iterable[Draft], ontology: Ontology
    ) -> None:
        self._ontology = ontology
        self._entities = {entity.id: entity for entity in resolution.entities}
        self._events = {event.id: event.type for event in resolution.events}
        self._named: set[str] = set()
        self._callings: dict[str, set[str]] = {}
        for mention in (mention for extraction in extractions for mention in extraction.mentions):
            entity = resolution.of.get(mention.id)
            if entity is None:
                continue
            if mention.kind is MentionKind.NAME:
                self._named.add(entity)
                self._callings.setdefault(entity, set()).update(title.split()[-1] for title in mention.titles if title)
            elif mention.kind is MentionKind.NOMINAL:
                self._callings.setdefault(entity, set()).add(mention.head)
        self._single: dict[str, frozenset[str]] = {}
        self._linked: set[tuple[str, str]] = set()
        for draft in drafts:
            fact = draft.fact
            prefix, _, local = fact.predicate.partition(":")
            if prefix != "kg" or fact.literal or fact.modality is not Modality.ASSERTED:
                continue
            if PART_OF.intersection(self._above(local)):
                self._linked |= {(fact.subject, str(fact.object)), (str(fact.object), fact.subject)}

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

    def are_places(self, *names: str) -> bool:
        """Are all places?"""
        return all(self._is_a(name, "Place") for name in names)

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
        points = [self._is_a(name, "Facility") for name in (left, right)]
        wide = any(self._is_a(name, kind) for name in (left, right) for kind in ("Country", "Region"))
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
        if self.are_places(left, right):
            return self._entities[left].type == self._entities[right].type
        if not any(all(self._is_a(name, kind) for name in (left, right)) for kind in COMPARABLE):
            return False
        if not {left, right} <= self._named and self._callings.get(left, set()) & self._callings.get(right, set()):
            return False
        return all(name in self._named or self._described(name) for name in (left, right))

    def _described(self, name: str) -> bool:
        """A description that picks one out: more than a common noun ("governor of the north")."""
        return any(len(label.split()) > 1 for label in (self._entities[name].label, *self._entities[name].names))

    def _is_a(self, name: str, top: str) -> bool:
        return name in self._entities and self._ontology.is_a(self._entities[name].type, top)

    def _above(self, local: str) -> set[str]:
        seen: set[str] = set()
        queue = [local]
        while queue:
            step = queue.pop()
            if step not in seen:
                seen.add(step)
                known = self._ontology.properties.get(step)
                queue.extend(known.parents if known else ())
        return seen
