"""What a build shows on the terminal: bars with counts and time left, and a closing summary.

In: the pipeline's items as they pass, and the finished graph.  Out: lines on stderr and text.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import Any


def summary(graph: Any) -> str:
    """What was built, set aside and disputed, in a few lines."""
    edges = sum(1 for f in graph.facts.values() if f.edge and not f.literal and f.subject in graph.entities)
    noise = sum(1 for article in graph.articles.values() for block in article.blocks if block.noise)
    lost = sum(1 for problem in graph.problems if problem.article)
    counts = {
        "articles": len(graph.articles), "entities": len(graph.entities), "events": len(graph.events), "edges": edges,
        "facts": len(graph.facts), "lost": lost, "noise": noise, "vetoes": len(graph.vetoes),
        "disputes": len(graph.disputes()),
    }  # fmt: skip
    return counted(counts)


def counted(counts: Mapping[str, int]) -> str:
    """The summary of a build with so many of each."""
    return (
        "built:     {articles} articles -> {entities} entities, {events} events, {edges} direct edges, {facts} claims\n"
        "set aside: {lost} articles, {noise} paragraphs of noise, {vetoes} improbable claims\n"
        "disputed:  {disputes} pairs of claims (report.md shows both sides)"
    ).format_map(counts)


class progress:
    """A context that gives the pipeline's `watch`: bars with counts and time left on a terminal, else nothing."""

    def __init__(self, quiet: bool) -> None:
        self.show = not quiet and sys.stderr.isatty()

    def __enter__(self) -> Any:
        if not self.show:
            return _unwatched
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        self.bars = Progress(
            TextColumn("{task.description:12}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(),
            console=Console(stderr=True), transient=True,
        )  # fmt: skip
        self.bars.start()
        return self.watch

    def watch(self, stage: str, items: Iterable[Any], total: int | None) -> Iterator[Any]:
        """The items, with a bar that moves as they pass."""
        task = self.bars.add_task(stage, total=total)
        for item in items:
            yield item
            self.bars.advance(task)

    def __exit__(self, *error: object) -> None:
        if self.show:
            self.bars.stop()


def _unwatched(stage: str, items: Iterable[Any], total: int | None) -> Iterable[Any]:
    return items
