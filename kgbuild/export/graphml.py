"""GraphML for Gephi, yEd, Cytoscape.

In: a graph.  Out: the file's bytes: the network, with each edge's words and articles.
"""

from __future__ import annotations

import re
from io import BytesIO

import networkx as nx

from kgbuild.graph import KnowledgeGraph

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def graphml(graph: KnowledgeGraph) -> bytes:
    """Attributes are plain values; characters XML cannot hold become U+FFFD."""
    out = nx.MultiDiGraph()
    for name in sorted(graph.network):
        out.add_node(_clean(name), **_attributes(graph.network.nodes[name]))
    for source, target, key, data in sorted(graph.network.edges(keys=True, data=True), key=lambda edge: edge[2]):
        evidence = graph.facts[key].evidence
        extra = {"words": evidence[0].words if evidence else "", "articles": _articles(graph, key)}
        out.add_edge(_clean(source), _clean(target), key=_clean(key), **_attributes({**data, **extra}))
    buffer = BytesIO()
    nx.readwrite.graphml.write_graphml_xml(out, buffer, prettyprint=True)
    return buffer.getvalue() + b"\n"


def _articles(graph: KnowledgeGraph, fact: str) -> str:
    return "; ".join(sorted({item.article for item in graph.facts[fact].evidence}))


def _attributes(data: dict[str, str | int | float | bool]) -> dict[str, str | int | float | bool]:
    return {key: _clean(value) if isinstance(value, str) else value for key, value in sorted(data.items())}


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
