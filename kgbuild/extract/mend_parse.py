"""A parse that may still be changed.  In: lists read from a document.  Out: `Parse`, whose children one can ask for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any


class Bases(dict[str, str]):
    """Labels without their subtypes ("nmod" for "nmod:poss"), each taken apart once."""

    def __missing__(self, label: str) -> str:
        base = self[label] = label.split(":")[0]
        return base


BASES = Bases()


class Heads(list[int]):
    """Heads (-1 for roots); `known` are the children of each token as far as they were asked for since a head changed:
    a hundred are asked for between two changes."""

    def __init__(self, heads: Iterable[int]) -> None:
        super().__init__(heads)
        self.known: dict[int, dict[int, list[int]]] = {}

    def __setitem__(self, place: Any, head: Any) -> None:
        super().__setitem__(place, head)
        self.known.clear()

    def children(self, token: int, first: int, last: int) -> Sequence[int]:
        """Children of a token of the sentence from `first` to `last`, in text order."""
        known = self.known.get(first)
        if known is None:
            known = self.known[first] = {}
            for child, head in enumerate(self[first:last], first):
                known.setdefault(head, []).append(child)
        return known.get(token, ())


@dataclass(slots=True)
class Parse:
    """Heads and labels while they are mended."""

    words: list[str]
    pos: list[str]
    tags: list[str]
    labels: list[str]
    heads: Heads
    names: list[str]
    sentences: list[tuple[int, int]]
    moved: list[tuple[int, int, str]] = field(default_factory=list)
    """What hung where before a rule moved it, in order."""

    def kids(self, token: int, *bases: str) -> list[int]:
        """Children with one of these labels, subtypes aside, within the sentence."""
        below, labels = self.heads.children(token, *self.sentences[token]), self.labels
        return [child for child in below if BASES[labels[child]] in bases] if below else []

    def attach(self, token: int, head: int, label: str) -> None:
        """Hang a token elsewhere."""
        self.moved.append((token, self.heads[token], self.labels[token]))
        self.heads[token], self.labels[token] = head, label

    def move(self, token: int, head: int) -> None:
        """Hang a token elsewhere, as what it was."""
        self.attach(token, head, self.labels[token])

    def settle(self) -> None:
        """Take back what was moved since the last call if a token now hangs below itself."""
        moved, self.moved = self.moved, []
        if any(self._hangs_below_itself(token) for token, _, _ in moved):
            for token, head, label in reversed(moved):
                self.heads[token], self.labels[token] = head, label

    def _hangs_below_itself(self, token: int) -> bool:
        first, last = self.sentences[token]
        above = self.heads[token]
        for _ in range(first, last):
            if above < 0:
                return False
            above = self.heads[above]
        return True
