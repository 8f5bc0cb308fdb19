"""Two things at once, for what is in memory already: a fork of this process does one of them.

In: a function and what it is given.  Out: what it returns, or raises, when it is asked for.  A worker would have to be
sent the graph, which costs as much as writing it; a fork has it, and sends back the bytes of files.  Where there is no
fork, or only one core, the function is called when its result is asked for.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Generic, TypeVar

from kgbuild.engines.cores import cores
from kgbuild.engines.processes import deaf_to_ctrl_c
from kgbuild.errors import KgbuildError

R = TypeVar("R")


class Ended(KgbuildError):
    """A fork was killed before it was done."""


class Later(Generic[R]):
    """The result of a function that is called when it is asked for."""

    def __init__(self, function: Callable[..., R], given: tuple[Any, ...]) -> None:
        self._function, self._given = function, given

    def result(self) -> R:
        """What the function returns."""
        return self._function(*self._given)

    def end(self) -> None:
        """Nothing is under way."""


class Twin(Later[R]):
    """A fork that calls the function at once."""

    def __init__(self, function: Callable[..., R], given: tuple[Any, ...]) -> None:
        super().__init__(function, given)
        ours, theirs = os.pipe()
        with deaf_to_ctrl_c(), warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # threads here are idle, and the fork starts none
            self.process = os.fork()
            if not self.process:
                signal.signal(signal.SIGINT, signal.SIG_IGN)
                os.close(ours)
                self._work(theirs)
        os.close(theirs)
        self._link = ours

    def _work(self, link: int) -> None:
        """In the fork: nothing of what is waiting to be printed or closed here is its business."""
        try:
            answer: tuple[str, object]
            try:
                answer = ("done", self._function(*self._given))
            except Exception as error:
                answer = ("raised", error)
            with os.fdopen(link, "wb") as pipe:
                pickle.dump(answer, pipe, pickle.HIGHEST_PROTOCOL)
        finally:
            os._exit(0)

    def result(self) -> R:
        """What the function returned.  Raises what it raised."""
        with os.fdopen(os.dup(self._link), "rb") as pipe:
            try:
                kind, value = pickle.load(pipe)
            except (EOFError, pickle.UnpicklingError):
                raise Ended("a process of this build was ended", "", "build again; --jobs 1 needs none") from None
        if kind == "raised":
            raise value
        found: R = value
        return found

    def end(self) -> None:
        """End it, whether it is done or not."""
        os.close(self._link)
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)


def can_fork() -> bool:
    """Can this process be two, and is there a core for the other one?"""
    return hasattr(os, "fork") and sys.platform != "darwin" and cores() > 1


@contextmanager
def beside(function: Callable[..., R], *given: Any, pays: bool = True) -> Iterator[Later[R]]:
    """Have a function called meanwhile, if there are hands for it and it `pays`."""
    later = Twin(function, given) if pays and can_fork() else Later(function, given)
    try:
        yield later
    finally:
        later.end()
