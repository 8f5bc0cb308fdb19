"""Facts, fused a few groups of statements at a time.

In: `Said`, entities, articles.  Out: facts in a `Whole`, with the entities and mentions that they leave in the graph.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from kgbuild.fuse import fuse_statements
from kgbuild.fuse.rivals import Rivals
from kgbuild.fuse.sources import Sources
from kgbuild.fuse.statements import Statement
from kgbuild.model import Article, Copy, Entity, Event, Fact, Resolution
from kgbuild.ontology.view import Ontology
from kgbuild.resolve import reject_edges
from kgbuild.resolve.decisions import Decisions
from kgbuild.stream.names import Entities
from kgbuild.stream.statements import Group, Said, Same, statement_of
from kgbuild.stream.tying import groups, tied_by
from kgbuild.stream.whole import Whole

BATCH = 2_000
"""Statements fused at once; a group with more is fused by itself."""


@dataclass(frozen=True)
class Texts(Mapping[str, Article]):
    """Articles by name: number them, and take those that are asked for from disk."""

    number: Mapping[str, int]
    get_one: Callable[[int], Article]

    def __getitem__(self, name: str) -> Article:
        return self.get_one(self.number[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self.number)

    def __len__(self) -> int:
        return len(self.number)


@dataclass(frozen=True)
class World:
    """What fusing asks beside statements."""

    articles: Mapping[str, Article]
    copies: Mapping[str, Copy]
    ontology: Ontology
    decisions: Decisions | None
    least: float | None = None


def fuse_all(said: Said, entities: Entities, world: World, whole: Whole, batch: int = BATCH) -> tuple[str, ...]:
    """All facts, and the entities that they, or names, keep in the graph; remarks on decisions that fit no fact."""
    used = array("b", bytes(len(entities.rows)))
    known = lru_cache(batch)(entities.known.get)
    unfit: set[str] | None = None
    for block in _batches(said, batch):
        cast = {one.id: one.known for one in map(known, sorted(set(block.entities.values())))}
        resolution = Resolution(
            tuple(Entity(name, one.type, one.label, one.names, (), ()) for name, one in cast.items()),
            tuple(Event(name, kind, label, "", (), ()) for name, (kind, label) in block.events.items()),
        )
        kinds = {name: kind for name, (kind, _) in block.events.items()}
        rivals = Rivals(cast, kinds, said.links, world.ontology, block.twins)
        facts, remarks = _fused(block.spoken(), resolution, rivals, world)
        unfit = set(remarks) if unfit is None else unfit & set(remarks)
        for fact in facts:
            if all(end in cast or end in block.told for end in _ends(fact)):
                whole.put_fact(fact, fact.subject in cast)
                for name in (*_ends(fact), *fact.attributed_to):
                    if name in block.entities:
                        used[block.entities[name]] = 1
    _keep(entities, used, whole)
    return tuple(sorted(unfit or ()))


@dataclass
class Batch:
    """Groups of statements that are fused at once: what is said, each with its place among all, and of what."""

    said: list[tuple[tuple[int, int], Statement]] = field(default_factory=list)
    entities: dict[str, int] = field(default_factory=dict)
    events: dict[str, tuple[str, str]] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)
    twins: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def add(self, group: Group, same: Same) -> None:
        """Put a group in; of equal words and rows one is kept, and nothing of how the group lay on disk."""
        self.said += ((row.place, statement_of(row, same)) for row in group.rows)
        self.entities |= group.entities
        self.events |= group.events
        self.told |= group.told
        self.twins |= group.twins

    def spoken(self) -> list[Statement]:
        """What is said, in its order; it is not kept here."""
        said, self.said = sorted(self.said, key=lambda each: each[0]), []
        return [each for _, each in said]


def _batches(said: Said, batch: int) -> Iterator[Batch]:
    """Whole groups of groups, so many that they have about `batch` statements."""
    held, known = Batch(), dict[object, object]()
    for block in groups(tied_by(said.keys, len(said.groups)), len(said.groups)):
        for number in block:
            held.add(said.groups.get(number), known.setdefault)
        if len(held.said) >= batch:
            known = {}
            yield held
            held = Batch()
    if held.said:
        yield held


def _fused(
    statements: list[Statement], resolution: Resolution, rivals: Rivals, world: World
) -> tuple[tuple[Fact, ...], tuple[str, ...]]:
    copies = [world.copies[name] for name in sorted({each.claim.article for each in statements} & world.copies.keys())]
    sources = Sources(world.articles, resolution, world.ontology, copies)
    facts = fuse_statements(statements, sources, rivals, world.ontology, world.least)
    return reject_edges(facts, resolution, world.decisions)


def _ends(fact: Fact) -> tuple[str, ...]:
    return (fact.subject,) if fact.literal else (fact.subject, str(fact.object))


def _keep(entities: Entities, used: array[int], whole: Whole) -> None:
    """Entities with a fact (speakers too), or with a name of their own, and their mentions."""
    for number, entity in enumerate(entities.rows):
        if used[number] or entities.known.get(number).known.named:
            used[number] = 1
            whole.put_entity(entity)
    for number, met in entities.grouped():
        if used[number]:
            for mention, _ in met:
                whole.put_mention(mention)
