"""Promises about cost and time, on a machine that may be slow and that others use too.

In: work.  Out: what it costs whatever the machine, and whether it keeps to seconds as long as they are there.
"""

import os
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from types import FrameType


def calls(work: Callable[[], object]) -> int:
    """How many functions some work calls, Python's and C's: its cost without a clock."""
    count, before = 0, sys.getprofile()

    def counted(_frame: FrameType, event: str, _function: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def memory(work: Callable[[], object]) -> int:
    """How many bytes some work holds at once, at most; arrays too."""
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def within(seconds: float, once: Callable[[], float]) -> bool:
    """Does it take no longer, once in three times?  A busy moment passes; what waits for something waits each time."""
    return any(once() < stretched(seconds) for _ in range(3))


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


def alive(process: int) -> bool:
    """Does it run?  One that has ended, and that nobody has waited for yet, does not."""
    try:
        os.kill(process, 0)
        stat = Path(f"/proc/{process}/stat")
        return not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def soon_gone(mark: str) -> list[str]:
    """Those that are still there after a while."""
    until = time.monotonic() + stretched(20)
    while (left := marked(mark)) and time.monotonic() < until:
        time.sleep(0.1)
    return left
