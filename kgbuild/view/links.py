"""Which facts are drawn as lines: direct edges for the overview, roles of events for the full detail.

In: a graph.  Out: `Link`s, one line for all facts from one node to another.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kgbuild.graph.knowledge_graph import KnowledgeGraph
from kgbuild.model import Fact, Modality, Status

OVERVIEW, DETAIL = "overview", "detail"


@dataclass(frozen=True, slots=True)
class Link:
    """One line: `facts` are ids, the best supported first."""

    source: str
    target: str
    facts: tuple[str, ...]
    layer: str


def overview_links(graph: KnowledgeGraph) -> list[Link]:
    """Who did what to whom: asserted facts between two entities, and both sides of a dispute between them."""
    chosen = (
        fact
        for fact in graph.facts.values()
        if fact.subject in graph.entities
        and _names_node(fact, graph.entities)
        and (fact.edge or (fact.status is Status.DISPUTED and fact.modality is Modality.ASSERTED))
    )
    return _bundle(chosen, OVERVIEW)


def detail_links(graph: KnowledgeGraph) -> list[Link]:
    """Events with their fillers, and the relations that come from no event, however they are put forward."""
    chosen = (
        fact
        for fact in graph.facts.values()
        if (_names_node(fact, graph.entities) or _names_node(fact, graph.events))
        and (fact.subject in graph.events or (fact.subject in graph.entities and not fact.event))
    )
    return _bundle(chosen, DETAIL)


def _names_node(fact: Fact, nodes: object) -> bool:
    return not fact.literal and isinstance(fact.object, str) and fact.object in nodes  # type: ignore[operator]


def _bundle(facts: Iterable[Fact], layer: str) -> list[Link]:
    lines: dict[tuple[str, str], list[Fact]] = {}
    for fact in facts:
        if fact.subject != fact.object:
            lines.setdefault((fact.subject, str(fact.object)), []).append(fact)
    return [
        Link(
            source,
            target,
            tuple(fact.id for fact in sorted(bundle, key=lambda fact: (-fact.support, -fact.confidence, fact.id))),
            layer,
        )
        for (source, target), bundle in sorted(lines.items())
    ]
