"""The engine that needs nothing: each task is done in this process, when its result is asked for."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from itertools import count
from typing import Any


class Here:
    """Does tasks one after another, in the order they were given."""

    width = 1

    def __init__(self) -> None:
        self._numbers = count()
        self._waiting: deque[tuple[int, Callable[..., Any], tuple[Any, ...]]] = deque()

    def submit(self, function: Callable[..., Any], *given: Any) -> int:
        """Note a task."""
        number = next(self._numbers)
        self._waiting.append((number, function, given))
        return number

    def next(self) -> tuple[int, Any]:
        """Do the next task."""
        number, function, given = self._waiting.popleft()
        return number, function(*given)

    def finished(self) -> list[tuple[int, Any]]:
        """Nothing is ever under way."""
        return []

    def share(self, value: bytes) -> bytes:
        """The bytes themselves."""
        return value

    def everywhere(self, function: Callable[..., Any], *given: Any) -> dict[str, Any]:
        """All code is this."""
        return {}

    def close(self) -> None:
        """Forget what waits."""
        self._waiting.clear()
