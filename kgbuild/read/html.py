"""HTML to a `Page`: every visible paragraph, those outside the article's main text marked as dropped.

What is main text, and the page's title, date and outlet, is trafilatura's judgement; the paragraphs are all kept
in the article as read, so that nothing is set aside unseen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html

from kgbuild.errors import InputError
from kgbuild.read.page import Meta, Page, joined

_SKIP = frozenset({"script", "style", "noscript", "template", "svg", "iframe", "head", "title", "select", "option"})
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
OUTSIDE = "outside the page's main text (menu, side bar, caption or footer)"


def read_html(text: str, where: str) -> Iterator[Page]:
    """One page.  Raises InputError when there is no text in it at all."""
    root = parse(text, where)
    import trafilatura  # here, not above: it takes a moment, and few builds read pages anew

    found = trafilatura.bare_extraction(
        text,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True, "max_date": "2100-01-01"},
    )
    meta: dict[str, Any] = {} if found is None else (found if isinstance(found, dict) else found.as_dict())
    blocks = list(visible(root))
    paragraphs = tuple(words for words, _ in blocks)
    if not paragraphs:
        raise InputError("no text in this HTML page", where, "check that it is the page and not a script or frame")
    main = squeeze(meta.get("text") or "")
    kept = [bool(main) and squeeze(words) in main for words in paragraphs]
    if not any(kept):
        kept = [True] * len(paragraphs)
    title = meta.get("title") or None
    whole, spans = joined(paragraphs)
    yield Page(
        text=whole,
        paragraphs=spans,
        meta=Meta(
            title,
            meta.get("sitename") or meta.get("hostname") or None,
            meta.get("date") or None,
            meta.get("url") or None,
        ),
        dropped={
            i: OUTSIDE
            for i, words in enumerate(paragraphs)
            if not kept[i] and not (title and squeeze(words) == squeeze(title))
        },
        headings=frozenset(i for i, (_, tag) in enumerate(blocks) if tag in _HEADINGS),
    )


def parse(text: str, where: str) -> html.HtmlElement:
    """The page's tree; broken markup is mended as browsers do.  Raises InputError when there is nothing to parse."""
    try:
        return html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text))
    except (etree.ParserError, ValueError) as error:
        raise InputError(f"not HTML: {error}", where, "save the page again, or give its text as .txt") from error


def visible(root: html.HtmlElement) -> Iterator[tuple[str, str]]:
    """(text, tag of the block element) of every visible paragraph, in document order."""
    words: list[str] = []
    tags = ["body"]
    todo: list[tuple[str, Any, str]] = [("open", root, "")]
    while todo:
        step, element, tag = todo.pop()
        if step == "text":
            words.append(element)
            continue
        if step == "break":
            if text := re.sub(r"\s+", " ", "".join(words)).strip():
                yield text, tags[-1]
            words.clear()
            if tag.startswith("/"):
                tags.pop()
            elif tag:
                tags.append(tag)
            continue
        name = element.tag if isinstance(element.tag, str) else ""
        if not name or name in _SKIP or "hidden" in element.attrib:
            continue
        block = name not in _INLINE
        steps: list[tuple[str, Any, str]] = [("break", None, name)] if block else []
        if element.text:
            steps.append(("text", element.text, ""))
        for child in element:
            steps.append(("open", child, ""))
            if child.tail:
                steps.append(("text", child.tail, ""))
        if block:
            steps.append(("break", None, "/" + name))
        todo.extend(reversed(steps))


def squeeze(text: str) -> str:
    """Letters and digits alone, for telling whether two texts are the same words."""
    return re.sub(r"\W+", "", text).casefold()
