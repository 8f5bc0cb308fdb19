"""A Dask cluster: one that is there, by the address of its scheduler, or workers started on this machine.

In: tasks.  Out: their results, as they are finished.  Dask gives a task whose worker died to another one; when it gives
up, the task is `Failed`.  No more tasks are handed to it than it has threads, so that a deadly one takes few along.
"""

from __future__ import annotations

import logging
import os
import signal
from collections.abc import Callable
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import Any

from distributed import Client, Future, KilledWorker, LocalCluster

from kgbuild.engines import Failed
from kgbuild.engines.queue import Queue
from kgbuild.engines.worker import in_time
from kgbuild.errors import InputError, KgbuildError

CONNECTS = 20.0
"""Seconds after which a scheduler that has not answered is said not to be there."""


class Dask(Queue):
    """The cluster at `address`, or `width` workers here; a task may take `seconds`."""

    def __init__(self, address: str | None, width: int, seconds: float) -> None:
        super().__init__()
        self.seconds = seconds
        self._cluster = None if address else _here(width)
        try:
            self._client = Client(address or self._cluster, timeout=CONNECTS)
        except (OSError, ValueError) as error:
            raise InputError(
                f"no Dask scheduler answers: {error}", f"--engine-address {address}",
                "start one with `dask scheduler`, and name it as it names itself: tcp://HOST:8786",
            ) from error  # fmt: skip
        self.width = sum(self._client.nthreads().values())
        if not self.width:
            self.close()
            raise KgbuildError("the scheduler has no workers", f"--engine-address {address}", "dask worker ADDRESS")
        self._at_work: dict[int, Future] = {}
        self._ended: SimpleQueue[int] = SimpleQueue()

    def next(self) -> tuple[int, Any]:
        """Wait for a task to end."""
        return self._result(self._ended.get())

    def finished(self) -> list[tuple[int, Any]]:
        """What has come back so far."""
        found = []
        while True:
            try:
                found.append(self._result(self._ended.get_nowait()))
            except Empty:
                return found

    def everywhere(self, function: Callable[..., Any], *given: Any) -> dict[str, Any]:
        """What a function returns on each worker of a cluster that is not ours."""
        return {} if self._cluster is not None else dict(self._client.run(function, *given))

    def share(self, value: bytes) -> Future:
        """The bytes, sent to every worker once."""
        return self._client.scatter(value, broadcast=True)

    def close(self) -> None:
        """Leave the cluster; workers that were started for this are ended."""
        if self._cluster is not None:
            for nanny in self._cluster.workers.values():  # those that are at work would keep it waiting
                nanny.auto_restart = False
                if nanny.pid:
                    os.kill(nanny.pid, signal.SIGKILL)
        with suppress(TimeoutError):
            self._client.close(timeout=1)
        if self._cluster is not None:
            with suppress(TimeoutError):
                self._cluster.close(timeout=1)

    def _hand_out(self) -> None:
        while self._waiting and len(self._at_work) < self.width:
            number, function, given = self._waiting.popleft()
            future = self._client.submit(in_time, self.seconds, function, *given, pure=False)
            self._at_work[number] = future
            future.add_done_callback(lambda _, number=number: self._ended.put(number))

    def _result(self, number: int) -> tuple[int, Any]:
        future = self._at_work.pop(number)
        self._hand_out()
        try:
            return number, future.result()
        except KilledWorker as killed:
            reason = f"ended its worker, or was not done within {self.seconds:g} s, {killed.allowed_failures + 1} times"
            todo = "see whether it is damaged, or allow more seconds with --patience"
            return number, Failed(reason, todo, blames_all=True)


def _here(width: int) -> LocalCluster:
    for name in ("distributed.scheduler", "distributed.nanny", "distributed.worker"):
        logging.getLogger(name).setLevel(logging.ERROR)  # a worker that dies is our business
    return LocalCluster(
        n_workers=width, threads_per_worker=1, dashboard_address="127.0.0.1:0", silence_logs=logging.ERROR
    )
