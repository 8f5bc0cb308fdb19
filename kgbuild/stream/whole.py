"""A graph on disk: what `KnowledgeGraph` holds, read row by row in the same order.

In: values, put down in any order.  Out: the same, sorted.  A row is a line: what it is sorted by, then the value as it
stands in graph.json.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from kgbuild.graph.modes import Telling, telling
from kgbuild.graph.node_link import FactRow, fact_of, row_of
from kgbuild.model import Article, Copy, Entity, Event, Fact, Match, Mention, Modality, Problem, Status, Veto
from kgbuild.settings import DEFAULT_BASE
from kgbuild.stream.pile import Pile

T = TypeVar("T")
KINDS = (
    "articles", "entities", "events", "facts", "mentions", "matches", "vetoes", "problems", "copies", "evidence",
    "tellings",
)  # fmt: skip
_ENTITY, _EVENT = "entity", "event"


class Whole:
    """Everything a build found.  Only `remarks`, which are few, stay in memory."""

    def __init__(self, folder: Path, base: str = DEFAULT_BASE) -> None:
        self.base = base
        self.remarks: tuple[str, ...] = ()
        self.counts: Counter[str] = Counter()
        self._piles = {kind: Pile(folder, kind) for kind in KINDS}

    def rows(self, kind: str) -> Iterator[bytes]:
        """The rows of a kind as JSON, in order."""
        for line in self._piles[kind]:
            yield line[line.rindex(b"\0") + 1 :]

    def read(self, kind: str, of: type[T]) -> Iterator[T]:
        """The rows of a kind as values, in order."""
        return map(msgspec.json.Decoder(of).decode, self.rows(kind))

    def facts(self) -> Iterator[tuple[Fact, bool]]:
        """The facts in the order of their ids; is each about an entity?"""
        decode = msgspec.json.Decoder(FactRow).decode
        for line in self._piles["facts"]:
            _, about, row = line.split(b"\0")
            yield fact_of(decode(row)), about.decode() == _ENTITY

    def tellings(self) -> Iterator[tuple[str, Telling]]:
        """What counts of each fact about a happening, by happening and fact."""
        decode = msgspec.json.Decoder(tuple[bool, Modality, Status, str]).decode
        for line in self._piles["tellings"]:
            event, _, row = line.split(b"\0")
            yield event.decode(), decode(row)

    def put_article(self, article: Article) -> None:
        """An article."""
        self._put("articles", article, article.name)

    def put_entity(self, entity: Entity) -> None:
        """An entity."""
        self._put("entities", entity, entity.id)

    def put_event(self, event: Event) -> None:
        """An event."""
        self._put("events", event, event.id)

    def put_fact(self, fact: Fact, of_entity: bool) -> None:
        """A fact about an entity or an event, and the words behind it, which are wanted article by article."""
        self._put("facts", row_of(fact), fact.id, _ENTITY if of_entity else _EVENT)
        if not of_entity:
            self._put("tellings", telling(fact), fact.subject, fact.id)
        for item in fact.evidence:
            self._put("evidence", item, item.article, *_places(item.span.begin, item.span.end), fact.id)

    def put_mention(self, mention: Mention) -> None:
        """A mention."""
        self._put("mentions", mention, mention.id)

    def put_match(self, match: Match) -> None:
        """A decision.  Two that read alike are two."""
        score = f"{match.score + 1e6:017.9f}"
        self._put("matches", match, match.left, match.right, str(int(match.merged)), score, self._number("matches"))

    def put_veto(self, veto: Veto) -> None:
        """A claim that was not believed."""
        where = veto.evidence
        places = _places(where.span.begin, where.span.end)
        self._put("vetoes", veto, where.article, *places, veto.claim, veto.reason, self._number("vetoes"))

    def put_problem(self, problem: Problem) -> None:
        """Something in the input that was set aside."""
        self._put("problems", problem, problem.where, problem.found, problem.todo, self._number("problems"))

    def put_copy(self, copy: Copy) -> None:
        """An article that prints nearly the text of another."""
        self._put("copies", copy, copy.of, copy.article)

    def rest(self) -> None:
        """Have nothing in memory: a step is done."""
        for kind in KINDS:
            self._piles[kind].rest()

    def _put(self, kind: str, value: object, *key: str) -> None:
        self.counts[kind] += 1
        row = msgspec.json.encode(value, order="deterministic")
        self._piles[kind].add("\0".join(key).replace("\n", "\v").encode() + b"\0" + row)

    def _number(self, kind: str) -> str:
        return f"{self.counts[kind]:09}"


def _places(*numbers: int) -> Iterable[str]:
    return (f"{number:09}" for number in numbers)
