"""Scores to structure: one tree for each sentence, names whose tags follow one another.

In: score arrays of one window. Out: integer arrays of the same length. W words, T tags.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

IMPOSSIBLE = np.float32(-1e9)


def heads_of(arcs: Floats) -> Ints:
    """The head of each word of one sentence, a root being its own.

    `arcs` [W, W + 1] scores the root in column 0 and word i in column i + 1. The best head of each word is
    taken; where that makes no tree with one root, the best tree of one root is.
    """
    size = len(arcs)
    own = np.arange(size)
    scores = arcs[:, 1:].copy()
    scores[own, own] = arcs[:, 0]
    heads: Ints = scores.argmax(1)
    if is_tree(heads):
        return heads
    others = scores.copy()
    others[own, own] = IMPOSSIBLE
    gain = arcs[:, 0] - (others.max(1) if size > 1 else 0.0)
    root = int(gain.argmax())
    return best_tree(others, root)


def is_tree(heads: Ints) -> bool:
    """Whether one word is its own head and every word leads to it."""
    if int((heads == np.arange(len(heads))).sum()) != 1:
        return False
    reached = heads
    for _ in range(len(heads).bit_length()):
        reached = reached[reached]
    return bool((reached == reached[0]).all())


def best_tree(scores: Floats, root: int) -> Ints:
    """The best tree with this root (Chu and Liu 1965, Edmonds 1967); `scores` [W, W] is dependent by head."""
    scores = scores.copy()
    np.fill_diagonal(scores, IMPOSSIBLE)
    heads: Ints = scores.argmax(1)
    heads[root] = root
    loop = find_loop(heads, root)
    if loop is None:
        return heads
    size = len(scores)
    inside = np.zeros(size, dtype=bool)
    inside[loop] = True
    rest = np.flatnonzero(~inside)
    joined = len(rest)
    small = np.full((joined + 1, joined + 1), IMPOSSIBLE, dtype=scores.dtype)
    small[:joined, :joined] = scores[np.ix_(rest, rest)]
    from_loop = scores[np.ix_(rest, loop)]
    small[:joined, joined] = from_loop.max(1)
    loss = scores[np.ix_(loop, rest)] - scores[loop, heads[loop]][:, None]
    small[joined, :joined] = loss.max(0)
    outer = best_tree(small, int(np.flatnonzero(rest == root)[0]))
    result: Ints = heads.copy()
    for at, word in enumerate(rest):
        head = outer[at]
        result[word] = loop[int(from_loop[at].argmax())] if head == joined else rest[head]
    result[root] = root
    entered = int(outer[joined])
    broken = loop[int(loss[:, entered].argmax())]
    result[broken] = rest[entered]
    return result


def find_loop(heads: Ints, root: int) -> Ints | None:
    """The words of a loop that does not go through the root, if there is one."""
    state = np.zeros(len(heads), dtype=np.int8)
    state[root] = 2
    for start in range(len(heads)):
        path = []
        word = start
        while state[word] == 0:
            state[word] = 1
            path.append(word)
            word = int(heads[word])
        if state[word] == 1:
            return np.array(path[path.index(word) :])
        state[path] = 2
    return None


class NameTags:
    """Which BIOES tag may follow which, and the best sequence under that."""

    def __init__(self, tags: Sequence[str]) -> None:
        self.tags = list(tags)
        size = len(tags)
        opens = np.array([t[0] in "BI" for t in tags])
        """A tag after which the name goes on."""
        goes_on = np.array([t[0] in "IE" for t in tags])
        kinds = np.array([t[2:] for t in tags])
        same = kinds[:, None] == kinds[None, :]
        self.follows: Bools = np.where(opens[:, None], goes_on[None, :] & same, ~goes_on[None, :])
        self.starts: Bools = ~goes_on
        self.ends: Bools = ~opens
        self._cost = np.where(self.follows, np.float32(0), IMPOSSIBLE).reshape(size, size)

    def best(self, scores: Floats, bounds: Sequence[tuple[int, int]]) -> Ints:
        """The best legal tags [W] of a window's words; no name crosses a sentence's bounds."""
        chosen: Ints = scores.argmax(1)
        legal = self.follows[chosen[:-1], chosen[1:]]
        for begin, end in bounds:
            fine = self.starts[chosen[begin]] and self.ends[chosen[end - 1]] and legal[begin : end - 1].all()
            if not fine:
                chosen[begin:end] = self._viterbi(scores[begin:end])
        return chosen

    def _viterbi(self, scores: Floats) -> Ints:
        size = len(scores)
        best = np.where(self.starts, scores[0], IMPOSSIBLE)
        back = np.zeros(scores.shape, dtype=np.int64)
        for i in range(1, size):
            ways = best[:, None] + self._cost
            back[i] = ways.argmax(0)
            best = ways.max(0) + scores[i]
        best = np.where(self.ends, best, best + IMPOSSIBLE)
        path = np.empty(size, dtype=np.int64)
        path[-1] = best.argmax()
        for i in range(size - 1, 0, -1):
            path[i - 1] = back[i, path[i]]
        return path

    def spans(self, chosen: Ints) -> list[tuple[int, int, str]]:
        """Names (begin, end, type) of legal tags."""
        found = []
        begin = 0
        for i in np.flatnonzero(chosen):
            tag = self.tags[int(chosen[i])]
            if tag[0] in "BS":
                begin = int(i)
            if tag[0] in "ES":
                found.append((begin, int(i) + 1, tag[2:]))
        return found
