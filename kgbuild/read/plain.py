"""Plain text to a `Page`: paragraphs, and the title where the page opens with one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from statistics import median

from kgbuild.model import Span
from kgbuild.read.page import Meta, Page

_ENDS = re.compile(r"[.!?…:;][\"'”’“»)]*$")
_META = re.compile(r"^(title|headline|date|published|source|publisher|outlet|url|link)\s*:\s*(.+)$", re.I)
_MEANS = {
    "title": "title", "headline": "title", "date": "date", "published": "date", "source": "publisher",
    "publisher": "publisher", "outlet": "publisher", "url": "url", "link": "url",
}  # fmt: skip


def read_plain(text: str, where: str) -> Iterator[Page]:
    """One page.  Leading `Title:`, `Date:`, `Source:`, `URL:` lines, where a page has them, are its metadata."""
    meta: dict[str, str] = {}
    begin = 0
    for line in text.split("\n"):
        found = _META.match(line.strip())
        if line.strip() and not found:
            break
        if found:
            meta.setdefault(_MEANS[found[1].lower()], found[2].strip())
        begin += len(line) + 1
    yield Page(text, paragraphs(text, min(begin, len(text))), Meta(**meta))


def paragraphs(text: str, begin: int = 0) -> tuple[Span, ...]:
    """Spans of the paragraphs from `begin` on: each line is one, unless the text is hard-wrapped: then blank lines
    part them."""
    lines = [line.strip() for line in text[begin:].split("\n")]
    wrapped = "" in lines[1:-1] and hard_wrapped([line for line in lines if line])
    pattern = re.compile(r"\S(?:.|\n(?!\s*\n))*" if wrapped else r"[^\S\n]*\S[^\n]*")
    spans: list[Span] = []
    for found in pattern.finditer(text, begin):
        words = found.group()
        left = len(words) - len(words.lstrip())
        spans.append(Span(found.start() + left, found.start() + len(words.rstrip())))
    return tuple(span for span in spans if span.begin < span.end)


def hard_wrapped(lines: list[str]) -> bool:
    """Most lines of a wrapped text are about as long as its longest and do not end where a sentence does."""
    if len(lines) < 6:
        return False
    longest = max(map(len, lines))
    ended = sum(bool(_ENDS.search(line)) for line in lines)
    return longest <= 120 and median(map(len, lines)) > 0.75 * longest and ended < 0.5 * len(lines)
