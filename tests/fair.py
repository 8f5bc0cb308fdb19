"""Promises in seconds, on a machine that others use too.

In: seconds promised.  Out: as many times more as the machine is slower now than it is alone.
"""

import os
import time
from pathlib import Path


def stretched(seconds: float) -> float:
    """By how long a moment's computing takes by the clock, and how long of the processor's time."""
    clock, spent = time.perf_counter(), time.process_time()
    while time.process_time() - spent < 0.2:
        pass
    return seconds * max(1.0, (time.perf_counter() - clock) / 0.2)


def marked(mark: str) -> list[str]:
    """Processes (Linux) that were started with this word in their environment, or by such a one: their commands."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if mark.encode() in (process / "environ").read_bytes() and process.name != str(os.getpid()):
                found.append((process / "cmdline").read_bytes().replace(b"\0", b" ").decode())
        except OSError:  # another user's, or it has just ended
            continue
    return found


def soon_gone(mark: str) -> list[str]:
    """Those that are still there after a while."""
    until = time.monotonic() + stretched(5)
    while (left := marked(mark)) and time.monotonic() < until:
        time.sleep(0.1)
    return left
