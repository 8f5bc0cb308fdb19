"""How alike two wordings of a happening are in meaning: "perished" and "died", "quake" and "tremor".

In: words as they are written.  Out: a number from -1 to 1, 0 where a word is not in the table (`lang/en/likeness.npz`,
made by `training/likeness.py`).  The numbers of the table are whole, so that the likeness is the same everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import as_file, files
from typing import Any

import numpy as np
from numpy.typing import NDArray

WORD = re.compile(r"[a-z]+")
ENDINGS = (
    ("", ""),
    ("s", ""),
    ("es", ""),
    ("ed", ""),
    ("d", ""),
    ("ing", ""),
    ("ing", "e"),
    ("er", ""),
    ("ies", "y"),
    ("ied", "y"),
)
"""What a word may lose, and get instead, to be found."""
Vector = NDArray[Any]


@lru_cache(maxsize=1)
def _table() -> tuple[Mapping[str, int], Vector]:
    with as_file(files("kgbuild.lang") / "en" / "likeness.npz") as path, np.load(path) as table:
        words = bytes(table["words"]).decode().split("\n")
        return {word: number for number, word in enumerate(words)}, table["vectors"].astype(np.int64)


@lru_cache(maxsize=4_000)
def _vector(wording: str) -> tuple[Vector, float] | None:
    """The sum of the vectors of its words, with its length."""
    place, vectors = _table()
    if not (known := [place[form] for word in WORD.findall(wording) if (form := _known(word, place))]):
        return None
    whole = vectors[known].sum(0)
    return whole, float(np.sqrt(whole @ whole))


def _known(word: str, place: Mapping[str, int]) -> str:
    """The form of a word that the table has, or ""."""
    forms = (word.removesuffix(ending) + more for ending, more in ENDINGS if word.endswith(ending))
    return next((form for form in forms if form in place), "")


def likeness(one: str, other: str) -> float:
    """The cosine of two wordings."""
    first, second = one.casefold(), other.casefold()
    if first == second:
        return 1.0
    left, right = _vector(first), _vector(second)
    if left is None or right is None or not left[1] or not right[1]:
        return 0.0
    return round(float(left[0] @ right[0]) / (left[1] * right[1]), 3)
