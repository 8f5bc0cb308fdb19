"""Stories as fusion sees them: each says its own, and knows of the others only who is who.

In: extractions, who is who.  Out: a `Part` for each story; what it says, in groups that are fused apart (`groups.py`),
is worked out when it is asked for.  `Outline` is all that other stories must know of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from kgbuild.fuse.fellows import fellows
from kgbuild.fuse.groups import Group, groups
from kgbuild.fuse.rivals import Known, Rivals, known_entities, part_links
from kgbuild.fuse.statements import names_in, statements
from kgbuild.fuse.twins import twins
from kgbuild.model import Entity, Event, Extraction, Resolution
from kgbuild.ontology.view import Ontology


@dataclass(frozen=True, slots=True)
class Sketch:
    """Of a group: the keys that groups of other parts may share, and everybody in it."""

    shared: tuple[tuple[str, ...], ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """What others must know of a part: its groups, and pairs of entities of which it says that one is part of the
    other."""

    groups: tuple[Sketch, ...]
    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a story says, with the happenings in it that have twins."""

    groups: Sequence[Group]
    links: frozenset[tuple[str, str]]
    twins: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, eq=False)
class Part:
    """The articles of a story; who is met in it, with their mentions there; what is known of them everywhere; its
    happenings; `of` is who is who, of all stories."""

    story: str
    extractions: tuple[Extraction, ...]
    met: Mapping[str, Sequence[str]]
    known: Mapping[str, Known]
    events: tuple[Event, ...]
    of: Mapping[str, str] = field(repr=False)
    ontology: Ontology = field(repr=False)

    @cached_property
    def spoken(self) -> Spoken:
        """What it says."""
        articles: dict[str, set[str]] = {}
        for extraction in self.extractions:
            for mention in extraction.mentions:
                if mention.id in self.of:
                    articles.setdefault(self.of[mention.id], set()).add(extraction.article)
        cast = tuple(
            Entity(name, one.type, one.label, one.names, (), tuple(sorted(articles[name])))
            for name, one in self.known.items()
        )
        stories = {extraction.article: self.story for extraction in self.extractions}
        resolution = Resolution(cast, self.events, self.of, stories=stories)
        beside = fellows(resolution, self.known, self.ontology)
        said = list(statements(self.extractions, resolution, self.ontology, beside))
        links = frozenset(part_links(said, self.ontology))
        paired = twins(self.events, said, stories, beside, self.known)
        rivals = Rivals(self.known, {event.id: event.type for event in self.events}, links, self.ontology, paired)
        return Spoken(groups(said, rivals), links, paired)


def parts_of(extractions: Iterable[Extraction], resolution: Resolution, ontology: Ontology) -> list[Part]:
    """The parts, in the order of their stories; the articles of each in the order of their names."""
    ordered = sorted(extractions, key=lambda extraction: extraction.article)
    known = known_entities(resolution, ordered)
    rows: dict[str, list[Extraction]] = {}
    events: dict[str, list[Event]] = {}
    for extraction in ordered:
        rows.setdefault(resolution.stories.get(extraction.article, ""), []).append(extraction)
    for event in resolution.events:
        for article in event.articles[:1]:
            events.setdefault(resolution.stories.get(article, ""), []).append(event)
    return [
        _part(story, rows[story], tuple(events.get(story, ())), known, resolution.of, ontology)
        for story in sorted(rows)
    ]


def _part(
    story: str,
    extractions: Sequence[Extraction],
    events: tuple[Event, ...],
    known: Mapping[str, Known],
    of: Mapping[str, str],
    ontology: Ontology,
) -> Part:
    met: dict[str, list[str]] = {}
    for extraction in extractions:
        for mention in extraction.mentions:
            name = of.get(mention.id)
            if name is not None:
                met.setdefault(name, []).append(mention.id)
    return Part(story, tuple(extractions), met, {name: known[name] for name in sorted(met)}, events, of, ontology)


def outline_of(part: Part) -> Outline:
    """What others must know of a part."""
    return Outline(tuple(map(_sketch, part.spoken.groups)), tuple(sorted(part.spoken.links)))


def _sketch(group: Group) -> Sketch:
    return Sketch(group.shared, tuple(sorted({name for each in group.said for name in names_in(each)})))
