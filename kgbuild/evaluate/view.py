"""What a graph says, as scoring asks it.

In: a `KnowledgeGraph`.  Out: nodes by name; edges and happenings by what they are called and whom they join.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from kgbuild.evaluate.gold import Gold
from kgbuild.evaluate.values import carries
from kgbuild.graph import KnowledgeGraph
from kgbuild.model import Event, Fact, Modality, When
from kgbuild.ontology import Ontology

Nodes = set[str] | None
"""Which nodes may stand at an end; None for any."""
Found = Fact | str
"""An edge, or the id of a happening."""


class View:
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

    def nodes_of(self, gold: Gold) -> dict[str, set[str]]:
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

    def holding(self, one: Nodes, pattern: str, other: Nodes) -> list[Found]:
        """The edges (either way round) and happenings that join both and are called so; None is anything."""
        called = re.compile(pattern)
        found: list[Found] = []
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

    def stated(self, one: Nodes, pattern: str, other: Nodes) -> bool:
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

    def says(self, found: list[Found], number: str | None) -> bool:
        """Is there one, and does it carry the number where one is asked for?"""
        if number is None:
            return bool(found)
        return any(carries(fact, number) for item in found for fact in self.of(item))

    def of(self, item: Found) -> Iterator[Fact]:
        """The facts of an edge or a happening."""
        yield from [item] if isinstance(item, Fact) else self.about.get(item, [])

    def touching(self, found: list[Found], nodes: Nodes) -> bool:
        """Has one of the happenings a part in the nodes?"""
        return any(isinstance(item, str) and self.fillers(item) & (nodes or set()) for item in found)

    def dated(self, found: list[Found], pattern: str) -> bool:
        """Has one of them a date that fits?"""
        dates = (f.object for item in found for f in self.of(item) if isinstance(f.object, When))
        return any(re.search(pattern, date.value) for date in dates)


def plain(text: str) -> str:
    """A name without case, marks, hyphens and article."""
    text = unicodedata.normalize("NFKD", text.casefold())
    text = re.sub(r"[\u2010-\u2015-]", " ", "".join(c for c in text if not unicodedata.combining(c)))
    return re.sub(r"\s+", " ", re.sub(r"^(the|a|an) ", "", re.sub(r"[^\w\s]", "", text))).strip()
