"""The whole program on one screen: articles -> read -> annotate -> extract -> resolve -> fuse -> graph.

In: paths and `Settings`.  Out: a checked `KnowledgeGraph`.  Nothing is printed or written here: see `cli` and
`export`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import closing, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from kgbuild.engines.place import Place
from kgbuild.engines.worker import uncollected
from kgbuild.errors import InputError
from kgbuild.fuse import fuse
from kgbuild.graph import KnowledgeGraph, build_graph, require_sound
from kgbuild.model import Article, Extraction, Problem
from kgbuild.ontology import Ontology, load_ontology
from kgbuild.read import near_copies, read_articles
from kgbuild.resolve import Ahead, read_decisions, read_known, reject_edges, resolve
from kgbuild.settings import Settings
from kgbuild.work import files_known, parts_known, place_of, work_through

T = TypeVar("T")
Watch = Callable[[str, Iterable[T], int | None], Iterable[T]]
"""What a caller may wrap around a stage's work to show how far it is: (stage, items, how many) -> the same items."""


def unwatched(stage: str, items: Iterable[T], total: int | None) -> Iterable[T]:
    """No progress shown."""
    return items


def build(
    paths: Iterable[str | Path], settings: Settings | None = None, watch: Watch[object] = unwatched
) -> KnowledgeGraph:
    """The knowledge graph of the articles under `paths` (files or folders).

    What cannot be read is in the graph's `problems`, and the rest is built.  Raises InputError when there is no
    usable article at all, CheckError when the graph breaks a promise of the contract.
    """
    settings = settings or Settings()
    graph = unchecked(paths, settings, watch)
    require_sound(graph, load_ontology(settings.ontology), settings.ontology)
    return graph


def unchecked(
    paths: Iterable[str | Path], settings: Settings, watch: Watch[object] = unwatched, place: Place | None = None
) -> KnowledgeGraph:
    """The graph, not yet checked: for a caller who has that done while the files are made.  `place` is where it is
    built, if somebody is at work there already."""
    with nullcontext(place) if place else closing(place_of(settings)) as somewhere:
        ontology = load_ontology(settings.ontology)
        decisions, known = read_decisions(settings.decisions, ontology), read_known(settings.known, ontology)
        with files_known(settings) as reader:
            articles, problems = sorted_out(watch("Reading", read_articles(map(Path, paths), settings, reader), None))
        if not articles:
            found = "; ".join(f"{p.where}: {p.found}" for p in problems[:5])
            raise InputError("no usable article", found, "give at least one news text")
        with parts_known(settings, articles, somewhere.over) as (over, small):
            ahead, alike = Ahead(ontology, known, small), somewhere.put_off(near_copies, articles)
            extractions, failures = annotated_and_extracted(articles, ontology, settings, somewhere, ahead, watch)
            with uncollected():
                names = {extraction.article for extraction in extractions}
                articles = [article for article in articles if article.name in names]
                copies = near_copies(articles) if failures else alike.result()
                by_name = {article.name: article for article in articles}
                resolution = resolve(extractions, ontology, decisions, known, over=over, small=small, ahead=ahead)
                light = over if somewhere.forks else small  # what costs as much to send to a process as to do
                hands = light if settings.engine == "local" else over
                facts = fuse(extractions, resolution, by_name, ontology, copies, hands, settings.min_confidence, light)
                facts, remarks = reject_edges(facts, resolution, decisions)
                resolution = replace(resolution, remarks=(*resolution.remarks, *remarks))
                problems = [*problems, *failures]
                return build_graph(articles, extractions, resolution, facts, ontology, problems, settings.base, copies)


def sorted_out(items: Iterable[object]) -> tuple[list[Article], list[Problem]]:
    """Articles and problems apart, in the order of their names."""
    found = list(items)
    articles = sorted((item for item in found if isinstance(item, Article)), key=lambda article: article.name)
    problems = sorted((item for item in found if isinstance(item, Problem)), key=lambda p: (p.where, p.found))
    return articles, problems


def annotated_and_extracted(
    articles: list[Article],
    ontology: Ontology,
    settings: Settings,
    place: Place,
    ahead: Ahead,
    watch: Watch[object],
) -> tuple[list[Extraction], list[Problem]]:
    """What each article says, and a problem for each that the language pipeline could not take (annotate, extract:
    see `work`, which does them wherever there are hands for it, and remembers).  Who appears in it is told at once,
    while others are read."""
    extractions, failures = [], []
    for one in watch("Annotating", work_through(articles, ontology, settings, place, len(articles)), len(articles)):
        if isinstance(one, Extraction):
            extractions.append(one)
            ahead.add(one)
        elif isinstance(one, Problem):
            failures.append(one)
    return extractions, failures
