"""Blocks: what must be looked at together, and nothing else, so that blocks can be decided apart and in any order.

In: things, with the keys or links that tie them.  Out: the blocks, each in the order of the things.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")


class Ties:
    """Union-find over numbers 0 to size - 1."""

    def __init__(self, size: int) -> None:
        self._parent = array("q", range(size))

    def root(self, number: int) -> int:
        """The number that stands for all that are tied to this one."""
        parent = self._parent
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    def tie(self, one: int, other: int) -> None:
        """Tie two numbers, and all that are tied to them."""
        first, second = sorted((self.root(one), self.root(other)))
        self._parent[second] = first

    def groups(self) -> list[list[int]]:
        """The numbers that are tied, each group in order, groups by their first number."""
        found: dict[int, list[int]] = {}
        for number in range(len(self._parent)):
            found.setdefault(self.root(number), []).append(number)
        return list(found.values())


def tied(size: int, links: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The groups of the numbers 0 to size - 1 that links tie, directly or through others."""
    ties = Ties(size)
    for one, other in links:
        ties.tie(one, other)
    return ties.groups()


def blocks_of(things: Sequence[T], keys: Callable[[T], Iterable[Hashable]]) -> list[list[T]]:
    """The blocks of the things that share a key, directly or through others."""
    ties, holder = Ties(len(things)), dict[Hashable, int]()
    for number, thing in enumerate(things):
        for key in keys(thing):
            ties.tie(holder.setdefault(key, number), number)
    return [[things[number] for number in group] for group in ties.groups()]
