"""A document as the encoder reads it: words with their pieces, cut into windows.

In: a spaCy Doc. Out: `Words`, and for any first word the end of its window. White-space tokens are no words.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from kgbuild.annotate.wordpiece import NEW_LINE, NO_SPACE, SPACE, WordPiece

PIECES = 176
"""How many pieces a window holds; training saw windows of up to 150 and longer single sentences."""


@dataclass(frozen=True)
class Words:
    """The W words of a document and their P pieces."""

    tokens: NDArray[np.int64]
    """[W] where each word stands among the Doc's tokens."""
    ids: NDArray[np.int64]
    shapes: NDArray[np.int64]
    """[P] pieces and shapes of all words, one after another."""
    bounds: NDArray[np.int64]
    """[W + 1] where each word's pieces begin."""
    forced: NDArray[np.int8]
    """[W] 1 where a sentence must start, -1 where none may, 0 where the encoder decides."""


@dataclass(frozen=True)
class Window:
    """Words begin to end, as the network's inputs: `ids`, `shapes` [P] and `first`, `last` [W]."""

    begin: int
    end: int
    ids: NDArray[np.int64]
    shapes: NDArray[np.int64]
    first: NDArray[np.int64]
    last: NDArray[np.int64]


def read_words(doc: Doc, pieces: WordPiece) -> Words:
    """The words of a Doc; a blank line before a word, or a start set on the Doc, forces a sentence start."""
    tokens: list[int] = []
    ids: list[int] = []
    shapes: list[int] = []
    bounds, forced = [0], []
    gap, blank = SPACE, True
    for token in doc:
        text = token.text
        if token.is_space:
            gap = NEW_LINE if "\n" in text else max(gap, SPACE)
            blank = blank or text.count("\n") > 1
            continue
        found, shape = pieces(text)
        ids.extend(found)
        shapes.extend([shape * 3 + gap] * len(found))
        bounds.append(len(ids))
        tokens.append(token.i)
        start = token.sent_start
        forced.append(1 if blank or start == 1 else -1 if start == -1 else 0)
        gap, blank = SPACE if token.whitespace_ else NO_SPACE, False
    return Words(
        np.array(tokens, dtype=np.int64), np.array(ids, dtype=np.int64), np.array(shapes, dtype=np.int64),
        np.array(bounds, dtype=np.int64), np.array(forced, dtype=np.int8),
    )  # fmt: skip


def window_end(words: Words, begin: int) -> int:
    """Where the window that starts at a word ends: where it is full, or at a forced start not long before."""
    count = len(words.tokens)
    full = int(np.searchsorted(words.bounds, words.bounds[begin] + PIECES, side="right")) - 1
    full = max(full, begin + 1)
    if full >= count:
        return count
    half = begin + max(1, (full - begin) // 2)
    starts = np.flatnonzero(words.forced[half : full + 1] == 1)
    return half + int(starts[-1]) if len(starts) else full


def cut_window(words: Words, begin: int, end: int, pieces: WordPiece) -> Window:
    """The network's inputs for words begin to end."""
    low, high = int(words.bounds[begin]), int(words.bounds[end])
    bounds = words.bounds[begin : end + 1] - low + 1
    return Window(
        begin, end,
        np.concatenate(([pieces.cls], words.ids[low:high], [pieces.sep])),
        np.concatenate(([0], words.shapes[low:high], [0])),
        bounds[:-1], bounds[1:] - 1,
    )  # fmt: skip
