"""How fast the shipped pipeline is, and how soon it is there.

    python -m training.speed --documents build/corpus/test-gum.jsonl

In: documents, read as plain text. Out: words a second from text to Doc on one thread (by the wall clock and by
processor time, the best of several rounds), seconds for a cold `import kgbuild` and load (a new process each
time), and the size of what ships.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path

import kgbuild
from kgbuild.annotate.load import SHIPPED
from training.document import read
from training.evaluate import laid_out

COLD = """
import time
wall, cpu = time.perf_counter(), time.process_time()
import kgbuild
kgbuild.load_pipeline()
print(time.perf_counter() - wall, time.process_time() - cpu)
"""


def words_a_second(texts: list[str], rounds: int) -> tuple[float, float]:
    """Words a second by the wall clock and by processor time, the best of the rounds."""
    nlp = kgbuild.load_pipeline()
    best_wall = best_cpu = 0.0
    for _ in range(rounds):
        wall, cpu = time.perf_counter(), time.process_time()
        words = sum(sum(not t.is_space for t in doc) for doc in nlp.pipe(texts, batch_size=32))
        best_wall = max(best_wall, words / (time.perf_counter() - wall))
        best_cpu = max(best_cpu, words / (time.process_time() - cpu))
    return best_wall, best_cpu


def cold_load(rounds: int) -> tuple[float, float]:
    """Seconds, by the clock and of processor time, from `import kgbuild` to a loaded pipeline in a new process."""
    runs = [subprocess.run([sys.executable, "-c", COLD], capture_output=True, check=True) for _ in range(rounds)]
    times = [[float(cell) for cell in run.stdout.split()] for run in runs]
    return min(t[0] for t in times), min(t[1] for t in times)


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=4)
    options = parser.parse_args(arguments)
    texts = [laid_out(d).text for d in read(options.documents)]
    wall, cpu = words_a_second(texts, options.rounds)
    size = sum(f.stat().st_size for f in SHIPPED.iterdir() if f.is_file()) / 1e6
    print(f"{wall:.0f} words/s by the clock, {cpu:.0f} by processor time, one thread, {len(texts)} documents")
    cold, cold_cpu = cold_load(options.rounds)
    print(f"{cold:.2f} s cold import and load by the clock, {cold_cpu:.2f} s of processor time; {size:.1f} MB shipped")


if __name__ == "__main__":
    main()
