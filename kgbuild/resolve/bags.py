"""Many sets laid out as columns, so that pairs of them are compared all at once.

In: sets by number, some with a weight for each member.  Out: for columns of numbers, what the sets of each pair share.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from typing import Any, TypeAlias

import numpy as np

Column: TypeAlias = Any
"""An array with a value for each of many: for the type checker anything, as to it all that is done with an array of any
kind gives anything."""

SMALL = 8
"""Members up to which a block's pairs are sooner told one by one than with others of its size."""


def column(values: Iterable[Any], kind: type = int) -> Column:
    """Values of a kind as a column."""
    return np.array(list(values), kind)


class Bags:
    """Sets by number; `members` are those of all sets, `sizes` how many each has."""

    def __init__(self, rows: Sequence[Collection[Hashable]]) -> None:
        number: dict[Hashable, int] = {}
        self.sizes = column(map(len, rows))
        self.members = column(number.setdefault(one, len(number)) for row in rows for one in row)
        self.names: list[Any] = list(number)
        """What stands behind the numbers of members."""
        self._begins = np.cumsum(self.sizes) - self.sizes
        codes = np.repeat(np.arange(len(rows)), self.sizes) * len(number) + self.members
        self._order = np.argsort(codes, kind="stable")
        self._codes = codes[self._order]

    def met(self, left: Column, right: Column) -> tuple[Column, Column, Column]:
        """All that the sets of pairs share: the number of the pair, and the places in `members`, left and right."""
        sizes = self.sizes[left]
        pair = np.repeat(np.arange(len(left)), sizes)
        if not len(pair):
            return pair, pair, pair
        place = np.repeat(self._begins[left] - np.cumsum(sizes) + sizes, sizes) + np.arange(len(pair))
        wanted = right[pair] * len(self.names) + self.members[place]
        found = np.minimum(np.searchsorted(self._codes, wanted), len(self._codes) - 1)
        hit = self._codes[found] == wanted
        return pair[hit], place[hit], self._order[found[hit]]

    def shared(self, left: Column, right: Column) -> Column:
        """How many members the sets of each pair share."""
        return np.bincount(self.met(left, right)[0], minlength=len(left))


class Weights:
    """Vectors by number."""

    def __init__(self, rows: Sequence[Mapping[str, float]]) -> None:
        self._bags = Bags(rows)
        self._weights = column((weight for row in rows for weight in row.values()), float)

    def products(self, left: Column, right: Column) -> Column:
        """The scalar product of the vectors of each pair."""
        pair, one, other = self._bags.met(left, right)
        return np.bincount(pair, self._weights[one] * self._weights[other], len(left))


def numbered(values: Iterable[Hashable]) -> tuple[Column, list[Any]]:
    """Each value as a number, equal ones as the same, and what stands behind the numbers."""
    number: dict[Hashable, int] = {}
    return column(number.setdefault(value, len(number)) for value in values), list(number)


def pairs_sharing(blocks: Iterable[Sequence[int]], size: int, largest: int) -> tuple[Column, Column]:
    """Every two of the numbers 0 to size - 1 that stand in one block, each pair once, in order; a block of more than
    `largest` counts for nothing.  Each block is in ascending order."""
    alike: dict[int, list[Sequence[int]]] = {}
    small: set[int] = set()
    for block in blocks:
        if len(block) > largest:
            continue
        if len(block) <= SMALL:
            small.update([one * size + other for one, other in combinations(block, 2)])
        else:
            alike.setdefault(len(block), []).append(block)
    codes = [column(small)]
    for count, rows in alike.items():
        table, (one, other) = column(rows), _every_two(count)
        codes.append((table[:, one] * size + table[:, other]).ravel())
    found = np.unique(np.concatenate(codes)) if alike else np.sort(codes[0])
    return found // max(size, 1), found % max(size, 1)


@lru_cache(maxsize=256)
def _every_two(count: int) -> tuple[Column, Column]:
    return np.triu_indices(count, 1)
