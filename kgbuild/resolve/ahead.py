"""Casts that are made while other articles are still being read.

In: what articles say, one after another.  Out: their casts, for `resolve`; it makes those that are not among them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kgbuild.engines.spread import Over, here
from kgbuild.model import Extraction
from kgbuild.ontology.view import Ontology
from kgbuild.resolve.cast import Cast, cast_of
from kgbuild.resolve.constraints import Constraints
from kgbuild.resolve.known import KnownEntities
from kgbuild.resolve.lexicon import make_lexicon

FEW = 8
"""Articles cast together: what earlier builds know of them is asked for at once."""


class Ahead:
    """Makes casts without any of the user's constraints, which are known only when all is read; `over` says where."""

    def __init__(self, ontology: Ontology, known: KnownEntities | None = None, over: Over = here) -> None:
        self.lexicon = make_lexicon(ontology)
        self._known, self._over = known, over
        self._waiting: list[Extraction] = []
        self._made: dict[str, Cast] = {}

    def add(self, extraction: Extraction) -> None:
        """One article more has been read."""
        self._waiting.append(said_of_who(extraction))
        if len(self._waiting) == FEW:
            self._cast(self._waiting, self._over)

    def casts(self, extractions: Sequence[Extraction], bound: Constraints, over: Over) -> list[Cast]:
        """The casts of these articles, in their order; those that are not made yet, and all if the user's constraints
        bear on any, are made by `over`."""
        if bound.together or bound.apart:
            return over(cast_of, [said_of_who(one) for one in extractions], self.lexicon, bound, self._known)
        self._cast([said_of_who(one) for one in extractions if one.article not in self._made], over)
        return [self._made[one.article] for one in extractions]

    def _cast(self, extractions: Sequence[Extraction], over: Over) -> None:
        casts = over(cast_of, extractions, self.lexicon, Constraints(), self._known)
        self._made |= {cast.article: cast for cast in casts}
        self._waiting = []


def said_of_who(extraction: Extraction) -> Extraction:
    """What resolving takes of what an article says."""
    return replace(extraction, claims=(), vetoes=())
