"""Disputes for report.md: both sides, their sources and their words.

In: a graph.  Out: lines of Markdown.
"""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.export.report_words import code, plain, quoted
from kgbuild.graph import KnowledgeGraph
from kgbuild.model import Fact, Modality, Quantity, When


def disputes(graph: KnowledgeGraph) -> Iterator[str]:
    """One entry for each thing in dispute, with all its sides, the best supported first.

    An edge made from a disputed role shares the role's dispute and is not told again, and a happening that one
    source denies is told once, not role by role.
    """
    denied: set[str] = set()
    entries: dict[tuple[str, ...], dict[str, Fact]] = {}
    for left, right, kind in graph.disputes():
        if (left.subject in graph.events) != (right.subject in graph.events) and kind in ("who", "place"):
            continue
        if kind == "polarity" and left.event:
            if left.event in denied:
                continue
            denied.add(left.event)
        one_thing = left.subject == right.subject
        key = (kind, left.subject, left.predicate) if one_thing else (kind, left.subject, left.id, right.id)
        entries.setdefault(key, {}).update({left.id: left, right.id: right})
    for (kind, subject, *_), sides in entries.items():
        event = next((fact.event for fact in sides.values() if fact.event in graph.events), "")
        yield f"- **{plain(kind)}**, {plain(graph.events[event].label if event else graph.label(subject))}"
        for fact in sorted(sides.values(), key=lambda fact: (not fact.edge, -fact.support, fact.id)):
            yield from _side(fact, graph)


def _side(fact: Fact, graph: KnowledgeGraph) -> Iterator[str]:
    said = "not so" if fact.modality is Modality.NEGATED else fact.modality.value.casefold()
    who = ", ".join(plain(graph.label(name)) for name in fact.attributed_to)
    drawn = "drawn" if fact.edge else "not drawn"
    sources = f"{fact.support} source" + ("s" if fact.support != 1 else "")
    yield f"  - {plain(statement(fact, graph))} ({said}; {sources}: {who}; {drawn})"
    for item in fact.evidence[:3]:
        yield f"    - {code(item.article)}: {quoted(item.words)}"


def statement(fact: Fact, graph: KnowledgeGraph) -> str:
    """A fact as a short line: "agent: Ana Ruiz", "quantity: about 250 kilometre"."""
    value = fact.object
    if isinstance(value, When):
        return f"{fact.label}: {value.words or value.value}"
    if isinstance(value, Quantity):
        return f"{fact.label}: {_amount(value)}"
    number = f" ({_amount(fact.quantity)})" if fact.quantity is not None else ""
    shown = value if fact.literal else graph.label(value)
    if fact.subject in graph.events:
        return f"{fact.label}: {shown}{number}"
    return f"{graph.label(fact.subject)} {fact.label} {shown}{number}"


def _amount(quantity: Quantity) -> str:
    hedge = quantity.hedge or quantity.comparison
    return " ".join(part for part in (hedge, quantity.value, quantity.unit) if part)
