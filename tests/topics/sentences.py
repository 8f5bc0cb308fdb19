"""Sentences of news, each an article of its own, built into one graph.  In: sentences.  Out: their graph."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kgbuild.graph import KnowledgeGraph
from kgbuild.pipeline import build

FILLER = "The harbour town is far away from here and it is large, as every visitor of the region soon learns. "
"""Before each: an article has to be long enough to tell its language."""


def graph_of(folder: Path, texts: Iterable[str]) -> KnowledgeGraph:
    """The graph of the sentences, which are written to a folder first."""
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(FILLER + text, encoding="utf-8")
    return build([folder])
