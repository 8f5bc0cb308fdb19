"""A plan for a corpus of any size, CALCULATED from what was measured at a small one.

In: the JSON lines of `python -m benchmarks.scale measure 250 1000 --json`, or nothing: that is measured first then
(three minutes of processor).  Out: Markdown on stdout, or with --write between the marks of a page: what one article
cost (measured), and what so many would cost if every stage stayed linear, in articles and in words (calculated).
`docs/plan-100-million.md` says what the figures leave out.

    python -m benchmarks.plan --write docs/plan-100-million.md
    python -m benchmarks.plan build/scale.jsonl --articles 100000000 --words 400 --cores 64 --machines 10
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

EACH = ("read", "annotate+extract")
"""Stages whose work on an article does not depend on any other: as many machines as one likes."""
ALL = ("copies", "resolve", "fuse", "graph", "triples", "graph.ttl")
"""Stages over everything: by blocks and groups, with sorting between them."""
INDEXED = {"QLever": 1e9 / 3600, "Virtuoso 7": 331_574, "Oxigraph": 600_000}
"""Triples a second into a store, as their authors say of machines of theirs (docs/plan-100-million.md)."""
BEGIN, END = "<!-- begin: python -m benchmarks.plan --write -->\n", "<!-- end -->\n"


def plan(rows: list[dict[str, Any]], options: argparse.Namespace) -> Iterator[str]:
    """Lines of Markdown."""
    rows = sorted(rows, key=lambda each: int(each["articles"]))
    small, row = rows[0], rows[-1]
    words = row["graph"]["words"] / row["articles"]
    longer = options.words / words
    yield f"Measured: {row['articles']:,} synthetic articles of {words:.0f} words."
    yield f"Calculated: {options.articles:,} articles of {options.words:,} words, {longer:.1f} times as long.\n"
    farm = f"{options.machines} x {options.cores} cores"
    yield f"| stage | measured: ms of a core an article | calculated: core hours | hours on {farm} |"
    yield "|---|---:|---:|---:|"
    total = 0.0
    for stage in (stage for stage in (*EACH, *ALL) if stage in row["stages"]):
        cost = row["stages"][stage][1] / row["articles"]
        hours = cost * longer * options.articles / 3600
        total += hours
        yield f"| {stage} | {1000 * cost:.2f} | {hours:,.0f} | {hours / options.cores / options.machines:,.1f} |"
    yield f"| all | | {total:,.0f} | {total / options.cores / options.machines:,.1f} |"
    yield "\n| what | measured an article | calculated in all |"
    yield "|---|---:|---:|"
    for name in ("mentions", "facts", "triples"):
        each = row["graph"][name] / row["articles"]
        yield f"| {name} | {each:,.1f} | {each * longer * options.articles / 1e9:,.1f} billion |"
    for name in ("graph.ttl", "graph.json"):
        each = row["bytes"][name] / row["articles"]
        yield f"| {name} | {each / 1000:,.1f} kB | {each * longer * options.articles / 1e12:,.1f} TB |"
    triples = row["graph"]["triples"] / row["articles"] * longer * options.articles
    for store, speed in INDEXED.items():
        yield f"| hours to index them, {store} | not measured | {triples / speed / 3600:,.0f} |"
    if small is not row:
        times = {stage: row["stages"][stage][1] / small["stages"][stage][1] for stage in ("resolve", "fuse", "triples")}
        grew = ", ".join(f"{stage} {each:.1f}" for stage, each in times.items())
        yield f"\nFrom {small['articles']:,} to {row['articles']:,} articles time grew, in times: {grew}."


def measured() -> list[dict[str, Any]]:
    """Costs at two sizes, measured now."""
    words = [sys.executable, "-m", "benchmarks.scale", "measure", "250", "1000", "--json"]
    run = subprocess.run(words, stdout=subprocess.PIPE, text=True, check=True)
    return [json.loads(line) for line in run.stdout.splitlines() if line.strip()]


def rewrite(page: Path, lines: list[str]) -> None:
    """The page with these lines between its marks."""
    before, begin, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise SystemExit(f"{page} has no lines {BEGIN.strip()} and {END.strip()}")
    page.write_text("".join([before, BEGIN, *(f"{line}\n" for line in lines), END, after]), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("measured", type=Path, nargs="?", help="JSON lines of `benchmarks.scale measure --json`")
    parser.add_argument("--write", type=Path, help="a page to rewrite, instead of stdout")
    parser.add_argument("--articles", type=int, default=100_000_000)
    parser.add_argument("--words", type=int, default=400, help="words of an average article")
    parser.add_argument("--cores", type=int, default=64, help="cores of a machine")
    parser.add_argument("--machines", type=int, default=10)
    options = parser.parse_args()
    load = os.getloadavg()[0]
    try:
        lines = options.measured.read_text().splitlines() if options.measured else []
        rows = [json.loads(line) for line in lines if line.strip()] if options.measured else measured()
    except (OSError, json.JSONDecodeError) as error:
        parser.error(f"{options.measured}: {error}")
    if not rows:
        parser.error(f"{options.measured}: nothing was measured")
    told = list(plan(rows, options))
    if not options.measured:
        told.insert(0, f"{datetime.now(timezone.utc):%d %B %Y}, at a load of {load:.1f} before it began.")
    if options.write:
        rewrite(options.write, told)
    else:
        print("\n".join(told))


if __name__ == "__main__":
    main()
