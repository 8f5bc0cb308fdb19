"""What each entity is called: labels, ids, and where it is met.

In: casts, things, what stories told.  Out: `Entities` on disk, and the entity of each mention of an article.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import msgspec

from kgbuild.fuse.rivals import Known, known_entities
from kgbuild.model import Entity, Extraction, Mention, MentionKind, Resolution
from kgbuild.resolve.labels import best_name, noun_label, other_names, plain_id, told_apart
from kgbuild.resolve.lexicon import Lexicon
from kgbuild.stream.casts import Casts
from kgbuild.stream.pile import Pile
from kgbuild.stream.rack import Rack
from kgbuild.stream.stories import Someone, Told
from kgbuild.stream.things import Things

Met = tuple[Mention, dict[str, int]]
"""A mention, and the entities of the mentions inside it."""


class Sketch(NamedTuple):
    """An entity without its places: its id, what fusion asks of it, and its label before the user's corrections, by
    which events are called."""

    id: str
    known: Known
    label: str


@dataclass(frozen=True)
class Entities:
    """`rows` are the entities, `known` what later steps ask of them, both by number; `mentions` all their mentions,
    entity by entity."""

    rows: Rack[Entity]
    known: Rack[Sketch]
    mentions: Pile

    def grouped(self) -> Iterator[tuple[int, list[Met]]]:
        """The mentions of each entity, in reading order."""
        decode = msgspec.json.Decoder(Met).decode
        for number, lines in groupby(self.mentions, key=lambda line: line[:9]):
            yield int(number), [decode(line[line.rindex(b"\0") + 1 :]) for line in lines]


def entity_of(extraction: Extraction, article: int, casts: Casts, things: Things, told: Told) -> dict[str, int]:
    """The number of the entity of each mention of an article."""
    found = {}
    for number in casts.of(article):
        entity = told.entity[things.of[number]]
        found.update(dict.fromkeys(casts.figures.get(number).mentions, entity))
    return found


def name_all(
    said: Iterable[Extraction], casts: Casts, things: Things, told: Told, lexicon: Lexicon, folder: Path
) -> Entities:
    """Every entity with its label, its id and its other names."""
    entities = Entities(
        Rack[Entity](folder, "entities", Entity),
        Rack[Sketch](folder, "known", Sketch),
        Pile(folder, "met"),
    )
    for article, extraction in enumerate(said):
        _meet(extraction, article, entity_of(extraction, article, casts, things, told), entities.mentions)
    labels = _labels(entities, told.someone, lexicon, folder)
    plain = _plain(labels, told.someone, folder)
    for number, met in entities.grouped():
        one, label, row = told.someone.get(number), labels(number), [mention for mention, _ in met]
        name = plain_id(label)
        entity = Entity(
            id=name if plain[number] else told_apart(name, one.key),
            type=one.type,
            label=label,
            names=other_names(row, label, lexicon),
            mentions=tuple(sorted(mention.id for mention in row)),
            articles=tuple(sorted({mention.article for mention in row})),
            same_as=one.same_as,
        )
        entities.rows.put(entity)
        of = dict.fromkeys(entity.mentions, entity.id)
        seen = Extraction("", mentions=tuple(row))
        known = known_entities(Resolution(entities=(entity,), of=of), [seen])[entity.id]
        entities.known.put(Sketch(entity.id, known, label))
    return entities


def _meet(extraction: Extraction, article: int, of: dict[str, int], mentions: Pile) -> None:
    for mention in extraction.mentions:
        if mention.id in of:
            inside = {target: of[target] for _, target in mention.complements if target in of}
            place = f"{of[mention.id]:09} {article:09} {mention.span.begin:09} {mention.span.end:09}"
            mentions.add(place.encode() + b"\0" + msgspec.json.encode((mention, inside)))


def _labels(entities: Entities, someone: Rack[Someone], lexicon: Lexicon, folder: Path) -> Callable[[int], str]:
    """Names first; then nouns, which may tell whose they are by a name, or by a noun that comes before."""
    first, second = Rack[str](folder, "labels", str), Rack[str](folder, "nouns", str)
    for number, met in entities.grouped():
        named = [mention for mention, _ in met if mention.kind is MentionKind.NAME]
        first.put(best_name(named, someone.get(number).family, lexicon) if named else "")
    for number, met in entities.grouped():
        label = first.get(number)
        if not label:
            inside = {target: owner for _, owners in met for target, owner in owners.items()}

            def owner_label(target: str, inside: dict[str, int] = inside, number: int = number) -> str:
                owner = inside.get(target)
                return "" if owner is None else first.get(owner) or (second.get(owner) if owner < number else "")

            nouns = [mention for mention, _ in met if mention.kind is MentionKind.NOMINAL]
            label = noun_label(nouns, someone.get(number).family, owner_label)
        second.put(label)
    return second.get


def _plain(labels: Callable[[int], str], someone: Rack[Someone], folder: Path) -> array[int]:
    """Which entities get the plain id: of those that would, the first by type and first mention."""
    wanting, plain = Pile(folder, "ids"), array("b", bytes(len(someone)))
    for number, one in enumerate(someone):
        if one.known:
            key = one.key.replace("\n", "\v")
            wanting.add(f"{plain_id(labels(number))}\0{one.type}\0{key}\0{number:09}".encode())
    for _, lines in groupby(wanting, key=lambda line: line[: line.index(b"\0")]):
        plain[int(next(lines)[-9:])] = 1
    wanting.clear()
    return plain
