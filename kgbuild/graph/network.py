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
    types = sorted({entity.type for entity in entities.values()} | {event.type for event in events.values()})
    classes = {name: " ".join(ontology.ancestors(name)) for name in types}
    for name, entity in entities.items():
        graph.add_node(name, kind="entity", label=entity.label, type=entity.type, classes=classes[entity.type])
    for name, event in events.items():
        graph.add_node(name, kind="event", label=event.label, type=event.type, classes=classes[event.type])
    for fact in facts:
        if fact.literal or not isinstance(fact.object, str):
            continue
        if fact.subject in graph and fact.object in graph:
            graph.add_edge(
                fact.subject,
                fact.object,
                key=fact.id,
                predicate=fact.predicate,
                label=fact.label,
                status=fact.status.value,
                modality=fact.modality.value,
                support=fact.support,
                confidence=fact.confidence,
                drawn=fact.edge,
            )
    return graph
