"""Clusters whose members agree on average: one good pair does not join two crowds.

In: clusters, and their pairs with scores (`Scored`).  Out: the clusters, joined best first.  A pair counts as a number
between 0 and 1 that passes a half at the threshold; pairs not judged count as 0.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from kgbuild.resolve.bags import Column
from kgbuild.resolve.cluster import Clusters, Judged, P, best_first, nearly, rank, speaking_for
from kgbuild.resolve.policy import THRESHOLD

SLOPE = 4.0
"""How fast a pair's score becomes certainty on either side of the threshold."""
CLOSEST = 3
"""Near misses kept of each profile: a report that recurs is nearly one with a hundred others of its story."""


@dataclass(frozen=True, slots=True, eq=False)
class Scored:
    """Pairs with their scores, as columns; and, with their reasons, those of them that may have to be shown: all that
    reach the threshold, and all that nearly do."""

    left: Column
    right: Column
    score: Column
    shown: Sequence[Judged]


def all_scored(parts: Sequence[Scored]) -> Scored:
    """Several lots of pairs as one."""
    rows = [(part.left, part.right, part.score) for part in parts] or [
        (np.zeros(0, int), np.zeros(0, int), np.zeros(0))
    ]
    left, right, score = (np.concatenate(columns) for columns in zip(*rows, strict=True))
    return Scored(left, right, score, [pair for part in parts for pair in part.shown])


@lru_cache(maxsize=10_000)
def certainty(score: float) -> float:
    """A pair's score as a number between 0 and 1 that passes a half at the threshold."""
    return 1 / (1 + math.exp(SLOPE * (THRESHOLD - max(-2.0, min(score, 4.0)))))


def merge_average(clusters: Clusters[P], scored: Scored) -> None:
    """Unite clusters whose profiles agree on average, best first; note those that came near or were forbidden."""
    rows = best_first(clusters, scored.shown)
    sums = _certainties(scored)
    best = {(pair.left, pair.right): pair for pair in rows}
    heap: list[tuple[float, str, str, int, int, int, int]] = []
    sizes, ids = dict.fromkeys(sums, 1), {n: clusters.profiles[n].id for n in sums}

    def push(one: int, other: int) -> None:
        mean = sums[one][other] / (sizes[one] * sizes[other])
        if mean >= 0.5:
            first, second = sorted((ids[one], ids[other]))
            heapq.heappush(heap, (-round(mean, 9), first, second, one, other, sizes[one], sizes[other]))

    for pair in rows:
        if pair.score >= THRESHOLD:
            push(pair.left, pair.right)
    while heap:
        _, _, _, one, other, size, other_size = heapq.heappop(heap)
        if sizes.get(one) != size or sizes.get(other) != other_size:
            continue
        pair = _link(clusters, best, one, other)
        if forbidden := clusters.forbids(one, other):
            clusters.refuse(pair.left, pair.right, pair.score, pair.reasons + forbidden)
            continue
        clusters.unite(pair.left, pair.right, pair.score, pair.reasons)
        kept = clusters.root(one)
        gone = other if kept == one else one
        sizes[kept] += sizes.pop(gone)
        ids[kept] = min(ids[kept], ids.pop(gone))
        for third, value in sums.pop(gone).items():
            sums[third].pop(gone, None)
            if third != kept:
                sums[kept][third] = sums[third][kept] = sums[kept].get(third, 0.0) + value
        for third in sums[kept]:
            push(kept, third)
    apart = (pair for pair in rows if clusters.root(pair.left) != clusters.root(pair.right))
    for pair in closest(pair for pair in apart if pair.score < THRESHOLD and nearly(pair)):
        clusters.refuse(pair.left, pair.right, pair.score, pair.reasons)


def closest(near: Iterable[Judged]) -> Iterator[Judged]:
    """Near misses that are among the few closest of either profile, by what speaks for them; of those as close, the
    first."""
    seen = Counter[int]()
    for pair in sorted(near, key=speaking_for, reverse=True):
        if min(seen[pair.left], seen[pair.right]) < CLOSEST:
            yield pair
        seen.update((pair.left, pair.right))


def _certainties(scored: Scored) -> dict[int, dict[int, float]]:
    """How certain each pair is, of all that have a pair that reaches the threshold: no other is ever joined to any,
    as on average it agrees with none."""
    sure = scored.score >= THRESHOLD
    lively = np.union1d(scored.left[sure], scored.right[sure])
    inside = np.isin(scored.left, lively) & np.isin(scored.right, lively)
    columns = scored.left[inside], scored.right[inside], scored.score[inside]
    sums: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for left, right, score in zip(*(column.tolist() for column in columns), strict=True):
        sums[left][right] = sums[right][left] = certainty(score)
    return sums


def _link(clusters: Clusters[P], best: dict[tuple[int, int], Judged], one: int, other: int) -> Judged:
    """The best judged pair between two clusters, to be shown as the reason."""
    members = [(a, b) for a in clusters.members(one) for b in clusters.members(other)]
    found = [best[key] for a, b in members for key in ((a, b), (b, a)) if key in best]
    return min(found, key=lambda pair: rank(clusters, pair))
