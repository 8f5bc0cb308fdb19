"""The graph a build yields: made from facts, turned into RDF or networkx, checked, written and read."""

from kgbuild.graph.build import build_graph
from kgbuild.graph.check import check_graph, require_sound
from kgbuild.graph.knowledge_graph import KnowledgeGraph
from kgbuild.graph.node_link import read_graph, to_json
from kgbuild.graph.rdf import to_rdf
from kgbuild.graph.stores import to_oxigraph, to_rdflib
from kgbuild.settings import DEFAULT_BASE

__all__ = [
    "DEFAULT_BASE", "KnowledgeGraph", "build_graph", "check_graph", "read_graph", "require_sound", "to_json",
    "to_oxigraph", "to_rdf", "to_rdflib",
]  # fmt: skip
