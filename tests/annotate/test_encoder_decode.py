"""From scores to trees and names."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from kgbuild.annotate.encoder_decode import NameTags, heads_of, is_tree

TAGS = ["O", *(f"{p}-{k}" for k in ("PERSON", "ORG") for p in "BIES")]


def total(arcs, heads):
    return sum(arcs[i, 0] if h == i else arcs[i, h + 1] for i, h in enumerate(heads))


def best_by_search(arcs):
    size = len(arcs)
    return max(total(arcs, h) for h in product(range(size), repeat=size) if is_tree(np.array(h)))


@pytest.mark.parametrize("heads", [[0], [1, 1], [1, 2, 2], [0, 0, 1, 2]])
def test_trees_are_told(heads):
    assert is_tree(np.array(heads))


@pytest.mark.parametrize("heads", [[1, 0], [0, 1], [0, 2, 1], [0, 0, 3, 2]])
def test_loops_and_second_roots_are_told(heads):
    assert not is_tree(np.array(heads))


def test_every_sentence_gets_one_tree_no_better_than_the_best():
    for seed in range(60):
        arcs = np.random.default_rng(seed).normal(size=(4, 5)).astype(np.float32)
        heads = heads_of(arcs)
        assert is_tree(heads)
        assert total(arcs, heads) <= best_by_search(arcs) + 1e-5


def test_a_loop_is_broken_where_it_costs_least():
    arcs = np.array([[0, -9, 5, -9], [2, 6, -9, -9], [-3, 1, 4, -9]], dtype=np.float32)
    assert heads_of(arcs).tolist() == [1, 1, 1]


def test_one_word_is_its_own_root():
    assert heads_of(np.array([[0.5, 2.0]], dtype=np.float32)).tolist() == [0]


def test_tags_that_cannot_follow_are_mended():
    tags = NameTags(TAGS)
    scores = np.zeros((3, len(TAGS)), dtype=np.float32)
    scores[0, TAGS.index("B-PERSON")] = 3
    scores[1, TAGS.index("E-PERSON")] = 2
    scores[1, TAGS.index("E-ORG")] = 2.5
    scores[2, TAGS.index("O")] = 1
    assert tags.spans(tags.best(scores, [(0, 3)])) == [(0, 2, "PERSON")]


def test_no_name_crosses_a_sentence():
    tags = NameTags(TAGS)
    scores = np.zeros((2, len(TAGS)), dtype=np.float32)
    scores[0, TAGS.index("B-ORG")] = scores[1, TAGS.index("E-ORG")] = 5
    assert tags.spans(tags.best(scores, [(0, 2)])) == [(0, 2, "ORG")]
    assert all(e - b == 1 for b, e, _ in tags.spans(tags.best(scores, [(0, 1), (1, 2)])))
