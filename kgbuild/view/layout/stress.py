"""Small graphs: positions whose distances match the distances in the graph (stress majorisation).

In: symmetric link lengths between n nodes of one connected component.  Out: (n, 2) positions.
Classical scaling gives the start, Gansner's majorisation (2004) the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
GOLDEN = 2.399963229728653


def stress_layout(
    size: int, links: Sequence[tuple[int, int, float]], start: Points | None = None, rounds: int = 150
) -> Points:
    """Positions for nodes 0..size-1 joined by (a, b, length)."""
    if start is None:
        return _from_scratch(size, tuple(links), rounds).copy()
    return _majorised(size, links, start, rounds)


@lru_cache(maxsize=64)
def _from_scratch(size: int, links: tuple[tuple[int, int, float], ...], rounds: int) -> Points:
    """Many components of a graph are pairs and triples of one shape: each shape is laid out once."""
    return _majorised(size, links, None, rounds)


def _majorised(size: int, links: Sequence[tuple[int, int, float]], start: Points | None, rounds: int) -> Points:
    distance = _all_distances(size, links)
    points = _classical_scaling(distance) if start is None else start.copy()
    points = points + _sunflower(size) * (float(distance.max()) * 0.01)
    if size == 2:
        return _pair(points, float(distance[0, 1]))
    weight = 1.0 / (distance * distance + np.eye(size))
    np.fill_diagonal(weight, 0.0)
    total = weight.sum(axis=0)
    pull = weight * distance
    dx, dy, ratio, room = (np.empty_like(weight) for _ in range(4))  # made once: making them costs more than the sums
    for _ in range(rounds):
        x, y = points[:, 0][:, None], points[:, 1][:, None]
        np.subtract(x, x.T, out=dx)
        np.subtract(y, y.T, out=dy)
        np.sqrt(np.add(np.multiply(dx, dx, out=ratio), np.multiply(dy, dy, out=room), out=ratio), out=ratio)
        np.divide(pull, np.add(ratio, 1e-9, out=ratio), out=ratio)
        # sums run over axis 0 (row after row), where numpy's order is fixed; all matrices are symmetric or anti-
        moved_x = np.subtract(np.multiply(weight, x, out=room), np.multiply(ratio, dx, out=dx), out=room)
        moved_x = moved_x.sum(axis=0) / total
        moved_y = np.subtract(np.multiply(weight, y, out=room), np.multiply(ratio, dy, out=dy), out=room)
        moved_y = moved_y.sum(axis=0) / total
        change = max(float(np.abs(moved_x - points[:, 0]).max()), float(np.abs(moved_y - points[:, 1]).max()))
        points = np.stack([moved_x, moved_y], axis=1)
        if change < 0.3:
            break
    return points


def _pair(points: Points, distance: float) -> Points:
    """Two nodes drawn apart, or together, where they are; rounds that move both at once never settle."""
    middle, way = (points[0] + points[1]) / 2.0, points[1] - points[0]
    half = way * (distance / 2.0 / max(float(np.sqrt(way[0] * way[0] + way[1] * way[1])), 1e-9))
    return np.stack([middle - half, middle + half])


def _all_distances(size: int, links: Sequence[tuple[int, int, float]]) -> Points:
    """Floyd and Warshall, one row at a time in numpy."""
    distance = np.full((size, size), 1e9)
    np.fill_diagonal(distance, 0.0)
    for a, b, length in links:
        if a != b and length < distance[a, b]:
            distance[a, b] = distance[b, a] = length
    for middle in range(size):
        np.minimum(distance, distance[:, middle][:, None] + distance[middle][None, :], out=distance)
    return distance


def _classical_scaling(distance: Points) -> Points:
    """The two strongest directions of the doubly centred squared distances, by power iteration."""
    size = len(distance)
    square = distance * distance
    mean = square.sum(axis=0) / size
    matrix = (mean[:, None] + mean[None, :] - square - mean.sum() / size) / 2.0
    axes: list[Points] = []
    for seed in range(2):
        vector = _sunflower(size)[:, seed] + 0.01
        for _ in range(60):
            for axis in axes:
                vector = vector - axis * (axis * vector).sum()
            vector = (matrix * vector[:, None]).sum(axis=0)
            vector = vector / (np.sqrt((vector * vector).sum()) + 1e-12)
        axes.append(vector)
    columns = []
    for axis in axes:
        strength = ((matrix * axis[:, None]).sum(axis=0) * axis).sum()
        columns.append(axis * np.sqrt(np.maximum(strength, 0.0)))
    return np.stack(columns, axis=1)


def _sunflower(size: int) -> Points:
    """Points evenly strewn over a disc of radius 1, so that nodes with equal distances come apart.

    Cosine and sine come from Python's math, a fixed polynomial of one angle after another, not from SIMD numpy.
    """
    import math

    return np.array(
        [
            (math.sqrt((i + 0.5) / size) * math.cos(i * GOLDEN), math.sqrt((i + 0.5) / size) * math.sin(i * GOLDEN))
            for i in range(size)
        ]
    )
