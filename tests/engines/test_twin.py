"""A fork does one of two things, and what it does is as if it had been done here."""

from __future__ import annotations

import os
import signal
import time

import pytest

from kgbuild.engines import twin
from kgbuild.engines.twin import Later, Twin, beside
from kgbuild.errors import CheckError, KgbuildError


@pytest.fixture(autouse=True)
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(twin, "cores", lambda: 2)


def named(size: int) -> tuple[int, bytes]:
    return os.getpid(), b"x" * size


def failing() -> None:
    raise CheckError("a fault", "somewhere", "mend it")


def test_it_is_done_by_another_process_and_comes_back_whole() -> None:
    with beside(named, 3_000_000) as later:
        process, text = later.result()
    assert process != os.getpid()
    assert len(text) == 3_000_000


def test_where_it_does_not_pay_it_is_done_here_when_asked_for() -> None:
    with beside(named, 1, pays=False) as later:
        assert not isinstance(later, Twin)
        assert later.result() == (os.getpid(), b"x")


def test_what_it_raises_is_raised_here() -> None:
    with pytest.raises(CheckError, match="a fault"), beside(failing) as later:
        later.result()


def test_one_that_is_killed_is_an_error_that_says_what_to_do() -> None:
    with pytest.raises(KgbuildError, match="was ended"), beside(time.sleep, 60) as later:
        assert isinstance(later, Twin)
        os.kill(later.process, signal.SIGKILL)
        later.result()


def test_it_ends_with_what_it_was_for() -> None:
    started = time.monotonic()
    with pytest.raises(ZeroDivisionError), beside(time.sleep, 60) as later:
        assert isinstance(later, Later)
        _ = 1 / 0
    assert time.monotonic() - started < 30
    assert isinstance(later, Twin)
    with pytest.raises(ProcessLookupError):
        os.kill(later.process, 0)
