"""Large groups: springs along links, repulsion from a changing sample of the others.

In: n nodes and links.  Out: (n, 2) positions.  Each round costs n times the sample instead of n squared
(random vertex sampling, Gove 2019); the sample is a fixed stride, so that nothing is left to chance.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from kgbuild.view.layout.stress import Points, _sunflower


def force_layout(
    size: int, links: Sequence[tuple[int, int, float]], length: float, rounds: int = 70, sample: int = 96
) -> Points:
    """Positions for nodes 0..size-1; `length` is the distance at which spring and repulsion balance."""
    points: Points = _sunflower(size) * (length * np.sqrt(float(size)) * 0.8)
    ends = np.array([(a, b) for a, b, _ in links], dtype=np.int64).reshape(-1, 2)
    degree = np.bincount(ends.ravel(), minlength=size) + 1.0
    step = length * 2.0
    stride = max(1, size // sample)
    for turn in range(rounds):
        others = points[turn % stride :: stride]
        dx = points[:, 0][None, :] - others[:, 0][:, None]
        dy = points[:, 1][None, :] - others[:, 1][:, None]
        share = length * length * (size / len(others)) / (dx * dx + dy * dy + length)  # the sample stands for all
        push = np.stack([(dx * share).sum(axis=0), (dy * share).sum(axis=0)], axis=1)
        delta = points[ends[:, 1]] - points[ends[:, 0]]
        spring = delta * (np.sqrt((delta * delta).sum(axis=1)) / length)[:, None]
        pull = np.zeros_like(points)
        for axis in (0, 1):
            pull[:, axis] = np.bincount(ends[:, 0], spring[:, axis], size) - np.bincount(
                ends[:, 1], spring[:, axis], size
            )
        force = push + pull / np.sqrt(degree)[:, None] - points * 0.02 * size / 50.0
        strength = np.sqrt((force * force).sum(axis=1))[:, None] + 1e-9
        points = points + force / strength * np.minimum(strength, step)
        step = max(step * 0.955, length * 0.05)
    return points
