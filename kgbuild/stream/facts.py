"""Facts, fused a few groups of statements at a time.

In: `Said`, entities, articles.  Out: facts in a `Whole`, with the entities and mentions that they leave in the graph.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from kgbuild.fuse import fuse_statements
from kgbuild.fuse.rivals import Rivals
from kgbuild.fuse.sources import Sources
from kgbuild.model import Article, Copy, Entity, Event, Fact, Resolution
from kgbuild.ontology.view import Ontology
from kgbuild.resolve import reject_edges
from kgbuild.resolve.decisions import Decisions
from kgbuild.stream.names import Entities
from kgbuild.stream.statements import Group, Said, statement_of
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
        numbers = {name: number for group in block for name, number in group.entities.items()}
        cast = {one.id: one.known for one in map(known, sorted(set(numbers.values())))}
        events = {name: event for group in block for name, event in group.events.items()}
        alive = frozenset().union(*(group.told for group in block))
        resolution = Resolution(
            tuple(Entity(name, one.type, one.label, one.names, (), ()) for name, one in cast.items()),
            tuple(Event(name, kind, label, "", (), ()) for name, (kind, label) in events.items()),
        )
        kinds = {name: kind for name, (kind, _) in events.items()}
        paired = {name: others for group in block for name, others in group.twins.items()}
        rivals = Rivals(cast, kinds, said.links, world.ontology, paired)
        facts, remarks = _fused(block, resolution, rivals, world)
        unfit = set(remarks) if unfit is None else unfit & set(remarks)
        for fact in facts:
            if all(end in cast or end in alive for end in _ends(fact)):
                whole.put_fact(fact, fact.subject in cast)
                for name in (*_ends(fact), *fact.attributed_to):
                    if name in numbers:
                        used[numbers[name]] = 1
    _keep(entities, used, whole)
    return tuple(sorted(unfit or ()))


def _batches(said: Said, batch: int) -> Iterator[list[Group]]:
    """Whole groups of groups, so many that they have about `batch` statements."""
    held: list[Group] = []
    size = 0
    for block in groups(tied_by(said.keys, len(said.groups)), len(said.groups)):
        for number in block:
            group = said.groups.get(number)
            held.append(group)
            size += len(group.rows)
        if size >= batch:
            yield held
            held, size = [], 0
    if held:
        yield held


def _fused(
    block: list[Group], resolution: Resolution, rivals: Rivals, world: World
) -> tuple[tuple[Fact, ...], tuple[str, ...]]:
    """The facts of a block, which is empty afterwards: some blocks are large."""
    rows = sorted((row for group in block for row in group.rows), key=lambda row: row.place, reverse=True)
    block.clear()
    statements = [statement_of(rows.pop()) for _ in range(len(rows))]  # a row is let go of when it has become one
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
