"""A step in a process of its own, which gives all its memory back when it ends.

In: a function and what it is given.  Out: what it returns.  What a step has let go of lies in pieces between what
stays, and the C library cannot return those; a fork takes them along.  Where it is not Linux, the step is done here.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from collections.abc import Callable
from typing import Any, TypeVar

from kgbuild.engines.twin import Twin

R = TypeVar("R")
END_WITH_PARENT = 1
"""`PR_SET_PDEATHSIG` of Linux: a signal to this process when its parent ends."""


def apart(function: Callable[..., R], *given: Any) -> R:
    """Have a function called by a fork, and wait; only what it returns, or raises, and files it wrote, come back.  Of
    files that are open for reading here, those it reads must not be read here afterwards: they share one place."""
    if sys.platform != "linux":
        return function(*given)
    twin: Twin[R] = Twin(_with_parent, (os.getpid(), function, given))
    try:
        return twin.result()
    finally:
        twin.end()


def _with_parent(parent: int, function: Callable[..., R], given: tuple[Any, ...]) -> R:
    """Call it, in a process that is ended when its parent is."""
    ctypes.CDLL(None).prctl(END_WITH_PARENT, int(signal.SIGKILL), 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)
    return function(*given)
