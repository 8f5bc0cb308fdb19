"""Web archives (WARC, packed or not) to `Page`s: every HTML page answered, record after record.

In: the open archive.  Out: a page a record, with its address, one Problem for each that cannot be read, and a remark on
the records that are no pages.  The day of the crawl is not taken for the day of the article: an archive may be made
years later, and "on Monday" would be put into the wrong year; only what the page itself states is its date.
"""

from __future__ import annotations

import codecs
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from io import BufferedReader
from typing import IO, Any

from kgbuild.errors import InputError
from kgbuild.model import Problem
from kgbuild.read.decode import decode, tidy
from kgbuild.read.html import read_html
from kgbuild.read.packed import unpacking
from kgbuild.read.page import Page

HTML = ("text/html", "application/xhtml+xml")
LARGEST = 20_000_000
"""Bytes of a record that are read: a larger one is no article."""


def read_warc(archive: IO[bytes], where: str) -> Iterator[Page | Problem]:
    """The pages of an archive in their order; `#n` is the n-th record that answers a request."""
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError as error:
        raise InputError(f"{error.name} is not installed", where, 'pip install "kgbuild[feeds]"') from error
    aside: Counter[str] = Counter()
    number, place = 0, 1
    # unpacked here and not by warcio, which takes an archive that was cut short for one that ends there
    plain = unpacking(where, archive)
    try:
        for record in ArchiveIterator(BufferedReader(plain, 1 << 16)):
            if record.rec_type not in ("response", "resource"):
                continue
            number = place = number + 1
            reason = no_page(record)
            if reason:
                aside[reason] += 1
            else:
                yield from _pages(record, f"{where}#{number}", f"#{number}")
            place = number + 1
        if plain.broken:
            raise plain.broken
    except (ArchiveLoadFailed, EOFError, OSError, zlib.error) as error:
        yield Problem(f"{where}#{place}", f"the archive breaks off here: {error}", "fetch it again")
    if aside:
        counts = ", ".join(f"{count} {reason}" for reason, count in sorted(aside.items()))
        yield Problem(where, f"records that are no pages: {counts}", "nothing to do", article=False)
    if not number:
        yield Problem(where, "no record of a page in this archive", "check that it is a WARC file with responses")


def no_page(record: Any) -> str | None:
    """Why a record is not read as a page: its status or its type."""
    status = record.http_headers.get_statuscode() if record.http_headers else "200"
    if status != "200":
        return f"with status {status}"
    kind = _type(record)
    return None if kind.split(";")[0].strip().lower() in HTML else f"of type {kind.split(';')[0].strip() or 'unknown'}"


def _type(record: Any) -> str:
    headers = record.http_headers or record.rec_headers
    return headers.get_header("Content-Type") or ""


def _pages(record: Any, where: str, suffix: str) -> Iterator[Page | Problem]:
    url = record.rec_headers.get_header("WARC-Target-URI")
    try:
        data = record.content_stream().read(LARGEST)
        if len(data) < LARGEST and getattr(record.raw_stream, "limit", 0) > 0:
            raise EOFError("its last record is not whole")
        for page in read_html(_text(data, _type(record), where), where):
            yield replace(page, suffix=suffix, meta=replace(page.meta, url=url or page.meta.url))
    except InputError as error:
        yield Problem(where, error.found, error.todo)


def _text(data: bytes, kind: str, where: str) -> str:
    """The record's text, in the encoding its header names when it names one that is known."""
    charset = kind.lower().partition("charset=")[2].split(";")[0].strip("\"' ")
    try:
        known = bool(charset) and codecs.lookup(charset).name != "utf-8"
    except LookupError:
        known = False
    return tidy(data.decode(charset, errors="replace")) if known else decode(data, where)[0]
