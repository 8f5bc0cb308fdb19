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
        found: BySubject = {}
        for (subject, predicate, target), _ in self.said:
            found.setdefault(subject, set()).add((predicate, target))
        return _sorted(found)

    @cached_property
    def graphs(self) -> Mapping[str, list[Triple]]:
        """Sorted triples by graph: "" for the default graph, else the IRI of the article that says them.

        A triple that two articles say stands in both their graphs; one that the whole graph says only in "".
        """
        names = Names(self.graph.base)
        found: dict[str, BySubject] = {"": {}}
        for (subject, predicate, target), articles in self.said:
            for name in [names.article(article) for article in articles] or [""]:
                found.setdefault(name, {}).setdefault(subject, set()).add((predicate, target))
        return {name: _sorted(found[name]) for name in sorted(found)}


BySubject = dict[str, set[tuple[str, str]]]


def _sorted(found: BySubject) -> list[Triple]:
    """Triples sorted as they would be at once, in a fraction of the time: few subjects, and little said of each."""
    return [(subject, *rest) for subject in sorted(found) for rest in sorted(found[subject])]
