"""Engines side by side on this machine, two workers each: start-up, overhead, a worker killed, a shuffle.

In: articles pickled by `prepare`, and for each engine a Python that has it.  Out: a line each.  "Empty" hands every
batch of articles to a worker that sends back as many bytes as an extraction has, and so measures the engine alone;
"real" is annotation and extraction.  Processor time is that of every process an engine starts, looked up in /proc.

    python -m benchmarks.engines prepare news.jsonl short.pickle
    python -m benchmarks.engines measure short.pickle local=.venv/bin/python dask=elsewhere/bin/python ...
"""

from __future__ import annotations

import json
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.engines_tried import TRIED

BATCH, REAL, RECORDS, KEYS, PARTS = 12, 1_000, 200_000, 5_000, 8
SEEN: dict[int, float] = {}


def prepare(source: Path, target: Path) -> None:
    from kgbuild.model import Article
    from kgbuild.read import read_articles
    from kgbuild.settings import Settings

    target.write_bytes(pickle.dumps([a for a in read_articles([source], Settings()) if isinstance(a, Article)]))


def empty(batch: Sequence[Any]) -> list[bytes]:
    return [b"x" * 8 * len(article.text) for article in batch]


def slow(batch: Sequence[Any]) -> list[int]:
    time.sleep(0.25)
    return [len(article.text) for article in batch]


def processes() -> dict[int, tuple[int, float, str]]:
    """Every process: its parent, its seconds of processor time, its command line."""
    found = {}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
            line = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        found[int(entry.name)] = int(fields[1]), (int(fields[11]) + int(fields[12])) / 100, line
    return found


def look() -> None:
    """Note the processor time of this process and of all below it."""
    now, family = processes(), {os.getpid()}
    while more := {pid for pid, (parent, *_) in now.items() if parent in family} - family:
        family |= more
    SEEN.update({pid: now[pid][1] for pid in family})


def watch() -> None:
    while True:
        look()
        time.sleep(0.1)


def cost(work: Callable[[], Any]) -> tuple[float, float, Any]:
    """(by the clock, processor time, result)."""
    look()
    spent, clock = sum(SEEN.values()), time.perf_counter()
    result = work()
    took = time.perf_counter() - clock
    look()
    return took, sum(SEEN.values()) - spent, result


WORKERS = {
    "local": "spawn_main", "ours": "spawn_main", "dask": "spawn_main", "ray": "ray::Map",
    "spark": "CoarseGrainedExecutorBackend",
}  # fmt: skip


def kill_one(engine: str) -> str:
    """SIGKILL to a process that is at work."""
    known = {pid for pid in SEEN if Path(f"/proc/{pid}").exists()} - {os.getpid()}
    now = processes()
    busy = sorted(pid for pid in known if pid in now and WORKERS[engine] in now[pid][2])
    os.kill(busy[-1], signal.SIGKILL)
    return now[busy[-1]][2][:60]


def measure_one(name: str, articles: list[Any]) -> dict[str, Any]:
    from kgbuild.settings import Settings
    from kgbuild.work.batch import read_batch

    threading.Thread(target=watch, daemon=True).start()
    batches = [articles[n : n + BATCH] for n in range(0, len(articles), BATCH)]
    row: dict[str, Any] = {"engine": name, "articles": len(articles)}
    engine: Any = None

    def start() -> None:
        nonlocal engine
        engine = TRIED[name](2)
        engine.run(empty, batches[:2])

    row["start s"], row["start cpu s"], _ = cost(start)
    row["empty s"], row["empty cpu s"], answers = cost(lambda: engine.run(empty, batches))
    assert [len(b) for a in answers for b in a] == [8 * len(a.text) for a in articles]
    real = batches[: REAL // BATCH]
    engine.run(read_batch, real[:4], Settings())  # loads the pipeline
    row["real s"], row["real cpu s"], answers = cost(lambda: engine.run(read_batch, real, Settings()))
    row["real bytes"] = sum(len(one) for some in answers for one in some if isinstance(one, bytes))
    records = [(f"key {n * 7919 % KEYS}", n % 10) for n in range(RECORDS)]
    parts = [records[n::PARTS] for n in range(PARTS)]
    row["shuffle s"], row["shuffle cpu s"], totals = cost(lambda: engine.grouped(parts))
    assert len(totals) == KEYS and sum(totals.values()) == sum(value for _, value in records)
    undisturbed, _, _ = cost(lambda: engine.run(slow, batches[:80]))
    killed: list[str] = []
    threading.Timer(3, lambda: killed.append(kill_one(name))).start()
    try:
        took, _, answers = cost(lambda: engine.run(slow, batches[:80]))
        whole = answers == [[len(article.text) for article in batch] for batch in batches[:80]]
        row["killed"] = f"{killed}: {'all answers' if whole else 'WRONG'}, {took - undisturbed:+.1f} s"
    except Exception as error:
        row["killed"] = f"{killed}: {type(error).__name__}: {str(error)[:200]}"
    row["memory MB"] = memory()
    row["stop s"], _, _ = cost(engine.stop)
    return row


def memory() -> float:
    """Resident memory of all living processes of the family, shared pages counted in each."""
    total = 0.0
    for pid in SEEN:
        try:
            total += int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * 4096 / 1e6
        except OSError:
            continue
    return total


def main() -> None:
    what, source, *rest = sys.argv[1:] or ["help", ""]
    if what == "prepare":
        prepare(Path(source), Path(rest[0]))
    elif what == "one":
        print(json.dumps(measure_one(rest[0], pickle.loads(Path(source).read_bytes()))))
    elif what == "measure":
        for name, python in (pair.split("=") for pair in rest):
            command = [python, "-m", "benchmarks.engines", "one", source, name]
            run = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
            line = (run.stdout.splitlines() or [""])[-1]
            row = json.loads(line) if line.startswith("{") else {"engine": name, "failed": run.returncode}
            print("  ".join(f"{k} {v:.1f}" if isinstance(v, float) else f"{k} {v}" for k, v in row.items()), flush=True)
    else:
        print(__doc__)


if __name__ == "__main__":
    main()
