"""Nothing on top of anything: boxes (a node with its label) are pushed apart along their shallower overlap.

In: centres and box sizes.  Out: centres.  Neighbours are found by sorting along one axis and comparing each box
with the next few, which is quick at any size; sorting by x and by y takes turns.
"""

from __future__ import annotations

import numpy as np

from kgbuild.view.layout.stress import Points


def separate(points: Points, boxes: Points, rounds: int = 70, reach: int = 20) -> Points:
    """Move overlapping boxes apart, a little each round, until no two of those compared overlap."""
    size = len(points)
    points = points.copy()
    if size < 2:
        return points
    reach = min(reach, size - 1)
    for turn in range(rounds):
        order = np.argsort(points[:, turn % 2], kind="stable")
        sorted_points, sorted_boxes = points[order], boxes[order]
        moves = np.zeros_like(points)
        touched = False
        for shift in range(1, reach + 1):
            delta = sorted_points[shift:] - sorted_points[:-shift]
            need = (sorted_boxes[shift:] + sorted_boxes[:-shift]) / 2.0 - np.abs(delta)
            hit = (need[:, 0] > 0.5) & (need[:, 1] > 0.5)
            if not hit.any():
                continue
            touched = True
            sideways = need[:, 0] < need[:, 1]
            sign = np.where(delta >= 0, 1.0, -1.0)
            push = np.where(hit[:, None], sign * need * 0.5, 0.0)
            push[:, 0] = np.where(sideways, push[:, 0], 0.0)
            push[:, 1] = np.where(sideways, 0.0, push[:, 1])
            moves[order[shift:]] += push
            moves[order[:-shift]] -= push
        if not touched and turn % 2:
            break
        points = points + np.clip(moves, -60.0, 60.0)
    return points
