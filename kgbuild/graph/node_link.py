"""graph.json: the whole graph, without loss.

In: a graph, or the file.  Out: the file's bytes, or the graph.  "nodes" and "links" are what
`networkx.node_link_graph(data, edges="links")` reads; "values" holds everything else.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from kgbuild.errors import InputError
from kgbuild.graph.knowledge_graph import KnowledgeGraph
from kgbuild.graph.network import LinkRow, NodeRow, link_rows, node_rows
from kgbuild.model import (
    Article,
    Copy,
    Entity,
    Event,
    Evidence,
    Fact,
    Match,
    Mention,
    Modality,
    Problem,
    Quantity,
    Status,
    Value,
    Veto,
    When,
)
from kgbuild.settings import DEFAULT_BASE

FORMAT = 1


class Values(msgspec.Struct, frozen=True):
    """What "values" holds; facts are kept raw because their objects are of three kinds."""

    articles: tuple[Article, ...]
    entities: tuple[Entity, ...]
    events: tuple[Event, ...]
    facts: tuple[FactRow, ...]
    mentions: tuple[Mention, ...] = ()
    matches: tuple[Match, ...] = ()
    vetoes: tuple[Veto, ...] = ()
    problems: tuple[Problem, ...] = ()
    remarks: tuple[str, ...] = ()
    base: str = DEFAULT_BASE
    copies: tuple[Copy, ...] = ()


class FactRow(msgspec.Struct, frozen=True):
    """A fact in the file: its object stands under the name of its kind."""

    id: str
    subject: str
    predicate: str
    literal: bool
    label: str
    modality: Modality
    evidence: tuple[Evidence, ...]
    attributed_to: tuple[str, ...]
    support: int
    status: Status
    confidence: float
    edge: bool
    rules: tuple[str, ...] = ()
    quantity: Quantity | None = None
    hedge: str = ""
    event: str = ""
    conflicts_with: tuple[str, ...] = ()
    conflict: str = ""
    object: str | None = None
    when: When | None = None
    amount: Quantity | None = None


class File(msgspec.Struct, frozen=True):
    """The top of graph.json."""

    kgbuild: int
    directed: bool
    multigraph: bool
    graph: dict[str, str]
    nodes: tuple[NodeRow, ...]
    links: tuple[LinkRow, ...]
    values: Values


def to_json(graph: KnowledgeGraph) -> bytes:
    """The bytes of graph.json."""
    values = Values(
        articles=tuple(graph.articles.values()),
        entities=tuple(graph.entities.values()),
        events=tuple(graph.events.values()),
        facts=tuple(row_of(fact) for fact in graph.facts.values()),
        mentions=tuple(graph.mentions.values()),
        matches=graph.matches,
        vetoes=graph.vetoes,
        problems=graph.problems,
        remarks=graph.remarks,
        base=graph.base,
        copies=graph.copies,
    )
    whole = File(FORMAT, True, True, {}, tuple(node_rows(graph)), tuple(link_rows(graph)), values)
    return msgspec.json.encode(whole, order="deterministic") + b"\n"


def read_graph(path: Path | str) -> KnowledgeGraph:
    """The graph behind a graph.json, as it was when it was written."""
    path = Path(path)
    try:
        whole = msgspec.json.decode(path.read_bytes(), type=File)
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", str(path), "give the graph.json of a build") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InputError(f"is not a kgbuild graph: {error}", str(path), "give the graph.json of a build") from error
    values = whole.values
    entities = {entity.id: entity for entity in values.entities}
    events = {event.id: event for event in values.events}
    facts = {row.id: fact_of(row) for row in values.facts}
    return KnowledgeGraph(
        articles={article.name: article for article in values.articles},
        entities=entities,
        events=events,
        facts=facts,
        classes={node.type: node.classes for node in whole.nodes},
        mentions={mention.id: mention for mention in values.mentions},
        matches=values.matches,
        vetoes=values.vetoes,
        problems=values.problems,
        remarks=values.remarks,
        base=values.base,
        copies=values.copies,
    )


class PackedFact(FactRow, frozen=True, array_like=True):
    """The same without the names of its fields, for a cache."""


def row_of(fact: Fact, kind: type[FactRow] = FactRow) -> FactRow:
    """A fact as a row of the file; by hand, as there are many: by the names of the fields it takes three times as
    long."""
    value = fact.object
    return kind(
        fact.id, fact.subject, fact.predicate, fact.literal, fact.label, fact.modality, fact.evidence,
        fact.attributed_to, fact.support, fact.status, fact.confidence, fact.edge, fact.rules, fact.quantity,
        fact.hedge, fact.event, fact.conflicts_with, fact.conflict,
        value if isinstance(value, str) else None, value if isinstance(value, When) else None,
        value if isinstance(value, Quantity) else None,
    )  # fmt: skip


def fact_of(row: FactRow) -> Fact:
    """The fact behind a row."""
    value: Value | None = row.when or row.amount or row.object
    return Fact(
        row.id, row.subject, row.predicate, "" if value is None else value, row.literal, row.label, row.modality,
        row.evidence, row.attributed_to, row.support, row.status, row.confidence, row.edge, row.rules, row.quantity,
        row.hedge, row.event, row.conflicts_with, row.conflict,
    )  # fmt: skip
