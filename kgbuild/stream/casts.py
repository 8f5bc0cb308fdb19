"""The casts of all articles, on disk, and which articles tell one story.

In: extractions in the order of their articles' names.  Out: `Casts`.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kgbuild.model import Extraction
from kgbuild.resolve.cast import cast_of, in_story
from kgbuild.resolve.constraints import Constraints
from kgbuild.resolve.known import KnownEntities
from kgbuild.resolve.lexicon import Lexicon
from kgbuild.resolve.profile import Profile
from kgbuild.resolve.rarity import WordCounts
from kgbuild.resolve.stories import group_articles, vector
from kgbuild.resolve.traits import one_by_one
from kgbuild.stream.rack import Rack
from kgbuild.stream.room import give_back
from kgbuild.stream.whole import Whole


@dataclass(frozen=True)
class Rules:
    """What decides beside the texts: the lexicon, the user's constraints and known entities."""

    lexicon: Lexicon
    bound: Constraints
    known: KnownEntities | None


@dataclass(frozen=True)
class Casts:
    """`names` are the articles', in order; `figures` all that appear in them, article by article, those of article n
    from `begins[n]` on; `stories[n]` is the number of the first article of its story; `context` how rare words are."""

    names: list[str]
    figures: Rack[Profile]
    begins: array[int]
    stories: array[int]
    context: WordCounts

    def figure(self, number: int) -> Profile:
        """A figure, in its story."""
        return in_story(self.figures.get(number), self.story(int(np.searchsorted(self.begins, number, "right")) - 1))

    def story(self, article: int) -> str:
        """The name of an article's story."""
        return self.names[self.stories[article]]

    def of(self, article: int) -> range:
        """The numbers of an article's figures."""
        return range(self.begins[article], self.begins[article + 1])


def all_casts(said: Iterable[Extraction], rules: Rules, whole: Whole, folder: Path) -> Casts:
    """Who appears in each article; what their words tell of stories."""
    figures, words = Rack[Profile](folder, "figures", Profile), Rack[dict[str, int]](folder, "words", dict[str, int])
    names: list[str] = []
    begins = array("q", [0])
    seen, context = Counter[str](), Counter[str]()
    for extraction in one_by_one(said):
        cast = cast_of(extraction, rules.lexicon, rules.bound, rules.known)
        names.append(cast.article)
        for figure in cast.figures:
            figures.put(figure)
        begins.append(len(figures))
        words.put(cast.words)
        seen.update(set(cast.words))
        context.update(cast.context)
        for match in cast.matches:
            whole.put_match(match)
    counts = WordCounts(len(names), seen)
    stories = array("q", range(len(names)))
    for group in group_articles(vector(Counter(bag), counts) for bag in words):
        for number in group:
            stories[number] = group[0]
    words.close()
    give_back()
    return Casts(names, figures, begins, stories, WordCounts(len(names), context))
