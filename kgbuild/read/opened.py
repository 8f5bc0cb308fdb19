"""One file to its articles: which reader takes it, by its ending.

In: a file's name and the open file, which can be read twice.  Out: `Article`s and `Problem`s.  A new format is one
reader and one line in `READERS`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import IO

from kgbuild.errors import InputError
from kgbuild.model import Article, Problem
from kgbuild.read.archives import DEEPEST, KINDS, is_archive, members
from kgbuild.read.article import article
from kgbuild.read.decode import decode
from kgbuild.read.feeds import read_feed
from kgbuild.read.html import read_html
from kgbuild.read.jsonlines import read_json, read_json_lines
from kgbuild.read.packed import PACKED, ending, unpacked
from kgbuild.read.page import Page
from kgbuild.read.plain import read_plain
from kgbuild.read.warc import read_warc
from kgbuild.settings import Settings

READERS: dict[str, Callable[[str, str], Iterator[Page | Problem]]] = {
    ".txt": read_plain, ".text": read_plain, ".md": read_plain,
    ".html": read_html, ".htm": read_html, ".xhtml": read_html,
    ".json": read_json,
    ".xml": read_feed, ".rss": read_feed, ".atom": read_feed,
}  # fmt: skip
"""Endings, and who reads the text of such files; each may be packed (`.html.zst`)."""

BY_RECORD: dict[str, Callable[[IO[bytes], str], Iterator[Page | Problem]]] = {
    ".warc": read_warc, ".jsonl": read_json_lines, ".ndjson": read_json_lines,
}  # fmt: skip
"""Endings of files too large to hold at once, and who reads them record by record; packed too."""


def readable(name: str) -> bool:
    """Is there a reader for files of such a name?"""
    return is_archive(name) or ending(name) in READERS or ending(name) in BY_RECORD


def read_opened(name: str, file: IO[bytes], settings: Settings, depth: int = 0) -> Iterator[Article | Problem]:
    """The articles of a file; those of an archive of files are named by it and their place in it."""
    if is_archive(name):
        yield from _archive(name, file, settings, depth)
        return
    digest = ""
    try:
        if not readable(name):
            known = f"{' '.join(sorted({*READERS, *BY_RECORD}))}, packed too: {' '.join(PACKED)}; {' '.join(KINDS)}"
            kind = f".{name.rpartition('.')[2]}" if "." in name.rpartition("/")[2] else "no ending"
            raise InputError(f"unknown kind of file: {kind}", name, f"known endings: {known}")
        digest = digest_of(file)
        for page in _pages(name, file):
            yield page if isinstance(page, Problem) else article(name + page.suffix, digest, page, settings)
    except OSError as error:
        yield Problem(name, f"cannot be read: {error.strerror}", "check that it is there and you may read it")
    except InputError as error:
        yield Problem(name, error.found, error.todo)


def _pages(name: str, file: IO[bytes]) -> Iterator[Page | Problem]:
    by_record = BY_RECORD.get(ending(name))
    if by_record:
        yield from by_record(file, name)
        return
    text, remark = decode(unpacked(name, file), name)
    if not text.strip():
        raise InputError("the file is empty", name, "put an article in it, or delete it")
    pages = list(READERS[ending(name)](text, name))
    if remark:
        yield Problem(name, remark, "save it as UTF-8 to be sure of every letter", article=False)
    yield from pages


def _archive(name: str, file: IO[bytes], settings: Settings, depth: int) -> Iterator[Article | Problem]:
    if depth == DEEPEST:
        yield Problem(name, f"more than {DEEPEST} archives in each other", "unpack it and give the folder")
        return
    empty = True
    for inside, opened in members(name, file, readable):
        empty = False
        if isinstance(opened, Problem):
            yield opened
            continue
        with closing(opened):
            yield from read_opened(f"{name}/{inside}", opened, settings, depth + 1)
    if empty:
        yield Problem(name, "no file in this archive", "check that it is the right one")


def digest_of(file: IO[bytes]) -> str:
    """The SHA-256 of a file, read in pieces; it is at its beginning again after that."""
    total = hashlib.sha256()
    while piece := file.read(1 << 20):
        total.update(piece)
    file.seek(0)
    return total.hexdigest()
