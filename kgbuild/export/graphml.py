"""GraphML for Gephi, yEd, Cytoscape.

In: a graph.  Out: the file's bytes: the network, with each edge's words and articles, as networkx writes and reads it,
but line by line: networkx builds a tree of all elements first, which takes three times as long.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from operator import itemgetter
from typing import Any
from xml.sax.saxutils import escape

from kgbuild.graph import KnowledgeGraph

NODE = ("classes", "kind", "label", "type")
EDGE = ("articles", "confidence", "drawn", "label", "modality", "predicate", "status", "support", "words")
TYPES = {"confidence": "double", "drawn": "boolean", "support": "long"}
HEAD = """<?xml version='1.0' encoding='utf-8'?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_IN_QUOTES = {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#09;"}


def graphml(graph: KnowledgeGraph) -> bytes:
    """Attributes are plain values; characters XML cannot hold become U+FFFD."""
    text = "".join((HEAD, *_keys(), '  <graph edgedefault="directed">\n', *_nodes(graph), *_edges(graph)))
    return f"{_NOT_XML.sub(chr(0xFFFD), text)}  </graph>\n</graphml>\n\n".encode()


def _keys() -> Iterator[str]:
    """What each attribute is called and is; the last first, as networkx has them."""
    named = [("node", name) for name in NODE] + [("edge", name) for name in EDGE]
    for number, (kind, name) in reversed(list(enumerate(named))):
        datatype = TYPES.get(name, "string")
        yield f'  <key id="d{number}" for="{kind}" attr.name="{name}" attr.type="{datatype}" />\n'


def _nodes(graph: KnowledgeGraph) -> Iterator[str]:
    for name in sorted(graph.network):
        yield f'    <node id="{_quoted(name)}">\n{_data(0, NODE, graph.network.nodes[name])}    </node>\n'


def _edges(graph: KnowledgeGraph) -> Iterator[str]:
    """By the ids of their sources, edges between the same two nodes together."""
    between: dict[str, dict[str, list[str]]] = {name: {} for name in sorted(graph.network)}
    for source, target, key in sorted(graph.network.edges(keys=True), key=itemgetter(2)):
        between[source].setdefault(target, []).append(key)
    for source, targets in between.items():
        for target, keys in targets.items():
            data = graph.network[source][target]
            ends = f'    <edge source="{_quoted(source)}" target="{_quoted(target)}"'
            for key in keys:
                evidence = graph.facts[key].evidence
                articles = "; ".join(sorted({item.article for item in evidence}))
                told = {**data[key], "articles": articles, "words": evidence[0].words if evidence else ""}
                yield f'{ends} id="{_quoted(key)}">\n{_data(len(NODE), EDGE, told)}    </edge>\n'


def _data(first: int, names: Iterable[str], values: Mapping[str, Any]) -> str:
    """The attributes of a node or edge, by number from `first` on."""
    return "".join([_attribute(number, str(values[name])) for number, name in enumerate(names, first)])


@lru_cache(maxsize=10_000)
def _attribute(number: int, text: str) -> str:
    """One of them; most are met again and again."""
    return f'      <data key="d{number}">{escape(text)}</data>\n' if text else f'      <data key="d{number}" />\n'


@lru_cache(maxsize=10_000)
def _quoted(text: str) -> str:
    return escape(text, _IN_QUOTES)
