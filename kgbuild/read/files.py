"""Paths to articles: which files there are, and what is set aside whole.

In: files and folders.  Out: `Article`s and `Problem`s in the order of their files' names, sitemaps last.  One file is
held at a time, and of files of many articles one article.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from kgbuild.model import Article, Problem
from kgbuild.read.opened import read_opened
from kgbuild.read.sitemaps import Sitemaps
from kgbuild.settings import Settings

Reader = Callable[[str, Path, Settings], Iterable[Article | Problem]]
"""Gives the articles of one file, by its name and place."""


def read_articles(
    paths: Iterable[Path], settings: Settings, reader: Reader | None = None
) -> Iterator[Article | Problem]:
    """Every article under the paths once, in the order of their names, and a Problem for each that cannot be read;
    `reader` may know what `read_file` would give."""
    read = reader or read_file
    seen: dict[bytes, str] = {}
    files = list(found(paths))
    sitemaps = Sitemaps((name, path) for name, path in files if isinstance(path, Path))
    for name, path in files:
        if name in sitemaps.files:
            continue
        for item in [path] if isinstance(path, Problem) else read(name, path, settings):
            if isinstance(item, Article):
                words = re.sub(r"\s+", " ", item.clean.text).encode("utf-8", "surrogatepass")
                first = seen.setdefault(hashlib.sha256(words).digest(), item.name)
                if first != item.name:
                    yield Problem(item.name, f"the same text as {first}", "remove one of the two")
                    continue
                item = sitemaps.fill(item)
            yield item
    yield from sitemaps.told()


def read_file(name: str, path: Path, settings: Settings) -> Iterator[Article | Problem]:
    """The articles of one file."""
    try:
        with path.open("rb") as file:
            yield from read_opened(name, file, settings)
    except OSError as error:
        yield Problem(name, f"cannot be read: {error.strerror}", "check that it is there and you may read it")


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
