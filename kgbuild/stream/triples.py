"""The triples of a graph on disk, sorted.

In: a `Whole` and the ontology.  Out: what `export.content.Content` gives of a graph in memory: all triples once, and
those of each article's graph.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import groupby
from pathlib import Path

from kgbuild.graph.claims import evidence_said
from kgbuild.graph.modes import mode_of
from kgbuild.graph.names import Names
from kgbuild.graph.rdf import Sourced, Terms, article_said, copy_said, entity_said, event_said, fact_said
from kgbuild.graph.terms import Triple, triples_of
from kgbuild.graph.vocabulary import Vocabulary
from kgbuild.model import Article, Copy, Entity, Event, Evidence
from kgbuild.ontology.view import Ontology
from kgbuild.stream.pile import Pile
from kgbuild.stream.whole import Whole


class Triples:
    """The sorted triples of a graph on disk."""

    def __init__(self, whole: Whole, ontology: Ontology, folder: Path) -> None:
        self._whole, self._ontology, self._folder = whole, ontology, folder

    @property
    def triples(self) -> Iterator[Triple]:
        """Every triple once, sorted."""
        for line in self._piles[0]:
            subject, predicate, target = line.decode().split("\0")
            yield subject, predicate, target

    @property
    def graphs(self) -> Iterator[tuple[str, Iterator[Triple]]]:
        """Sorted triples by graph, "" first."""
        rows = (line.decode().split("\0") for line in self._piles[1])
        for name, group in groupby(rows, key=lambda row: row[0]):
            yield name, ((subject, predicate, target) for _, subject, predicate, target in group)

    @cached_property
    def _piles(self) -> tuple[Pile, Pile]:
        """All triples, and all with the graph they stand in."""
        every, by_graph = (Pile(self._folder, name) for name in ("triples", "graphs"))
        names = Names(self._whole.base)
        for subject, said, articles in self._said():
            graphs = [names.article(article).encode() for article in articles] or [b""]
            for triple in triples_of(subject, said):
                line = "\0".join(triple).encode()
                every.add(line)
                for graph in graphs:
                    by_graph.add(graph + b"\0" + line)
        return every, by_graph

    def _said(self) -> Iterator[Sourced]:
        """All that is said, with its articles; what is said of the vocabulary last."""
        words, terms = Vocabulary(self._ontology), Terms()
        for row in self._statements(words, terms):
            terms.note(row[1])
            yield row
        yield from terms.described(words)

    def _statements(self, words: Vocabulary, terms: Terms) -> Iterator[Sourced]:
        whole, names = self._whole, Names(self._whole.base)
        for copy in whole.read("copies", Copy):
            yield copy_said(copy, names, words)
        for entity in whole.read("entities", Entity):
            yield names.of(entity.id), entity_said(entity, names, words), ()
        modes = whole.tellings()
        told = next(modes, None)
        for event in whole.read("events", Event):
            row = []
            while told is not None and told[0] <= event.id:
                if told[0] == event.id:
                    row.append(told[1])
                told = next(modes, None)
            yield names.of(event.id), event_said(event, mode_of(row), names, words), ()
        for fact, of_entity in whole.facts():
            terms.note_wording(fact)
            yield from fact_said(fact, of_entity, names, words)
        yield from self._quoted(names, words)

    def _quoted(self, names: Names, words: Vocabulary) -> Iterator[Sourced]:
        """The articles, each with the words of it that are evidence."""
        spans = groupby(self._whole.read("evidence", Evidence), key=lambda item: (item.article, item.span))
        items = (next(group) for _, group in spans)
        item = next(items, None)
        for article in self._whole.read("articles", Article):
            yield names.article(article.name), article_said(article, words), (article.name,)
            while item is not None and item.article <= article.name:
                yield names.evidence(item), evidence_said(item, article, names, words), (article.name,)
                item = next(items, None)
