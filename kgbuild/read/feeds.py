"""RSS and Atom feeds to `Page`s.

In: the text of an .xml, .rss or .atom file.  Out: a page an item that carries its whole text, and a Problem for each
that carries a summary alone.  Nothing is ever downloaded: feedparser is given the text as a file, never as an address.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from kgbuild.errors import InputError
from kgbuild.model import Problem
from kgbuild.read.html import parse, visible
from kgbuild.read.page import Meta, Page, joined
from kgbuild.read.plain import paragraphs
from kgbuild.read.sitemaps import read_sitemap, shown

WHOLE = 120
"""A description of so many words, not cut off at its end, is the whole text: feeds that give no `content` put it
there; teasers seldom pass 60 words (our judgement)."""
_CUT = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\]|\bmore)\W*$", re.IGNORECASE)


def read_feed(text: str, where: str) -> Iterator[Page | Problem]:
    """A page an item.  Raises InputError for XML that is no feed, and for a sitemap, naming what it lists."""
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    listed = read_sitemap(text, where)
    if listed is not None:
        found = f"a sitemap of {len(listed)} addresses, not articles; nothing is downloaded: {shown(listed)}"
        raise InputError(found, where, "save those pages, and give the folder they are in")
    feed = _parsed(text, where)
    for number, item in enumerate(feed.entries, 1):
        page = _item(item, feed.feed, f"#{number}")
        yield page if page else Problem(
            f"{where}#{number}", f"the feed gives only a summary of {item.get('title') or 'this item'!r}",
            f"save the page {item.get('link') or 'behind the item'} and give that",
        )  # fmt: skip


def _parsed(text: str, where: str) -> Any:
    try:
        import feedparser
    except ImportError as error:
        raise InputError(f"{error.name} is not installed", where, 'pip install "kgbuild[feeds]"') from error
    feed = feedparser.parse(io.BytesIO(text.encode()), response_headers={"content-type": "text/xml; charset=utf-8"})
    if not feed.get("version"):
        raise InputError("XML that is neither a feed nor a sitemap", where, "save it as HTML or text")
    if not feed.entries:
        raise InputError("a feed without items", where, "save it again when it has some, or delete it")
    return feed


def _item(item: Any, feed: Any, suffix: str) -> Page | None:
    """The page of an item, None when it holds no more than a summary."""
    markup, plain = _whole(item)
    if not markup.strip():
        return None
    if plain:
        text, spans = markup, paragraphs(markup)
    else:
        text, spans = joined([words for words, _ in visible(parse(f"<div>{markup}</div>", suffix))])
    outlet = item.get("source") or feed
    meta = Meta(
        title=_words(item.get("title")), publisher=_words(outlet.get("title")),
        date=item.get("published") or item.get("updated"), url=item.get("link"),
    )  # fmt: skip
    return Page(text, spans, meta, suffix) if spans else None


def _whole(item: Any) -> tuple[str, bool]:
    """(what is surely the item's whole text, is it plain text), ("", False) when there is only a teaser."""
    for content in item.get("content", ()):
        if content.get("value", "").strip():
            return content["value"], content.get("type") == "text/plain"
    summary = item.get("summary") or ""
    words = re.sub(r"<[^>]+>", " ", summary).split()
    return (summary, False) if len(words) >= WHOLE and not _CUT.search(" ".join(words)) else ("", False)


def _words(markup: str | None) -> str | None:
    """A title without its markup."""
    if not markup or not markup.strip():
        return None
    return " ".join(words for words, _ in visible(parse(f"<div>{markup}</div>", ""))) or None
