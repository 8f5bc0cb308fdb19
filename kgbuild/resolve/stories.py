"""Which articles tell one story: short names, plain nouns and happenings are compared within a story only.

In: how often each article has each word.  Out: the number of each article's story; order does not matter.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Mapping

LIKENESS = 0.17
"""Mean cosine of two stories' articles above which they are one (ECB+ train)."""
BACKGROUND = 20
"""Articles imagined beside those of a build, so that three articles on one story do not find its words common."""
COMMON = 0.5
"""Words in more than this share of at least twenty articles say nothing about a story."""


def find_stories(words: Mapping[str, Counter[str]], likeness: float = LIKENESS) -> dict[str, int]:
    """Average-link clustering of the articles by TF-IDF; stories are numbered by their first article's name."""
    vectors = _vectors(words)
    near = _cosines(vectors)
    groups: dict[str, list[str]] = {name: [name] for name in sorted(words)}
    sums: dict[str, dict[str, float]] = {name: dict(near.get(name, {})) for name in groups}
    heap: list[tuple[float, str, str, int, int]] = []
    for name in groups:
        _push(heap, groups, sums, name, likeness, only_later=True)
    while heap:
        _, kept, gone, size, other = heapq.heappop(heap)
        if len(groups.get(kept, ())) != size or len(groups.get(gone, ())) != other:
            continue
        _join(groups, sums, kept, gone)
        _push(heap, groups, sums, kept, likeness)
    firsts = sorted(min(group) for group in groups.values())
    number = {first: n for n, first in enumerate(firsts)}
    return {name: number[min(group)] for group in groups.values() for name in group}


def _push(
    heap: list[tuple[float, str, str, int, int]],
    groups: Mapping[str, list[str]],
    sums: Mapping[str, Mapping[str, float]],
    name: str,
    likeness: float,
    only_later: bool = False,
) -> None:
    """Put a group's links that are strong enough on the heap, with the sizes they hold for."""
    for other, total in sums[name].items():
        mean = total / (len(groups[name]) * len(groups[other]))
        if mean >= likeness and (not only_later or name < other):
            kept, gone = sorted((name, other))
            heapq.heappush(heap, (-round(mean, 9), kept, gone, len(groups[kept]), len(groups[gone])))


def _join(groups: dict[str, list[str]], sums: dict[str, dict[str, float]], kept: str, gone: str) -> None:
    """Add one group to another: the sums of cosines to all others add up."""
    groups[kept].extend(groups.pop(gone))
    for other, value in sums.pop(gone).items():
        sums[other].pop(gone, None)
        if other != kept:
            sums[kept][other] = sums[other][kept] = sums[kept].get(other, 0.0) + value
    sums[kept].pop(gone, None)


def _vectors(words: Mapping[str, Counter[str]]) -> dict[str, dict[str, float]]:
    """Unit vectors of (1 + log count) times the smoothed inverse document frequency."""
    size = len(words)
    seen = Counter(word for bag in words.values() for word in bag)
    vectors: dict[str, dict[str, float]] = {}
    for name, bag in words.items():
        row = {}
        for word, count in bag.items():
            if size >= 20 and seen[word] > COMMON * size:
                continue
            row[word] = (1 + math.log(count)) * math.log((size + BACKGROUND) / seen[word])
        norm = math.sqrt(sum(value * value for _, value in sorted(row.items()))) or 1.0
        vectors[name] = {word: value / norm for word, value in row.items()}
    return vectors


def _cosines(vectors: Mapping[str, Mapping[str, float]]) -> dict[str, dict[str, float]]:
    """The cosine of every two articles that share a word that is not everywhere."""
    holders: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for name in sorted(vectors):
        for word, value in vectors[name].items():
            holders[word].append((name, value))
    near: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for word in sorted(holders):
        row = holders[word]
        for n, (left, value) in enumerate(row):
            for right, other in row[:n]:
                near[left][right] += value * other
                near[right][left] += value * other
    return near
