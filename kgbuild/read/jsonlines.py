"""JSON lines, one article an object, to `Page`s; a broken line is a problem of its own, not of the file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from kgbuild.errors import InputError
from kgbuild.model import Problem
from kgbuild.read.html import read_html
from kgbuild.read.page import Meta, Page
from kgbuild.read.plain import paragraphs

_KEYS = {
    "text": ("text", "body", "content", "article", "articleBody", "maintext"),
    "html": ("html", "raw_html"),
    "title": ("title", "headline", "name"),
    "date": ("date", "published", "datePublished", "date_published", "pubDate", "date_publish"),
    "publisher": ("publisher", "source", "outlet", "site", "sitename", "source_domain"),
    "url": ("url", "link", "id"),
}


def read_json_lines(text: str, where: str) -> Iterator[Page | Problem]:
    """A page a line; `#n` after the file's name is the line number, from 1."""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        place = f"{where}#{number}"
        try:
            yield from read_object(json.loads(line), place, f"#{number}")
        except json.JSONDecodeError as error:
            found = f"not JSON: {error.msg} at character {error.colno} of the line"
            yield Problem(place, found, "mend or delete the line; each line is one JSON object")
        except InputError as error:
            yield Problem(place, error.found, error.todo)


def read_json(text: str, where: str) -> Iterator[Page | Problem]:
    """A file with one article object, or a list of them."""
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(
            f"not JSON: {error.msg} at line {error.lineno}, character {error.colno}", where, "mend the file"
        ) from error
    for number, item in enumerate(data if isinstance(data, list) else [data], 1):
        suffix = f"#{number}" if isinstance(data, list) else ""
        try:
            yield from read_object(item, where + suffix, suffix)
        except InputError as error:
            yield Problem(where + suffix, error.found, error.todo)


def read_object(item: Any, where: str, suffix: str) -> Iterator[Page]:
    """The page of one object.  Raises InputError when it is no object or has no text."""
    if not isinstance(item, dict):
        raise InputError(f"a JSON {type(item).__name__}, not an object", where, 'write {"title": ..., "text": ...}')
    body, markup, url = (first(item, _KEYS[name]) for name in ("text", "html", "url"))
    if body is None and markup is None:
        raise InputError(f"no text (keys: {', '.join(sorted(map(str, item))[:8])})", where, 'put it under "text"')
    meta = Meta(
        title=first(item, _KEYS["title"]),
        publisher=first(item, _KEYS["publisher"]),
        date=first(item, _KEYS["date"]),
        url=url if url and "://" in url else None,
    )
    if body is not None:
        yield Page(body, paragraphs(body), meta, suffix)
        return
    for page in read_html(markup or "", where):
        yield replace(page, suffix=suffix, meta=filled(meta, page.meta))


def filled(meta: Meta, other: Meta) -> Meta:
    """`meta`, with what it lacks taken from `other`."""
    return Meta(
        meta.title or other.title, meta.publisher or other.publisher, meta.date or other.date, meta.url or other.url
    )


def first(item: dict[str, Any], keys: tuple[str, ...]) -> str | None:
    """The first non-empty string (or the name of an object, as schema.org has publishers) under one of the keys."""
    for key in keys:
        value = item.get(key)
        if isinstance(value, dict):
            value = value.get("name")
        if isinstance(value, str) and value.strip():
            return value.strip()
    return None
