"""The pyvis network: what is drawn, and where.

In: a graph.  Out: `Drawing`: a `pyvis.network.Network` whose nodes carry positions, shapes and sizes and whose edges
carry the facts behind each line, with the number of each node and the communities.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from pyvis.network import Network

from kgbuild.graph.knowledge_graph import KnowledgeGraph
from kgbuild.ontology.view import Ontology
from kgbuild.view.layout import find_communities, place
from kgbuild.view.layout.stress import Points
from kgbuild.view.links import Link, detail_links, overview_links
from kgbuild.view.looks import kind_of, looks

LENGTH = 150.0  # of a link between two small nodes, in pixels: room for a verb
LINE, LINES = 18, 2  # characters in a line of a label, lines shown
OPTIONS = {
    "physics": {"enabled": False},
    "interaction": {"hover": True, "keyboard": False, "multiselect": False, "tooltipDelay": 999999},
    "nodes": {"borderWidth": 1.5, "borderWidthSelected": 3},
    "edges": {"smooth": False, "arrows": {"to": {"enabled": True, "scaleFactor": 0.55}}, "selectionWidth": 1.5},
    "layout": {"improvedLayout": False},
}


class _Numbers(list[int]):
    """pyvis asks `in network.node_ids` for every node and edge: an answer in constant time."""

    def __contains__(self, number: object) -> bool:
        return isinstance(number, int) and 0 <= number < len(self)


@dataclass(frozen=True)
class Drawing:
    """`number` maps entity and event ids to node numbers; `community` is by node number; `detail` holds the
    positions in full detail, `network` those of the overview."""

    network: Network
    number: Mapping[str, int]
    community: tuple[int, ...]
    detail: tuple[tuple[int, int], ...]


def draw(graph: KnowledgeGraph, ontology: Ontology) -> Drawing:
    """Entities come first, in the order of their ids, then events; both views share the numbers."""
    ids = [*graph.entities, *graph.events]
    number = {node: i for i, node in enumerate(ids)}
    overview, detail = overview_links(graph), detail_links(graph)
    size = _sizes(graph, number, overview, detail)
    labels = [graph.entities[node].label if node in graph.entities else graph.events[node].label for node in ids]
    boxes = np.array([_box(label, radius) for label, radius in zip(labels, size, strict=True)]).reshape(-1, 2)
    community = find_communities(len(ids), [*_weighted(overview, number, graph), *_weighted(detail, number, graph)])
    first, second = _positions(boxes, community, _pairs(overview, number), _pairs(detail, number), len(graph.entities))

    network = Network(directed=True)
    network.node_ids = _Numbers()
    network.set_options(json.dumps(OPTIONS))
    kinds = [kind_of(graph.entities[node].type, ontology) for node in graph.entities]
    look = looks(kinds)
    for i, node in enumerate(ids):
        kind = kinds[i] if node in graph.entities else "Event"
        shape = look[kind].shape if node in graph.entities else "dot"
        x, y = (int(value) for value in first[i])
        network.add_node(i, labels[i] or node, shape, group=kind, size=size[i], x=x, y=y)
    for link in (*overview, *detail):
        network.add_edge(number[link.source], number[link.target], layer=link.layer, facts=list(link.facts))
    spots = tuple((int(x), int(y)) for x, y in second)
    return Drawing(network, number, tuple(community), spots)


def _sizes(graph: KnowledgeGraph, number: Mapping[str, int], overview: list[Link], detail: list[Link]) -> list[float]:
    """The most important actors largest: links weighted by independent support, and articles."""
    weight: Counter[str] = Counter({node: len(graph.entities[node].articles) for node in graph.entities})
    for link in overview:
        support = sum(max(graph.facts[fact].support, 1) for fact in link.facts)
        weight[link.source] += 2 * support
        weight[link.target] += 2 * support
    for link in detail:
        weight[link.target] += 1
    top = max((weight[node] for node in graph.entities), default=1) or 1
    busy = max((weight[node] for node in graph.events), default=1) or 1
    return [
        round(float(7 + 19 * np.sqrt(weight[node] / top)), 1)
        if node in graph.entities
        else round(float(5 + 3 * np.sqrt(weight[node] / busy)), 1)
        for node in number
    ]


def _box(label: str, radius: float) -> tuple[float, float]:
    """Width and height of a node with its label below, which `paint.js` breaks into lines the same way."""
    font = 11.0 + radius * 0.22
    lines = min(LINES, 1 + len(label) // (LINE + 1))
    width = min(len(label), LINE + 2) * font * 0.56
    return (max(2 * radius, width) + 4, 2 * radius + lines * font * 1.2 + 4)


def _weighted(links: list[Link], number: Mapping[str, int], graph: KnowledgeGraph) -> list[tuple[int, int, float]]:
    return [
        (number[link.source], number[link.target], float(sum(max(graph.facts[fact].support, 1) for fact in link.facts)))
        for link in links
    ]


def _pairs(links: list[Link], number: Mapping[str, int]) -> list[tuple[int, int]]:
    pairs = {(number[link.source], number[link.target]) for link in links}
    return sorted({(min(a, b), max(a, b)) for a, b in pairs})


def _positions(
    boxes: Points, community: list[int], overview: list[tuple[int, int]], detail: list[tuple[int, int]], entities: int
) -> tuple[Points, Points]:
    """Entities as the overview places them; in detail they start from there, with events between their fillers."""
    size = len(boxes)
    first = np.zeros((size, 2))
    if not size:
        return first, first
    linked = sorted({node for pair in overview for node in pair})
    lone = [node for node in range(entities) if node not in set(linked)]
    renumber = {node: i for i, node in enumerate([*linked, *lone])}
    shown = [*linked, *lone]
    first[shown] = place(
        boxes[shown],
        [(renumber[a], renumber[b]) for a, b in overview],
        [community[node] for node in shown],
        LENGTH,
    )
    start = first * 1.4
    ends: list[list[int]] = [[] for _ in range(size)]
    for a, b in detail:
        for event, other in ((a, b), (b, a)):
            if event >= entities and other < entities:
                ends[event].append(other)
    for event in range(entities, size):
        if ends[event]:
            start[event] = start[ends[event]].sum(axis=0) / len(ends[event])
    return first, place(boxes, detail, community, LENGTH * 0.95, start)
