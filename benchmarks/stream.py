"""What a build on disk costs as the corpus grows.  The articles are SYNTHETIC: see `synthetic`.

In: numbers of articles.  Out: a line for each: processor time of all processes, the largest of them, the files.

    python -m benchmarks.stream 1000 20000
    python -m benchmarks.stream 1000 20000 --cache build/cache       # a second time without annotating

Each build is `kgbuild build --stream` in a process of its own.  These two take 24 minutes of processor, half of it
annotating; with `--cache` a run that was stopped goes on from what it had read, and a larger corpus from a smaller one;
`--jobs 2` shortens that.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer

from benchmarks.adopted import adopting
from benchmarks.scale import write
from benchmarks.synthetic import Shape, corpus


def ended(build: int) -> Iterator[tuple[int, float, float]]:
    """The exit status, seconds and megabytes of a build and of all that it left: the fork server, which has waited for
    the workers, outlives the build by a moment, and its time is no part of the build's."""
    _, status, usage = os.wait4(build, 0)
    while True:
        yield os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024
        try:
            _, status, usage = os.wait4(-1, 0)
        except ChildProcessError:
            return


def measure(count: int, cache: Path | None, jobs: int, stream: bool) -> tuple[float, float, float]:
    """Seconds of processor time of all processes, megabytes of the largest, megabytes of files."""
    with tempfile.TemporaryDirectory() as place:
        write(file := Path(place) / "news.jsonl", islice(corpus(count, Shape(6, 4, 1.1, 0.0, 1)), count))
        words = [sys.executable, "-m", "kgbuild", "build", str(file), "-o", f"{place}/out", "-q", "--jobs", str(jobs)]
        words += ["--stream" if stream else "--no-stream", *(["--cache", str(cache)] if cache else ["--no-cache"])]
        codes, seconds, sizes = zip(*ended(subprocess.Popen(words).pid), strict=True)
        if codes[0] != 0:
            sys.exit(f"the build of {count} articles failed")
        written = sum(path.stat().st_size for path in Path(place, "out").iterdir()) / 1e6
    return sum(seconds), max(sizes), written


def main(
    counts: Annotated[list[int], typer.Argument(help="How many articles.")],
    cache: Annotated[Path | None, typer.Option(help="Where builds remember; they remember nothing else.")] = None,
    jobs: Annotated[int, typer.Option(help="Processes that read.")] = 1,
    stream: Annotated[bool, typer.Option(help="--no-stream: the build in memory, to compare.")] = True,
) -> None:
    """Measure builds of several sizes."""
    print("| synthetic articles | processor time, s | largest process, MB | files, MB |\n|---:|---:|---:|---:|")
    for count in counts:
        with adopting():
            seconds, most, written = measure(count, cache, jobs, stream)
        print(f"| {count:,} | {seconds:.0f} | {most:.0f} | {written:.0f} |", flush=True)


if __name__ == "__main__":
    typer.run(main)
