"""Words that tell happenings: which share a stem, which may tell the same kind of happening, which say too little.

In: predicates (lemmas, with a particle or noun).  Out: keys that are equal for related words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from kgbuild.lang import words as language_words

ENDINGS = re.compile(
    r"(?:ations?|itions?|tions?|sions?|ments?|ances?|ences?|ings?|ers?|ors?|als?|ies|ied|ed|es|ly|s|y|e)$"
)


@lru_cache(maxsize=1)
def _groups() -> tuple[Mapping[str, frozenset[int]], frozenset[str]]:
    data = language_words("happenings")
    rows: dict[str, set[int]] = {}
    for number, row in enumerate(data["groups"]):
        for word in row:
            rows.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in rows.items()}, frozenset(data["common"])


@lru_cache(maxsize=4_000)
def stem(predicate: str) -> str:
    """The first word of a predicate without its ending, double letters made single; particles stay behind it."""
    first, _, rest = predicate.casefold().partition(" ")
    short = ENDINGS.sub("", first) if len(first) > 4 else first
    short = re.sub(r"([^aeiou])\1$", r"\1", short.removesuffix("e") if len(short) > 3 else first)
    return f"{short} {rest}".strip()


@lru_cache(maxsize=4_000)
def rows_of(predicate: str) -> frozenset[int]:
    """The numbers of the groups of words that a predicate, or its last word, stands in."""
    rows, _ = _groups()
    whole = rows.get(predicate, frozenset())
    return whole or rows.get(predicate.rpartition(" ")[2], frozenset()) | rows.get(
        predicate.partition(" ")[0], frozenset()
    )


def is_common(predicate: str) -> bool:
    """Is it a verb that says nothing about a happening by itself?"""
    return predicate in _groups()[1]
