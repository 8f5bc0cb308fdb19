"""Patterns of time: where in a row of items a time is told, and which way.

In: the class letters of `times_lexicon.py`.  Out: `Found`s, the longest at each place, none overlapping.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from kgbuild.annotate.times_lexicon import Item, letters
from kgbuild.lang import words


@dataclass(frozen=True, slots=True)
class Found:
    """A pattern that matched items `begin` to `end`, and the labelled ones among them."""

    pattern: str
    begin: int
    end: int
    parts: tuple[tuple[str, Item], ...]

    def part(self, name: str) -> Item | None:
        """The item with this label."""
        return next((item for label, item in self.parts if label == name), None)

    def number(self, name: str) -> int | None:
        """The labelled item's whole number."""
        item = self.part(name)
        return int(item.value) if item is not None and not isinstance(item.value, str) else None

    def text(self, name: str) -> str:
        """The labelled item's words in lower case, or ""."""
        item = self.part(name)
        return item.words.lower() if item is not None else ""


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = letters()

    def compiled(pattern: str) -> re.Pattern[str]:
        lettered = re.sub(r"\b[A-Z]+\b", lambda name: table[name.group()], pattern)
        labelled = re.sub(r"([a-z]+)=(\[[^]]+\]|\S)", r"(?P<\1>\2)", lettered)
        return re.compile(labelled.replace(" ", ""))

    return tuple((name, compiled(pattern)) for name, pattern in words("times")["patterns"].items())


@cache
def _run() -> re.Pattern[str]:
    table = letters()
    dull = "".join(table[name] for name in ("WORD", "MARK", "BREAK", "POSSESSIVE"))
    telling = "".join(table[name] for name in TELLING)
    visit = f"(?:{table['WORD']}{{0,2}}[{table['VISIT']}])?"
    return re.compile(f"[^{dull}{telling}]*[{telling}][^{dull}]*{visit}")


TELLING = (
    "MONTH", "WEEKDAY", "UNIT", "SEASON", "DAYWORD", "HOLIDAY", "ISO", "NUMERIC", "DECADE", "CLOCK", "SHORTYEAR",
    "QUARTERCODE", "YEAR", "MERIDIEM", "PART", "HALF", "IN",
    "ORDINAL",
)  # fmt: skip
"""Classes one of which every pattern holds: stretches without any need no search."""


def _runs(codes: str) -> list[tuple[int, int]]:
    """Stretches of items with a telling one among them, ended by a plain word."""
    return [match.span() for match in _run().finditer(codes)]


def find_patterns(items: list[Item], codes: str) -> list[Found]:
    """Every time told in the items, in order; the longest match wins, then the earlier pattern."""
    matches = [
        (begin + start, -length, rank, name, [(label, begin + place) for label, place in parts])
        for first, last in _runs(codes)
        for begin in [max(0, first - BEHIND)]
        for start, length, rank, name, parts in _matches(codes[begin:last], first - begin)
    ]
    found, free = list[Found](), 0
    for begin, minus_length, _, name, parts in sorted(matches):
        if begin >= free:
            found.append(Found(name, begin, begin - minus_length, tuple((label, items[i]) for label, i in parts)))
            free = begin - minus_length
    return found


BEHIND = 3
"""No pattern looks further back than this many items before its own."""
Parts = tuple[tuple[str, int], ...]


@lru_cache(maxsize=4096)
def _matches(run: str, first: int) -> tuple[tuple[int, int, int, str, Parts], ...]:
    """Where each pattern matches: start, length, rank, name, labelled places.  The same runs come again and again."""
    return tuple(
        (match.start(), len(match.group()), rank, name, tuple(
            (label, match.start(label)) for label in match.groupdict() if match[label]
        ))
        for rank, (name, pattern) in enumerate(_patterns())
        for match in pattern.finditer(run, first)
    )  # fmt: skip
