"""How rare a word is in a corpus: the only thing a story's articles ask of all the others.

In: the words of each article.  Out: `WordCounts`, to be asked for a word's rarity.  Answers come in coarse steps, so
that one article more leaves nearly all of them, and with them nearly everything that was worked out, as they were.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

STEPS = 4
"""Steps to a doubling."""
DOUBLED = math.log(2)


@dataclass(frozen=True, slots=True)
class WordCounts:
    """In how many of a corpus's `articles` each word stands."""

    articles: int = 0
    seen: Mapping[str, int] = field(default_factory=dict)

    def rarity(self, word: str, more: int = 0) -> float:
        """The natural logarithm of how many articles there are for each that has the word; `more` are imagined
        beside them."""
        return (steps(self.articles + more) - steps(self.seen.get(word, 1))) / STEPS * DOUBLED

    def only(self, words: Iterable[str]) -> WordCounts:
        """The counts of some words, to be sent with what has no others."""
        return WordCounts(self.articles, {word: self.seen[word] for word in sorted(words) if word in self.seen})


@lru_cache(maxsize=20_000)
def steps(count: int) -> int:
    """The logarithm of a count in steps."""
    return round(STEPS * math.log2(max(count, 1)))


def count_words(bags: Iterable[Iterable[str]]) -> WordCounts:
    """The counts of a corpus, from the words of each article."""
    size, seen = 0, Counter[str]()
    for bag in bags:
        size += 1
        seen.update(set(bag))
    return WordCounts(size, seen)
