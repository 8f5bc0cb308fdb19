"""A step apart is as if it had been done here, and never outlives who waits for it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kgbuild.errors import InputError
from kgbuild.stream.apart import apart
from tests.fair import alive

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="steps are done in this process elsewhere")
WAITING = """
import os, sys, time
from pathlib import Path
from kgbuild.stream.apart import apart

def waits():
    Path(sys.argv[1]).write_text(str(os.getpid()))
    time.sleep(300)

apart(waits)
"""


def doubled(row: list[int]) -> tuple[int, list[int]]:
    return os.getpid(), row * 2


def failing() -> None:
    raise InputError("a fault", "somewhere", "mend it")


def test_what_it_returns_and_what_it_raises_come_back() -> None:
    process, row = apart(doubled, [1, 2])
    assert row == [1, 2, 1, 2]
    assert process != os.getpid()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
    with pytest.raises(InputError, match="a fault"):
        apart(failing)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_it_ends_with_who_waits_for_it(tmp_path: Path, how: signal.Signals) -> None:
    note = tmp_path / "process"
    root = str(Path(__file__).parent.parent.parent)
    command = [sys.executable, "-c", WAITING, str(note)]
    waiting = subprocess.Popen(command, env={**os.environ, "PYTHONPATH": root}, stderr=subprocess.DEVNULL)
    while waiting.poll() is None and not (note.exists() and note.read_text()):
        time.sleep(0.01)
    waiting.send_signal(how)
    assert waiting.wait(timeout=60) != 0
    for _ in range(600):
        if not alive(int(note.read_text())):
            return
        time.sleep(0.1)
    pytest.fail("it goes on")
