"""Two names laid side by side: which part of the one is which part of the other, and how alike they are written.

In: two `Name`s.  Out: `Alignment`, which the features read.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from kgbuild.resolve.fold import consonants, fold, vowels
from kgbuild.resolve.lexicon import Lexicon
from kgbuild.resolve.names import Name

STRENGTH = ("same", "spelling", "variant", "nickname", "vowels", "clipped", "initial", "typo")
"""How two tokens may agree, strongest first."""
NEAR_VOWELS = frozenset({"ae", "ei", "ou", "iu"})
"""Vowels that transliterations swap; others (a and o) tell names apart."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """`relations` says how each part of the shorter name agrees with its partner ("" when it has none); `extra` are
    the parts of the longer name without a partner, `outer` those of them that stand first or last; `ordered` is
    False when partners stand in another order."""

    relations: tuple[str, ...]
    extra: tuple[str, ...] = ()
    outer: tuple[str, ...] = ()
    ordered: bool = True

    @property
    def complete(self) -> bool:
        """Every part of the shorter name has a partner."""
        return all(self.relations)

    def count(self, relation: str) -> int:
        """How many parts agree in that way."""
        return self.relations.count(relation)

    @property
    def whole(self) -> int:
        """How many parts agree in more than an initial."""
        return sum(1 for relation in self.relations if relation and relation != "initial")


def tells_sex(left: str, right: str) -> bool:
    """Do two forms differ only in an ending that tells a woman's name from a man's ("Ivanov", "Ivanova")?"""
    short, long = sorted((fold(left), fold(right)), key=len)
    if len(short) < 3:
        return False
    if len(long) == len(short) + 1 and long in (short + "a", short + "e"):
        return True
    return (
        len(long) == len(short)
        and short[:-1] == long[:-1]
        and {short[-1], long[-1]} in ({"a", "o"}, {"a", "i"}, {"a", "e"})
    )


@lru_cache(maxsize=5_000)
def _near_vowels(left: str, right: str) -> bool:
    """Same consonants in the same order, and vowels that differ at most in pairs transliterations swap."""
    if consonants(left) != consonants(right) or min(len(left), len(right)) < 4 or len(consonants(left)) < 2:
        return False
    first, second = vowels(left), vowels(right)
    if (fold(left)[0] in "aeiou") != (fold(right)[0] in "aeiou"):
        return False
    if len(first) == len(second):
        differing = [pair for pair in zip(first, second, strict=True) if pair[0] != pair[1]]
        return len(differing) <= 2 and all("".join(sorted(pair)) in NEAR_VOWELS for pair in differing)
    short, long = sorted((first, second), key=len)
    return (
        len(long) - len(short) == 1
        and len(short) >= 1
        and any(long[:n] + long[n + 1 :] == short for n in range(len(long)))
    )


@lru_cache(maxsize=10_000)
def relation(left: str, right: str, lexicon: Lexicon, person: bool = True) -> str:
    """How two tokens agree, or ""."""
    if left == right:
        return "same"
    if left.isdigit() or right.isdigit():
        return ""
    if len(left) == 1 or len(right) == 1:
        return "initial" if left[0] == right[0] and person else ""
    if person and tells_sex(left, right):
        return ""
    if fold(left) == fold(right):
        return "spelling"
    if _in_one_row(left, right, lexicon.spellings):
        return "variant"
    if person and _in_one_row(left, right, lexicon.nicknames):
        return "nickname"
    if person and _both_given(left, right, lexicon):
        return ""
    if _near_vowels(left, right):
        return "vowels"
    if not person and min(len(left), len(right)) >= 4 and (left.startswith(right) or right.startswith(left)):
        return "clipped"
    return "typo" if _is_typo(left, right) else ""


def _in_one_row(left: str, right: str, rows: object) -> bool:
    assert hasattr(rows, "get")
    empty: frozenset[int] = frozenset()
    first = rows.get(left, empty) | rows.get(fold(left), empty)
    return bool(first & (rows.get(right, empty) | rows.get(fold(right), empty)))


def _both_given(left: str, right: str, lexicon: Lexicon) -> bool:
    """Two given names of the gazetteer that sound different are two names, however near their letters are."""
    return left in lexicon.given_names and right in lexicon.given_names and not _near_vowels(left, right)


def _is_typo(left: str, right: str) -> bool:
    shortest = min(len(left), len(right))
    if shortest < 5 or left[0] != right[0]:
        return False
    return DamerauLevenshtein.distance(fold(left), fold(right), score_cutoff=2) <= (1 if shortest < 9 else 2)


class Sounds(NamedTuple):
    """How a whole name sounds: all its words in a `run`; its parts `joined`; and with the first or the last of them
    moved to the other end, `rotated` ("Jinping Xi")."""

    run: str
    joined: str
    rotated: tuple[str, ...]


@lru_cache(maxsize=4_000)
def sounds(name: Name) -> Sounds:
    """How a whole name sounds."""
    first, *others = name.folded or ("",)
    *fore, last = name.folded or ("",)
    rotated = ("".join((*others, first)), "".join((last, *fore))) if others else ()
    return Sounds(name.run, "".join(name.folded), rotated)


def align(left: Name, right: Name, lexicon: Lexicon) -> Alignment:
    """Lay two names side by side, strongest agreements first."""
    person = left.family == "Person" or right.family == "Person"
    short, long = (left, right) if (len(left.parts), left.parts) <= (len(right.parts), right.parts) else (right, left)
    one, other = sounds(short), sounds(long)
    rotated = one.joined != other.joined and len(long.folded) > 1 and other.joined in one.rotated
    if one.run == other.run or one.joined == other.joined or rotated:
        same = "same" if short.parts == long.parts else "spelling"
        return Alignment((same,) * len(short.parts), ordered=not rotated or short.parts == long.parts)
    candidates: list[tuple[int, int, int, int, str]] = []
    for i, part in enumerate(short.parts):
        found = [(j, how) for j, another in enumerate(long.parts) if (how := relation(part, another, lexicon, person))]
        if not found:  # most pairs of names end here
            return Alignment(("",))
        candidates += [(STRENGTH.index(how), abs(i - j), i, j, how) for j, how in found]
    candidates.sort()
    partner: dict[int, tuple[int, str]] = {}
    taken: set[int] = set()
    for _, _, i, j, how in candidates:
        if i not in partner and j not in taken:
            partner[i] = (j, how)
            taken.add(j)
    places = [partner[i][0] for i in sorted(partner)]
    size = len(long.parts)
    extra = [j for j in range(size) if j not in taken]
    inner = range(min(taken, default=0), max(taken, default=size))
    return Alignment(
        relations=tuple(partner[i][1] if i in partner else "" for i in range(len(short.parts))),
        extra=tuple(long.parts[j] for j in extra),
        outer=tuple(long.parts[j] for j in extra if j not in inner),
        ordered=places == sorted(places),
    )
