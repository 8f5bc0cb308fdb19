"""Happenings laid side by side, many pairs at once: what the two of each pair share, and where they differ.

In: happenings, and pairs of their numbers.  Out: `ClausePairs`, which the features read: each fact is a column with a
value for each pair.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

import numpy as np

from kgbuild.lang.likeness import likeness
from kgbuild.resolve.bags import Bags, Column, Weights, column, numbered
from kgbuild.resolve.clause_pair import apart_in_time
from kgbuild.resolve.event_kinds import fills_once, kinship
from kgbuild.resolve.happening import Happening
from kgbuild.resolve.lexicon import Lexicon

WHERE = ("place", "origin", "destination")
WHO = ("agent", "theme", "recipient", "beneficiary", "topic")
"""Roles in which two different fillers speak against one happening."""
NEAR = 0.5
"""From here on two words mean nearly the same ("resign", "quit")."""


class Laid:
    """Happenings laid out for comparison, once for all pairs: each told by one clause, so of one word, type, article.
    What is one of a kind stands there as a number, equal for equal ones."""

    def __init__(self, told: Sequence[Happening], lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.type = numbered(one.types for one in told)
        self.date = numbered(one.dates for one in told)
        self.wording = numbered(one.wording for one in told)
        self.word, _ = numbered(one.stems for one in told)
        self.mode, _ = numbered(one.mode for one in told)
        self.story, _ = numbered(one.stories for one in told)
        self.article, _ = numbered(one.articles for one in told)
        self.sentence, _ = numbered(one.sentences for one in told)
        self.typed = column((bool(one.types) for one in told), bool)
        self.dated = column((bool(one.dates) for one in told), bool)
        self.telling = column((one.telling for one in told), bool)
        self.verbal = column((not one.nominal for one in told), bool)
        self.rows = Bags([one.rows for one in told])
        self.contexts = Weights([one.context for one in told])
        self.entities = Bags([one.entities for one in told])
        self.parts = Bags([one.parts for one in told])
        known, inside = {entity: n for n, entity in enumerate(self.entities.names)}, self.parts.members
        self.filler = column(known.get(filler, -1) for _, filler in self.parts.names)[inside]
        """The entity of each part, as a number; -1 for a nested clause."""
        self.place = column((role in WHERE for role, _ in self.parts.names), bool)[inside]
        """Of each part, whether it is where it happens."""
        self.who = column(WHO.index(role) if role in WHO else -1 for role, _ in self.parts.names)[inside]
        """Of each part, which of those in `WHO` it is."""
        owner = np.repeat(np.arange(len(told)), self.parts.sizes)
        self.filled = column(np.bincount(owner[self.who == n], minlength=len(told)) for n in range(len(WHO)))
        """For each of `WHO`, how many each happening has."""
        once = [[fills_once(types, role, lexicon) for types in self.type[1]] for role in WHO]
        self.once = column(once, bool)[:, self.type[0]]
        """For each of `WHO`, whether a happening of that type has one only."""


class ClausePairs:
    """Pairs of happenings, `left` and `right` by their numbers."""

    def __init__(self, laid: Laid, left: Column, right: Column) -> None:
        self.laid, self.left, self.right = laid, left, right

    @cached_property
    def one_type(self) -> Column:
        """Are they of the same type of event?"""
        return self._both(self.laid.typed) & self._same(self.laid.type[0])

    @cached_property
    def one_word(self) -> Column:
        """Have their words one stem?"""
        return self._same(self.laid.word)

    @cached_property
    def one_row(self) -> Column:
        """Do their words stand in one row of kindred ones?"""
        return self.laid.rows.shared(self.left, self.right) > 0

    @cached_property
    def both_telling(self) -> Column:
        """Does neither use a word that any text may use?"""
        return self._both(self.laid.telling)

    @cached_property
    def both_typed(self) -> Column:
        """Is a type known of each?"""
        return self._both(self.laid.typed)

    @cached_property
    def akin(self) -> Column:
        """How their types are akin: `event_kinds.kinship`."""
        return self._of_two(self.laid.type, lambda one, other: kinship(one, other, self.laid.lexicon), self.both_typed)

    def alike(self, asked: Column) -> Column:
        """How alike their wordings are in meaning, where that is asked; else 0."""
        return self._of_two(self.laid.wording, likeness, asked)

    @cached_property
    def near(self) -> Column:
        """Have they two telling words that mean nearly the same, and not both a type?"""
        asked = ~self.one_word & ~self.one_row & self.both_telling & ~self.both_typed
        return self.alike(asked) >= NEAR

    @cached_property
    def same_parts(self) -> Column:
        """How many fill the same role in both, places aside?"""
        pair, part = self._parts
        return self._count(pair[~self.laid.place[part]])

    @cached_property
    def same_places(self) -> Column:
        """How many places have both?"""
        pair, part = self._parts
        return self._count(pair[self.laid.place[part]])

    @cached_property
    def entities(self) -> Column:
        """How many entities take part in both?"""
        return self.laid.entities.shared(self.left, self.right)

    @cached_property
    def elsewhere(self) -> Column:
        """How many entities take part in both, but in no role the same?"""
        pair, part = self._parts
        filler, size = self.laid.filler[part], max(len(self.laid.entities.names), 1)
        alike = np.unique(pair[filler >= 0] * size + filler[filler >= 0])
        return self.entities - self._count(alike // size)

    @cached_property
    def both_peopled(self) -> Column:
        """Does anything at all take part in each?"""
        return self._both(self.laid.entities.sizes > 0)

    @cached_property
    def differ(self) -> Column:
        """For each of `WHO`, whether each has something in the role that the other lacks.  Of things, one in common is
        enough."""
        (pair, part), size = self._parts, len(self.left)
        who = self.laid.who[part]
        same = np.bincount(who[who >= 0] * size + pair[who >= 0], minlength=len(WHO) * size).reshape(len(WHO), size)
        few = np.minimum(self.laid.filled[:, self.left], self.laid.filled[:, self.right])
        enough = np.ones_like(few)
        enough[WHO.index("agent")] = few[WHO.index("agent")]
        return (few > 0) & (same < enough)

    @cached_property
    def once(self) -> Column:
        """For each of `WHO`, whether one happening of either's types has one only."""
        return self.laid.once[:, self.left] | self.laid.once[:, self.right]

    @cached_property
    def one_date(self) -> Column:
        """Have they a time in common?"""
        return (
            self._of_two(self.laid.date, lambda one, other: not one.isdisjoint(other), self._both(self.laid.dated)) > 0
        )

    @cached_property
    def other_dates(self) -> Column:
        """Are both dated, and can no two of their times be one?"""
        return self._of_two(self.laid.date, apart_in_time, self._both(self.laid.dated)) > 0

    @cached_property
    def other_mode(self) -> Column:
        """Is one told as a fact, and the other not, or not in the same way?"""
        return ~self._same(self.laid.mode)

    @cached_property
    def one_story(self) -> Column:
        """Are they told in one story?"""
        return self._same(self.laid.story)

    @cached_property
    def one_article(self) -> Column:
        """Are they told in one article?"""
        return self._same(self.laid.article)

    @cached_property
    def one_sentence(self) -> Column:
        """Are they told in one sentence?"""
        return self._same(self.laid.sentence)

    @cached_property
    def contexts(self) -> Column:
        """How far are the words around them the same, rare ones weighing more?"""
        return np.round(self.laid.contexts.products(self.left, self.right), 6)

    @cached_property
    def verbs(self) -> Column:
        """How many of the two are told by a verb?"""
        return self.laid.verbal[self.left].astype(int) + self.laid.verbal[self.right]

    @cached_property
    def _parts(self) -> tuple[Column, Column]:
        """The parts that pairs share: the pair, and the part."""
        pair, part, _ = self.laid.parts.met(self.left, self.right)
        return pair, part

    def _both(self, known: Column) -> Column:
        return known[self.left] & known[self.right]

    def _same(self, number: Column) -> Column:
        return number[self.left] == number[self.right]

    def _count(self, pairs: Column) -> Column:
        """How often the number of each pair stands in a column."""
        return np.bincount(pairs, minlength=len(self.left))

    def _of_two(self, known: tuple[Column, list[Any]], question: Callable[[Any, Any], float], asked: Column) -> Column:
        """What is said of two values, asked once for every two that meet where that is asked; 0 elsewhere."""
        (number, values), where, said = known, np.flatnonzero(asked), np.zeros(len(asked))
        codes, place = np.unique(
            number[self.left[where]] * len(values) + number[self.right[where]], return_inverse=True
        )
        answers = [question(values[code // len(values)], values[code % len(values)]) for code in codes.tolist()]
        said[where] = column(answers, float)[place]
        return said
