"""Is there anything to do at all?

In: paths, an output folder, settings.  Out: what the last build said, when neither what goes in nor what came out has
changed since.  Imports nothing heavy: a build with nothing to do ends in a fraction of a second.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path

from kgbuild.settings import Settings
from kgbuild.work.fingerprint import of_build
from kgbuild.work.store import Store

SMALL = 1_000_000
"""Bytes up to which a file that was written is known by its contents."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a build told its user: the lines on problems, its summary, its exit status."""

    problems: tuple[str, ...]
    summary: str
    status: int


def stamp(paths: Iterable[Path], settings: Settings) -> str:
    """Changes whenever a build of these paths might give other files.  Take it before building."""
    total = hashlib.sha256(of_build(settings).encode())
    for path in inputs(paths):
        total.update(path.as_posix().encode("utf-8", "surrogateescape") + b"\0" + _contents(path))
    return total.hexdigest()


def last_said(folder: Path, output: Path, now: str) -> Said | None:
    """What the last build into `output` said, if its stamp is `now` and its files are as it left them."""
    with closing(Store(folder)) as store:
        found = store.last(str(output.resolve()))
    if found is None or found[0] != now:
        return None
    files = json.loads(found[1])
    if any(_look(output / name) != look for name, look in files.items()):
        return None
    said = json.loads(found[2])
    return Said(tuple(said["problems"]), said["summary"], said["status"])


def remember_build(folder: Path, output: Path, now: str, files: Iterable[Path], said: Said) -> None:
    """Keep what a build said, and how the files look that it wrote."""
    looks = {path.name: _look(path) for path in files}
    with closing(Store(folder)) as store:
        store.built(str(output.resolve()), now, json.dumps(looks), json.dumps(asdict(said)))
        store.prune()


def beside(output: Path) -> Path | None:
    """Where builds into a folder remember by default: `.kgbuild` beside it, so that one cache serves the outputs of one
    project, the output holds nothing but the graph, and a project taken away takes its cache along.  None when nothing
    can be written there."""
    folder = output.absolute().parent / ".kgbuild"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return folder if os.access(folder, os.W_OK) else None


def inputs(paths: Iterable[Path]) -> list[Path]:
    """Every file under the paths, but hidden ones; a path that is not there stands for itself."""
    found: set[Path] = set()
    for path in paths:
        if path.is_dir():
            inside = (p for p in path.rglob("*") if p.is_file())
            found |= {path, *(p for p in inside if not p.relative_to(path).as_posix().startswith("."))}
        else:
            found.add(path)
    return sorted(found)


def changes(paths: Iterable[Path], seconds: float = 0.5) -> Iterator[None]:
    """Yields each time files under the paths have changed since this was called and then rested for `seconds`.

    By looking, not by notices from the system: it needs no library, works on network folders, and a folder of ten
    thousand files takes a few hundredths of a second to look at.
    """
    paths = list(paths)
    return _changes(paths, _state(paths), seconds)


def _changes(paths: list[Path], seen: list[tuple[str, int, int]], seconds: float) -> Iterator[None]:
    while True:
        time.sleep(seconds)
        now = _state(paths)
        if now == seen:
            continue
        time.sleep(seconds)
        if _state(paths) == now:
            seen = now
            yield


def _state(paths: Iterable[Path]) -> list[tuple[str, int, int]]:
    rows = []
    for path in inputs(paths):
        try:
            stat = path.stat()
        except OSError:
            continue
        if not path.is_dir():
            rows.append((str(path), stat.st_size, stat.st_mtime_ns))
    return rows


def _look(path: Path) -> str:
    """What changes with a file: its contents, or, as those of a large one take long to go through, size and time."""
    try:
        stat = path.stat()
    except OSError:
        return ""
    return _contents(path).hex() if stat.st_size <= SMALL else f"{stat.st_size} {stat.st_mtime_ns}"


def _contents(path: Path) -> bytes:
    """The digest of a file's bytes; of nothing when it cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).digest()
    except OSError:
        return b""
