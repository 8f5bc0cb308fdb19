"""Near copies: articles that print one text, edited a little, under several names.

In: articles.  Out: a `Copy` for each that is nearly the words of one before it, the same in any order of the articles.

Words are taken three by three (shingles).  Articles likely to share half of theirs are found without comparing each
with each: MinHash (Broder 1997) keeps a small sample of an article's shingles, and articles that agree on any band of
the sample (LSH) are compared in full.  An engine may group by `bands` and compare by `alike` itself.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from kgbuild.model import Article, Copy

ALIKE = 0.5
"""Shared shingles, of all that two articles have, from which they are one text: the resemblance by which Broder,
Glassman, Manasse and Zweig clustered the web (1997).  A paragraph of four cut and one word in fifteen changed is 0.52;
two reporters on one event share less than 0.2."""
BANDS, ROWS = 64, 4
"""Articles alike by 0.5 meet in a band with probability 0.98, by 0.6 with 0.9998, by 0.1 with 0.006."""
CROWD = 64
"""Articles of one band that another is compared with at most, so that cost stays linear where boilerplate abounds."""
CHUNK = 2048
Numbers = NDArray[np.uint64]

_WORD = re.compile(r"\w+")
_SEEDS = np.frombuffer(hashlib.shake_256(b"kgbuild.read.copies").digest(8 * (2 * BANDS * ROWS + ROWS + 4)), "<u8")
_TIMES, _PLUS = _SEEDS[: BANDS * ROWS] | np.uint64(1), _SEEDS[BANDS * ROWS : 2 * BANDS * ROWS]
_WITHIN, _MIX = _SEEDS[-ROWS - 4 : -4] | np.uint64(1), _SEEDS[-4:] | np.uint64(1)


def near_copies(articles: Iterable[Article]) -> tuple[Copy, ...]:
    """Each article that is, perhaps by way of others, nearly the first one of its group by name."""
    ordered = sorted(articles, key=lambda article: article.name)
    if len(ordered) < 2:
        return ()
    texts = [article.clean.text for article in ordered]
    keys = np.stack([bands(text) for text in texts])
    return tuple(copies_among([article.name for article in ordered], keys, texts.__getitem__))


def copies_among(names: Sequence[str], keys: Numbers, text: Callable[[int], str]) -> Iterator[Copy]:
    """The copies among articles in the order of their names, whose `bands` are the rows of `keys`; the text of an
    article is asked for only where it may be like another."""
    leader = list(range(len(names)))
    for crowd in _crowds(keys):
        _join(crowd, text, leader)
    for place in range(len(names)):
        first = _find(leader, place)
        if place != first:
            yield Copy(names[place], names[first], round(alike(text(place), text(first)), 2))


def bands(text: str) -> Numbers:
    """Keys of a text: two that are nearly alike have at least one in common at the same place."""
    parts = shingles(text)
    if not len(parts):  # alike to nothing
        return np.frombuffer(hashlib.shake_256(text.encode("utf-8", "surrogatepass")).digest(8 * BANDS), "<u8")
    least = np.full(BANDS * ROWS, 2**32 - 1, dtype=np.uint64)
    for begin in range(0, len(parts), CHUNK):
        hashed = (parts[begin : begin + CHUNK, None] * _TIMES[None, :] + _PLUS[None, :]) >> np.uint64(32)
        np.minimum(least, hashed.min(axis=0), out=least)
    keys: Numbers = (least.reshape(BANDS, ROWS) * _WITHIN[None, :]).sum(axis=1, dtype=np.uint64)
    return keys


@lru_cache(maxsize=2_000)
def shingles(text: str) -> Numbers:
    """Every three words in a row, as sorted numbers; letter case and punctuation do not count."""
    words = np.array(
        [zlib.crc32(word.encode("utf-8", "surrogatepass")) for word in _WORD.findall(text.casefold())], dtype=np.uint64
    )
    if len(words) < 3:
        return words[:0]
    rows = words[:-2] * _MIX[0] + words[1:-1] * _MIX[1] + words[2:] * _MIX[2]
    rows = (rows ^ (rows >> np.uint64(29))) * _MIX[3]
    return np.unique(rows ^ (rows >> np.uint64(32)))


def alike(left: str, right: str) -> float:
    """The share of shingles that two texts have in common, of all they have."""
    one, other = shingles(left), shingles(right)
    common = len(np.intersect1d(one, other, assume_unique=True))
    total = len(one) + len(other) - common
    return common / total if total else 0.0


def _crowds(keys: Numbers) -> Iterator[list[int]]:
    """Places that share a key, band after band, each crowd in ascending order."""
    for band in range(keys.shape[1]):
        order = np.argsort(keys[:, band], kind="stable")
        ranked = keys[order, band]
        same = np.concatenate([[False], ranked[1:] == ranked[:-1], [False]])
        edges = np.flatnonzero(same[1:] != same[:-1])  # where runs of one key begin and end, by turns
        for begin, end in zip(edges[::2], edges[1::2], strict=True):
            yield order[begin : end + 1].tolist()


def _join(crowd: Sequence[int], text: Callable[[int], str], leader: list[int]) -> None:
    """Those of a crowd that are alike get one leader, the first of them.  For those already found alike, the first
    of the crowd speaks."""
    voices: dict[int, int] = {}
    for place in crowd:
        own = _find(leader, place)
        if own in voices:
            continue
        for group, voice in list(voices.items())[:CROWD]:
            if alike(text(place), text(voice)) >= ALIKE:
                own, other = sorted((group, own))
                leader[other] = own
                place = voices.pop(group)
                break
        voices[own] = place


def _find(leader: list[int], place: int) -> int:
    while leader[place] != place:
        leader[place] = leader[leader[place]]
        place = leader[place]
    return place
