"""What is fused at once: the groups of one story that no other story knows of, or the groups of several stories that
share a key.

In: parts and their outlines.  Out: `Unit` values, and the `World` that fusing any of them asks.  A unit's statements
are made when they are asked for: where its facts are known from an earlier build (`work.remembered`), never.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from kgbuild.fuse.parts import Outline, Part
from kgbuild.fuse.rivals import Rivals
from kgbuild.fuse.sources import Sources
from kgbuild.fuse.statements import Statement
from kgbuild.ontology.view import Ontology

Place = tuple[int, int]
"""A part and a group in it, by their numbers."""


@dataclass(frozen=True, slots=True)
class World:
    """All that must be known to weigh what is said."""

    sources: Sources
    rivals: Rivals
    ontology: Ontology


class Unit:
    """Groups of parts, each with the numbers of those that count here: to be fused together, where there are several
    parts, else one by one; `names` are everybody in them."""

    def __init__(self, pieces: Sequence[tuple[Part, tuple[int, ...]]], names: Set[str]) -> None:
        self.pieces, self.names = pieces, names

    @cached_property
    def groups(self) -> list[list[Statement]]:
        """What is said, in the order of the articles."""
        found = [[part.spoken.groups[number].said for number in numbers] for part, numbers in self.pieces]
        if len(found) == 1:
            return [list(said) for said in found[0]]
        together = chain.from_iterable(chain.from_iterable(found))
        return [sorted(together, key=lambda each: each.claim.article)]

    @cached_property
    def twins(self) -> Mapping[str, tuple[str, ...]]:
        """The happenings of its parts that have twins."""
        return {name: others for part, _ in self.pieces for name, others in part.spoken.twins.items()}

    def __getstate__(self) -> dict[str, object]:
        """On the way to other processes a unit is what is said in it."""
        return {"groups": self.groups, "twins": self.twins}


def units_of(parts: Sequence[Part], outlines: Sequence[Outline]) -> list[Unit]:
    """The units: one for each part, and one for all groups of several parts that a key ties."""
    tied = _tied(outlines)
    several = [block for block in tied.values() if len({part for part, _ in block}) > 1]
    apart = {place for block in several for place in block}
    found = []
    for number, (part, outline) in enumerate(zip(parts, outlines, strict=True)):
        own = tuple(group for group in range(len(outline.groups)) if (number, group) not in apart)
        if own:
            found.append(Unit([(part, own)], part.known.keys()))
    for block in several:
        inside: dict[int, list[int]] = {}
        for number, group in sorted(block):
            inside.setdefault(number, []).append(group)
        names = {name for number, group in block for name in outlines[number].groups[group].names}
        found.append(Unit([(parts[number], tuple(groups)) for number, groups in inside.items()], names))
    return found


def _tied(outlines: Iterable[Outline]) -> dict[Place, list[Place]]:
    """Groups that keys tie, by one of them."""
    leader: dict[Place, Place] = {}

    def root(place: Place) -> Place:
        while leader.setdefault(place, place) != place:
            leader[place] = leader[leader[place]]
            place = leader[place]
        return place

    holder: dict[tuple[str, ...], Place] = {}
    for number, outline in enumerate(outlines):
        for group, sketch in enumerate(outline.groups):
            for key in sketch.shared:
                one, other = sorted((root(holder.setdefault(key, (number, group))), root((number, group))))
                leader[other] = one
    found: dict[Place, list[Place]] = {}
    for place in leader:
        found.setdefault(root(place), []).append(place)
    return found


def world_of(parts: Iterable[Part], outlines: Iterable[Outline], sources: Sources, ontology: Ontology) -> World:
    """What all parts know together."""
    known = {name: one for part in parts for name, one in part.known.items()}
    events = {event.id: event.type for part in parts for event in part.events}
    links = {link for outline in outlines for link in outline.links}
    return World(sources, Rivals(known, events, links, ontology), ontology)
