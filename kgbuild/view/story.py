"""Everything the page tells beside the drawing, as columns of plain values.

In: a graph, the ontology, the drawing.  Out: one JSON-ready mapping, read by `assets/js/data.js`, which documents the
names.  A column holds one value a row; strings that repeat are kept once in a table and named by number.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import kgbuild
from kgbuild.graph.knowledge_graph import KnowledgeGraph
from kgbuild.model import Article, Entity, Event, Fact, Modality, Quantity, Status, Value, When
from kgbuild.model.prefixes import PREFIXES
from kgbuild.ontology.view import Ontology
from kgbuild.view.days import article_day, day_range, event_times
from kgbuild.view.looks import kind_of, looks
from kgbuild.view.network import Drawing
from kgbuild.view.reasons import reasons
from kgbuild.view.sentences import Sentences
from kgbuild.view.words import class_label, is_role, predicate_label, spaced, value_text

Json = dict[str, Any]
LARGE = 3000  # with more nodes than this the page opens on the communities
STATUSES = tuple(status.value for status in Status)
MODALITIES = tuple(modality.value for modality in Modality)


class Table:
    """Keeps each string once; `number(text)` names it."""

    def __init__(self) -> None:
        self.rows: list[str] = []
        self._number: dict[str, int] = {}

    def number(self, text: str) -> int:
        """The row of a string, which is added when it is new."""
        if text not in self._number:
            self._number[text] = len(self.rows)
            self.rows.append(text)
        return self._number[text]


def tell(graph: KnowledgeGraph, ontology: Ontology, drawing: Drawing) -> Json:
    """The page's data."""
    sentences = Sentences(graph.articles)
    return {
        "about": _about(graph),
        "articles": [_article(article) for article in graph.articles.values()],
        "types": _types(graph, ontology),
        "nodes": _nodes(graph, drawing),
        "facts": _facts(graph, ontology, drawing, sentences),
        "reasons": reasons(graph, drawing.number, sentences),
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


def _facts(graph: KnowledgeGraph, ontology: Ontology, drawing: Drawing, sentences: Sentences) -> Json:
    """Columns by fact, in the order of their ids."""
    facts = list(graph.facts.values())
    number = {fact.id: i for i, fact in enumerate(facts)}
    predicates: dict[tuple[str, str], int] = {}
    sources, rules = Table(), Table()
    for fact in facts:
        predicates.setdefault((fact.predicate, predicate_label(fact, ontology)), len(predicates))
    return {
        "predicates": [[curie, label, int(is_role(curie))] for curie, label in predicates],
        "key": [fact.id for fact in facts],
        "subject": [drawing.number.get(fact.subject, fact.subject) for fact in facts],
        "predicate": [predicates[(fact.predicate, predicate_label(fact, ontology))] for fact in facts],
        "object": [_object(fact, drawing) for fact in facts],
        "modality": [MODALITIES.index(fact.modality.value) for fact in facts],
        "status": [STATUSES.index(fact.status.value) for fact in facts],
        "confidence": [round(fact.confidence * 100) for fact in facts],
        "support": [fact.support for fact in facts],
        "edge": [int(fact.edge) for fact in facts],
        "event": [drawing.number.get(fact.event, -1) for fact in facts],
        "quantity": {i: _quantity(f.quantity, f.hedge) for i, f in enumerate(facts) if f.quantity or f.hedge},
        "sources": [sorted({sources.number(_source(name, graph)) for name in fact.attributed_to}) for fact in facts],
        "rules": [[rules.number(rule) for rule in fact.rules] for fact in facts],
        "evidence": [
            [place for place in map(sentences.evidence, fact.evidence) if place is not None] for fact in facts
        ],
        "conflicts": {
            i: [number[other] for other in fact.conflicts_with if other in number]
            for i, fact in enumerate(facts)
            if fact.conflicts_with
        },
        "conflict": {i: spaced(fact.conflict) for i, fact in enumerate(facts) if fact.conflict},
        "sourceNames": sources.rows,
        "ruleNames": rules.rows,
        "statuses": list(STATUSES),
        "modalities": list(MODALITIES),
    }


def _object(fact: Fact, drawing: Drawing) -> int | str | Json:
    """A node's number, a plain literal, or a time with what was made of it."""
    value: Value = fact.object
    if not fact.literal and isinstance(value, str):
        return drawing.number.get(value, value)
    if isinstance(value, When):
        return {
            "text": value_text(value),
            "value": "/".join(part for part in (value.value, value.end) if part),
            "stated": int(value.stated),
            "how": value.how,
            "days": day_range(value),
        }
    return value_text(value)


def _quantity(quantity: Quantity | None, hedge: str) -> str:
    """ "about 250 kilometre"; a hedge that the words already hold is not said twice."""
    words = value_text(quantity) if quantity else ""
    return words if not hedge or hedge in words else f"{hedge} {words}".strip()


def _source(name: str, graph: KnowledgeGraph) -> str:
    """The name of an agency or speaker; an article stands for its outlet."""
    if name.startswith("article:"):
        article = graph.articles.get(name.removeprefix("article:"))
        return (article.publisher if article else None) or name.removeprefix("article:")
    entity = graph.entities.get(name)
    return entity.label if entity else name
