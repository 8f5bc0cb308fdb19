"""What a worker process does: one task after another, until its pipe closes.

In: (function, arguments) from the pipe.  Out: ("done", result) or ("raised", error) into it, after one ("ready", None).
"""

from __future__ import annotations

import gc
import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import parent_process
from multiprocessing.connection import Connection
from typing import Any


def serve(link: Connection[Any, Any], first: Callable[..., Any] | None = None, *given: Any) -> None:
    """Do tasks.  Ctrl-C is the parent's business; a parent that is gone takes its workers along.

    `first` is called before any comes, and may fail: a task that needs it will say so.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    spare_collections()
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    try:
        if first is not None:
            with suppress(Exception):
                first(*given)
        link.send(("ready", None))
        while True:
            function, given = link.recv()
            try:
                answer = ("done", function(*given))
            except Exception as error:
                answer = ("raised", error)
            link.send(answer)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return  # the parent has closed the pipe


def spare_collections() -> None:
    """Look for cycles of dead objects a hundred times less often than Python does by itself.

    The stages make many objects that live long, and hardly a cycle: looking for some costs a fifth of their time.
    """
    gc.set_threshold(70_000, 20, 20)


@contextmanager
def uncollected() -> Iterator[None]:
    """No search for cycles of dead objects meanwhile: resolving, fusing and writing make millions of objects that
    live to the end, and no cycles; looking for some costs a tenth of their time."""
    wanted = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if wanted:
            gc.freeze()  # and back: what was made meanwhile is old now, or all of it would be gone through at once
            gc.unfreeze()
            gc.enable()


def _leave_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


_one_at_a_time = threading.Lock()


def in_time(seconds: float, function: Callable[..., Any], *given: Any) -> Any:
    """What the function returns; a process in which it takes longer ends itself, for engines that stop no task.

    Of several threads one works at a time: the stages keep what they have looked up, and were made for processes.
    """
    spare_collections()
    watch = threading.Timer(seconds, os._exit, (1,))
    watch.daemon = True
    with _one_at_a_time:
        watch.start()
        try:
            return function(*given)
        finally:
            watch.cancel()


def itself(value: bytes) -> bytes:
    """The value, for engines in which what many tasks share is the result of another."""
    return value
