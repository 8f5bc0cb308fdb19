"""The viewer: a graph as one HTML file that opens from disk, built with pyvis."""

from __future__ import annotations

from kgbuild.graph.knowledge_graph import KnowledgeGraph
from kgbuild.ontology.view import Ontology

__all__ = ["render"]


def render(graph: KnowledgeGraph, ontology: Ontology) -> str:
    """The whole viewer for one graph.  pyvis is imported here, for it takes its time."""
    from kgbuild.view.page import render as render_page

    return render_page(graph, ontology)
