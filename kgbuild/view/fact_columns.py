"""Facts as columns: what each says, how well it is founded, and where its words stand.

In: a graph, the ontology, the drawing.  Out: columns by fact, in the order of their ids; `assets/js/data.js` reads
them.  Strings that repeat (sources, rules, predicates) are kept once in a table and named by number.
"""

from __future__ import annotations

from typing import Any

from kgbuild.graph.knowledge_graph import KnowledgeGraph
from kgbuild.model import Fact, Modality, Quantity, Status, Value, When
from kgbuild.ontology.view import Ontology
from kgbuild.view.days import day_range
from kgbuild.view.network import Drawing
from kgbuild.view.sentences import Sentences
from kgbuild.view.words import is_role, predicate_label, spaced, value_text

Json = dict[str, Any]
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


def fact_columns(graph: KnowledgeGraph, ontology: Ontology, drawing: Drawing, sentences: Sentences) -> Json:
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
        "quantity": {i: words for i, fact in enumerate(facts) if (words := _quantity(fact))},
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


def _quantity(fact: Fact) -> str:
    """The number that goes with a fact ("about 250 kilometres"); "" where the object itself is that number."""
    if not fact.quantity or isinstance(fact.object, Quantity):
        return ""
    words = value_text(fact.quantity)
    return words if not fact.hedge or fact.hedge in words else f"{fact.hedge} {words}".strip()


def _source(name: str, graph: KnowledgeGraph) -> str:
    """The name of an agency or speaker; an article stands for its outlet."""
    if name.startswith("article:"):
        article = graph.articles.get(name.removeprefix("article:"))
        return (article.publisher if article else None) or name.removeprefix("article:")
    entity = graph.entities.get(name)
    return entity.label if entity else name
