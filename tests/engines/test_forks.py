"""Forks do what this process would have done, also when one of them is killed."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from kgbuild.engines import twin
from kgbuild.engines.forks import forked
from kgbuild.engines.spread import here
from kgbuild.errors import InputError
from tests.engines.tasks import die, named, refuse, slow

NAMES = {n: f"name {n}" for n in range(1000)}


pytestmark = pytest.mark.skipif(not twin.can_fork() and sys.platform != "linux", reason="no forks here")


@pytest.fixture(autouse=True)
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(twin, "cores", lambda: 2)


@pytest.mark.parametrize("width", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, 5, 1000])
def test_forks_say_what_this_process_says(width: int, count: int) -> None:
    things = list(range(count))
    assert forked(width, named, things, (NAMES, "!")) == here(named, things, NAMES, "!")


def test_several_processes_take_part(tmp_path: Path) -> None:
    assert len(set(forked(2, met, list(range(20)), (tmp_path,)))) == 2


def test_what_a_killed_fork_had_is_done_here() -> None:
    assert forked(2, outlived, list(range(20)), (os.getpid(),)) == list(range(20))


def test_what_a_fork_raises_is_raised_here() -> None:
    with pytest.raises(InputError, match="no such number"):
        forked(2, refuse, list(range(20)), ())


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="no /proc")
def test_no_pipe_is_left_open() -> None:
    links = len(list(Path("/proc/self/fd").iterdir()))
    forked(3, named, list(range(20)), (NAMES, "!"))
    assert len(list(Path("/proc/self/fd").iterdir())) == links


def outlived(thing: int, parent: int) -> int:
    """Kills every process but one."""
    if os.getpid() != parent:
        die(thing)
    slow(0.01)
    return thing


def met(thing: int, folder: Path) -> int:
    """Waits for another process."""
    (folder / str(os.getpid())).touch()
    while len(list(folder.iterdir())) < 2:
        slow(0.01)
    return os.getpid()
