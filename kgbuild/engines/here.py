"""The engine that needs nothing: each task is done in this process, when its result is asked for."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from kgbuild.engines import too_late
from kgbuild.engines.queue import Queue


class TooLong(BaseException):
    """A task has had its time.  No `Exception`: a stage that survives whatever a text does to it must not survive
    this."""


class Here(Queue):
    """Does tasks one after another, in the order they were given, each in so many seconds at most (None: any)."""

    width = 1

    def __init__(self, seconds: float | None = None) -> None:
        super().__init__()
        self.seconds = seconds

    def next(self) -> tuple[int, Any]:
        """Do the next task."""
        number, function, given = self._waiting.popleft()
        try:
            with at_most(self.seconds):
                return number, function(*given)
        except TooLong:
            return number, too_late(self.seconds or 0)

    def finished(self) -> list[tuple[int, Any]]:
        """Nothing is ever under way."""
        return []

    def close(self) -> None:
        """Forget what waits."""
        self._waiting.clear()


@contextmanager
def at_most(seconds: float | None) -> Iterator[None]:
    """Raises TooLong in what takes longer, where signals can: in the main thread, not on Windows."""
    if seconds is None or not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, _stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise TooLong
