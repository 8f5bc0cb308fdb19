"""A Dask cluster: one that is there, by the address of its scheduler, or workers started on this machine.

In: tasks.  Out: their results, as they are finished.  Dask gives a task whose worker died to another one; when it gives
up, the task is `Failed`, once it was lost with no other at work: of two that were on one worker, none is known to be
the cause.  No more tasks are handed to the cluster than it has threads, so that a deadly one takes few along.
"""

from __future__ import annotations

import logging
import threading
import warnings
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from distributed import CancelledError, Client, Future, KilledWorker, as_completed

from kgbuild.engines import Failed
from kgbuild.engines.dask_here import DaskHere
from kgbuild.engines.queue import Queue, Task
from kgbuild.engines.worker import in_time, itself
from kgbuild.errors import InputError, KgbuildError

CONNECTS = 20.0
"""Seconds after which a scheduler that has not answered is said not to be there."""
LEAVES = 1.0
"""Seconds that saying good-bye may take."""


class Dask(Queue):
    """The cluster at `address`, or `width` workers here; a task may take `seconds`."""

    def __init__(self, address: str | None, width: int, seconds: float) -> None:
        super().__init__()
        self.seconds = seconds
        self._where = f"--engine-address {address}" if address else "--engine dask"
        self._at_work: dict[str, tuple[Task, Future]] = {}
        self._suspects: deque[Task] = deque()
        self._alone = False
        self._levels = _hushed()
        self._own = None if address else DaskHere(width)
        try:
            self._client = _client(self._own.address if self._own else str(address), self._where)
        except BaseException:  # Ctrl-C too
            self._ended_own()
            raise
        self._coming = as_completed(loop=self._client.loop, with_results=True, raise_errors=False)
        self.width = sum(self._client.nthreads().values())
        if not self.width:
            self.close()
            raise KgbuildError("the scheduler has no workers", self._where, "dask worker ADDRESS")

    def next(self) -> tuple[int, Any]:
        """Wait for a task to end."""
        while (ended := self._ended(*next(self._coming))) is None:
            pass
        return ended

    def finished(self) -> list[tuple[int, Any]]:
        """What has come back so far."""
        ended = [self._ended(*one) for one in self._coming.next_batch(block=False)]
        return [one for one in ended if one is not None]

    def everywhere(self, function: Callable[..., Any], *given: Any) -> dict[str, Any]:
        """What a function returns, or the error that it raises, on each worker of a cluster that is not ours.  A worker
        that nobody can reach any more says nothing."""
        if self._own is not None:
            return {}
        told = self._client.run(function, *given, on_error="return")
        return {worker: said for worker, said in told.items() if not isinstance(said, OSError)}

    def share(self, value: bytes) -> Future:
        """The bytes, as a task's result: workers get it from one another, and it is made again where one is lost with
        it.  (Scattered data are lost then; scattering them to all never ends when a worker cannot be reached.)"""
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message="Sending large graph")
            return self._client.submit(itself, value, pure=False)

    def close(self) -> None:
        """Leave the cluster; workers that were started for this are ended.

        The client waits for nobody: what it does not get done in time is left to a thread that ends with us.
        """
        self._waiting.clear()
        self._ended_own()
        leaving = threading.Thread(target=_leave, args=(self._client,), daemon=True)
        leaving.start()
        leaving.join(LEAVES)
        self._client.status = "closed"  # or it would say good-bye again, when it is thrown away
        if not leaving.is_alive():
            for logger, level in self._levels.items():
                logger.setLevel(level)

    def _ended_own(self) -> None:
        if self._own is not None:
            self._own.kill()

    def _hand_out(self) -> None:
        if self._suspects or self._alone:
            if not self._at_work:
                self._alone = True
                self._begin(self._suspects.popleft())
            return
        while self._waiting and len(self._at_work) < self.width:
            self._begin(self._waiting.popleft())

    def _begin(self, task: Task) -> None:
        _, function, given = task
        future = self._client.submit(in_time, self.seconds, function, *given, pure=False)
        self._at_work[future.key] = task, future
        self._coming.add(future)

    def _ended(self, future: Future, result: Any) -> tuple[int, Any] | None:
        """The number of a task and its result, or None: it is to be tried alone.  Where it failed, `result` is (type of
        error, error, traceback)."""
        task, _ = self._at_work.pop(future.key)
        error = result if isinstance(result, CancelledError) else result[1] if future.status == "error" else None
        if isinstance(error, CancelledError):
            why = self._own.fault() if self._own else ""
            found = f"the workers are gone: {why}" if why else "the scheduler is gone"
            raise KgbuildError(found, self._where, "build again: what was read so far is remembered")
        suspect = isinstance(error, KilledWorker) and not self._alone and bool(self._at_work or self._suspects)
        if suspect:
            self._suspects.append(task)
        if not self._at_work:
            self._alone = False
        self._hand_out()
        if suspect:
            return None
        if isinstance(error, KilledWorker):
            times = error.allowed_failures + 1
            reason = f"ended its worker, or was not done within {self.seconds:g} s, {times} times"
            todo = "see whether it is damaged, or allow more seconds with --patience"
            return task[0], Failed(reason, todo, blames_all=True)
        if error is not None:
            raise error
        return task[0], result


def _client(address: str, where: str) -> Client:
    try:
        return Client(address, timeout=CONNECTS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise InputError(
            f"no Dask scheduler answers: {error}", where,
            "start one with `dask scheduler`, and name it as it names itself: tcp://HOST:8786",
        ) from error  # fmt: skip


def _leave(client: Client) -> None:
    with suppress(Exception):
        client.close(timeout=LEAVES)


def _hushed() -> dict[logging.Logger, int]:
    """Loggers that would tell the user what is our business, with the levels they had."""
    names = ("distributed", "distributed.client", "tornado", "tornado.application", "asyncio")
    levels = {logging.getLogger(name): logging.getLogger(name).level for name in names}
    for logger in levels:
        logger.setLevel(logging.CRITICAL + 1)
    return levels
