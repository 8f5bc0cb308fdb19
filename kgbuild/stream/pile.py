"""Lines put down in any order and taken up sorted, however many there are.

In: lines of bytes.  Out: the same in the order of their bytes (for UTF-8, that of their characters), each once.  A few
megabytes stay in memory; the rest lies in sorted runs on disk, which are merged as they are read.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from itertools import groupby
from pathlib import Path

ROOM = 5_000_000
"""Bytes of lines, with what Python adds to each, that one pile holds in memory."""
OBJECT = 90
"""Bytes that Python and the list add to a line."""
OPEN = 64
"""Runs of one size that are merged into one of the next: each costs an open file and a buffer."""
BUFFER = 1 << 15


class Pile:
    """A pile of lines.  A line may hold no line feed."""

    def __init__(self, folder: Path, name: str) -> None:
        self._folder, self._name = folder, name
        self._lines: list[bytes] = []
        self._size = 0
        self._runs: list[list[Path]] = []
        self._made = 0

    def add(self, line: bytes) -> None:
        """Put a line down."""
        self._lines.append(line)
        self._size += len(line) + OBJECT
        if self._size >= ROOM:
            self._spill()

    def __iter__(self) -> Iterator[bytes]:
        """The lines, sorted, each once; as often as asked for."""
        self.rest()
        return self._merged([run for level in self._runs for run in level])

    def rest(self) -> None:
        """Have nothing in memory: no more lines come for a while."""
        if self._lines:
            self._spill()

    def clear(self) -> None:
        """Let go of the lines."""
        self._lines, self._size = [], 0
        for run in (run for level in self._runs for run in level):
            run.unlink(missing_ok=True)
        self._runs = []

    def _spill(self) -> None:
        self._lines.sort()
        new = self._write(self._lines)
        self._lines, self._size = [], 0
        for level in self._runs:
            level.append(new)
            if len(level) < OPEN:
                return
            new = self._write(self._merged(level))
            for run in level:
                run.unlink()
            level.clear()
        self._runs.append([new])

    def _merged(self, runs: Sequence[Path]) -> Iterator[bytes]:
        with ExitStack() as stack:
            rows = [_read(stack, run) for run in runs]
            for line, _ in groupby(heapq.merge(*rows)):
                yield line

    def _write(self, lines: Iterable[bytes]) -> Path:
        self._made += 1
        path = self._folder / f"{self._name}.{self._made}"
        with path.open("wb", BUFFER) as file:
            file.writelines(line + b"\n" for line, _ in groupby(lines))
        return path


def _read(stack: ExitStack, path: Path) -> Iterator[bytes]:
    file = stack.enter_context(path.open("rb", BUFFER))
    return (line[:-1] for line in file)
