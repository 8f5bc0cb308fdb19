"""What a full build costs beside the bare language pipeline, what a second process saves, and what extraction and
fusion cost beside annotation.

In: articles (files or folders).  Out: a table: seconds of processor time, workers included, and by the clock.  All is
measured in one run on the same articles.  Most rows are of this process, after a warm-up: loading is in none of them
but in what worker processes start with.  So what a second process saves is told by two rows of `kgbuild build`, each
from its start to its end.

    python -m benchmarks.throughput ARTICLES [--jobs 2] [--rounds 2]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import forkserver
from pathlib import Path
from statistics import median
from typing import Any, TypeVar

from benchmarks.adopted import adopting
from kgbuild import pipeline
from kgbuild.annotate import load_pipeline
from kgbuild.engines.worker import spare_collections
from kgbuild.export import write
from kgbuild.model import Article
from kgbuild.ontology import load_ontology
from kgbuild.read import read_articles
from kgbuild.settings import Settings
from kgbuild.view import QUICK, render
from kgbuild.work import batch, work_through

T = TypeVar("T")
Cost = tuple[float, float]


def cost(work: Callable[[], object]) -> Cost:
    """(processor time, of other processes too; time by the clock) of some work."""
    began, clock = spent(), time.perf_counter()
    work()
    return spent() - began, time.perf_counter() - clock


def spent() -> float:
    """Seconds of processor time so far: of this process (to the microsecond), of its children that have ended, and,
    where /proc tells, of those that live and of what they have waited for (workers are forked from one that lives on);
    a child's time is counted in hundredths."""
    total = time.process_time() + sum(os.times()[2:4])
    for children in Path("/proc/self/task").glob("*/children"):
        for child in children.read_text().split():
            with suppress(OSError):
                fields = Path("/proc", child, "stat").read_text().rpartition(")")[2].split()
                total += sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
    return total


STAGES = ("resolve", "fuse", "near_copies", "build_graph", "require_sound")
"""Functions of kgbuild.pipeline that are timed by themselves."""


def command(paths: list[Path], jobs: int) -> None:
    """`kgbuild build`, from its start to its end."""
    with tempfile.TemporaryDirectory() as folder:
        words = ["build", *map(str, paths), "-o", folder, "--no-cache", "--jobs", str(jobs), "-q"]
        subprocess.run([sys.executable, "-m", "kgbuild", *words], check=True)


def full(paths: list[Path], parts: dict[str, Cost]) -> None:
    """What `kgbuild build` does in one process, every file written; the cost of its parts goes to `parts`."""
    ontology = load_ontology()
    with tempfile.TemporaryDirectory() as folder:
        graph = pipeline.build(paths, Settings(jobs=1))
        page = timed(render, parts)(graph, ontology, QUICK)
        timed(write, parts)(graph, Path(folder), ontology, extra={"graph.html": page})


def timed(function: Callable[..., T], parts: dict[str, Cost], summed: bool = False) -> Callable[..., T]:
    """The function, its cost noted under its name: of the last call, or of all of them."""

    def run(*given: Any, **named: Any) -> T:
        found: list[T] = []
        before = parts.get(function.__name__, (0.0, 0.0)) if summed else (0.0, 0.0)
        own = cost(lambda: found.append(function(*given, **named)))
        parts[function.__name__] = before[0] + own[0], before[1] + own[1]
        return found[0]

    return run


def read_here(articles: list[Article], parts: dict[str, Cost]) -> None:
    """Annotate and extract in this process; the cost of extraction goes to `parts`."""
    parts.pop("extract", None)
    stage: Any = batch
    plain = stage.extract
    stage.extract = timed(plain, parts, summed=True)
    try:
        list(work_through(articles, load_ontology(), Settings()))
    finally:
        stage.extract = plain


def beside_annotation(both: float, extracting: float, fusing: float) -> float:
    """Extraction and fusion as a share of annotation; `both` is what annotating and extracting cost."""
    return (extracting + fusing) / (both - extracting)


def measure(paths: list[Path], jobs: int, rounds: int) -> tuple[dict[str, Cost], list[Article], dict[str, Cost]]:
    """The median of each row's rounds (rows take turns, so that a busy moment falls on all alike); the parts of the
    last full build in one process."""
    parts: dict[str, Cost] = {}
    for name in STAGES:
        setattr(pipeline, name, timed(getattr(pipeline, name), parts))
    spare_collections()
    nlp, ontology = load_pipeline(), load_ontology()
    articles = [one for one in read_articles(paths, Settings()) if isinstance(one, Article)]
    texts = [article.clean.text for article in articles]
    list(work_through(articles[:10], ontology, Settings()))
    rows: dict[str, Callable[[], object]] = {
        "bare nlp.pipe": lambda: list(nlp.pipe(texts)),
        "reading": lambda: list(read_articles(paths, Settings())),
        "annotating and extracting, one process": lambda: read_here(articles, parts),
        f"annotating and extracting, {jobs} processes": lambda: list(
            work_through(articles, ontology, Settings(jobs=jobs))
        ),
        "full build, one process": lambda: full(paths, parts),
        "kgbuild build --jobs 1": lambda: command(paths, 1),
        f"kgbuild build --jobs {jobs}": lambda: command(paths, jobs),
    }
    found: dict[str, list[Cost]] = {name: [] for name in rows}
    single: dict[str, Cost] = {}
    for _ in range(rounds):
        for name, work in rows.items():
            forkserver._forkserver._stop()  # type: ignore[attr-defined]  # so that its start is in each row that uses it
            found[name].append(cost(work))
            single = dict(parts)
    medians = {name: (median(c for c, _ in costs), median(w for _, w in costs)) for name, costs in found.items()}
    return medians, articles, single


def main() -> None:
    parser = argparse.ArgumentParser(description="Cost of a full build beside the bare language pipeline.")
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=2)
    given = parser.parse_args()
    with adopting():
        rows, articles, parts = measure(given.paths, given.jobs, given.rounds)
    size = sum(len(article.clean.text) for article in articles)
    load = os.getloadavg()[0]
    print(f"{len(articles)} articles, {size:,} characters; median of {given.rounds} rounds; load {load:.1f}")
    bare = rows["bare nlp.pipe"]
    share = beside_annotation(rows["annotating and extracting, one process"][0], parts["extract"][0], parts["fuse"][0])
    print(f"{'':42} processor s   of bare   ms an article   by the clock s   of bare")
    rows |= {f"  {name}, in one process": each for name, each in parts.items()}
    for name, (spent, clock) in rows.items():
        print(
            f"{name:42} {spent:11.2f} {spent / bare[0]:9.2f} {1000 * spent / len(articles):15.1f}"
            f" {clock:16.2f} {clock / bare[1]:9.2f}"
        )
    print(f"extracting and fusing: {share:.0%} of annotating, by processor time")
    stage = "annotating and extracting"
    one, many = rows[f"{stage}, one process"], rows[f"{stage}, {given.jobs} processes"]
    gain = one[1] / many[1]
    print(f"{stage}: {given.jobs} processes, loading included, are {gain:.2f} times as fast as one that has loaded")
    one, many = rows["kgbuild build --jobs 1"], rows[f"kgbuild build --jobs {given.jobs}"]
    print(
        f"kgbuild build, from its start: {one[1]:.1f} s in one process, {many[1]:.1f} s in {given.jobs}, "
        f"{one[1] / many[1]:.2f} times as fast, for {many[0] / one[0]:.2f} of the processor time"
    )


if __name__ == "__main__":
    main()
