"""A built graph against a gold file written by hand: what it found, what it missed, what it should not have said.

In: a `KnowledgeGraph` and a gold file.  Out: a `Score` for each figure.  The gold is JSON:

- `entities`: key -> `type` and the `names` that are one node;
- `facts`: `id`, `s` and `o` (keys, null for anything), `p` (a regular expression on what the edge or happening is
  called), and where wanted a `value`, a place `where`, a date `when`;
- `forbidden`: facts that must not be stated;  `distinct`: pairs of keys that are two nodes;
- `may_split`: keys that may be several nodes;  `absent`: names that are noise;
- `conflicts`: pairs of `values` that must both be kept: numbers, days ("05-17"), keys of entities;
- `agreed`: where there, pairs of `values` that must not be in dispute.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kgbuild.errors import InputError
from kgbuild.graph import KnowledgeGraph
from kgbuild.model import Event, Fact, Modality, Quantity, When
from kgbuild.ontology import Ontology


@dataclass(frozen=True, slots=True)
class Score:
    """One figure: `right` of `total`, and what was missed, by name."""

    name: str
    right: int
    total: int
    missed: tuple[str, ...]


def evaluate(graph: KnowledgeGraph, gold: Mapping[str, Any], ontology: Ontology) -> list[Score]:
    """The scores of a graph.  A fact holds when an edge, or an asserted happening, joins both nodes and is called
    so."""
    view = _View(graph, ontology)
    nodes = view.nodes_of(gold)
    found = [key for key in nodes if nodes[key]]

    def one(key: str | list[str] | None) -> set[str] | None:
        return None if key is None else set().union(*(nodes[k] for k in ([key] if isinstance(key, str) else key)))

    def places(fact: dict[str, Any]) -> bool:
        return view.touching(view.holding(one(fact["s"]), fact["p"], None), one(fact["where"]))

    def dates(fact: dict[str, Any]) -> bool:
        return view.dated(view.holding(one(fact["s"]), fact["p"], None), fact["when"])

    def holds(fact: dict[str, Any]) -> bool:
        return view.says(view.holding(one(fact["s"]), fact["p"], one(fact["o"])), fact.get("value"))

    facts = gold.get("facts", [])
    return [
        score("entities", nodes, lambda key: bool(nodes[key])),
        score("typed", nodes, lambda key: view.typed(nodes[key], gold["entities"][key]["type"])),
        score("merged", found, lambda key: len(nodes[key]) == 1 or key in gold.get("may_split", [])),
        score("kept apart", map(tuple, gold.get("distinct", [])), lambda pair: apart(nodes, pair)),
        score("facts", facts, holds, "id"),
        score("places", [fact for fact in facts if fact.get("where")], places, "id"),
        score("dates", [fact for fact in facts if fact.get("when")], dates, "id"),
        score(
            "false facts avoided",
            gold.get("forbidden", []),
            lambda f: not view.stated(one(f["s"]), f["p"], one(f["o"])),
            "id",
        ),
        score("noise kept out", gold.get("absent", []), lambda name: not view.named(name)),
        score("conflicts kept", gold.get("conflicts", []), lambda c: view.disputed(c["values"], nodes), "id"),
        *(
            [score("false disputes avoided", gold["agreed"], lambda c: not view.disputed(c["values"], nodes), "id")]
            if "agreed" in gold
            else []
        ),
    ]


def stray_disputes(graph: KnowledgeGraph, gold: Mapping[str, Any], ontology: Ontology) -> list[tuple[Fact, Fact, str]]:
    """The disputes of a graph that are none of the gold's conflicts."""
    view = _View(graph, ontology)
    nodes = view.nodes_of(gold)
    pairs = [conflict["values"] for conflict in gold.get("conflicts", [])]

    def known(one: Fact, other: Fact) -> bool:
        return any(view.between(one, other, pair, nodes) for pair in pairs)

    return [(one, other, kind) for one, other, kind in graph.disputes() if not known(one, other)]


def score(name: str, items: Iterable[Any], right: Any, key: str = "") -> Score:
    """How many items are right, and which are not."""
    items = list(items)
    missed = [item for item in items if not right(item)]
    names = tuple(
        str(item[key]) if key else "=".join(item) if isinstance(item, tuple) else str(item) for item in missed
    )
    return Score(name, len(items) - len(missed), len(items), names)


def read_gold(path: Path) -> Mapping[str, Any]:
    """The gold of a file.  Raises InputError when it is missing or no JSON object."""
    try:
        gold = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"no gold: {error}", str(path), "see kgbuild/evaluate.py for what it holds") from error
    if not isinstance(gold, dict) or "entities" not in gold:
        raise InputError(
            "no gold: there are no 'entities' in it", str(path), "see kgbuild/evaluate.py for what it holds"
        )
    return gold


def apart(nodes: Mapping[str, set[str]], pair: tuple[str, str]) -> bool:
    """Are both there, as two nodes?"""
    one, other = (nodes[key] for key in pair)
    return bool(one) and bool(other) and not one & other


def plain(text: str) -> str:
    """A name without case, marks, hyphens and article."""
    text = unicodedata.normalize("NFKD", text.casefold())
    text = re.sub(r"[\u2010-\u2015-]", " ", "".join(c for c in text if not unicodedata.combining(c)))
    return re.sub(r"\s+", " ", re.sub(r"^(the|a|an) ", "", re.sub(r"[^\w\s]", "", text))).strip()


class _View:
    """The graph as the lookups that scoring needs."""

    def __init__(self, graph: KnowledgeGraph, ontology: Ontology) -> None:
        self.graph, self.ontology = graph, ontology
        self.names = {e.id: {plain(name) for name in (e.label, *e.names)} for e in graph.entities.values()}
        self.about: dict[str, list[Fact]] = {}
        for fact in graph.facts.values():
            self.about.setdefault(fact.subject, []).append(fact)
        modality = graph.event_modality()
        self.happened = {event: graph.events[event] for event, how in modality.items() if how is Modality.ASSERTED}
        self.edges = [
            f for f in graph.facts.values()
            if f.edge and not f.literal and f.subject in graph.entities and f.object in graph.entities
        ]  # fmt: skip

    def called(self, names: Iterable[str]) -> set[str]:
        """The nodes that go by one of the names."""
        wanted = {plain(name) for name in names}
        return {node for node, known in self.names.items() if known & wanted}

    def nodes_of(self, gold: Mapping[str, Any]) -> dict[str, set[str]]:
        """The nodes that each entity of the gold is."""
        return {key: self.called(item["names"]) for key, item in gold.get("entities", {}).items()}

    def named(self, name: str) -> bool:
        """Is there a node whose name is, or for a longer name holds, this one?"""
        pattern = re.compile(rf"\b{re.escape(plain(name))}\b" if len(name) > 4 else rf"^{re.escape(plain(name))}$")
        return any(pattern.search(known) for names in self.names.values() for known in names)

    def typed(self, nodes: set[str], kind: str) -> bool:
        """Is one of the nodes of the class, or below it?"""
        return any(self.ontology.is_a(self.graph.entities[node].type, kind) for node in nodes)

    def verbs(self, fact: Fact) -> set[str]:
        """What an edge is called."""
        local = re.split(r"[:/#]", fact.predicate)[-1]
        known = self.ontology.properties.get(local)
        words = re.sub(r"(?<=[a-z])(?=[A-Z])|[_-]", " ", local).casefold()
        return {words, fact.label.casefold(), *([known.label.casefold()] if known else [])}

    def titles(self, event: Event, sentence: bool) -> set[str]:
        """What a happening is called: its lemma, its classes, and its line where `sentence`."""
        kinds = [self.ontology.classes[name].label for name in self.ontology.ancestors(event.type) if name != "Event"]
        return {event.predicate.casefold(), *map(str.casefold, kinds), *([event.label.casefold()] if sentence else [])}

    def fillers(self, event: str, role: str = "") -> set[str]:
        """The entities with a part in a happening."""
        facts = self.about.get(event, [])
        return {str(f.object) for f in facts if f.edge and not f.literal and (not role or f.predicate == role)} & set(
            self.names
        )

    def holding(self, one: set[str] | None, pattern: str, other: set[str] | None) -> list[Fact | str]:
        """The edges (either way round) and happenings that join both and are called so; None is anything."""
        called = re.compile(pattern)
        found: list[Fact | str] = []
        for fact in self.edges:
            ends = ((fact.subject, str(fact.object)), (str(fact.object), fact.subject))
            fits = any((one is None or a in one) and (other is None or b in other) for a, b in ends)
            if fits and any(called.search(words) for words in self.verbs(fact)):
                found.append(fact)
        for event in self.happened.values():
            parts = self.fillers(event.id)
            wanted = [side for side in (one, other) if side is not None]
            met = set().union(*(parts & side for side in wanted))
            joined = all(parts & side for side in wanted) and len(met) >= len(wanted)
            if joined and any(called.search(words) for words in self.titles(event, sentence=True)):
                found.append(event.id)
        return found

    def stated(self, one: set[str] | None, pattern: str, other: set[str] | None) -> bool:
        """Is it said, in this direction: as an edge, or with the one as agent?"""
        called = re.compile(pattern)
        for fact in self.edges:
            fits = (one is None or fact.subject in one) and (other is None or fact.object in other)
            if fits and any(called.search(words) for words in self.verbs(fact)):
                return True
        return any(
            (one is None or self.fillers(event.id, "kg:agent") & one)
            and (other is None or (self.fillers(event.id) - (one or set())) & other)
            and any(called.search(words) for words in self.titles(event, sentence=False))
            for event in self.happened.values()
        )

    def says(self, found: list[Fact | str], number: str | None) -> bool:
        """Is there one, and does it carry the number where one is asked for?"""
        if number is None:
            return bool(found)
        return any(carries(fact, number) for item in found for fact in self.of(item))

    def of(self, item: Fact | str) -> Iterator[Fact]:
        """The facts of an edge or a happening."""
        yield from [item] if isinstance(item, Fact) else self.about.get(item, [])

    def touching(self, found: list[Fact | str], nodes: set[str] | None) -> bool:
        """Has one of the happenings a part in the nodes?"""
        return any(isinstance(item, str) and self.fillers(item) & (nodes or set()) for item in found)

    def dated(self, found: list[Fact | str], pattern: str) -> bool:
        """Has one of them a date that fits?"""
        dates = (f.object for item in found for f in self.of(item) if isinstance(f.object, When))
        return any(re.search(pattern, date.value) for date in dates)

    def disputed(self, values: list[str], nodes: Mapping[str, set[str]]) -> bool:
        """Are two claims in dispute that stand for the two values?"""
        return any(self.between(a, b, values, nodes) for a, b, _ in self.graph.disputes())

    def between(self, one: Fact, other: Fact, values: list[str], nodes: Mapping[str, set[str]]) -> bool:
        """Do two claims stand for the two values: numbers, days, or entities by key, at either end of an edge?"""

        def stands(fact: Fact, value: str) -> bool:
            return bool({fact.subject, fact.object} & nodes[value]) if value in nodes else carries(fact, value)

        left, right = values[:2]
        return (stands(one, left) and stands(other, right)) or (stands(one, right) and stands(other, left))


def carries(fact: Fact, number: str) -> bool:
    """Does the claim state the number, the length, or the day where the number is written as one ("05-17")?"""
    if isinstance(fact.object, When):
        length = fact.object.datatype == "duration"
        if re.fullmatch(number if length else rf"(?:.*-)?(?:{number})(?:T.*)?", fact.object.value):
            return length or "-" in number or len(number) == 4
    found = [fact.quantity, fact.object if isinstance(fact.object, Quantity) else None]
    return any(item is not None and re.fullmatch(rf"(?:{number})(?:\.0+)?", item.value) for item in found)
