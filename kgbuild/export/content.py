"""What several formats need, made once.

In: a graph and the ontology.  Out: what is said of each subject, its triples sorted, and sorted by the article that
says them; the texts of graph.ttl and graph.trig, which say the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter

from kgbuild.engines.spread import Over, here
from kgbuild.export.paragraphs import Paragraph, Pen, Quoted, paragraphs, sheets, written
from kgbuild.graph.knowledge_graph import KnowledgeGraph
from kgbuild.graph.names import Names
from kgbuild.graph.rdf import Sourced, Terms, article_said, copy_said, sourced
from kgbuild.graph.terms import Said, Triple, together
from kgbuild.ontology.view import Ontology


@dataclass(frozen=True)
class Content:
    """A graph on its way into files."""

    graph: KnowledgeGraph
    ontology: Ontology
    over: Over = here
    """Says where paragraphs are made, or that they need not be made again."""

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
        """The paragraphs of graph.ttl, and those of graph.trig by graph; those of an article in one piece."""
        graph, terms = self.graph, Terms()
        pen = Pen(graph.base, self.ontology, graph.articles)
        found: list[Paragraph] = []
        quoted: dict[str, Quoted] = {}
        for each in self.over(written, sheets(graph, pen.words), pen):
            found += each.paragraphs
            terms.join(each.terms, each.wordings)
            for one in each.quoted:
                known = quoted.setdefault(one.subject, one)
                if one.fact < known.fact:
                    quoted[one.subject] = one
        found += [(one.subject, one.text, {one.article: ""}) for one in quoted.values()]
        about: list[Sourced] = [
            (pen.names.article(name), article_said(each, pen.words), (name,)) for name, each in graph.articles.items()
        ]
        about += [copy_said(copy, pen.names, pen.words) for copy in graph.copies]
        for _, said, _ in about:
            terms.note(said)
        found += paragraphs((*about, *terms.described(pen.words)), pen)
        found.sort(key=itemgetter(0))
        by_graph: defaultdict[str, list[str]] = defaultdict(list, {"": []})
        for _, text, texts in found:
            for name, own in texts.items():
                by_graph[name].append(own or text)
        return [text for _, text, _ in found], {
            name: ["".join(by_graph[name])] if name else by_graph[name] for name in sorted(by_graph)
        }


def _triples(subject: str, rows: list[Said]) -> list[Triple]:
    said = together(rows)
    return [(subject, predicate, target) for predicate in sorted(said) for target in sorted(set(said[predicate]))]
