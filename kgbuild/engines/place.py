"""Where one build does its work: here while there is little of it, over the cores or a cluster once there is more.

In: an engine's name and address, how many processes.  Out: an `Engine` for so much work; workers are started once, and
serve every stage after, unless forks of this process can: they have what the stages made already.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any, TypeVar

from kgbuild.engines import Engine
from kgbuild.engines.cores import cores
from kgbuild.engines.forks import forked
from kgbuild.engines.here import Here
from kgbuild.engines.processes import Processes
from kgbuild.engines.spread import here, spread
from kgbuild.engines.twin import Later, can_fork
from kgbuild.errors import InputError, KgbuildError

R = TypeVar("R")
PAYS = 60_000
"""Characters to read from which processes are worth their start: it costs what some 30,000 take to read."""
NAMES = ("local", "dask")


class PutOff(Later[R]):
    """The result of a function that is called once, sometime."""

    @cached_property
    def _result(self) -> R:
        return super().result()

    def result(self) -> R:
        """What the function returns."""
        return self._result


class Place:
    """`jobs` processes (None: as many as cores, if it pays), or the cluster that `engine` and `address` name; `needs`
    is a module that all processes import."""

    def __init__(
        self,
        jobs: int | None = 1,
        seconds: float = 300.0,
        engine: str = "local",
        address: str | None = None,
        needs: str = "",
    ) -> None:
        if engine not in NAMES:
            raise InputError(f"no engine is called {engine!r}", "--engine", f"one of: {', '.join(NAMES)}")
        if address and engine == "local":
            raise InputError("this machine has no address", "--engine-address", "name an engine too: --engine dask")
        self.jobs, self.seconds, self.name, self.address, self.needs = jobs, seconds, engine, address, needs
        self._workers: Engine | None = None
        self._early: Processes | None = None
        self._put_off: list[PutOff[Any]] = []

    @property
    def can_begin(self) -> bool:
        """Is there another core, whose work would be done meanwhile?"""
        return self.name == "local" and self.jobs != 1 and cores() > 1

    def begin(self, width: int, *first: Any) -> None:
        """Start workers before it is known what there is to read: they call `first`, a function with what it is given,
        while this process finds out."""
        self._early = Processes(width, self.seconds, first, self.needs)

    def put_off(self, function: Callable[..., R], *given: Any) -> PutOff[R]:
        """Have something done when workers are at work and this process would wait for them, or when it is asked
        for, or never."""
        self._put_off.append(PutOff(function, given))
        return self._put_off[-1]

    def wait(self) -> bool:
        """This process is about to wait: what was put off last is done, as it is wanted first, if there is any."""
        if self._put_off:
            self._put_off.pop().result()
            return True
        return False

    def engine(self, size: int) -> Engine:
        """The engine for some work, in characters to read."""
        if self._workers is None and self._worth(size):
            self._workers = self._started(self.jobs or cores())
        if self._workers is None and self._early is not None and not size:
            self._early.close()
            self._early = None
        return self._workers or self._early or Here(self.seconds)

    def _worth(self, size: int) -> bool:
        if self.name != "local":
            return True
        return size >= PAYS and cores() > 1 if self.jobs is None else size > 0 and self.jobs > 1

    def over(self, function: Callable[..., R], things: Iterable[Any], *shared: Any) -> list[R]:
        """The function over things, in as many processes as there are workers, if there are any already."""
        if self._workers is None:
            return here(function, things, *shared)
        if self.forks:
            return forked(self._workers.width, function, list(things), shared)
        return spread(self._workers, function, list(things), shared)

    @property
    def forks(self) -> bool:
        """Is what `over` is given taken up where it lies, so that nothing has to be sent?"""
        return self.name == "local" and can_fork()

    def close(self) -> None:
        """Send the workers home."""
        for engine in (self._workers, self._early):
            if engine is not None:
                engine.close()
        self._workers = self._early = None

    def _started(self, jobs: int) -> Engine:
        if self._early is not None:
            early, self._early = self._early, None
            early.grow(jobs)
            return early
        if self.name == "local":
            return Processes(jobs, self.seconds, needs=self.needs)
        try:
            from kgbuild.engines.dask import Dask
        except ImportError as error:
            todo = 'pip install "kgbuild[dask]"'
            raise KgbuildError(f"{error.name} is not installed", "--engine dask", todo) from error
        return Dask(self.address, jobs, self.seconds)
