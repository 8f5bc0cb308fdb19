"""The engine that needs nothing: each task is done in this process, when its result is asked for."""

from __future__ import annotations

from typing import Any

from kgbuild.engines.queue import Queue


class Here(Queue):
    """Does tasks one after another, in the order they were given."""

    width = 1

    def next(self) -> tuple[int, Any]:
        """Do the next task."""
        number, function, given = self._waiting.popleft()
        return number, function(*given)

    def finished(self) -> list[tuple[int, Any]]:
        """Nothing is ever under way."""
        return []

    def close(self) -> None:
        """Forget what waits."""
        self._waiting.clear()
