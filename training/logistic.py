"""Logistic regression, for weights few enough to read.  In: examples.  Out: a weight for each feature."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def regression(values: Floats, right: Floats, counts: Floats | None = None, strength: float = 1.0) -> Floats:
    """Weights by Newton's steps, with an L2 prior on scaled features; the first feature always holds and has none.

    `values` is (examples, features), `right` how far each example is so (0 to 1), `counts` how much each counts (None:
    all alike), `strength` the prior's.
    """
    counts = np.ones(len(right)) if counts is None else counts
    scale = np.where(values.std(0) > 0, values.std(0), 1.0)
    middle = np.where(values.std(0) > 0, values.mean(0), 0.0)
    scaled = (values - middle) / scale
    prior = np.diag([0.0] + [strength] * (values.shape[1] - 1))
    weights: Floats = np.zeros(values.shape[1])
    for _ in range(30):
        likely = 1 / (1 + np.exp(-(scaled @ weights)))
        slope = scaled.T @ (counts * (right - likely)) - prior @ weights
        bend = (scaled * (counts * likely * (1 - likely))[:, None]).T @ scaled + prior
        weights = weights + np.linalg.solve(bend, slope)
    plain: Floats = weights / scale
    plain[0] -= float((plain * middle).sum())
    return plain
