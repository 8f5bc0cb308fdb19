"""Processes that a measured command leaves behind, handed over to whoever measures: their time and memory count too.

In: nothing.  Out: meanwhile, whatever outlives its parent below this process becomes a child of this process (Linux;
elsewhere nothing happens).
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator
from contextlib import contextmanager

ADOPT = 36
"""`PR_SET_CHILD_SUBREAPER` of Linux."""


@contextmanager
def adopting() -> Iterator[None]:
    """Adopt orphans, and no longer afterwards: who never waits for them would keep them as zombies."""
    if sys.platform != "linux":
        yield
        return
    ctypes.CDLL(None).prctl(ADOPT, 1, 0, 0, 0)
    try:
        yield
    finally:
        ctypes.CDLL(None).prctl(ADOPT, 0, 0, 0, 0)
