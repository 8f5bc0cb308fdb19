"""How many cores this process may use."""

from __future__ import annotations

import math
import os
from pathlib import Path

QUOTA = Path("/sys/fs/cgroup/cpu.max")


def cores(quota: Path = QUOTA) -> int:
    """Those it may run on (its affinity), and no more than a container's quota of processor time pays for."""
    count = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    try:
        allowed, period = quota.read_text(encoding="ascii").split()
        return max(1, min(count, math.ceil(int(allowed) / int(period))))
    except (OSError, ValueError):  # no such file, or "max": no quota
        return max(1, count)
