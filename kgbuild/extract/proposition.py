"""A clause as syntax alone.  In: nothing.  Out: the shapes `Argument` and `Proposition`.

They speak of tokens, not of entities: an argument may be any phrase.  What the words mean comes later (frames.py).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Argument:
    """A phrase of a clause: its head token, its voice-normalised slot, and the named rule that found it.

    Slots: "subject", "object", "indirect", "complement" (what a copula, "become" or "elect" says of someone),
    "clause" (`root` is a predicate), "possessive", "compound", "unmarked" (a bare time or measure), or a preposition.
    """

    slot: str
    root: int
    rule: str


@dataclass(frozen=True, slots=True)
class Proposition:
    """A predicate with its arguments.

    `kind` is "verb", "copula" or "noun"; `lemma` holds the particle ("hand over").  `noun` is the event noun that a
    light verb or copula carries (-1: none).  `link` is the predicate's UD label and `above` the predicate or noun
    it hangs on (-1: none).  `surface` are the heads of the grammatical subject before voice was normalised.
    """

    root: int
    kind: str
    lemma: str
    arguments: tuple[Argument, ...]
    passive: bool = False
    noun: int = -1
    link: str = ""
    above: int = -1
    surface: tuple[int, ...] = ()

    def slot(self, *names: str) -> list[Argument]:
        """The arguments in these slots, in order."""
        return [argument for argument in self.arguments if argument.slot in names]
