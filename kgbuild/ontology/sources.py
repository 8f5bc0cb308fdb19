"""Where in the ontology's files a thing was said, so that a message can name file and line.

In: the folder.  Out: `Source`, each file's triples and text, and the line of a term or of words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
import rdflib
from rdflib.namespace import RDF

from kgbuild.model import Problem
from kgbuild.ontology.load import turtle_files
from kgbuild.ontology.statements import KG


@dataclass(frozen=True)
class Source:
    """One Turtle file: its path as people know it, its text, its triples."""

    path: str
    text: str
    graph: rdflib.Graph

    def line(self, *words: str) -> int:
        """The number of the first line with the first of the words that occurs; 1 when none does."""
        for word in words:
            pattern = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")
            for number, line in enumerate(self.text.splitlines(), start=1):
                if pattern.search(line.partition(" #")[0] if not line.startswith("#") else ""):
                    return number
        return 1

    def at(self, *words: str) -> str:
        """File and line, for people."""
        return f"{self.path}, line {self.line(*words)}"

    def owner(self, node: rdflib.term.Node) -> rdflib.term.Node:
        """The named thing that a blank node belongs to."""
        while isinstance(node, rdflib.BNode):
            above = next(iter(self.graph.subjects(None, node)), None)
            if above is None:
                return node
            node = above
        return node

    def defined(self) -> Iterator[rdflib.URIRef]:
        """The terms this file gives a type."""
        yield from sorted({s for s in self.graph.subjects(RDF.type, None) if isinstance(s, rdflib.URIRef)})


def read_sources(folder: Path) -> tuple[list[Source], list[Problem]]:
    """All files that parse, and a problem for each that does not."""
    sources: list[Source] = []
    problems: list[Problem] = []
    for path in turtle_files(folder):
        name = path.relative_to(folder.parent).as_posix()
        text = path.read_text(encoding="utf-8")
        try:
            sources.append(Source(name, text, parse(text)))
        except SyntaxError as error:
            todo = "mend it here or just before: often a ; or . is missing"
            problems.append(Problem(f"{name}, line {error.lineno or 1}", f"not valid Turtle: {error.msg}", todo, False))
    return sources, problems


def parse(text: str) -> rdflib.Graph:
    """An rdflib graph of Turtle, read by pyoxigraph, which is twenty times quicker."""
    graph = rdflib.Graph()
    for quad in ox.parse(text, format=ox.RdfFormat.TURTLE, rename_blank_nodes=True):
        subject, predicate, value = (_term(node) for node in (quad.subject, quad.predicate, quad.object))
        graph.add((subject, predicate, value))
    return graph


def _term(node: object) -> rdflib.term.Node:
    if isinstance(node, ox.NamedNode):
        return rdflib.URIRef(node.value)
    if isinstance(node, ox.BlankNode):
        return rdflib.BNode(node.value)
    assert isinstance(node, ox.Literal)
    datatype = None if node.language else rdflib.URIRef(node.datatype.value)
    return rdflib.Literal(node.value, lang=node.language, datatype=datatype)


def curie(node: object) -> str:
    """A term as it is written in the files."""
    return str(node).replace(KG, "kg:")
