"""Is a graph on disk what it promises?  The checks of `graph.check`, row by row.

In: a `Whole` and the ontology.  Out: problems; none for a sound graph.
"""

from __future__ import annotations

from collections.abc import Iterator
from heapq import merge
from itertools import chain, groupby
from pathlib import Path

from kgbuild.errors import CheckError
from kgbuild.graph.check import TODO, misquoted
from kgbuild.graph.shapes import shape_problems
from kgbuild.model import Article, Entity, Event, Evidence, Problem
from kgbuild.ontology.view import Ontology
from kgbuild.stream.part import drawn_evenly
from kgbuild.stream.pile import Pile
from kgbuild.stream.whole import Whole


def require_sound(whole: Whole, ontology: Ontology, folder: Path, shapes: Path | None = None) -> None:
    """Raise CheckError with the first thing that is wrong with a graph, if anything is."""
    sample = drawn_evenly(whole, ontology)
    problems = chain(words_problems(whole), ends_problems(whole, folder), shape_problems(sample, ontology, shapes))
    first = next(problems, None)
    if first is not None:
        raise CheckError(first.found, first.where, first.todo)


def words_problems(whole: Whole) -> Iterator[Problem]:
    """Every quotation against its article, both in the order of the articles' names."""
    articles = whole.read("articles", Article)
    article = next(articles, None)
    for item in whole.read("evidence", Evidence):
        while article is not None and article.name < item.article:
            article = next(articles, None)
        known = article if article is not None and article.name == item.article else None
        if found := misquoted(item, known):
            yield Problem(f"{item.article}:{item.span.begin}-{item.span.end}", found, TODO, article=False)


def ends_problems(whole: Whole, folder: Path) -> Iterator[Problem]:
    """Every fact joins things of the graph, rests on words, and disputes only facts that dispute it."""
    ends, disputes = Pile(folder, "ends"), Pile(folder, "disputes")
    for fact, _ in whole.facts():
        if not fact.evidence:
            yield Problem(fact.id, "has no evidence", TODO, article=False)
        for end in (fact.subject,) if fact.literal else (fact.subject, str(fact.object)):
            ends.add(f"{end}\0{fact.id}".encode())
        for other in fact.conflicts_with:
            ends_of = "\0".join(sorted((fact.id, other)))
            disputes.add(f"{ends_of}\0{fact.id}".encode())
    yield from _missing(ends, whole)
    for (one, other), voices in groupby((line.decode().split("\0") for line in disputes), key=lambda row: row[:2]):
        told = [row[2] for row in voices]
        if len(told) == 1:
            silent = other if told[0] == one else one
            yield Problem(told[0], f"disputes {silent!r}, which does not dispute it", TODO, article=False)
    ends.clear()
    disputes.clear()


def _missing(ends: Pile, whole: Whole) -> Iterator[Problem]:
    nodes = _nodes(whole)
    node = next(nodes, None)
    for line in ends:
        end, fact = line.decode().split("\0")
        while node is not None and node < end:
            node = next(nodes, None)
        if node != end:
            yield Problem(fact, f"joins {end!r}, which is not in the graph", TODO, article=False)


def _nodes(whole: Whole) -> Iterator[str]:
    """The ids of entities and events, sorted together."""
    entities = (entity.id for entity in whole.read("entities", Entity))
    events = (event.id for event in whole.read("events", Event))
    return merge(entities, events)
