"""Sentences behind the facts, each kept once, with offsets as a browser counts them.

In: evidence and mention ids with the articles they point into.  Out: rows of [sentence, first, last + 1].
JavaScript counts UTF-16 units where Python counts code points, so offsets are translated here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from kgbuild.model import Article, Evidence, Mention, Span

CLAUSE_OR_MENTION = re.compile(r"(?P<article>.*?):(?P<begin>\d+)-(?P<end>\d+)(?::.*)?\Z", re.DOTALL)
AROUND = 90  # characters shown around words whose sentence is not known


class Sentences:
    """Collects sentences; `rows` are [article number, text] in the order they were first needed."""

    def __init__(self, articles: Mapping[str, Article]) -> None:
        self.articles = articles
        self.number = {name: i for i, name in enumerate(articles)}
        self.rows: list[list[int | str]] = []
        self._seen: dict[tuple[str, int, int], int] = {}

    def evidence(self, evidence: Evidence) -> list[int] | None:
        """Where the words of a piece of evidence stand; None when its article is not in the graph."""
        return self.place(evidence.article, evidence.span, evidence.sentence)

    def mention(self, name: str, mentions: Mapping[str, Mention]) -> list[int] | None:
        """Where a mention or clause stands: its id says so; the mention itself knows its sentence."""
        if name in mentions:
            mention = mentions[name]
            return self.place(mention.article, mention.span, mention.sentence)
        found = CLAUSE_OR_MENTION.match(name)
        if not found or found["article"] not in self.articles:
            return None
        span = Span(int(found["begin"]), int(found["end"]))
        return self.place(found["article"], span, _around(self.articles[found["article"]].text, span))

    def place(self, article: str, span: Span, sentence: Span) -> list[int] | None:
        """The row for a span in its sentence, which is widened where the words reach beyond it."""
        if article not in self.articles:
            return None
        text = self.articles[article].text
        begin, end = min(span.begin, sentence.begin), max(span.end, sentence.end)
        key = (article, begin, end)
        if key not in self._seen:
            self._seen[key] = len(self.rows)
            self.rows.append([self.number[article], text[begin:end]])
        return [self._seen[key], _units(text[begin : span.begin]), _units(text[begin : span.end])]


def _units(text: str) -> int:
    """How long JavaScript finds the text: in UTF-16."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _around(text: str, span: Span) -> Span:
    """The sentence-like stretch around some words: up to a paragraph break, cut at a space."""
    begin = max(text.rfind("\n\n", 0, span.begin) + 2 if "\n\n" in text[: span.begin] else 0, span.begin - AROUND)
    stop = text.find("\n\n", span.end)
    end = min(stop if stop >= 0 else len(text), span.end + AROUND)
    if begin > 0 and begin < span.begin:
        space = text.find(" ", begin, span.begin)
        begin = space + 1 if space >= 0 else begin
    return Span(begin, end)
