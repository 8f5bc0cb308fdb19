"""The cores of this machine: worker processes, each on a pipe of its own.

In: tasks.  Out: their results, as they are finished.  A worker that dies or takes too long is replaced, and its task
alone is `Failed`.  Nothing is shared between workers, so that none can take another along, whenever it is killed.

Several workers that need the same module are forked from one process that has imported it (multiprocessing's fork
server, which does nothing else and is not stopped by Ctrl-C): the second worker, and whoever takes the place of a dead
one, starts in a hundredth of a second and not in two.  Where that is not to be had, each worker is a new Python.
"""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING, Any

from kgbuild.engines import Failed, too_late
from kgbuild.engines.queue import Queue, Task
from kgbuild.engines.worker import serve
from kgbuild.errors import KgbuildError

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext, SpawnContext

STARTS = 3
"""So many workers lost one after another before any was ready: they cannot be started at all."""


@dataclass(slots=True)
class Worker:
    """A process, our end of its pipe, what it is at, or will be when it is `ready`, and until when it may be; `heard`
    is False while it is listened to."""

    process: BaseProcess
    link: Connection[Any, Any]
    ready: bool = False
    heard: bool = True
    task: Task | None = None
    until: float = 0.0


class Processes(Queue):
    """As many workers as `width`; a task may take `seconds`.  Each begins with `first`: a function and what it is
    given.  `needs` is a module that all of them import."""

    def __init__(self, width: int, seconds: float, first: tuple[Any, ...] = (), needs: str = "") -> None:
        super().__init__()
        self.width, self.seconds, self._first = width, seconds, first
        self._lost = 0
        self._workers: list[Worker] = []
        self._forked = bool(needs) and width > 1 and sys.platform == "linux"
        self._context: ForkServerContext | SpawnContext = (  # a fork of this process would copy locks of threads here
            get_context("forkserver") if self._forked else get_context("spawn")
        )
        if self._forked:
            from multiprocessing import forkserver

            self._context.set_forkserver_preload([needs])
            with deaf_to_ctrl_c():
                forkserver.ensure_running()  # and nobody waits for it before there is a task
        else:
            self._fill()

    def grow(self, width: int) -> None:
        """Have so many workers."""
        self.width = max(self.width, width)
        if not self._forked:
            self._fill()

    def _fill(self) -> None:
        while len(self._workers) < self.width:
            self._workers.append(self._started())

    def next(self) -> tuple[int, Any]:
        """Wait for a task to end."""
        while True:
            for worker in self._to_see_to(None):
                ended = self._heard(worker)
                self._hand_out()
                if ended is not None:
                    return ended
            late = next((w for w in self._workers if w.task and w.ready and w.until < time.monotonic()), None)
            if late is not None:
                return self._given_up(late)

    def finished(self) -> list[tuple[int, Any]]:
        """What the workers have said so far."""
        whole = [worker for worker in self._to_see_to(0) if worker.heard]  # Ctrl-C may have cut one short
        heard = [self._heard(worker) for worker in whole]
        self._hand_out()
        return [ended for ended in heard if ended is not None]

    def close(self) -> None:
        """Kill the workers: they hold nothing but work that is not finished."""
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()
            worker.link.close()
        self._workers.clear()
        self._waiting.clear()

    def _started(self) -> Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=serve, args=(theirs, *self._first), daemon=True, name="kgbuild worker")
        with nullcontext() if self._forked else deaf_to_ctrl_c():  # the fork server is deaf, and so are its forks
            process.start()
        theirs.close()
        return Worker(process, ours)

    def _hand_out(self) -> None:
        if self._waiting:
            self._fill()
        for worker in self._workers:
            if (worker.ready or self._forked) and worker.task is None and self._waiting:
                task = self._waiting.popleft()
                worker.task, worker.until = task, time.monotonic() + self.seconds
                with suppress(OSError):  # it has just died, which is seen to in its turn
                    worker.link.send(task[1:])

    def _to_see_to(self, seconds: float | None) -> list[Worker]:
        """Workers that have said something or died, waited for until the first that is late."""
        busy = [worker.until for worker in self._workers if worker.task and worker.ready]
        if seconds is None and busy:
            seconds = max(0.0, min(busy) - time.monotonic())
        speaking = wait([worker.link for worker in self._workers], seconds)
        return [worker for worker in self._workers if worker.link in speaking]

    def _heard(self, worker: Worker) -> tuple[int, Any] | None:
        """What a worker says: the end of its task, or None when it has started, from when on the time of a task that
        it was sent already is counted.  A dead one says the pipe's end."""
        worker.heard = False
        try:
            kind, value = worker.link.recv()
        except (EOFError, OSError):  # nothing more, or half an answer
            return self._buried(worker)
        worker.heard = True
        self._lost = 0
        if kind == "ready":
            worker.ready, worker.until = True, time.monotonic() + self.seconds
            return None
        task, worker.task = worker.task, None
        if kind == "raised":
            raise value
        return (task[0], value) if task else None

    def _buried(self, worker: Worker) -> tuple[int, Any] | None:
        """A dead worker replaced; the end of the task it had begun.  One that died while it was starting had begun
        none, and what it was sent is sent to another."""
        code = self._replaced(worker)
        if worker.task is not None and worker.ready:
            return worker.task[0], Failed(f"ended its process ({_words(code)})", "see whether it is damaged; if memory "
                                          "was short, take fewer --jobs")  # fmt: skip
        if worker.task is not None:
            self._waiting.appendleft(worker.task)
        self._lost += 1
        if self._lost >= STARTS * self.width:
            raise KgbuildError(
                f"worker processes end before they begin ({_words(code)})", "--jobs",
                '--jobs 1 works in one process; a script that calls kgbuild needs `if __name__ == "__main__":`',
            )  # fmt: skip
        return None

    def _given_up(self, worker: Worker) -> tuple[int, Any]:
        worker.process.kill()
        self._replaced(worker)
        assert worker.task is not None
        self._hand_out()
        return worker.task[0], too_late(self.seconds)

    def _replaced(self, worker: Worker) -> int:
        worker.process.join(5)
        worker.process.kill()
        worker.process.join()
        worker.link.close()
        self._workers[self._workers.index(worker)] = self._started()
        return worker.process.exitcode or 0


@contextmanager
def deaf_to_ctrl_c() -> Iterator[None]:
    """What is started meanwhile never hears Ctrl-C, not even before it can say so; here it is heard afterwards."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _words(code: int) -> str:
    """How a process ended."""
    return f"signal {-code}, {signal.Signals(-code).name}" if code < 0 else f"exit status {code}"
