"""What every engine begins with: tasks that wait, numbered in the order they came.

In: tasks.  Out: their numbers; the engine takes them from the queue when it has hands for them.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from itertools import count
from typing import Any

Task = tuple[int, Callable[..., Any], tuple[Any, ...]]
"""Its number, its function, what that is given."""


class Queue:
    """Tasks that wait for this machine: nothing has to be sent ahead, and all code is this."""

    def __init__(self) -> None:
        self._numbers = count()
        self._waiting: deque[Task] = deque()

    def submit(self, function: Callable[..., Any], *given: Any) -> int:
        """Queue a task."""
        number = next(self._numbers)
        self._waiting.append((number, function, given))
        self._hand_out()
        return number

    def share(self, value: bytes) -> Any:
        """The bytes themselves."""
        return value

    def everywhere(self, function: Callable[..., Any], *given: Any) -> dict[str, Any]:
        """All code is this."""
        return {}

    def _hand_out(self) -> None:
        """Begin what can be begun."""
