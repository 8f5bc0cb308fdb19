"""One article added to many: what the build costs, by the clock and in processor time, and whether its files are those
of a full build.

    python -m benchmarks.added [NUMBER] [--times N] [--no-full]

In: how many synthetic articles there are already (1,000 else).  Out: a line for each build.  Made up: see `synthetic`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.synthetic import corpus


def main() -> None:
    """Build, add one, build; then, in a folder of its own, everything at once."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("number", nargs="?", type=int, default=1000)
    parser.add_argument("--times", type=int, default=3, help="how often the one is added")
    parser.add_argument("--no-full", action="store_true", help="compare with no full build")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kgbuild-added-") as name:
        folder = Path(name)
        articles, last = apart(folder, chosen.number)
        first = [str(articles), "-o", str(folder / "out"), "--cache", str(folder / "cache")]
        measured(f"{chosen.number:,} articles", *first)
        kept = [(folder / each, shutil.copytree(folder / each, folder / f"{each} kept")) for each in ("out", "cache")]
        for _ in range(chosen.times):
            for place, copy in kept:
                shutil.rmtree(place)
                shutil.copytree(copy, place)
            shutil.copy(last, articles)
            measured("one added", *first)
        measured("nothing changed", *first)
        if not chosen.no_full:
            measured("all at once", str(articles), "-o", str(folder / "full"), "--no-cache")
            same = digests(folder / "out") == digests(folder / "full")
            print("the files are the same" if same else "THE FILES DIFFER")


def apart(folder: Path, number: int) -> tuple[Path, Path]:
    """A file for each article, and one that is still to come."""
    articles = folder / "news"
    articles.mkdir()
    *rows, last = corpus(number + 1)
    for place, row in enumerate(rows):
        (articles / f"{place:06}.json").write_text(json.dumps(row), encoding="utf-8")
    (folder / "zz-last.json").write_text(json.dumps(last), encoding="utf-8")
    return articles, folder / "zz-last.json"


def measured(what: str, *given: str) -> None:
    """A build as a user starts it, Python's start included."""
    before, started = os.times(), time.perf_counter()
    subprocess.run([sys.executable, "-m", "kgbuild", "build", *given, "--quiet"], check=True)
    clock, after = time.perf_counter() - started, os.times()
    spent = sum(after[2:4]) - sum(before[2:4])
    print(f"{what:20} {clock:6.2f} s by the clock, {spent:6.2f} s of processor time", flush=True)


def digests(folder: Path) -> dict[str, str]:
    """Each file of a folder by its digest."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


if __name__ == "__main__":
    main()
