"""Entities and events: what resolve decides the mentions and clauses stand for, with its reasons.

Made by resolve, read by fuse, graph, explain and view.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Feature:
    """One reason for or against a merge: the feature's name, its score, and its sentence for people."""

    name: str
    score: float
    explanation: str


@dataclass(frozen=True, slots=True)
class Match:
    """A decision about two mentions or clauses (`left`, `right` are their ids).

    `merged` says what was decided, `score` the sum the policy gave (with its threshold applied by resolve),
    `features` the reasons.  The closest near misses are kept too: `merged` False.
    """

    left: str
    right: str
    merged: bool
    score: float
    features: tuple[Feature, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, place, organisation or thing.

    `id` is the local part of its IRI, made from its content ("elena-rossi"); `type` the local name of its most
    specific class; `label` the best name, `names` every other name met in text, sorted; `mentions` the ids of the
    mentions that are this entity; `articles` the names of the articles; `same_as` outside ids (IRIs) from a file of
    the user.
    """

    id: str
    type: str
    label: str
    names: tuple[str, ...]
    mentions: tuple[str, ...]
    articles: tuple[str, ...]
    same_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """A happening.  `clauses` are the ids of the clauses that tell it; `label` a readable line."""

    id: str
    type: str
    label: str
    predicate: str
    clauses: tuple[str, ...]
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who is who: entities, events, the map from mention and clause ids to theirs, the decisions taken, and the
    story of each article."""

    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()
    of: Mapping[str, str] = field(default_factory=dict)
    matches: tuple[Match, ...] = ()
    remarks: tuple[str, ...] = ()
    stories: Mapping[str, str] = field(default_factory=dict)
