"""Reasons in columns: what a rule adds to the score of each of many pairs.

In: a rule, its weight, and the column of what it says.  Out: `Reasons`, and the reasons of each pair, in the order of
the rules: the same as `policy.weigh` gives for a pair alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from kgbuild.model import Feature
from kgbuild.resolve.bags import Column, column
from kgbuild.resolve.policy import adding


class Reasons:
    """What one rule says of each pair; `scores` are what it adds, 0 where it does not hold."""

    def __init__(self, rule: Callable[..., object], weight: float, value: Column) -> None:
        self._which: Column = np.zeros(len(value), np.int32)
        distinct = [1.0]
        if value.dtype == bool:
            self._which[value] = 1
        else:
            holds = np.flatnonzero(value)
            known, place = np.unique(value[holds], return_inverse=True)
            self._which[holds] = place + 1
            distinct = known.tolist()
        self._features = [None, *(adding(rule, round(weight * each, 3)) for each in distinct)]
        self.scores: Column = column((each.score if each else 0.0 for each in self._features), float)[self._which]

    @property
    def holds(self) -> Column:
        """Of which pairs it holds."""
        return self._which > 0

    def of(self, chosen: Column) -> list[Feature | None]:
        """The reason of each chosen pair, None where the rule does not hold."""
        features = self._features
        return [features[which] for which in self._which[chosen].tolist()]


def reasons_of(rows: Sequence[Reasons], chosen: Column) -> list[tuple[Feature, ...]]:
    """The reasons that hold for each chosen pair."""
    return [tuple([each for each in row if each]) for row in zip(*(each.of(chosen) for each in rows), strict=True)]
