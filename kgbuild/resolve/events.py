"""Events: what each happening is called and what kind it is.

In: the clauses of each happening.  Out: `Event` values and the event of every clause.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kgbuild.model import Clause, Entity, Event, Extraction
from kgbuild.resolve.event_labels import event_label
from kgbuild.resolve.labels import give_ids


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """The articles of a story, its happenings, and what their mentions are called."""

    extractions: Sequence[Extraction]
    happenings: Sequence[Sequence[str]]
    called: Mapping[str, str]


def scenes(
    stories: Iterable[tuple[Sequence[Extraction], Sequence[Sequence[str]]]],
    entities: Iterable[Entity],
    entity_of: Mapping[str, str],
) -> list[Scene]:
    """The scenes of stories, each given as its articles and its happenings."""
    called = _called(entities, entity_of)
    return [
        Scene(told, happenings, {one.id: called[one.id] for each in told for one in each.mentions if one.id in called})
        for told, happenings in stories
    ]


def events_of(scene: Scene) -> tuple[Event, ...]:
    """The events of one story."""
    clauses = {clause.id: clause for extraction in scene.extractions for clause in extraction.clauses}
    return tuple(_events(scene.happenings, clauses, scene.called))


def make_events(
    happenings: Iterable[Sequence[str]],
    clauses: Mapping[str, Clause],
    entities: Iterable[Entity],
    entity_of: Mapping[str, str],
) -> tuple[list[Event], dict[str, str]]:
    """The events that happenings are, each given as the sorted ids of its clauses, and the event of every clause."""
    events = _events(happenings, clauses, _called(entities, entity_of))
    return events, {clause: event.id for event in events for clause in event.clauses}


def _called(entities: Iterable[Entity], entity_of: Mapping[str, str]) -> dict[str, str]:
    """What the thing that a mention is of is called."""
    label_of = {entity.id: entity.label for entity in entities}
    return {mention: label_of.get(entity, "") for mention, entity in entity_of.items()}


def _events(
    happenings: Iterable[Sequence[str]], clauses: Mapping[str, Clause], called: Mapping[str, str]
) -> list[Event]:
    labels: dict[str, tuple[str, bool, str]] = {}
    rows: dict[str, tuple[str, ...]] = {}
    for told in happenings:
        rows[told[0]] = tuple(told)
        line = event_label(
            [clauses[key] for key in told],
            lambda target: called.get(target, ""),
        )
        labels[told[0]] = (line, False, "")
    ids = give_ids(labels)
    events = []
    for key, row in rows.items():
        told_by = [clauses[clause] for clause in row]
        events.append(
            Event(
                id=ids[key],
                type=_event_type([clause.type for clause in told_by]),
                label=labels[key][0],
                predicate=_most([clause.predicate for clause in sorted(told_by, key=lambda one: one.nominal)]),
                clauses=row,
                articles=tuple(sorted({clause.article for clause in told_by})),
            )
        )
    return events


def _event_type(types: Sequence[str]) -> str:
    special = [name for name in types if name != "Event"]
    return _most(special) if special else "Event"


def _most(words: Sequence[str]) -> str:
    """The most frequent word, the first of the alphabet at a draw."""
    return min(set(words), key=lambda word: (-words.count(word), word))
