"""The graph in the stores people query.

In: a graph and the ontology.  Out: an rdflib Graph or a pyoxigraph Store with the triples of graph.ttl.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kgbuild.graph.knowledge_graph import KnowledgeGraph
from kgbuild.graph.rdf import to_rdf
from kgbuild.graph.terms import Triple, parts
from kgbuild.model.prefixes import PREFIXES
from kgbuild.ontology.view import Ontology

if TYPE_CHECKING:  # both are imported when used: most of kgbuild needs neither
    from pyoxigraph import Store
    from rdflib import Graph
    from rdflib.term import Node


def to_rdflib(graph: KnowledgeGraph, ontology: Ontology) -> Graph:
    """An rdflib Graph, with the prefixes bound.  About 100,000 triples a second; for large graphs use a store."""
    found = rdflib_of(to_rdf(graph, ontology))
    for prefix, namespace in {**PREFIXES, "id": graph.base}.items():
        found.bind(prefix, namespace)
    return found


def rdflib_of(triples: Iterable[Triple]) -> Graph:
    """Triples as an rdflib Graph."""
    from rdflib import Graph

    found = Graph()
    nodes: dict[str, Node] = {}
    for triple in triples:
        subject, predicate, target = (nodes.get(text) or nodes.setdefault(text, node(text)) for text in triple)
        found.add((subject, predicate, target))
    return found


def to_oxigraph(graph: KnowledgeGraph, ontology: Ontology) -> Store:
    """A pyoxigraph Store in memory."""
    from pyoxigraph import RdfFormat, Store

    store = Store()
    lines = "".join(f"{s} {p} {o} .\n" for s, p, o in to_rdf(graph, ontology))
    store.bulk_load(lines.encode(), RdfFormat.N_TRIPLES)
    return store


def node(text: str) -> Node:
    """A term in N-Triples form as rdflib's term."""
    from rdflib import Literal, URIRef

    if text.startswith("<"):
        return URIRef(text[1:-1])
    words, datatype, language = parts(text)
    return Literal(words, lang=language or None, datatype=URIRef(datatype) if datatype else None)
