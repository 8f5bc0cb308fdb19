"""Put a whole graph on the plane: components side by side, communities apart, no box on another.

In: boxes, links, communities.  Out: (n, 2) positions rounded to whole pixels.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from kgbuild.view.layout.forces import force_layout
from kgbuild.view.layout.pack import pack
from kgbuild.view.layout.separate import separate
from kgbuild.view.layout.stress import Points, stress_layout

Links = Sequence[tuple[int, int]]
WHOLE = 320  # up to here a component is laid out in one piece; above, community by community
WIDE = 1.6  # width to height of a drawing, where a gentle stretch achieves it
APART = 1.35  # a link between communities is drawn this much longer
ROOM = np.array([14.0, 8.0])  # free space kept around a box


def place(
    boxes: Points, links: Links, communities: Sequence[int], length: float, start: Points | None = None
) -> Points:
    """`boxes` are (width, height); `length` is the ideal length of a link between two small neighbours."""
    pieces: list[list[int]] = []
    arranged: list[Points] = []
    found = _components(len(boxes), links)
    for nodes, inner in zip(found, _share(found, links), strict=True):
        pieces.append(nodes)
        groups = [communities[node] for node in nodes]
        begin = None if start is None else start[nodes]
        arranged.append(_component(boxes[nodes], inner, groups, length, begin))
    points = pack(arranged, [boxes[nodes] + ROOM for nodes in pieces])
    result = np.zeros((len(boxes), 2))
    for nodes, piece in zip(pieces, points, strict=True):
        result[nodes] = piece
    return np.round(result)


def _component(boxes: Points, links: Links, groups: list[int], length: float, start: Points | None) -> Points:
    size = len(boxes)
    if size == 1:
        return np.zeros((1, 2))
    if size <= WHOLE:
        points = stress_layout(size, _lengths(size, links, groups, length), start)
        points = _widen(_lie_down(points) if start is None else points)
        return separate(points, boxes + ROOM)
    if len(set(groups)) == 1:
        points = force_layout(size, [(a, b, 1.0) for a, b in links], length)
        return separate(points, boxes + ROOM, rounds=40)
    return _by_community(boxes, links, groups, length)


def _by_community(boxes: Points, links: Links, groups: list[int], length: float) -> Points:
    """Each community is laid out alone; then the communities, as discs, like the nodes of a small graph."""
    numbers = sorted(set(groups))
    members = {number: [i for i, group in enumerate(groups) if group == number] for number in numbers}
    order = {number: i for i, number in enumerate(numbers)}
    inner: list[Points] = []
    radius = np.zeros(len(numbers))
    for number in numbers:
        nodes = members[number]
        points = place(boxes[nodes], _inside(nodes, links), [0] * len(nodes), length)
        points = points - (points.max(axis=0) + points.min(axis=0)) / 2.0
        inner.append(points)
        reach = points * points
        radius[order[number]] = np.sqrt(float((reach[:, 0] + reach[:, 1]).max())) + length * 0.6
    between = {(min(order[groups[a]], order[groups[b]]), max(order[groups[a]], order[groups[b]])) for a, b in links}
    far = [(a, b, float(radius[a] + radius[b]) * 1.05) for a, b in sorted(between) if a != b]
    discs = np.stack([radius * 2.0, radius * 2.0], axis=1)
    if len(numbers) <= WHOLE:
        centres = stress_layout(len(numbers), far)
    else:
        centres = force_layout(len(numbers), far, float(radius.sum()) / len(numbers) * 2.2)
    centres = separate(_lie_down(centres), discs, rounds=150)
    result = np.zeros((len(groups), 2))
    for number in numbers:
        result[members[number]] = inner[order[number]] + centres[order[number]]
    return result


def _lengths(size: int, links: Links, groups: list[int], length: float) -> list[tuple[int, int, float]]:
    """Busy nodes get longer links, so that their neighbours find room; so do links between communities."""
    degree = np.bincount(np.array(links).ravel(), minlength=size) if links else np.zeros(size)
    result = []
    for a, b in links:
        crowd = np.sqrt(float(max(degree[a], degree[b])))
        apart = APART if groups[a] != groups[b] else 1.0
        result.append((a, b, length * apart * (0.8 + 0.14 * crowd)))
    return result


def _lie_down(points: Points) -> Points:
    """Turn the drawing so that its long side is horizontal, as screens are."""
    centred = points - points.sum(axis=0) / len(points)
    xx, yy = (centred * centred).sum(axis=0)
    xy = (centred[:, 0] * centred[:, 1]).sum()
    gap = np.sqrt((xx - yy) * (xx - yy) + 4.0 * xy * xy)
    along = np.array([xy, (yy - xx + gap) / 2.0]) if abs(xy) > 1e-9 else np.array([float(xx >= yy), float(xx < yy)])
    along = along / np.sqrt((along * along).sum())
    return np.stack(
        [centred[:, 0] * along[0] + centred[:, 1] * along[1], centred[:, 1] * along[0] - centred[:, 0] * along[1]],
        axis=1,
    )


def _widen(points: Points) -> Points:
    """Stretch a tall drawing sideways: screens are wide, and so are labels."""
    extent = points.max(axis=0) - points.min(axis=0) + 1.0
    stretch = min(max(WIDE * float(extent[1] / extent[0]), 1.0), 1.5)
    widened: Points = points * np.array([stretch, 1.0])
    return widened


def _components(size: int, links: Links) -> list[list[int]]:
    """Connected components, the largest first."""
    neighbours: list[list[int]] = [[] for _ in range(size)]
    for a, b in links:
        neighbours[a].append(b)
        neighbours[b].append(a)
    seen = [False] * size
    found = []
    for first in range(size):
        if seen[first]:
            continue
        seen[first] = True
        component = [first]
        for node in component:
            for other in neighbours[node]:
                if not seen[other]:
                    seen[other] = True
                    component.append(other)
        found.append(sorted(component))
    return sorted(found, key=lambda nodes: (-len(nodes), nodes[0]))


def _share(components: list[list[int]], links: Links) -> list[list[tuple[int, int]]]:
    """Each component's links, renumbered."""
    home = {node: (i, j) for i, nodes in enumerate(components) for j, node in enumerate(nodes)}
    shares: list[list[tuple[int, int]]] = [[] for _ in components]
    for a, b in links:
        if a != b:
            shares[home[a][0]].append((home[a][1], home[b][1]))
    return shares


def _inside(nodes: list[int], links: Links) -> list[tuple[int, int]]:
    """The links among some nodes, renumbered."""
    number = {node: i for i, node in enumerate(nodes)}
    return [(number[a], number[b]) for a, b in links if a != b and a in number and b in number]
