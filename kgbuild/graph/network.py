"""The networkx side of the graph.

In: entities, events, facts.  Out: a MultiDiGraph with a node for each entity and event and an edge for each fact
between two of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import networkx as nx

from kgbuild.model import Entity, Event, Fact
from kgbuild.ontology.view import Ontology


def network(
    entities: Mapping[str, Entity], events: Mapping[str, Event], facts: Iterable[Fact], ontology: Ontology
) -> nx.MultiDiGraph:
    """Nodes carry `kind`, `label`, `type` and `classes` (all of them, parted by blanks); edges are keyed by the
    fact's id and carry `predicate`, `label`, `status`, `modality`, `support`, `confidence` and `drawn`."""
    graph = nx.MultiDiGraph()
    for name, entity in entities.items():
        graph.add_node(name, **node_data(entity, ontology))
    for name, event in events.items():
        graph.add_node(name, **node_data(event, ontology))
    for fact in facts:
        if not fact.literal and fact.subject in graph and fact.object in graph:
            graph.add_edge(fact.subject, fact.object, key=fact.id, **edge_data(fact))
    return graph


def node_data(thing: Entity | Event, ontology: Ontology) -> dict[str, str]:
    """The attributes of a node."""
    kind = "entity" if isinstance(thing, Entity) else "event"
    return {"kind": kind, "label": thing.label, "type": thing.type, "classes": " ".join(ontology.ancestors(thing.type))}


def edge_data(fact: Fact) -> dict[str, str | int | float | bool]:
    """The attributes of an edge."""
    return {
        "predicate": fact.predicate, "label": fact.label, "status": fact.status.value, "modality": fact.modality.value,
        "support": fact.support, "confidence": fact.confidence, "drawn": fact.edge,
    }  # fmt: skip
