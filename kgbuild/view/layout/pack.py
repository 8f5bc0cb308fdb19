"""Components side by side: the largest on top, the rest in rows below it, like words on a page.

In: pieces (positions around any centre) with their boxes.  Out: the same pieces, moved.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from kgbuild.view.layout.stress import Points

GAP = 60.0


def pack(pieces: Sequence[Points], boxes: Sequence[Points]) -> list[Points]:
    """Rows are as wide as the largest piece (or wide enough for a page that is half again as wide as high)."""
    low = [(points - box / 2.0).min(axis=0) for points, box in zip(pieces, boxes, strict=True)]
    high = [(points + box / 2.0).max(axis=0) for points, box in zip(pieces, boxes, strict=True)]
    extent = [h - b for b, h in zip(low, high, strict=True)]
    area = sum(float((size[0] + GAP) * (size[1] + GAP)) for size in extent)
    width = max([float(size[0]) for size in extent] + [float(np.sqrt(area * 1.5))])
    result: list[Points] = []
    x = y = row = 0.0
    for points, corner, size in zip(pieces, low, extent, strict=True):
        if x > 0 and x + float(size[0]) > width:
            x, y, row = 0.0, y + row + GAP, 0.0
        result.append(points - corner + np.array([x, y]))
        x += float(size[0]) + GAP
        row = max(row, float(size[1]))
    return result
