"""The part of a large graph that one page can draw: what most sources stand behind, or what lies around a name.

In: a graph and how many nodes there may be.  Out: the graph itself when it is small enough, else a part of it that is
a graph too: nodes with the facts between them, and the articles that tell those.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from kgbuild.errors import InputError
from kgbuild.graph.knowledge_graph import KnowledgeGraph
from kgbuild.model import Entity, Event, Fact


def best_part(graph: KnowledgeGraph, most: int, around: Iterable[str] = ()) -> KnowledgeGraph:
    """At most `most` nodes: those nearest to `around` (ids), and among equally near ones the best supported."""
    around = [name for name in around if name in graph.entities or name in graph.events]
    if len(graph.entities) + len(graph.events) <= most and not around:
        return graph
    weight = weights(graph)
    far = _steps(graph, around) if around else {}
    rank = {name: (far.get(name, len(weight)) if around else 0, -weight[name], name) for name in weight}
    chosen = _actors(graph, rank, most // 2) | set(around)
    happenings: dict[str, list[str]] = {name: [] for name in graph.events}
    for fact in _between(graph):
        if fact.subject in happenings:
            happenings[fact.subject].append(str(fact.object))
    told = [name for name in sorted(happenings, key=rank.__getitem__) if chosen.issuperset(happenings[name])]
    chosen |= set(told[: most - len(chosen)])
    return _part(graph, chosen)


def weights(graph: KnowledgeGraph) -> Counter[str]:
    """How much stands behind each node: the articles that name it and the support of its facts."""
    found: Counter[str] = Counter({name: len(entity.articles) for name, entity in graph.entities.items()})
    found.update({name: len(event.articles) for name, event in graph.events.items()})
    for fact in _between(graph):
        found[fact.subject] += 2 * fact.support
        found[str(fact.object)] += 2 * fact.support
    return found


def called(graph: KnowledgeGraph, name: str) -> list[str]:
    """The ids of what bears a name.  Raises InputError when nothing does."""
    wanted = name.casefold().strip()
    things: list[Entity | Event] = [*graph.entities.values(), *graph.events.values()]
    found = [thing.id for thing in things if wanted in (thing.id, thing.label.casefold())]
    found += [e.id for e in graph.entities.values() if wanted in map(str.casefold, e.names) and e.id not in found]
    if not found:
        raise InputError(f"nothing in the graph is called {name!r}", "view", "kgbuild query lists names by SPARQL")
    return found


def _between(graph: KnowledgeGraph) -> Iterable[Fact]:
    """Facts with a node at either end."""
    nodes = graph.entities.keys() | graph.events.keys()
    return [
        fact for fact in graph.facts.values() if not fact.literal and fact.subject in nodes and fact.object in nodes
    ]


def _actors(graph: KnowledgeGraph, rank: Mapping[str, tuple[int, int, str]], most: int) -> set[str]:
    return set(sorted(graph.entities, key=rank.__getitem__)[:most])


def _steps(graph: KnowledgeGraph, around: Iterable[str]) -> dict[str, int]:
    """How many facts each node is away."""
    neighbours: dict[str, set[str]] = {}
    for fact in _between(graph):
        neighbours.setdefault(fact.subject, set()).add(str(fact.object))
        neighbours.setdefault(str(fact.object), set()).add(fact.subject)
    found = dict.fromkeys(around, 0)
    edge = list(found)
    while edge:
        more = {other for name in edge for other in neighbours.get(name, ())} - found.keys()
        found.update(dict.fromkeys(sorted(more), found[edge[0]] + 1))
        edge = sorted(more)
    return found


def _part(graph: KnowledgeGraph, chosen: set[str]) -> KnowledgeGraph:
    """The chosen nodes, what is said of them and between them, and who says it."""
    entities = {name: entity for name, entity in graph.entities.items() if name in chosen}
    events = {name: event for name, event in graph.events.items() if name in chosen}
    facts = {
        name: fact
        for name, fact in graph.facts.items()
        if fact.subject in chosen and (fact.literal or fact.object in chosen)
    }
    parts = {place for entity in entities.values() for place in entity.mentions}
    parts |= {place for event in events.values() for place in event.clauses}
    return replace(
        graph,
        entities=entities,
        events=events,
        facts=facts,
        mentions={name: mention for name, mention in graph.mentions.items() if name in parts},
        matches=tuple(match for match in graph.matches if match.left in parts or match.right in parts),
    )
