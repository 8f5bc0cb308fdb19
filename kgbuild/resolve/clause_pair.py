"""Two happenings laid side by side, as far as that may forbid them to be one.

In: two `Happening`s, each told by one clause or more.  Out: `ClausePair`, which the vetoes read;
`clause_columns.py` has the same facts, and all others, of many pairs at once.
"""

from __future__ import annotations

from itertools import product
from typing import Any, Protocol

from kgbuild.resolve.happening import Happening, same_time


class Opposed(Protocol):
    """What may forbid: of one pair, or a column of it for many."""

    @property
    def entities(self) -> Any:
        """How many entities take part in both?"""

    @property
    def both_peopled(self) -> Any:
        """Does anything at all take part in each?"""

    @property
    def other_dates(self) -> Any:
        """Are both dated, and can no two of their times be one?"""

    @property
    def other_mode(self) -> Any:
        """Is one told as a fact, and the other not, or not in the same way?"""


class ClausePair:
    """A single pair."""

    def __init__(self, left: Happening, right: Happening) -> None:
        self._left, self._right = left, right

    @property
    def entities(self) -> int:
        """How many entities take part in both?"""
        return len(self._left.entities & self._right.entities)

    @property
    def both_peopled(self) -> bool:
        """Does anything at all take part in each?"""
        return bool(self._left.entities and self._right.entities)

    @property
    def other_dates(self) -> bool:
        """Are both dated, and can no two of their times be one?"""
        return apart_in_time(self._left.dates, self._right.dates)

    @property
    def other_mode(self) -> bool:
        """Is one told as a fact, and the other not, or not in the same way?"""
        return self._left.mode is not self._right.mode


def apart_in_time(left: frozenset[str], right: frozenset[str]) -> bool:
    """Are there times on both sides, and can no two of them be one?"""
    return bool(left and right) and not any(same_time(one, other) for one, other in product(left, right))
