"""What several formats need, made once.

In: a graph and the ontology.  Out: its triples sorted, and sorted by the article that says them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from kgbuild.graph.knowledge_graph import KnowledgeGraph
from kgbuild.graph.names import Names
from kgbuild.graph.rdf import Sourced, sourced
from kgbuild.graph.terms import Triple
from kgbuild.ontology.view import Ontology


@dataclass(frozen=True)
class Content:
    """A graph on its way into files."""

    graph: KnowledgeGraph
    ontology: Ontology

    @cached_property
    def said(self) -> list[Sourced]:
        """Every triple, each time it is said, with the articles that say it."""
        return list(sourced(self.graph, self.ontology))

    @cached_property
    def triples(self) -> list[Triple]:
        """Every triple once, sorted."""
        return sorted({triple for triple, _ in self.said})

    @cached_property
    def graphs(self) -> Mapping[str, list[Triple]]:
        """Sorted triples by graph: "" for the default graph, else the IRI of the article that says them.

        A triple that two articles say stands in both their graphs; one that the whole graph says only in "".
        """
        names = Names(self.graph.base)
        found: dict[str, set[Triple]] = {"": set()}
        for triple, articles in self.said:
            for name in [names.article(article) for article in articles] or [""]:
                found.setdefault(name, set()).add(triple)
        return {name: sorted(found[name]) for name in sorted(found)}
