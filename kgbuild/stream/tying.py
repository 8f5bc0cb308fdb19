"""Union-find where keys do not fit into memory.

In: lines of a key and a number.  Out: the groups that shared keys tie, one at a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import numpy as np

from kgbuild.resolve.blocks import Ties
from kgbuild.stream.pile import Pile


def keyed(key: str, number: int) -> bytes:
    """A line of a key and a number."""
    return f"{key}\0{number:09}".replace("\n", "\v").encode()


def holders(pile: Pile) -> Iterator[list[int]]:
    """The numbers that share each key."""
    for _, lines in groupby(pile, key=lambda line: line[:-10]):
        yield [int(line[-9:]) for line in lines]


def tied_by(pile: Pile, size: int) -> Ties:
    """The numbers 0 to size - 1, tied by shared keys."""
    ties = Ties(size)
    for first, *others in holders(pile):
        for other in others:
            ties.tie(first, other)
    return ties


def groups(ties: Ties, size: int) -> Iterator[list[int]]:
    """The groups, each in order, by their first number."""
    roots = np.fromiter((ties.root(number) for number in range(size)), dtype=np.int64, count=size)
    order = np.argsort(roots, kind="stable")
    ends = np.flatnonzero(np.diff(roots[order])) + 1
    begin = 0
    for end in [*ends.tolist(), size] if size else []:
        yield order[begin:end].tolist()
        begin = end
