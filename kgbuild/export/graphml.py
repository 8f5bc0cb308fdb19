"""GraphML for Gephi, yEd, Cytoscape.

In: a graph.  Out: the file's bytes: the network, with each edge's words and articles, as networkx writes and reads it,
but line by line: networkx builds a tree of all elements first, which takes three times as long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import escape  # that of xml.sax.saxutils comes with all that opening addresses takes
from operator import attrgetter

from kgbuild.graph import KnowledgeGraph
from kgbuild.graph.network import LinkRow, link_rows, node_rows
from kgbuild.model import Fact

NODE = ("classes", "kind", "label", "type")
EDGE = ("articles", "confidence", "drawn", "label", "modality", "predicate", "status", "support", "words")
TYPES = {"confidence": "double", "drawn": "boolean", "support": "long"}
HEAD = """<?xml version='1.0' encoding='utf-8'?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_IN_QUOTES = str.maketrans({'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#09;"})


def graphml(graph: KnowledgeGraph) -> bytes:
    """Attributes are plain values; characters XML cannot hold become U+FFFD."""
    text = "".join((HEAD, *_keys(), '  <graph edgedefault="directed">\n', *_nodes(graph), *_edges(graph)))
    return f"{text}  </graph>\n</graphml>\n\n".encode()


def _keys() -> Iterator[str]:
    """What each attribute is called and is; the last first, as networkx has them."""
    named = [("node", name) for name in NODE] + [("edge", name) for name in EDGE]
    for number, (kind, name) in reversed(list(enumerate(named))):
        datatype = TYPES.get(name, "string")
        yield f'  <key id="d{number}" for="{kind}" attr.name="{name}" attr.type="{datatype}" />\n'


def _nodes(graph: KnowledgeGraph) -> Iterator[str]:
    for row in sorted(node_rows(graph), key=attrgetter("id")):
        told = (_usual(0, row.classes), _usual(1, row.kind), _data(2, row.label), _usual(3, row.type))
        yield f'    <node id="{_quoted(row.id)}">\n{"".join(told)}    </node>\n'


def _edges(graph: KnowledgeGraph) -> Iterator[str]:
    """By the ids of their sources, edges between the same two nodes together."""
    between: dict[str, dict[str, list[LinkRow]]] = {}
    for row in sorted(link_rows(graph), key=attrgetter("key")):
        between.setdefault(row.source, {}).setdefault(row.target, []).append(row)
    for source in sorted(between):
        for target, rows in between[source].items():
            ends = f'    <edge source="{_quoted(source)}" target="{_quoted(target)}"'
            for row in rows:
                yield f'{ends} id="{_quoted(row.key)}">\n{_told(row, graph.facts[row.key])}    </edge>\n'


def _told(row: LinkRow, fact: Fact) -> str:
    """The attributes of an edge."""
    articles = "; ".join(sorted({item.article for item in fact.evidence}))
    kind = _kind(row.confidence, row.drawn, row.label, row.modality, row.predicate, row.status, row.support)
    return f"{_usual(4, articles)}{kind}{_data(12, fact.evidence[0].words if fact.evidence else '')}"


@lru_cache(maxsize=10_000)
def _kind(*values: object) -> str:
    """The attributes that many edges share."""
    return "".join(map(_usual, range(5, 12), map(str, values)))


def _data(number: int, text: str) -> str:
    """An attribute of a node or edge, by its number."""
    return f'      <data key="d{number}">{_plain(text)}</data>\n' if text else f'      <data key="d{number}" />\n'


_usual = lru_cache(maxsize=10_000)(_data)
"""One that is met again and again."""


def _quoted(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else _plain(text).translate(_IN_QUOTES)


def _plain(text: str) -> str:
    return _NOT_XML.sub(chr(0xFFFD), escape(text, quote=False))


_PLAIN = re.compile(r"[\w.:-]*", re.ASCII)
