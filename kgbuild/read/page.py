"""A page as a reader finds it, before noise is set aside: the value every reader of a format returns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kgbuild.model import Span


@dataclass(frozen=True, slots=True)
class Meta:
    """What a page says of itself; None where it does not."""

    title: str | None = None
    publisher: str | None = None
    date: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page of news.

    `text` is the page's text as read, `meta` what it says of itself, and `paragraphs` the spans of its paragraphs in
    order; `dropped` maps the place of a paragraph in that list to the reason the reader itself sets it aside (an HTML
    menu, say); `headings` are the places of paragraphs marked up as such.  `suffix` tells pages of one file apart
    ("#3" for the third line of a JSON-lines file).
    """

    text: str
    paragraphs: tuple[Span, ...]
    meta: Meta = Meta()
    suffix: str = ""
    dropped: Mapping[int, str] = field(default_factory=dict)
    headings: frozenset[int] = frozenset()


def joined(paragraphs: Sequence[str]) -> tuple[str, tuple[Span, ...]]:
    """Paragraphs with a blank line between them, and where each lies."""
    spans: list[Span] = []
    place = 0
    for words in paragraphs:
        spans.append(Span(place, place + len(words)))
        place += len(words) + 2
    return "\n\n".join(paragraphs), tuple(spans)
