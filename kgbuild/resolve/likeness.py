"""Articles alike in their words: every two whose cosine reaches a threshold.

In: unit vectors.  Out: pairs.  Vectors are held as arrays, twelve bytes a word, and each is compared with all before it
at once: a hundred million products a second, so that comparing 20,000 articles takes seconds.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[Any]


class Vectors:
    """Vectors by number, each as the numbers of its words and their weights."""

    def __init__(self, vectors: Iterable[Mapping[str, float]]) -> None:
        known: dict[str, int] = {}
        words, weights, ends = array("i"), array("d"), array("q", [0])
        for each in vectors:
            words.extend(known.setdefault(word, len(known)) for word in each)
            weights.extend(each.values())
            ends.append(len(words))
        self.size = len(known)
        self.words, self.weights = np.frombuffer(words, np.int32), np.frombuffer(weights, np.float64)
        self._ends = np.frombuffer(ends, np.int64)
        self._spread = np.zeros(self.size)

    def __len__(self) -> int:
        return len(self._ends) - 1

    def row(self, number: int) -> tuple[Numbers, Numbers]:
        """Words and weights of one vector."""
        inside = slice(self._ends[number], self._ends[number + 1])
        return self.words[inside], self.weights[inside]

    def spread(self, words: Numbers, weights: Numbers) -> Numbers:
        """The weights laid out by word; whoever asks puts back the zeros."""
        self._spread[words] = weights
        return self._spread

    def holders(self) -> tuple[Numbers, Numbers, Numbers]:
        """For the words one after the other: which vectors have it, with what weight; and where each word begins."""
        order = np.argsort(self.words, kind="stable")
        number = np.repeat(np.arange(len(self), dtype=np.int32), np.diff(self._ends))[order]
        begins = np.searchsorted(self.words[order], np.arange(self.size + 1))
        return number, self.weights[order], begins


class Alike:
    """Pairs of numbers with their cosines."""

    def __init__(self, size: int, left: Numbers, right: Numbers, cosine: Numbers) -> None:
        order = np.lexsort((right, left, -cosine))
        self._left, self._right, self._cosine = left[order], right[order], cosine[order]
        both, other = np.concatenate([left, right]), np.concatenate([right, left])
        order = np.argsort(both, kind="stable")
        self._others, self._begins = other[order], np.searchsorted(both[order], np.arange(size + 1))

    def links(self) -> Iterator[tuple[float, int, int, int, int]]:
        """The pairs, the most alike first, as links of single articles."""
        for n in range(len(self._left)):
            yield -float(self._cosine[n]), int(self._left[n]), int(self._right[n]), 1, 1

    def of(self, numbers: Sequence[int]) -> Numbers:
        """All that any of these are alike."""
        return np.concatenate([self._others[self._begins[n] : self._begins[n + 1]] for n in numbers])


def alike(vectors: Vectors, likeness: float) -> Alike:
    """Every two vectors whose cosine reaches the likeness."""
    number, weight, begins = vectors.holders()
    met = np.zeros(vectors.size, dtype=np.int64)
    left, right, cosine = array("i"), array("i"), array("d")
    for later in range(len(vectors)):
        words, weights = vectors.row(later)
        counts = met[words]
        places = np.repeat(begins[words] - np.cumsum(counts) + counts, counts) + np.arange(counts.sum())
        near = np.bincount(number[places], weight[places] * np.repeat(weights, counts))
        near = np.round(near, 9)
        for earlier in np.flatnonzero(near >= likeness).tolist():
            left.append(earlier)
            right.append(later)
            cosine.append(near[earlier])
        met[words] += 1
    pairs = np.frombuffer(left, np.int32), np.frombuffer(right, np.int32), np.frombuffer(cosine, np.float64)
    return Alike(len(vectors), *pairs)
