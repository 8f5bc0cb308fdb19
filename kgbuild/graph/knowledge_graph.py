"""The knowledge graph: entities, events and facts, and the networkx MultiDiGraph they make.

In: entities, events, facts and articles.  Out: `KnowledgeGraph`, which export, query, view and explain read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING, Any

from kgbuild.graph.modes import modes
from kgbuild.graph.network import network_of
from kgbuild.model import Article, Copy, Entity, Event, Fact, Match, Mention, Modality, Problem, Veto
from kgbuild.settings import DEFAULT_BASE

if TYPE_CHECKING:  # all are imported when used
    import networkx as nx
    from pyoxigraph import Store
    from rdflib import Graph

    from kgbuild.ontology.view import Ontology


@dataclass(frozen=True)
class KnowledgeGraph:
    """What a build yields.

    The maps and tuples hold everything, in the order of ids; `classes` are those of each type in use, parted by
    blanks.  `network` is the same as a networkx graph.
    """

    articles: Mapping[str, Article]
    entities: Mapping[str, Entity]
    events: Mapping[str, Event]
    facts: Mapping[str, Fact]
    classes: Mapping[str, str] = field(default_factory=dict)
    mentions: Mapping[str, Mention] = field(default_factory=dict)
    matches: tuple[Match, ...] = ()
    vetoes: tuple[Veto, ...] = ()
    problems: tuple[Problem, ...] = ()
    remarks: tuple[str, ...] = ()
    base: str = DEFAULT_BASE
    copies: tuple[Copy, ...] = ()

    @cached_property
    def network(self) -> nx.MultiDiGraph:
        """A node for every entity and event (attributes `kind`, `label`, `type`) and an edge for every fact whose
        object is a node, keyed by the fact's id (attributes `predicate`, `label`, `status`, `modality`, `drawn`); made
        when it is first asked for."""
        return network_of(self)

    def label(self, name: str) -> str:
        """The readable name of an entity, event or article; the id itself where there is none."""
        node = self.entities.get(name) or self.events.get(name)
        if node is not None:
            return node.label
        article = self.articles.get(name.removeprefix("article:"))
        return (article.publisher or article.name) if article else name

    def disputes(self) -> list[tuple[Fact, Fact, str]]:
        """Every two facts that conflict, each pair once, with the kind of conflict."""
        return [
            (fact, self.facts[other], fact.conflict if fact.conflict == self.facts[other].conflict else "mixed")
            for fact in self.facts.values()
            for other in fact.conflicts_with
            if fact.id < other and other in self.facts
        ]

    def event_modality(self) -> dict[str, Modality]:
        """How each happening is put forward: as the facts that stand say; `POSSIBLE` where none stands."""
        return modes(self.events, self.facts)

    def query(self, sparql: str, frame: bool = False, ontology: Ontology | None = None) -> Any:
        """The rows of a SELECT as named tuples, or as a pandas frame.

        The triples are those of `graph.ttl`, put into a store at the first query and kept.  Raises QueryError.
        """
        from kgbuild.query import frame as framed
        from kgbuild.query import tuples

        store = self._store if ontology is None else self._stored(ontology)
        return (framed if frame else tuples)(store, sparql, self.base)

    @cached_property
    def _store(self) -> Store:
        from kgbuild.ontology import load_ontology

        return self._stored(load_ontology())

    def _stored(self, ontology: Ontology) -> Store:
        from kgbuild.graph.stores import to_oxigraph

        return to_oxigraph(self, ontology)

    def to_networkx(self) -> nx.MultiDiGraph:
        """A copy of the network that you may change."""
        return self.network.copy()

    def to_rdflib(self, ontology: Ontology) -> Graph:
        """The graph as rdflib holds it: the triples of `graph.ttl`."""
        from kgbuild.graph.stores import to_rdflib

        return to_rdflib(self, ontology)

    def __repr__(self) -> str:
        edges = sum(1 for fact in self.facts.values() if fact.edge and not fact.literal)
        return (
            f"<KnowledgeGraph: {len(self.articles)} articles, {len(self.entities)} entities, "
            f"{len(self.events)} events, {edges} edges, {len(self.disputes())} disputes>"
        )

    def _repr_html_(self) -> str:
        """A notebook shows the counts and the drawn edges that most sources agree on."""
        rows = sorted(
            (fact for fact in self.facts.values() if fact.edge and not fact.literal and fact.subject in self.entities),
            key=lambda fact: (-fact.support, fact.id),
        )[:20]
        body = "".join(
            f"<tr><td>{escape(self.label(fact.subject))}</td><td>{escape(fact.label)}</td>"
            f"<td>{escape(self.label(str(fact.object)))}</td><td>{fact.support}</td>"
            f"<td>{escape(fact.evidence[0].words if fact.evidence else '')}</td></tr>"
            for fact in rows
        )
        head = "<tr><th>who</th><th>does</th><th>whom</th><th>sources</th><th>words</th></tr>"
        return f"<p>{escape(repr(self))}</p><table>{head}{body}</table>"
