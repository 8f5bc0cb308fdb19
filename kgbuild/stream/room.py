"""Memory given back between steps.

In: nothing.  Out: nothing; what one step has let go of is free for the next, and for others.
"""

from __future__ import annotations

import ctypes
import gc
import sys


def forget_pipeline() -> None:
    """Let go of the language pipeline, if it was loaded here: there is nothing more to read."""
    batch = sys.modules.get("kgbuild.work.batch")
    if batch is not None:
        batch.forget()


def give_back() -> None:
    """Have the C library return what is free: it keeps it otherwise, in pieces too small for what comes next.  Where
    it has no such function, nothing is done."""
    gc.collect()
    try:
        ctypes.CDLL(None).malloc_trim(0)
    except (AttributeError, OSError, TypeError):
        return
