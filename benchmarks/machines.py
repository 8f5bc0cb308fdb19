"""A build on several machines, as far as one machine can show it: a Dask cluster over network namespaces.

In: how many SYNTHETIC articles.  Out: a line for each build: seconds by the clock, processor time of the machine that
builds and of the workers, whether the files are those of a build here.  Scheduler, two workers and builder have network
stacks and addresses of their own, joined by a switch; processor, memory and disk are shared.  Linux, root, iproute2.

    python -m benchmarks.machines 200
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer

from benchmarks.engines import processes
from benchmarks.scale import write
from benchmarks.synthetic import Shape, corpus

NAMES = ("scheduler", "worker1", "worker2", "builder")
SWITCH = "kgbuild-switch"
AT = "tcp://10.77.0.1:8786"


def ip(*words: str) -> None:
    """`ip` with these words."""
    subprocess.run(["ip", *words], check=True)


@contextmanager
def network(delay: str) -> Iterator[None]:
    """A namespace for each name, 10.77.0.1 and so on, joined by a switch; packets take `delay` more."""
    try:
        ip("netns", "add", SWITCH)
        ip("-n", SWITCH, "link", "add", "br0", "type", "bridge")
        ip("-n", SWITCH, "link", "set", "br0", "up")
        for number, name in enumerate(NAMES, start=1):
            ip("netns", "add", f"kgbuild-{name}")
            here, there = ["-n", f"kgbuild-{name}"], ["-n", SWITCH]
            ip(*here, "link", "add", "eth0", "type", "veth", "peer", "name", f"port{number}", "netns", SWITCH)
            ip(*here, "addr", "add", f"10.77.0.{number}/24", "dev", "eth0")
            ip(*here, "link", "set", "lo", "up")
            ip(*here, "link", "set", "eth0", "up")
            ip(*there, "link", "set", f"port{number}", "master", "br0", "up")
            if delay:
                within = ["ip", "netns", "exec", f"kgbuild-{name}"]
                subprocess.run([*within, *f"tc qdisc add dev eth0 root netem delay {delay}".split()], check=True)
        yield
    finally:
        for name in (SWITCH, *(f"kgbuild-{name}" for name in NAMES)):
            subprocess.run(["ip", "netns", "del", name], check=False, stderr=subprocess.DEVNULL)


def start(name: str, *words: str, log: Path) -> subprocess.Popen[bytes]:
    """A Python module, run on one of the machines."""
    command = ["ip", "netns", "exec", f"kgbuild-{name}", sys.executable, "-m", *words]
    with log.open("ab") as told:
        return subprocess.Popen(command, stdout=told, stderr=told, start_new_session=True)


@contextmanager
def cluster(folder: Path) -> Iterator[list[int]]:
    """The scheduler and a worker on each of two machines; the processes of the workers."""
    scheduler = start("scheduler", "distributed.cli.dask_scheduler", "--no-dashboard", log=folder / "scheduler.log")
    words = f"distributed.cli.dask_worker {AT} --nthreads 1 --no-dashboard".split()
    workers = [start(name, *words, log=folder / f"{name}.log") for name in NAMES[1:3]]
    try:
        yield [worker.pid for worker in workers]
    finally:
        for process in (*workers, scheduler):
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def spent(parents: list[int]) -> float:
    """Seconds of processor time of these processes and all below them."""
    now, family = processes(), set(parents)
    while more := {pid for pid, (parent, *_) in now.items() if parent in family} - family:
        family |= more
    return sum(now[pid][1] for pid in family if pid in now)


def build(news: Path, out: Path, where: str | None, *options: str) -> tuple[float, float, int]:
    """Seconds by the clock, seconds of processor time here, exit status."""
    words = ["kgbuild", "build", str(news), "-o", str(out), "-q", "--no-cache", *options]
    within = ["ip", "netns", "exec", f"kgbuild-{where}"] if where else []
    began = time.perf_counter()
    process = subprocess.Popen([*within, sys.executable, "-m", *words])
    _, status, usage = os.wait4(process.pid, 0)
    return time.perf_counter() - began, usage.ru_utime + usage.ru_stime, os.waitstatus_to_exitcode(status)


def same(one: Path, other: Path) -> str:
    """Are the files the same?"""
    files = sorted(path.name for path in one.iterdir())
    alike = all((one / name).read_bytes() == (other / name).read_bytes() for name in files)
    return f"{len(files)} files, the same bytes" if alike else "OTHER BYTES"


def main(
    count: Annotated[int, typer.Argument(help="How many articles.")] = 200,
    delay: Annotated[str, typer.Option(help="Longer ways for packets: 5ms. Needs the kernel's netem.")] = "",
    cut: Annotated[float, typer.Option(help="Seconds into the last build after which a worker is cut off.")] = 12.0,
) -> None:
    """Measure builds here, over the cluster, and over the cluster with one machine cut off on the way."""
    with tempfile.TemporaryDirectory() as place, network(delay):
        folder = Path(place)
        write(news := folder / "news.jsonl", islice(corpus(count, Shape(6, 4, 1.1, 0.0, 1)), count))
        print("| build | by the clock, s | processor here, s | processor of the workers, s | files |")
        print("|---|---:|---:|---:|---|")
        for jobs in ("1", "2"):
            clock, here, status = build(news, folder / f"jobs{jobs}", None, "--jobs", jobs)
            print(f"| --jobs {jobs} | {clock:.1f} | {here:.1f} with workers | | exit {status} |", flush=True)
        with cluster(folder) as workers:
            time.sleep(8)
            for title in ("two machines", "once more", f"one cut off after {cut:g} s"):
                before = spent(workers)
                if title.startswith("one cut"):
                    threading.Timer(cut, ip, ("-n", "kgbuild-worker2", "link", "set", "eth0", "down")).start()
                options = ["--engine", "dask", "--engine-address", AT]
                clock, here, status = build(news, folder / "away", "builder", *options)
                files = same(folder / "jobs1", folder / "away") if not status else f"exit {status}"
                print(f"| {title} | {clock:.1f} | {here:.1f} | {spent(workers) - before:.1f} | {files} |", flush=True)
        for log in sorted(folder.glob("*.log")):
            print(f"\n{log.name}, its last words:\n{log.read_text()[-600:]}", file=sys.stderr)


if __name__ == "__main__":
    typer.run(main)
