"""The network of a graph: a node for each entity and event, an edge for each fact between two of them.

In: a graph.  Out: rows with the attributes of nodes and edges, as files have them, or a networkx MultiDiGraph.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any

import msgspec

from kgbuild.model import Entity, Event, Fact
from kgbuild.ontology.view import Ontology

if TYPE_CHECKING:
    import networkx as nx  # a build writes its files without it, and it takes 0.2 s to import

    from kgbuild.graph.knowledge_graph import KnowledgeGraph


class NodeRow(msgspec.Struct, frozen=True):
    """A node; `classes` are all of them, parted by blanks."""

    classes: str
    id: str
    kind: str
    label: str
    type: str


class LinkRow(msgspec.Struct, frozen=True):
    """An edge; `key` is the id of its fact."""

    confidence: float
    drawn: bool
    key: str
    label: str
    modality: str
    predicate: str
    source: str
    status: str
    support: int
    target: str


def node_rows(graph: KnowledgeGraph) -> Iterator[NodeRow]:
    """Entities, then events."""
    for thing in chain[Entity | Event](graph.entities.values(), graph.events.values()):
        yield node_row(thing, graph.classes.get(thing.type, thing.type))


def link_rows(graph: KnowledgeGraph) -> Iterator[LinkRow]:
    """Facts between two nodes of the graph, in the order of their ids."""
    nodes = graph.entities.keys() | graph.events.keys()
    return (link_row(fact) for fact in graph.facts.values() if joins(fact, nodes))


def joins(fact: Fact, nodes: Collection[str]) -> bool:
    """Is the fact an edge between two of the nodes?"""
    return not fact.literal and fact.subject in nodes and fact.object in nodes


def node_row(thing: Entity | Event, classes: str) -> NodeRow:
    """The node of an entity or event."""
    return NodeRow(classes, thing.id, "entity" if isinstance(thing, Entity) else "event", thing.label, thing.type)


def link_row(fact: Fact) -> LinkRow:
    """The edge of a fact."""
    return LinkRow(
        fact.confidence, fact.edge, fact.id, fact.label, fact.modality.value, fact.predicate, fact.subject,
        fact.status.value, fact.support, str(fact.object),
    )  # fmt: skip


def classes_of(things: Iterable[Entity | Event], ontology: Ontology) -> dict[str, str]:
    """All classes of each type in use, parted by blanks."""
    return {name: all_classes(name, ontology) for name in sorted({thing.type for thing in things})}


def all_classes(name: str, ontology: Ontology) -> str:
    """A class and all above it."""
    return " ".join(ontology.ancestors(name))


def network_of(graph: KnowledgeGraph) -> nx.MultiDiGraph:
    """Nodes carry `kind`, `label`, `type` and `classes`; edges are keyed by the fact's id and carry `predicate`,
    `label`, `status`, `modality`, `support`, `confidence` and `drawn`."""
    import networkx as nx

    found = nx.MultiDiGraph()
    found.add_nodes_from((row.id, _rest(row, "id")) for row in node_rows(graph))
    rows = link_rows(graph)
    found.add_edges_from((row.source, row.target, row.key, _rest(row, "source", "target", "key")) for row in rows)
    return found


def _rest(row: msgspec.Struct, *names: str) -> dict[str, Any]:
    return {name: value for name, value in msgspec.structs.asdict(row).items() if name not in names}
