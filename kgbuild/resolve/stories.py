"""Which articles tell one story: short names, plain nouns and happenings are compared within a story only.

In: how often each article has each word.  Out: each article's story, called by its first article's name; order does
not matter.  Average-link clustering of TF-IDF vectors, without comparing each story with each: two stories can only be
as alike as the threshold asks when two of their articles are (`likeness.py`), and the mean of all cosines between them
is that of the sums of their vectors.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable, Iterator, Mapping

import numpy as np

from kgbuild.resolve.likeness import Alike, Numbers, Vectors, alike
from kgbuild.resolve.rarity import WordCounts, count_words

LIKENESS = 0.17
"""Mean cosine of two stories' articles above which they are one (ECB+ train)."""
BACKGROUND = 20
"""Articles imagined beside those of a build, so that three articles on one story do not find its words common."""
FEWEST = 120
"""Articles there are with those imagined, at least: few articles do not tell which words are rare, and what two of
three share would count for less than what each has alone (ECB+ train and our own stories, taken two by two)."""
COMMON = 0.5
"""Words in more than this share of at least twenty articles say nothing about a story."""

Link = tuple[float, int, int, int, int]
"""How alike two stories are, negated; their first articles; and how many articles they had when that was so."""


def find_stories(
    words: Mapping[str, Mapping[str, int]], likeness: float = LIKENESS, counts: WordCounts | None = None
) -> dict[str, str]:
    """The story of each article; `counts` are those of the whole corpus, of these articles else."""
    known = counts or count_words(words.values())
    names = sorted(words)
    groups = group_articles((vector(words[name], known) for name in names), likeness)
    return {names[number]: names[group[0]] for group in groups for number in group}


def vector(bag: Mapping[str, int], counts: WordCounts) -> dict[str, float]:
    """Unit vector of (1 + log count) times the smoothed inverse document frequency."""
    row, imagined = {}, max(BACKGROUND, FEWEST - counts.articles)
    for word, count in sorted(bag.items()):
        if counts.articles < 20 or counts.rarity(word) >= -math.log(COMMON) - 1e-9:
            row[word] = (1 + math.log(count)) * max(counts.rarity(word, more=imagined), 0.0)
    norm = math.sqrt(sum(value * value for value in row.values())) or 1.0
    return {word: value / norm for word, value in row.items() if value}


def group_articles(vectors: Iterable[Mapping[str, float]], likeness: float = LIKENESS) -> list[list[int]]:
    """The articles of each story, as numbers in the order of the vectors, stories by their first."""
    laid_out = Vectors(vectors)
    stories = Stories(laid_out, alike(laid_out, likeness), likeness)
    stories.join_all()
    return stories.groups()


class Stories:
    """Stories that grow by joining, the two most alike first; a story is known by its first article."""

    def __init__(self, vectors: Vectors, near: Alike, likeness: float) -> None:
        self._vectors, self._near, self._likeness = vectors, near, likeness
        self._story = np.arange(len(vectors))
        self._members: dict[int, list[int]] = {}
        self._sums: dict[int, tuple[Numbers, Numbers]] = {}
        self._heap: list[Link] = []

    def groups(self) -> list[list[int]]:
        """The articles of each story."""
        return [self.members(first) for first in np.unique(self._story).tolist()]

    def members(self, story: int) -> list[int]:
        """The articles of a story."""
        return sorted(self._members.get(story, (story,)))

    def join_all(self) -> None:
        """Join while any two are alike enough."""
        for _, kept, gone, size, other in self._links():
            if self._size(kept) == size and self._size(gone) == other:
                self._join(kept, gone)

    def _links(self) -> Iterator[Link]:
        """The most alike first: of the articles themselves, and of stories as they grow."""
        for link in self._near.links():
            while self._heap and self._heap[0] < link:
                yield heapq.heappop(self._heap)
            yield link
        while self._heap:
            yield heapq.heappop(self._heap)

    def _join(self, kept: int, gone: int) -> None:
        members = [*self._members.get(kept, (kept,)), *self._members.pop(gone, (gone,))]
        words, values = (np.concatenate(both) for both in zip(self._sum(kept), self._sum(gone), strict=True))
        unique, place = np.unique(words, return_inverse=True)
        self._sums.pop(gone, None)
        self._sums[kept] = unique, np.bincount(place, values)
        self._members[kept] = members
        self._story[members] = kept
        spread = self._vectors.spread(*self._sums[kept])
        for other in np.unique(self._story[self._near.of(members)]).tolist():
            if other != kept:
                words, values = self._sum(other)
                size, other_size = len(members), self._size(other)
                mean = round(float((values * spread[words]).sum()) / (size * other_size), 9)
                if mean >= self._likeness:
                    first, second = (kept, other) if kept < other else (other, kept)
                    heapq.heappush(self._heap, (-mean, first, second, self._size(first), self._size(second)))
        spread[self._sums[kept][0]] = 0.0

    def _sum(self, story: int) -> tuple[Numbers, Numbers]:
        return self._sums.get(story) or self._vectors.row(story)

    def _size(self, story: int) -> int:
        """How many articles a story has; none once it has become part of another."""
        return len(self._members.get(story, (story,))) if self._story[story] == story else 0
