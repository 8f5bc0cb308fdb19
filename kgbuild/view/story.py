"""Everything the page tells beside the drawing, as columns of plain values.

In: a graph, the ontology, the drawing.  Out: one JSON-ready mapping, read by `assets/js/data.js`, which documents the
names.  A column holds one value a row; strings that repeat are kept once in a table and named by number.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import kgbuild
from kgbuild.graph.knowledge_graph import KnowledgeGraph
from kgbuild.model import Article, Entity, Event
from kgbuild.model.prefixes import PREFIXES
from kgbuild.ontology.view import Ontology
from kgbuild.view.days import article_day, event_times
from kgbuild.view.fact_columns import fact_columns
from kgbuild.view.looks import kind_of, looks
from kgbuild.view.network import Drawing
from kgbuild.view.reasons import FEW, SHOWN, reasons
from kgbuild.view.sentences import Sentences
from kgbuild.view.words import class_label

Json = dict[str, Any]
LARGE = 3000  # with more nodes than this the page opens on the communities


def tell(graph: KnowledgeGraph, ontology: Ontology, drawing: Drawing, whole: KnowledgeGraph) -> Json:
    """The page's data; it says so when the graph is a part of a larger whole."""
    sentences = Sentences(graph.articles)
    is_part = len(graph.facts) < len(whole.facts)
    part = {"part": {"nodes": len(whole.entities) + len(whole.events), "facts": len(whole.facts)}} if is_part else {}
    return {
        "about": _about(graph) | part,
        "articles": [_article(article) for article in graph.articles.values()],
        "types": _types(graph, ontology),
        "nodes": _nodes(graph, drawing),
        "facts": fact_columns(graph, ontology, drawing, sentences),
        "reasons": reasons(graph, drawing.number, sentences, FEW if is_part else SHOWN),
        "sentences": sentences.rows,
    }


def _about(graph: KnowledgeGraph) -> Json:
    titles = [article.title or article.name for article in graph.articles.values()]
    count = len(titles)
    return {
        "title": titles[0] if count == 1 else f"What {count:,} articles say",
        "base": graph.base,
        "version": kgbuild.__version__,
        "large": LARGE,
        "prefixes": {name: PREFIXES[name] for name in ("kg", "rel", "rdf", "nif")},
        "setAside": sum(problem.article for problem in graph.problems),
    }


def _article(article: Article) -> Json:
    url = article.url or ""
    return {
        "name": article.name,
        "title": article.title or "",
        "publisher": article.publisher or "",
        "date": article.date or "",
        "day": article_day(article.date),
        "url": url if url.lower().startswith(("https://", "http://")) else "",
    }


def _types(graph: KnowledgeGraph, ontology: Ontology) -> list[Json]:
    """Classes of entities and events: name, label, top class, shape and colour slot, in the order of use."""
    entities = Counter(entity.type for entity in graph.entities.values())
    events = Counter(event.type for event in graph.events.values())
    top = {name: kind_of(name, ontology) for name in entities}
    look = looks(top.values())
    rows: list[Json] = []
    for name, _ in sorted(entities.items(), key=lambda row: (-row[1], row[0])):
        kind = top[name]
        rows.append(
            {
                "name": name,
                "label": class_label(name, ontology),
                "top": kind,
                "topLabel": class_label(kind, ontology),
                "shape": look[kind].shape,
                "slot": look[kind].slot,
            }
        )
    for name, _ in sorted(events.items(), key=lambda row: (-row[1], row[0])):
        rows.append({"name": name, "label": class_label(name, ontology), "top": "Event", "event": True})
    return rows


def _nodes(graph: KnowledgeGraph, drawing: Drawing) -> Json:
    """Columns by node number: entities, then events; label, shape, size and place are the network's."""
    order = {name: i for i, name in enumerate(graph.articles)}
    things: list[Entity | Event] = [*graph.entities.values(), *graph.events.values()]
    times = event_times(graph.facts.values(), graph.events)
    return {
        "key": [thing.id for thing in things],
        "type": [thing.type for thing in things],
        "names": [list(entity.names) for entity in graph.entities.values()],
        "sameAs": {i: list(e.same_as) for i, e in enumerate(graph.entities.values()) if e.same_as},
        "mentions": [len(entity.mentions) for entity in graph.entities.values()],
        "articles": [[order[name] for name in thing.articles if name in order] for thing in things],
        "predicate": [event.predicate for event in graph.events.values()],
        "community": list(drawing.community),
        "detail": [list(spot) for spot in drawing.detail],
        "time": {
            drawing.number[event]: [time.first, time.last, time.words, int(time.inferred)]
            for event, time in times.items()
        },
    }
