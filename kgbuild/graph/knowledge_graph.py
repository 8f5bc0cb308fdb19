"""The knowledge graph: one networkx MultiDiGraph with the values behind it.

In: entities, events, facts and articles.  Out: `KnowledgeGraph`, which export, query, view and explain read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import networkx as nx

from kgbuild.model import Article, Entity, Event, Fact, Match, Mention, Problem, Veto

DEFAULT_BASE = "https://w3id.org/kgbuild/id/"


@dataclass(frozen=True)
class KnowledgeGraph:
    """What a build yields.

    `network` has a node for every entity and event (attributes `kind`, `label`, `type`) and an edge for every fact
    whose object is a node, keyed by the fact's id (attributes `predicate`, `label`, `status`, `modality`, `drawn`).
    The tuples and maps beside it hold the full values; all are in the order of their ids.
    """

    network: nx.MultiDiGraph
    articles: Mapping[str, Article]
    entities: Mapping[str, Entity]
    events: Mapping[str, Event]
    facts: Mapping[str, Fact]
    mentions: Mapping[str, Mention] = field(default_factory=dict)
    matches: tuple[Match, ...] = ()
    vetoes: tuple[Veto, ...] = ()
    problems: tuple[Problem, ...] = ()
    remarks: tuple[str, ...] = ()
    base: str = DEFAULT_BASE
