"""Paths to articles: which files there are, which reader takes each, and what is set aside whole.

In: files and folders.  Out: `Article`s and `Problem`s in the order of their names.  A new format is one reader and
one line in `READERS`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import IO

from dateutil.parser import ParserError
from dateutil.parser import parse as parse_date

from kgbuild.errors import InputError
from kgbuild.model import Article, Problem
from kgbuild.read.clean import clean_text
from kgbuild.read.decode import decode
from kgbuild.read.feeds import read_feed
from kgbuild.read.html import read_html
from kgbuild.read.jsonlines import read_json, read_json_lines
from kgbuild.read.language import language_of
from kgbuild.read.noise import blocks, origin
from kgbuild.read.packed import PACKED, ending, unpacked
from kgbuild.read.page import Page
from kgbuild.read.plain import read_plain
from kgbuild.read.warc import read_warc
from kgbuild.settings import Settings

Reader = Callable[[str, str], Iterator[Page | Problem]]

READERS: dict[str, Reader] = {
    ".txt": read_plain, ".text": read_plain, ".md": read_plain,
    ".html": read_html, ".htm": read_html, ".xhtml": read_html,
    ".jsonl": read_json_lines, ".ndjson": read_json_lines, ".json": read_json,
    ".xml": read_feed, ".rss": read_feed, ".atom": read_feed,
}  # fmt: skip
"""Endings, and who reads the text of such files; each may be packed (`.jsonl.gz`, `.html.zst`)."""

ARCHIVES: dict[str, Callable[[IO[bytes], str], Iterator[Page | Problem]]] = {".warc": read_warc, ".warc.gz": read_warc}
"""Endings of files too large to hold at once, and who reads them record by record."""

MIN_WORDS = 8
"""A page with fewer words of story than this says nothing that could be checked (our judgement)."""


def read_articles(paths: Iterable[Path], settings: Settings) -> Iterator[Article | Problem]:
    """Every article under the paths once, in the order of their names, and a Problem for each that cannot be read."""
    seen: dict[str, str] = {}
    for name, path in found(paths):
        if isinstance(path, Problem):
            yield path
            continue
        for item in read_file(name, path, settings):
            if isinstance(item, Article):
                key = re.sub(r"\s+", " ", item.clean.text)
                if key in seen:
                    yield Problem(item.name, f"the same text as {seen[key]}", "remove one of the two")
                    continue
                seen[key] = item.name
            yield item


def found(paths: Iterable[Path]) -> Iterator[tuple[str, Path | Problem]]:
    """(name, file) of every file under the paths, sorted by name; names are relative to the folder given."""
    files: dict[str, Path | Problem] = {}
    for path in sorted(set(paths)):
        if path.is_dir():
            inside = [p for p in path.rglob("*") if p.is_file() and not hidden(p.relative_to(path))]
            built = {p.parent for p in inside if p.name == "graph.ttl"}  # a build's own output is no article
            inside = [p for p in inside if p.parent not in built]
            if not inside:
                files[str(path)] = Problem(str(path), "the folder is empty", "put articles in it")
            items = [(p.relative_to(path).as_posix(), p) for p in inside]
        elif path.exists():
            items = [(path.name, path)]
        else:
            files[str(path)] = Problem(str(path), "no such file or folder", "check the path")
            continue
        for name, item in items:
            files[name if files.get(name, item) == item else item.as_posix()] = item
    yield from sorted(files.items())


def hidden(path: Path) -> bool:
    """Is it in a hidden folder, or hidden itself?"""
    return any(part.startswith(".") for part in path.parts)


def read_file(name: str, path: Path, settings: Settings) -> Iterator[Article | Problem]:
    """The articles of one file."""
    lower = path.name.lower()
    archive = next((reader for end, reader in ARCHIVES.items() if lower.endswith(end)), None)
    reader = READERS.get(ending(path.name))
    try:
        if archive:
            with path.open("rb") as stream:
                sha256 = digest_of(stream)
                stream.seek(0)
                for page in archive(stream, name):
                    yield made(name, sha256, page, settings)
            return
        if reader is None:
            known = f"{' '.join(sorted({*READERS, *ARCHIVES}))}, packed too: {' '.join(PACKED)}"
            raise InputError(f"unknown kind of file: {path.suffix or 'no ending'}", name, f"known endings: {known}")
        data = path.read_bytes()
        text, remark = decode(unpacked(path.name, data), name)
        if not text.strip():
            raise InputError("the file is empty", name, "put an article in it, or delete it")
        pages = list(reader(text, name))
    except OSError as error:
        yield Problem(name, f"cannot be read: {error.strerror}", "check that it is there and you may read it")
        return
    except InputError as error:
        yield Problem(name, error.found, error.todo)
        return
    if remark:
        yield Problem(name, remark, "save it as UTF-8 to be sure of every letter", article=False)
    digest = hashlib.sha256(data).hexdigest()
    for page in pages:
        yield made(name, digest, page, settings)


def digest_of(stream: IO[bytes]) -> str:
    """The SHA-256 of a file, read in pieces."""
    total = hashlib.sha256()
    while piece := stream.read(1 << 20):
        total.update(piece)
    return total.hexdigest()


def made(name: str, sha256: str, page: Page | Problem, settings: Settings) -> Article | Problem:
    """The article of what a reader gave, under the file's name and the page's number."""
    return page if isinstance(page, Problem) else article(name + page.suffix, sha256, page, settings)


def article(name: str, sha256: str, page: Page, settings: Settings) -> Article | Problem:
    """The article of a page, or why there is none in it."""
    if len(page.text) > settings.max_chars:
        size = f"{len(page.text):,} characters, more than the {settings.max_chars:,} an article may have"
        return Problem(name, size, "split it into its articles, or raise --max-chars")
    parts = blocks(page, settings.language)
    clean = clean_text(page.text, parts, settings.language)
    if len(clean.text.split()) < MIN_WORDS:
        aside = sum(1 for block in parts if block.noise)
        words = len(clean.text.split())
        return Problem(
            name, f"no story in it: {words} words kept, {aside} paragraphs set aside as noise", "check the file"
        )
    language = language_of(clean.text)
    if language != settings.language:
        return Problem(
            name, f"the text is in another language ({language})", f"only {settings.language!r} is read; translate it"
        )
    titles = [page.text[b.span.begin : b.span.end] for b in parts if b.kind == "title"]
    return Article(
        name=name, sha256=sha256, text=page.text, blocks=parts, clean=clean,
        title=page.meta.title or (titles[0] if titles else None),
        publisher=page.meta.publisher or origin(page, settings.language),
        date=iso_date(page.meta.date), url=page.meta.url, language=language,
    )  # fmt: skip


def iso_date(text: str | None) -> str | None:
    """`YYYY-MM-DD` of a date the page states in full ("18 September 2023", "2023-09-18T07:30Z"), else None.

    Read twice against different default days: parts the text does not state would differ.
    """
    if not text:
        return None
    try:
        first, second = (parse_date(text, default=datetime(*day)) for day in ((2000, 1, 1), (2001, 2, 2)))
    except (ParserError, OverflowError):
        return None
    return first.date().isoformat() if first.date() == second.date() else None
