"""How much of the gold a graph holds.  In: a graph, its gold.  Out: a `Score` for each figure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kgbuild.evaluate.gold import Gold
from kgbuild.evaluate.values import between
from kgbuild.evaluate.view import Nodes, View
from kgbuild.graph import KnowledgeGraph
from kgbuild.model import Fact
from kgbuild.ontology import Ontology


@dataclass(frozen=True, slots=True)
class Score:
    """One figure: `right` of `total`, and what was missed, by name."""

    name: str
    right: int
    total: int
    missed: tuple[str, ...]


def evaluate(graph: KnowledgeGraph, gold: Gold, ontology: Ontology) -> list[Score]:
    """The scores of a graph."""
    view = View(graph, ontology)
    nodes = view.nodes_of(gold)
    return [
        *of_nodes(view, nodes, gold),
        *of_facts(view, nodes, gold),
        score("noise kept out", gold.get("absent", []), lambda name: not view.named(name)),
        *of_disputes(graph, nodes, gold),
    ]


def of_nodes(view: View, nodes: Mapping[str, set[str]], gold: Gold) -> Iterator[Score]:
    """Is each entity there, of its type, as one node, and none with another?"""
    found = [key for key in nodes if nodes[key]]
    yield score("entities", nodes, lambda key: bool(nodes[key]))
    yield score("typed", nodes, lambda key: view.typed(nodes[key], gold["entities"][key]["type"]))
    yield score("merged", found, lambda key: len(nodes[key]) == 1 or key in gold.get("may_split", []))
    yield score("kept apart", map(tuple, gold.get("distinct", [])), lambda pair: apart(nodes, pair))


def of_facts(view: View, nodes: Mapping[str, set[str]], gold: Gold) -> Iterator[Score]:
    """Does an edge, or an asserted happening, that is called so join both nodes, there and then?"""

    def end(keys: str | list[str] | None) -> Nodes:
        return None if keys is None else set().union(*(nodes[k] for k in ([keys] if isinstance(keys, str) else keys)))

    def holds(fact: dict[str, Any]) -> bool:
        return view.says(view.holding(end(fact["s"]), fact["p"], end(fact["o"])), fact.get("value"))

    def placed(fact: dict[str, Any]) -> bool:
        return view.touching(view.holding(end(fact["s"]), fact["p"], None), end(fact["where"]))

    def dated(fact: dict[str, Any]) -> bool:
        return view.dated(view.holding(end(fact["s"]), fact["p"], None), fact["when"])

    def avoided(fact: dict[str, Any]) -> bool:
        return not view.stated(end(fact["s"]), fact["p"], end(fact["o"]))

    facts = gold.get("facts", [])
    yield score("facts", facts, holds, "id")
    yield score("places", [fact for fact in facts if fact.get("where")], placed, "id")
    yield score("dates", [fact for fact in facts if fact.get("when")], dated, "id")
    yield score("false facts avoided", gold.get("forbidden", []), avoided, "id")


def of_disputes(graph: KnowledgeGraph, nodes: Mapping[str, set[str]], gold: Gold) -> Iterator[Score]:
    """Are two claims in dispute that stand for the two values, and none that agree?"""
    disputes = graph.disputes()

    def kept(conflict: dict[str, Any]) -> bool:
        return any(between(one, other, conflict["values"], nodes) for one, other, _ in disputes)

    yield score("conflicts kept", gold.get("conflicts", []), kept, "id")
    if "agreed" in gold:
        yield score("false disputes avoided", gold["agreed"], lambda pair: not kept(pair), "id")


def stray_disputes(graph: KnowledgeGraph, gold: Gold, ontology: Ontology) -> list[tuple[Fact, Fact, str]]:
    """The disputes of a graph that are none of the gold's conflicts."""
    nodes = View(graph, ontology).nodes_of(gold)
    pairs = [conflict["values"] for conflict in gold.get("conflicts", [])]

    def known(one: Fact, other: Fact) -> bool:
        return any(between(one, other, pair, nodes) for pair in pairs)

    return [(one, other, kind) for one, other, kind in graph.disputes() if not known(one, other)]


def score(name: str, items: Iterable[Any], right: Callable[[Any], bool], key: str = "") -> Score:
    """How many items are right, and which are not."""
    items = list(items)
    missed = [item for item in items if not right(item)]
    names = tuple(
        str(item[key]) if key else "=".join(item) if isinstance(item, tuple) else str(item) for item in missed
    )
    return Score(name, len(items) - len(missed), len(items), names)


def apart(nodes: Mapping[str, set[str]], pair: tuple[str, str]) -> bool:
    """Are both there, as two nodes?"""
    one, other = (nodes[key] for key in pair)
    return bool(one) and bool(other) and not one & other
