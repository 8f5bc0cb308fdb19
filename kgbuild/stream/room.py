"""Memory given back between steps.

In: nothing.  Out: nothing; what one step has let go of is free for the next, and for others.

A function that keeps its last twenty thousand answers has few of them after a thousand articles, and all after twenty
thousand: that each step begins without those of the one before keeps memory flat.
"""

from __future__ import annotations

import ctypes
import gc
import sys
from functools import _lru_cache_wrapper

TABLES = 64
"""Functions that keep no more answers than this read tables, which stay."""


def forget_models() -> None:
    """Let go of what tells languages apart, and of the language pipeline, if it was loaded here: there is nothing more
    to read."""
    for name in ("kgbuild.read.language", "kgbuild.work.batch"):
        if name in sys.modules:
            sys.modules[name].forget()


def forget_answers() -> None:
    """Have the functions of all steps forget what they were asked: a step asks of other things than the one before."""
    for name in sorted(sys.modules):
        if name.startswith("kgbuild."):
            for each in list(vars(sys.modules[name]).values()):
                if isinstance(each, _lru_cache_wrapper) and (each.cache_info().maxsize or 0) > TABLES:
                    each.cache_clear()


def give_back() -> None:
    """Forget answers, and have the C library return what is free: it keeps it otherwise, in pieces too small for what
    comes next.  Where it has no such function, that is left out."""
    forget_answers()
    gc.collect()
    try:
        ctypes.CDLL(None).malloc_trim(0)
    except (AttributeError, OSError, TypeError):
        return
