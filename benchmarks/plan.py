"""A plan for a corpus of any size, CALCULATED from what was measured at a small one.

In: the JSON lines of `python -m benchmarks.scale measure 250 1000 --json`, and what the plan is for.  Out: Markdown:
what one article cost (measured), and what so many would cost if every stage stayed linear, in articles and in words
(calculated).  `docs/plan-100-million.md` says what the figures leave out.

    python -m benchmarks.scale measure 250 1000 --json > build/scale.jsonl
    python -m benchmarks.plan build/scale.jsonl --articles 100000000 --words 400 --cores 64 --machines 10
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

EACH = ("read", "annotate+extract")
"""Stages whose work on an article does not depend on any other: as many machines as one likes."""
ALL = ("copies", "resolve", "fuse", "graph", "triples", "graph.ttl")
"""Stages over everything: by blocks and groups, with sorting between them."""
INDEXED = 1e9 / 3600
"""Triples a second into QLever's index on one PC, as its authors say (docs/plan-100-million.md)."""


def plan(rows: list[dict[str, Any]], options: argparse.Namespace) -> Iterator[str]:
    """Lines of Markdown."""
    row = max(rows, key=lambda each: each["articles"])
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
    yield f"| index of QLever, one PC | not measured | {triples / INDEXED / 3600:,.0f} hours |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("measured", type=Path, help="JSON lines of `benchmarks.scale measure --json`")
    parser.add_argument("--articles", type=int, default=100_000_000)
    parser.add_argument("--words", type=int, default=400, help="words of an average article")
    parser.add_argument("--cores", type=int, default=64, help="cores of a machine")
    parser.add_argument("--machines", type=int, default=10)
    options = parser.parse_args()
    try:
        rows = [json.loads(line) for line in options.measured.read_text().splitlines() if line.strip()]
    except (OSError, json.JSONDecodeError) as error:
        parser.error(f"{options.measured}: {error}")
    if not rows:
        parser.error(f"{options.measured}: nothing was measured")
    print("\n".join(plan(rows, options)))


if __name__ == "__main__":
    main()
