"""What several formats need, made once.

In: a graph and the ontology.  Out: what is said of each subject, its triples sorted, and sorted by the article that
says them; the texts of graph.ttl and graph.trig, which say the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from kgbuild.export.turtle import Shortener, paragraph, together
from kgbuild.graph.knowledge_graph import KnowledgeGraph
from kgbuild.graph.names import Names
from kgbuild.graph.rdf import sourced
from kgbuild.graph.terms import Said, Triple
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
            lines = {name: short.lines(together(rows)) for name, rows in graphs.items()}
            for name, those in lines.items():
                text = paragraph(short.name(subject), those)
                found.setdefault(name, []).append(text)
            if len(lines) > 1:
                all_said = together([said for rows in graphs.values() for said in rows])
                text = paragraph(short.name(subject), short.lines(all_said))
            every.append(text)
        return every, {name: found[name] for name in sorted(found)}


def _triples(subject: str, rows: list[Said]) -> list[Triple]:
    said = together(rows)
    return [(subject, predicate, target) for predicate in sorted(said) for target in sorted(set(said[predicate]))]
