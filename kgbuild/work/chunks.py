"""Articles a few at a time, as they are handed out.

In: articles, and what is remembered.  Out: chunks, each with what its articles say as far as that is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import msgspec

from kgbuild.model import Article, Extraction, Problem
from kgbuild.work.rows import key, unpack
from kgbuild.work.store import Store

Told = Extraction | Problem

ARTICLES, CHARACTERS = 6, 12_000
"""A chunk ends at either: half a second's work, so that handing it out does not count."""


@dataclass(slots=True)
class Chunk:
    """Consecutive articles, the keys they are remembered under, and what they say as far as it is known."""

    articles: list[Article]
    keys: list[str]
    answers: dict[int, Told | bytes]

    @property
    def fresh(self) -> list[int]:
        """The places of those still to be read."""
        return [place for place in range(len(self.articles)) if place not in self.answers]

    @property
    def size(self) -> int:
        """Characters to be read."""
        return sum(len(self.articles[place].clean.text) for place in self.fresh)

    def told(self) -> list[Told]:
        """What its articles say, in their order; what cannot be unpacked is fresh from then on."""
        found = []
        for place, answer in sorted(self.answers.items()):
            try:
                found.append(unpack(answer) if isinstance(answer, bytes) else answer)
            except msgspec.DecodeError:
                del self.answers[place]
        return found

    def pieces(self) -> Iterator[Chunk]:
        """Each article by itself."""
        for place, article in enumerate(self.articles):
            known = {0: self.answers[place]} if place in self.answers else {}
            yield Chunk([article], self.keys[place : place + 1], known)


def chunks(articles: Iterable[Article], store: Store | None) -> Iterator[Chunk]:
    """The articles in their order, a few at a time."""
    held: list[Article] = []
    size = 0
    for article in articles:
        held.append(article)
        size += len(article.clean.text)
        if len(held) == ARTICLES or size >= CHARACTERS:
            yield _chunk(held, store)
            held, size = [], 0
    if held:
        yield _chunk(held, store)


def _chunk(articles: list[Article], store: Store | None) -> Chunk:
    if store is None:
        return Chunk(articles, [], {})
    keys = [key(article) for article in articles]
    known = ((place, store.get(name)) for place, name in enumerate(keys))
    return Chunk(articles, keys, {place: told for place, told in known if told is not None})


def fine_at_the_end(chunks: list[Chunk], count: int) -> list[Chunk]:
    """The last chunks in pieces of one article."""
    return [*chunks[:-count], *(one for chunk in chunks[-count:] for one in chunk.pieces())]
