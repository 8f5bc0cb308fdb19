"""What a worker is sent to do, by name: spaCy is imported where the work is done, not where it is handed out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kgbuild.model import Article
from kgbuild.settings import Settings

if TYPE_CHECKING:
    from kgbuild.work.batch import Answer


def read_batch(articles: Sequence[Article], settings: Settings, packed: bool = True) -> list[Answer]:
    """What each article says, packed unless it stays in this process."""
    from kgbuild.work import batch

    return batch.read_batch(articles, settings, packed)


def prepare(settings: Settings) -> None:
    """Have at hand what reading the first article takes: two seconds' work."""
    from kgbuild.work import batch

    batch.prepare(settings)
