"""What each story says, as statements about entities and events, in groups that may be fused apart.

In: stories, and who is who.  Out: events in a `Whole`, `Said` on disk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from operator import attrgetter
from pathlib import Path
from typing import Any

import msgspec

from kgbuild.fuse.fellows import fellows
from kgbuild.fuse.groups import keys_of
from kgbuild.fuse.rivals import Rivals, part_links
from kgbuild.fuse.statements import Statement, is_literal, names_in, statements
from kgbuild.fuse.tellings import Telling
from kgbuild.fuse.twins import twins
from kgbuild.model import Claim, Entity, Event, Evidence, Extraction, Quantity, Resolution, Value, When
from kgbuild.ontology.view import Ontology
from kgbuild.resolve.blocks import blocks_of
from kgbuild.resolve.events import make_events
from kgbuild.stream.casts import Casts
from kgbuild.stream.names import Entities, entity_of
from kgbuild.stream.pile import Pile
from kgbuild.stream.rack import Rack
from kgbuild.stream.stories import Told, by_story
from kgbuild.stream.things import Things
from kgbuild.stream.tying import keyed
from kgbuild.stream.whole import Whole
from kgbuild.work.rows import ClaimRow, claim_of, row_of

HELD = 4_000


Same = Callable[[Any, Any], Any]
_parts = attrgetter(*(field.name for field in fields(Telling)))
_parts_of_claim = attrgetter(*(field.name for field in fields(Claim)))


class Row(msgspec.Struct, frozen=True, array_like=True):
    """A statement, and where it stands among all: the number of its article, and its own there."""

    place: tuple[int, int]
    claim: ClaimRow
    subject: str
    predicate: str
    text: str | None
    when: When | None
    amount: Quantity | None
    key: str
    event: str
    speakers: tuple[str, ...]
    ends: tuple[tuple[str, str], ...]
    telling: Telling | None


class Group(msgspec.Struct, frozen=True, array_like=True):
    """Statements of one story that belong together; the numbers of the entities in them; their events with type and
    label; those of the events that are told of somebody or something; the twins of those that have any."""

    rows: tuple[Row, ...]
    entities: dict[str, int]
    events: dict[str, tuple[str, str]]
    told: frozenset[str]
    twins: dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Said:
    """`groups` of statements, `keys` that groups of several stories share, and `links` of parts and wholes."""

    groups: Rack[Group]
    keys: Pile
    links: frozenset[tuple[str, str]]


def say_all(
    said: Callable[[int], Extraction], casts: Casts, things: Things, told: Told, entities: Entities,
    ontology: Ontology, whole: Whole, folder: Path,
) -> Said:  # fmt: skip
    """The events and statements of every story."""
    groups, shared = Rack[Group](folder, "groups", Group), Pile(folder, "shared")
    links: set[tuple[str, str]] = set()
    known = lru_cache(HELD)(entities.known.get)
    for articles, happenings in zip(by_story(casts), told.happenings, strict=True):
        rows = [(article, said(article)) for article in articles]
        of: dict[str, int] = {}
        met: dict[int, list[str]] = {}
        for article, one in rows:
            found = entity_of(one, article, casts, things, told)
            of |= found
            for number in sorted(set(found.values())):
                met.setdefault(number, []).append(one.article)
        sketches = [(known(number), met[number]) for number in sorted(met)]
        cast = {one.id: one.known for one, _ in sketches}
        called = tuple(Entity(one.id, one.known.type, one.label, (), (), tuple(where)) for one, where in sketches)
        names = {mention: known(number).id for mention, number in of.items()}
        clauses = {clause.id: clause for _, one in rows for clause in one.clauses}
        events, event_of = make_events(happenings, clauses, called, names)
        stories = {one.article: rows[0][1].article for _, one in rows}
        resolution = Resolution(called, tuple(events), {**names, **event_of}, stories=stories)
        beside = fellows(resolution, cast, ontology)
        spoken = [
            ((article, place), each)
            for article, one in rows
            for place, each in enumerate(statements([one], resolution, ontology, beside))
        ]
        links |= part_links((each for _, each in spoken), ontology)
        paired = twins(events, [each for _, each in spoken], stories, beside, cast)
        rivals = Rivals(cast, {event.id: event.type for event in events}, frozenset(), ontology, paired)
        alive = told_of([each for _, each in spoken], rivals)
        for event in events:
            if event.id in alive:
                whole.put_event(event)
        number_of = {names[mention]: number for mention, number in of.items()}
        _put(spoken, rivals, number_of, {event.id: event for event in events}, alive, groups, shared)
    return Said(groups, shared, frozenset(links))


def told_of(said: Iterable[Statement], rivals: Rivals) -> frozenset[str]:
    """Happenings with at least one filler that leads, perhaps through nested happenings, to an entity."""
    fillers: dict[str, set[str]] = {}
    for each in said:
        if rivals.is_event(each.subject) and not is_literal(each):
            fillers.setdefault(each.subject, set()).add(str(each.object))
    told = {event for event, found in fillers.items() if not all(map(rivals.is_event, found))}
    while more := {event for event, found in fillers.items() if event not in told and found & told}:
        told |= more
    return frozenset(told)


def _put(
    spoken: Sequence[tuple[tuple[int, int], Statement]], rivals: Rivals, number_of: dict[str, int],
    events: dict[str, Event], told: frozenset[str], groups: Rack[Group], shared: Pile,
) -> None:  # fmt: skip
    """Put the groups of a story down, with the keys that other stories may share."""
    keys = list(keys_of([each for _, each in spoken], rivals))
    for block in blocks_of(range(len(spoken)), lambda number: keys[number]):
        inside = [spoken[number] for number in block]
        ends = {name for _, each in inside for name in names_in(each)}
        group = groups.put(
            Group(
                tuple(_row(place, each) for place, each in inside),
                {name: number_of[name] for name in sorted(ends & number_of.keys())},
                {name: (events[name].type, events[name].label) for name in sorted(ends & events.keys())},
                told & ends,
                {name: rivals.twins(name) for name in sorted(ends & events.keys()) if rivals.twins(name)},
            )
        )
        for key in {repr(key) for number in block for key in keys[number] if isinstance(key, tuple)}:
            shared.add(keyed(key, group))


def _row(place: tuple[int, int], each: Statement) -> Row:
    value = each.object
    return Row(
        place, row_of(each.claim), each.subject, each.predicate,
        value if isinstance(value, str) else None, value if isinstance(value, When) else None,
        value if isinstance(value, Quantity) else None, each.key, each.event, each.speakers, each.ends,
        each.telling,
    )  # fmt: skip


def statement_of(row: Row, same: Same) -> Statement:
    """The statement of a row; `same` is given each part twice, and gives back the first that was equal to it."""
    found: Any = row.when or row.amount or (same(row.text, row.text) if row.text else "")
    value: Value = found
    told, claim = row.telling, claim_of(row.claim)
    if told is not None:
        told = Telling(*[same(part, part) for part in _parts(told)])
    seen = tuple(Evidence(same(e.article, e.article), e.span, e.words, e.sentence) for e in claim.evidence)
    claim = replace(claim, evidence=seen)
    claim = Claim(*[same(part, part) if type(part) in (str, tuple) else part for part in _parts_of_claim(claim)])
    return Statement(
        claim, same(row.subject, row.subject), same(row.predicate, row.predicate), value, same(row.key, row.key),
        same(row.event, row.event), same(row.speakers, row.speakers), same(row.ends, row.ends), told,
    )  # fmt: skip
