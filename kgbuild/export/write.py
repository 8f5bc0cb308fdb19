"""All the files of a build.

In: a graph and the ontology.  Out: the files asked for, under fixed names.  A new format is one module and one
line in `FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from pathlib import Path

from kgbuild.engines.spread import Over, here
from kgbuild.engines.worker import uncollected
from kgbuild.errors import InputError
from kgbuild.export.content import Content
from kgbuild.export.files import save
from kgbuild.export.graphml import graphml
from kgbuild.export.jsonld import jsonld
from kgbuild.export.neo4j import edges_csv, nodes_csv
from kgbuild.export.nquads import nquads
from kgbuild.export.report import report
from kgbuild.export.turtle import bound, head, turtle12
from kgbuild.export.vocabulary import vocabulary
from kgbuild.graph import KnowledgeGraph, to_json
from kgbuild.ontology.view import Ontology

TOGETHER = 200
"""Pieces joined at once: a letter beyond Latin makes each of its text twice as wide, and a whole file is slow then."""


def joined(pieces: Iterable[str]) -> bytes:
    """A file's text as bytes."""
    rest = iter(pieces)
    return b"".join("".join(some).encode() for some in iter(lambda: list(islice(rest, TOGETHER)), []))


FORMATS: Mapping[str, Callable[[Content], bytes]] = {
    "graph.ttl": lambda content: joined((head(content.graph.base), *content.paragraphs[0])),
    "graph.trig": lambda content: joined(bound(content.paragraphs[1].items(), content.graph.base)),
    "graph.json": lambda content: to_json(content.graph),
    "graph.graphml": lambda content: graphml(content.graph),
    "report.md": lambda content: report(content.graph, content.ontology).encode(),
    "graph.jsonld": lambda content: jsonld(content.triples, content.graph.base),
    "graph-rdf12.ttl": lambda content: joined(turtle12(content.triples, content.graph.base)),
    "graph.nq": lambda content: joined(nquads(content.graphs.items())),
    "nodes.csv": lambda content: nodes_csv(content.graph, content.ontology),
    "vocabulary.md": lambda content: vocabulary(content.ontology).encode(),
    "edges.csv": lambda content: edges_csv(content.graph),
}
"""File names, and how the bytes of each are made."""

DEFAULT_FORMATS = ("graph.ttl", "graph.trig", "graph.graphml", "graph.json", "report.md")


def contents(
    graph: KnowledgeGraph, ontology: Ontology, formats: Iterable[str] = DEFAULT_FORMATS, over: Over = here
) -> dict[str, bytes]:
    """The bytes of the files named in `formats`; the same graph gives the same.  `over` may remember what was written
    before."""
    names = list(dict.fromkeys(formats))
    unknown = [name for name in names if name not in FORMATS]
    if unknown:
        raise InputError(f"no such file format: {', '.join(unknown)}", "formats", f"choose from {', '.join(FORMATS)}")
    content = Content(graph, ontology, over)
    with uncollected():
        return {name: FORMATS[name](content) for name in names}


def write(
    graph: KnowledgeGraph,
    folder: Path | str,
    ontology: Ontology,
    formats: Iterable[str] = DEFAULT_FORMATS,
    extra: Mapping[str, str] | None = None,
) -> list[Path]:
    """Write the files named in `formats`, and `extra` texts by file name."""
    files = contents(graph, ontology, formats)
    return save(folder, files | {name: text.encode() for name, text in (extra or {}).items()})
