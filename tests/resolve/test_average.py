"""Clusters that agree on average: which near misses are kept."""

from __future__ import annotations

from kgbuild.model import Feature
from kgbuild.resolve.average import CLOSEST, closest
from kgbuild.resolve.cluster import Judged, judged


def near(left: int, right: int, speaks: float, against: float = -9.0) -> Judged:
    """A pair that something speaks for and something forbids."""
    return judged(left, right, (Feature("alike", speaks, "alike"), Feature("other_time", against, "apart")))


def test_a_crowd_of_near_misses_keeps_the_closest_of_each() -> None:
    pairs = [near(left, right, 0.5 + (left + right) / 100) for left in range(8) for right in range(left + 1, 8)]
    kept = list(closest(reversed(pairs)))
    for number in range(8):
        mine = sorted(
            (pair for pair in pairs if number in (pair.left, pair.right)), key=lambda pair: -pair.reasons[0].score
        )
        assert set(mine[:CLOSEST]) <= set(kept)
    assert len(kept) < len(pairs)


def test_what_speaks_for_a_pair_counts_not_what_forbids_it() -> None:
    pairs = [near(0, right, 0.9, -0.9) for right in range(1, 1 + CLOSEST)] + [near(0, 9, 1.1, -9.0)]
    assert next(closest(pairs)) is pairs[-1]


def test_few_near_misses_are_all_kept() -> None:
    pairs = [near(0, right, 0.6) for right in range(1, 1 + CLOSEST)]
    assert list(closest(pairs)) == pairs
