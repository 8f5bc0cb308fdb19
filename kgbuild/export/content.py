"""What several formats need, made once.

In: a graph and the ontology.  Out: what is said of each subject, its triples sorted, and sorted by the article that
says them; the texts of graph.ttl and graph.trig, which say the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from kgbuild.export.turtle import Shortener, paragraph
from kgbuild.graph.knowledge_graph import KnowledgeGraph
from kgbuild.graph.names import Names
from kgbuild.graph.rdf import sourced
from kgbuild.graph.terms import Said, Triple, together
from kgbuild.ontology.view import Ontology


@dataclass(frozen=True)
class Content:
    """A graph on its way into files."""

    graph: KnowledgeGraph
    ontology: Ontology

    @cached_property
    def said(self) -> Mapping[str, Mapping[str, list[Said]]]:
        """What is said of each subject, subjects sorted, by graph: "" for the default graph, else the IRI of the
        article that says it.

        What two articles say stands in both their graphs; what the whole graph says only in "".
        """
        names = Names(self.graph.base)
        found: dict[str, dict[str, list[Said]]] = {}
        for subject, said, articles in sourced(self.graph, self.ontology):
            graphs = found.get(subject)
            if graphs is None:
                graphs = found[subject] = {}
            for name in map(names.article, articles) if articles else ("",):
                graphs.setdefault(name, []).append(said)
        return {subject: found[subject] for subject in sorted(found)}

    @property
    def triples(self) -> list[Triple]:
        """Every triple once, sorted."""
        return [
            triple
            for subject, graphs in self.said.items()
            for triple in _triples(subject, [said for rows in graphs.values() for said in rows])
        ]

    @property
    def graphs(self) -> Mapping[str, list[Triple]]:
        """The same by graph."""
        found: dict[str, list[Triple]] = {"": []}
        for subject, graphs in self.said.items():
            for name, rows in graphs.items():
                found.setdefault(name, []).extend(_triples(subject, rows))
        return {name: found[name] for name in sorted(found)}

    @cached_property
    def paragraphs(self) -> tuple[list[str], Mapping[str, list[str]]]:
        """The paragraphs of graph.ttl, and those of graph.trig by graph.

        They are made together: of most subjects only one graph says anything, so their paragraph stands in both files.
        """
        short = Shortener(self.graph.base)
        every: list[str] = []
        found: dict[str, list[str]] = {"": []}
        for subject, graphs in self.said.items():
            name, rows, lines = short.name(subject), list(map(together, graphs.values())), dict[str, str]()
            for graph, said in zip(graphs, rows, strict=True):
                own = short.lines(said)
                found.setdefault(graph, []).append(text := paragraph(name, own))
                lines |= own
            if len(rows) > 1:
                if repeated := _repeated(rows):
                    lines |= short.lines(repeated)
                text = paragraph(name, lines)
            every.append(text)
        return every, {name: found[name] for name in sorted(found)}


def _repeated(rows: list[Said]) -> Said:
    """What several say with one predicate, together."""
    once: set[str] = set()
    again: set[str] = set()
    for said in rows:
        again |= once & said.keys()
        once |= said.keys()
    return {name: tuple(target for said in rows for target in said.get(name, ())) for name in again}


def _triples(subject: str, rows: list[Said]) -> list[Triple]:
    said = together(rows)
    return [(subject, predicate, target) for predicate in sorted(said) for target in sorted(set(said[predicate]))]
