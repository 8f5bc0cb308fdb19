"""A Dask cluster of this machine's own, in processes that can be killed whole.

In: how many workers.  Out: the address of its scheduler; nothing outlives `kill`, nor the process that started it.
A cluster inside our own process shares its threads, and says good-bye to workers that are busy: that took up to 40 s.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile

from kgbuild.errors import KgbuildError

CONNECTS = "5 s"
"""For so long a worker that has just died is asked for what it had finished, before another does it again."""

_ERROR = re.compile(rb"\w+(Error|Exception)\b.*: ")


class DaskHere:
    """A scheduler and `width` workers, in a session of their own: what stops us (Ctrl-C) is not heard there."""

    def __init__(self, width: int) -> None:
        path = os.pathsep.join(folder or str(Path.cwd()) for folder in sys.path)
        self._log = TemporaryFile()  # noqa: SIM115
        self._process = subprocess.Popen(
            [sys.executable, "-m", "kgbuild.engines.dask_here", str(width)], env={**os.environ, "PYTHONPATH": path},
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._log, start_new_session=True, text=True,
        )  # fmt: skip
        try:
            assert self._process.stdout is not None
            self.address = self._process.stdout.readline().strip()
        except BaseException:  # Ctrl-C, while they start
            self.kill()
            raise
        if not self.address:
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(10)  # for what it has to say
            found = self.fault() or "no word of why"
            self.kill()
            raise KgbuildError(f"workers cannot be started: {found}", "--engine dask", "--engine local needs none")

    def fault(self) -> str:
        """The first error they told of, if any."""
        self._log.seek(0)
        return next((line.decode(errors="replace").strip() for line in self._log if _ERROR.match(line)), "")

    def kill(self) -> None:
        """End them all at once: they hold nothing but work that is not finished."""
        if hasattr(os, "killpg"):
            if self._process.poll() is None:
                os.killpg(self._process.pid, signal.SIGKILL)
        else:
            self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout, self._log):
            if pipe is not None:
                pipe.close()


def main() -> None:
    """What the process does: start them, say where, and end with whoever started it, which closes its input."""
    threading.Thread(target=_end_with_input, daemon=True).start()
    with os.fdopen(os.dup(1), "w") as told:
        os.dup2(2, 1)  # what workers may print is not the address
        import dask
        from distributed import LocalCluster, Status

        dask.config.set({"distributed.comm.timeouts.connect": CONNECTS, "distributed.scheduler.allowed-failures": 1})
        cluster = LocalCluster(  # no limit to memory, like our own processes
            n_workers=int(sys.argv[1]), threads_per_worker=1, dashboard_address=None, memory_limit=0
        )
        print(cluster.scheduler_address, file=told, flush=True)
    while any(nanny.status not in (Status.closing, Status.closed, Status.failed) for nanny in cluster.workers.values()):
        time.sleep(1)  # one that cannot read its tasks leaves; when all have, nobody would ever do them
    os._exit(1)


def _end_with_input() -> None:
    sys.stdin.read()
    os._exit(0)  # workers see at once that their parent is gone


if __name__ == "__main__":
    main()
