"""An article as it was read: its text, its paragraphs, and which of them are noise.

In: what a reader found in a file.  Out: `Article`, whose `text` every offset in the graph points into.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points `begin` to `end` (exclusive) of an article's text."""

    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph or heading of an article.

    `kind` is "title", "heading" or "body"; `noise` is the reason it was set aside, or None when it is kept.
    """

    span: Span
    kind: str = "body"
    noise: str | None = None


@dataclass(frozen=True, slots=True)
class CleanText:
    """The text an article's language pipeline reads, tied to the article as read.

    `text` has glued sentences parted and doubled phrases folded; noise is left out; blocks are separated by a
    blank line.  `offsets[i]` is the place in the article of `text[i]` (an inserted character takes the place of
    the next real one); it rises monotonically and has one entry a character.
    """

    text: str
    offsets: tuple[int, ...]

    def span(self, begin: int, end: int) -> Span:
        """The article's span behind clean characters `begin` to `end` (exclusive, at least one character).

        Blanks at either end are left out: those between blocks stand for a place in the next one.
        """
        while end - begin > 1 and self.text[end - 1].isspace():
            end -= 1
        while end - begin > 1 and self.text[begin].isspace():
            begin += 1
        return Span(self.offsets[begin], self.offsets[end - 1] + 1)


@dataclass(frozen=True, slots=True)
class Article:
    """A news article: `name` is unique in a build (a file name, or `file.jsonl#3` for its third line).

    `date` is ISO 8601 (`2023-09-17`) where the page states it; None where it does not: never today's.
    """

    name: str
    sha256: str
    text: str
    blocks: tuple[Block, ...]
    clean: CleanText
    title: str | None = None
    publisher: str | None = None
    date: str | None = None
    url: str | None = None
    language: str | None = None

    def words(self, span: Span) -> str:
        """The exact words of a span."""
        return self.text[span.begin : span.end]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the input that was set aside: what, where, and what the user can do.

    `article` is True when a whole article was lost by it, False for a remark on one that was kept.
    """

    where: str
    found: str
    todo: str
    article: bool = True


@dataclass(frozen=True, slots=True)
class Copy:
    """The article named `article` prints nearly the text of the one named `of`: `alike` is the share of three words in
    a row that both have, of all that either has.  It is less than a half where only a third article links the two."""

    article: str
    of: str
    alike: float
