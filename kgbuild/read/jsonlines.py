"""JSON lines, one article an object, to `Page`s; a broken line is a problem of its own, not of the file."""

from __future__ import annotations

import json
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from dataclasses import replace
from io import BufferedReader
from typing import IO, Any

from kgbuild.errors import InputError
from kgbuild.model import Problem
from kgbuild.read.decode import decode
from kgbuild.read.html import read_html
from kgbuild.read.packed import unpacking
from kgbuild.read.page import Meta, Page
from kgbuild.read.plain import paragraphs

LONGEST = 20_000_000
"""Bytes of a line that are read: a longer one is no article."""
_KEYS = {
    "text": ("text", "body", "content", "article", "articleBody", "maintext"),
    "html": ("html", "raw_html"),
    "title": ("title", "headline", "name"),
    "date": ("date", "published", "datePublished", "date_published", "pubDate", "date_publish"),
    "publisher": ("publisher", "source", "outlet", "site", "sitename", "source_domain"),
    "url": ("url", "link", "id"),
}


def read_json_lines(file: IO[bytes], where: str) -> Iterator[Page | Problem]:
    """A page a line, one line held at a time; `#n` after the file's name is the line number, from 1."""
    number, remarked, packed = 0, False, unpacking(where, file)
    for number, data in enumerate(_lines(BufferedReader(packed, 1 << 16), where), 1):
        place = f"{where}#{number}"
        try:
            if len(data) > LONGEST:
                raise InputError(f"a line of more than {LONGEST:,} bytes", place, "split it into its articles")
            line, remark = decode(data, where)
            if remark and not remarked:
                remarked = True
                yield Problem(place, remark, "save the file as UTF-8 to be sure of every letter", article=False)
            if line.strip():
                yield from read_object(json.loads(line), place, f"#{number}")
        except json.JSONDecodeError as error:
            found = f"not JSON: {error.msg} at character {error.colno} of the line"
            yield Problem(place, found, "mend or delete the line; each line is one JSON object")
        except RecursionError:
            yield Problem(place, "not JSON: values in values without end", "mend or delete the line")
        except InputError as error:
            yield Problem(place, error.found, error.todo)
    if packed.broken:
        place = f"{where}#{number + 1}" if number else where
        yield Problem(place, f"the broken file ends here: {packed.broken}", "make or fetch it again")
    elif not number:
        raise InputError("the file is empty", where, "put an article in it, or delete it")


def _lines(file: BufferedReader, where: str) -> Iterator[bytes]:
    """Lines without their ends, none longer than it may be; a file in UTF-16 is read whole."""
    if file.peek(2)[:2] in (BOM_UTF16_LE, BOM_UTF16_BE):
        yield from (line.encode() for line in decode(file.read(), where)[0].split("\n"))
        return
    while data := file.readline(LONGEST + 1):
        while len(data) > LONGEST and not data.endswith(b"\n") and (rest := file.readline(LONGEST)):
            if rest.endswith(b"\n"):
                break
        yield from data.rstrip(b"\r\n").split(b"\r")


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
