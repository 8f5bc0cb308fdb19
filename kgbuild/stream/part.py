"""A part of a graph on disk that fits into memory.

In: a `Whole` and how much to take.  Out: a `KnowledgeGraph`: all of it when it is small, else the best supported part
(to look at) or whole happenings drawn evenly (to check).
"""

from __future__ import annotations

import heapq
from collections.abc import Collection
from dataclasses import replace
from itertools import islice

from kgbuild.graph import KnowledgeGraph
from kgbuild.graph.network import classes_of
from kgbuild.graph.shapes import FULL, SAMPLE
from kgbuild.model import Article, CleanText, Copy, Entity, Event, Fact, Match, Mention, Problem, Veto, digest
from kgbuild.ontology.view import Ontology
from kgbuild.stream.whole import Whole
from kgbuild.view import QUICK

NODES = 2_000
"""Nodes of a graph that is small enough to be held whole."""
SEEN = QUICK
"""Nodes of the part to look at."""
FACTS = 4_000
"""Facts of the part to look at, at most."""
MENTIONS = 30
"""Mentions that an entity of a part keeps."""
WORDS = 3
"""Pieces of evidence that a fact of a part keeps: some have thousands, each from an article that would come along."""


def everything(whole: Whole, ontology: Ontology) -> KnowledgeGraph:
    """The whole graph, in memory."""
    entities = {entity.id: entity for entity in whole.read("entities", Entity)}
    events = {event.id: event for event in whole.read("events", Event)}
    facts = {fact.id: fact for fact, _ in whole.facts()}
    return KnowledgeGraph(
        articles={article.name: article for article in whole.read("articles", Article)},
        entities=entities,
        events=events,
        facts=facts,
        classes=classes_of((*entities.values(), *events.values()), ontology),
        mentions={mention.id: mention for mention in whole.read("mentions", Mention)},
        matches=tuple(whole.read("matches", Match)),
        vetoes=tuple(whole.read("vetoes", Veto)),
        problems=tuple(whole.read("problems", Problem)),
        remarks=tuple(sorted(whole.remarks)),
        base=whole.base,
        copies=tuple(whole.read("copies", Copy)),
    )


def is_small(whole: Whole) -> bool:
    """Does the whole graph fit into memory, whatever else is there?"""
    return whole.counts["entities"] + whole.counts["events"] <= NODES


def best_part(whole: Whole, ontology: Ontology, nodes: int = SEEN) -> KnowledgeGraph:
    """The nodes that the best supported edges join, with what is said of them and between them."""
    edges = (
        (-fact.support, not of_entity, fact.id, fact.subject, str(fact.object))
        for fact, of_entity in whole.facts()
        if fact.edge and not fact.literal
    )
    chosen: set[str] = set()
    for *_, subject, target in heapq.nsmallest(nodes, edges):
        ends = {subject, target}
        if len(chosen | ends) <= nodes:
            chosen |= ends
    return _about(whole, ontology, chosen)


def drawn_evenly(whole: Whole, ontology: Ontology, size: int = SAMPLE) -> KnowledgeGraph:
    """Whole happenings, and things with facts of their own, drawn by a digest of their ids, about `size` facts; all of
    a small graph."""
    if whole.counts["facts"] <= FULL:
        return everything(whole, ontology)
    kept: dict[str, str] = {}
    for fact, _ in whole.facts():
        name = fact.event or fact.subject
        if name not in kept:
            kept[name] = digest(name)
            if len(kept) > 2 * size:
                kept = dict(heapq.nsmallest(size, kept.items(), key=lambda item: item[1]))
    about: dict[str, list[Fact]] = {name: [] for name in sorted(kept, key=kept.__getitem__)}
    for fact, _ in whole.facts():
        row = about.get(fact.event or fact.subject)
        if row is not None and len(row) < size:
            row.append(_told_briefly(fact))
    facts: list[Fact] = []
    for row in about.values():
        if len(facts) < size:
            facts += row
    ends = {end for fact in facts for end in (fact.subject, str(fact.object), fact.event)}
    return _gathered(whole, ontology, facts, ends)


def _about(whole: Whole, ontology: Ontology, nodes: Collection[str]) -> KnowledgeGraph:
    """What is said of some nodes and between them."""
    said = (
        _told_briefly(fact)
        for fact, _ in whole.facts()
        if fact.subject in nodes and (fact.literal or fact.object in nodes)
    )
    return _gathered(whole, ontology, heapq.nsmallest(FACTS, said, key=_rank), nodes)


def _told_briefly(fact: Fact) -> Fact:
    """A fact with no more of its words than can be looked at."""
    return replace(fact, evidence=fact.evidence[:WORDS])


def _rank(fact: Fact) -> tuple[int, str]:
    return (-fact.support, fact.id)


def _gathered(whole: Whole, ontology: Ontology, facts: Collection[Fact], nodes: Collection[str]) -> KnowledgeGraph:
    """Facts, and of everything else what belongs to them."""
    ids = {fact.id for fact in facts}
    nodes = {*nodes, *(name for fact in facts for name in fact.attributed_to)}
    closed = {
        fact.id: replace(fact, conflicts_with=tuple(other for other in fact.conflicts_with if other in ids))
        for fact in sorted(facts, key=lambda fact: fact.id)
    }
    articles = {item.article for fact in facts for item in fact.evidence}
    entities = {thing.id: thing for thing in whole.read("entities", Entity) if thing.id in nodes}
    events = {thing.id: thing for thing in whole.read("events", Event) if thing.id in nodes}
    articles |= {entity.articles[0] for entity in entities.values()} | {event.articles[0] for event in events.values()}
    entities = {name: _met_in(thing, articles) for name, thing in entities.items()}
    events = {name: replace(thing, articles=_among(thing.articles, articles)) for name, thing in events.items()}
    mentions = {name for entity in entities.values() for name in entity.mentions}
    return KnowledgeGraph(
        articles={
            article.name: replace(article, clean=CleanText("", ()))
            for article in whole.read("articles", Article)
            if article.name in articles
        },
        entities=entities,
        events=events,
        facts=closed,
        classes=classes_of((*entities.values(), *events.values()), ontology),
        mentions={mention.id: mention for mention in whole.read("mentions", Mention) if mention.id in mentions},
        base=whole.base,
    )


def _met_in(entity: Entity, articles: Collection[str]) -> Entity:
    """An entity as some articles have it: one that half the world mentions does not bring half the world along."""
    mentions = (name for name in entity.mentions if name.rpartition(":")[0] in articles)
    return replace(entity, articles=_among(entity.articles, articles), mentions=tuple(islice(mentions, MENTIONS)))


def _among(names: Collection[str], articles: Collection[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name in articles)
