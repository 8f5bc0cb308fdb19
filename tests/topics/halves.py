"""Stories with gold beside them, built and scored by halves.  In: a story's folder.  Out: its graph, its gold, its sums."""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from kgbuild.evaluate import Score, read_gold
from kgbuild.evaluate.gold import Gold
from kgbuild.graph import KnowledgeGraph
from kgbuild.pipeline import build


def told(story: Path) -> tuple[KnowledgeGraph, Gold]:
    """The graph of a story's articles, and what it ought to hold."""
    return build(sorted(story.glob("*.txt"))), read_gold(story / "gold.json")


def missed(floors: Mapping[str, float], scores: Iterable[Score]) -> dict[str, float]:
    """What all stories of a half reach together, of the figures that fall below their floors."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for score in scores:
        right[score.name] += score.right
        total[score.name] += score.total
    reached = {name: right[name] / total[name] for name in floors}
    return {name: round(share, 2) for name, share in reached.items() if share < floors[name]}


def articles_in(folder: Path) -> dict[str, int]:
    """How many articles each story of a folder has, of those with gold."""
    return {gold.parent.name: len(list(gold.parent.glob("*.txt"))) for gold in folder.glob("*/gold.json")}
