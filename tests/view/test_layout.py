"""Layout: deterministic, readable, quick."""

from __future__ import annotations

import numpy as np
import pytest

from kgbuild.view.layout import find_communities, place
from kgbuild.view.layout.pack import pack
from kgbuild.view.layout.separate import separate

RING = [(i, (i + 1) % 12) for i in range(12)]
TWO_CLIQUES = [(a, b) for a in range(6) for b in range(a)] + [(a, b) for a in range(6, 12) for b in range(6, a)] + [(0, 6)]


def overlapping(points: np.ndarray, boxes: np.ndarray) -> int:
    delta = np.abs(points[:, None] - points[None, :])
    need = (boxes[:, None] + boxes[None, :]) / 2
    hit = (delta < need - 1).all(axis=2)
    return int(hit.sum() - len(points)) // 2


def boxes(size: int) -> np.ndarray:
    return np.array([(60 + 10 * (i % 7), 34) for i in range(size)], dtype=float)


@pytest.mark.parametrize("links", [RING, TWO_CLIQUES, [(0, i) for i in range(1, 12)], []])
def test_no_box_lies_on_another(links: list[tuple[int, int]]) -> None:
    communities = find_communities(12, [(a, b, 1.0) for a, b in links])
    points = place(boxes(12), links, communities, 150.0)
    assert overlapping(points, boxes(12)) == 0
    assert (points == np.round(points)).all()


def test_a_large_graph_is_laid_out_with_few_overlaps() -> None:
    links = [(i, (i * 7 + 3) % 900) for i in range(900)] + [(0, i) for i in range(1, 200)]
    communities = find_communities(900, [(a, b, 1.0) for a, b in links])
    points = place(boxes(900), links, communities, 150.0)
    assert np.isfinite(points).all()
    assert overlapping(points, boxes(900)) < 45  # the page leaves out labels that still collide


def test_communities_stand_apart() -> None:
    communities = find_communities(12, [(a, b, 1.0) for a, b in TWO_CLIQUES])
    assert len(set(communities[:6])) == len(set(communities[6:])) == 1 != len(set(communities))
    points = place(boxes(12), TWO_CLIQUES, communities, 150.0)
    first, second = points[:6].mean(axis=0), points[6:].mean(axis=0)
    spread = max(np.abs(points[:6] - first).max(), np.abs(points[6:] - second).max())
    assert np.hypot(*(first - second)) > spread


def test_the_same_graph_is_placed_the_same_way_twice() -> None:
    communities = find_communities(12, [(a, b, 1.0) for a, b in TWO_CLIQUES])
    twice = [place(boxes(12), TWO_CLIQUES, communities, 150.0) for _ in range(2)]
    assert (twice[0] == twice[1]).all()


def test_neighbours_are_nearer_than_strangers() -> None:
    points = place(boxes(12), RING, [0] * 12, 150.0)
    distance = np.hypot(*(points[:, None] - points[None, :]).transpose(2, 0, 1))
    assert np.mean([distance[a, b] for a, b in RING]) < 0.6 * distance.max()


def test_pieces_are_packed_side_by_side() -> None:
    piece = np.array([[0.0, 0.0], [100.0, 0.0]])
    box = np.array([[20.0, 20.0], [20.0, 20.0]])
    packed = pack([piece] * 5, [box] * 5)
    whole = np.concatenate(packed)
    assert overlapping(whole, np.concatenate([box] * 5)) == 0


def test_separate_leaves_what_does_not_overlap() -> None:
    points = np.array([[0.0, 0.0], [500.0, 0.0]])
    assert (separate(points, boxes(2)) == points).all()
