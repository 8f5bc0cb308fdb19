"""The triples of a graph on disk, sorted.

In: a `Whole` and the ontology.  Out: what `export.content.Content` gives of a graph in memory: all triples once, and
those of each article's graph.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import groupby
from pathlib import Path

from kgbuild.graph.claims import evidence_triples
from kgbuild.graph.modes import mode_of
from kgbuild.graph.names import Names
from kgbuild.graph.rdf import Sourced, Terms, article_triples, entity_triples, event_triples, fact_triples
from kgbuild.graph.terms import Triple
from kgbuild.graph.vocabulary import Vocabulary
from kgbuild.model import Article, Entity, Event, Evidence
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
        for triple, articles in self._said():
            line = "\0".join(triple).encode()
            every.add(line)
            for graph in [names.article(article) for article in articles] or [""]:
                by_graph.add(graph.encode() + b"\0" + line)
        return every, by_graph

    def _said(self) -> Iterator[Sourced]:
        """Every triple with its articles, those of the vocabulary last."""
        words, terms = Vocabulary(self._ontology), Terms()
        for triple, articles in self._statements(words, terms):
            terms.note(triple)
            yield triple, articles
        for triple in words.described(terms.used, terms.own):
            yield triple, ()

    def _statements(self, words: Vocabulary, terms: Terms) -> Iterator[Sourced]:
        whole, names = self._whole, Names(self._whole.base)
        for entity in whole.read("entities", Entity):
            for triple in entity_triples(entity, names, words):
                yield triple, ()
        modes = whole.tellings()
        told = next(modes, None)
        for event in whole.read("events", Event):
            row = []
            while told is not None and told[0] <= event.id:
                if told[0] == event.id:
                    row.append(told[1])
                told = next(modes, None)
            for triple in event_triples(event, mode_of(row), names, words):
                yield triple, ()
        for fact, of_entity in whole.facts():
            terms.note_wording(fact)
            yield from fact_triples(fact, of_entity, names, words)
        yield from self._quoted(names, words)

    def _quoted(self, names: Names, words: Vocabulary) -> Iterator[Sourced]:
        """The articles, each with the words of it that are evidence."""
        spans = groupby(self._whole.read("evidence", Evidence), key=lambda item: (item.article, item.span))
        items = (next(group) for _, group in spans)
        item = next(items, None)
        for article in self._whole.read("articles", Article):
            for triple in article_triples(article, names, words):
                yield triple, (article.name,)
            while item is not None and item.article <= article.name:
                for triple in evidence_triples(item, article, names, words):
                    yield triple, (article.name,)
                item = next(items, None)
