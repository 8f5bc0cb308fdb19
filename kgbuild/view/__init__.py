"""The viewer: a graph as one HTML file that opens from disk, built with pyvis."""

from __future__ import annotations

from collections.abc import Iterable

from kgbuild.graph.knowledge_graph import KnowledgeGraph
from kgbuild.ontology.view import Ontology

__all__ = ["QUICK", "render"]

MEASURED = 10_000
"""Nodes that a page was measured with and stays usable (benchmarks/viewer.md)."""
QUICK = 1_500
"""Nodes of a page that is made in about a second: what every build can afford."""


def render(graph: KnowledgeGraph, ontology: Ontology, most: int = MEASURED, around: Iterable[str] = ()) -> str:
    """The whole viewer for one graph; of one with more nodes than `most`, its best supported part, or what lies nearest
    to the nodes `around`, which the page says.  pyvis is imported here, for it takes its time."""
    from kgbuild.view.best import best_part
    from kgbuild.view.page import render as render_page

    return render_page(best_part(graph, most, around), ontology, graph)
