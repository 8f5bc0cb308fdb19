"""Events: what each happening is called and what kind it is.

In: the clauses of each happening.  Out: `Event` values and the event of every clause.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kgbuild.model import Clause, Entity, Event
from kgbuild.resolve.event_labels import event_label
from kgbuild.resolve.labels import give_ids


def make_events(
    happenings: Iterable[Sequence[str]],
    clauses: Mapping[str, Clause],
    entities: Iterable[Entity],
    entity_of: Mapping[str, str],
) -> tuple[list[Event], dict[str, str]]:
    """The events that happenings are, each given as the sorted ids of its clauses, and the event of every clause."""
    label_of = {entity.id: entity.label for entity in entities}
    called = {mention: label_of.get(entity, "") for mention, entity in entity_of.items()}
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
    return events, {clause: ids[key] for key, row in rows.items() for clause in row}


def _event_type(types: Sequence[str]) -> str:
    special = [name for name in types if name != "Event"]
    return _most(special) if special else "Event"


def _most(words: Sequence[str]) -> str:
    """The most frequent word, the first of the alphabet at a draw."""
    return min(set(words), key=lambda word: (-words.count(word), word))
