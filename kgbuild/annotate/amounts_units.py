"""What a number counts in: money, percent, kilometres, years of age.

In: the text around a number.  Out: a `Unit` and where its words end (or begin).  The units are in lang/en/amounts.toml,
named as pint names them, so that `fuse` can convert.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kgbuild.lang import words


@dataclass(frozen=True, slots=True)
class Unit:
    """`dimension` as in the model's Quantity; `size` how many characters of text name it."""

    name: str
    dimension: str
    size: int


@cache
def _after() -> tuple[re.Pattern[str], tuple[tuple[str, str], ...]]:
    """One expression for all units after a number, each a group, the longer patterns first."""
    entries = [(pattern, unit, "money") for pattern, unit in words("amounts")["currencies"].items()]
    for dimension, units in words("amounts")["units"].items():
        entries += [(pattern, unit, dimension) for pattern, unit in units.items()]
    listed = [(option, unit, dimension) for pattern, unit, dimension in entries for option in _options(pattern)]
    listed.sort(key=lambda entry: (-len(entry[0]), entry[0]))
    cased = [
        f"({option})" if re.fullmatch(r"[A-Za-z]{1,3}", option) or option[-1:].isupper() else f"((?i:{option}))"
        for option, _, _ in listed
    ]
    return re.compile(rf"[\s-]{{0,2}}(?:{'|'.join(cased)})(?!\w)"), tuple((unit, dim) for _, unit, dim in listed)


def _options(pattern: str) -> list[str]:
    """The alternatives of a pattern, those in brackets left together."""
    options, depth, current = [], 0, ""
    for letter in pattern:
        depth += (letter == "(") - (letter == ")")
        if letter == "|" and depth == 0:
            options.append(current)
            current = ""
        else:
            current += letter
    return [*options, current]


@cache
def _symbols() -> re.Pattern[str]:
    listed = sorted(words("amounts")["symbols"], key=lambda symbol: (-len(symbol), symbol))
    return re.compile(rf"(?:(?<![A-Za-z])(?:{'|'.join(re.escape(symbol) for symbol in listed)}))\s?$")


def unit_after(text: str, end: int) -> Unit | None:
    """The unit that follows the number ending at `end`."""
    pattern, units = _after()
    match = pattern.match(text, end)
    if match is None or match.lastindex is None:
        return None
    name, dimension = units[match.lastindex - 1]
    return Unit(name, dimension, len(match.group()))


def currency_before(text: str, begin: int) -> Unit | None:
    """The currency sign that stands before the number beginning at `begin`."""
    match = _symbols().search(text[max(0, begin - 5) : begin])
    if match is None:
        return None
    return Unit(words("amounts")["symbols"][match.group().strip()], "money", len(match.group()))


@cache
def _scales() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    listed = words("amounts")["scales"].items()
    return tuple((name, re.compile(each["before"], re.I), re.compile(each["after"], re.I)) for name, each in listed)


def scale_around(text: str, begin: int, end: int) -> Unit | None:
    """ "magnitude 6.4", "a 6.4-magnitude quake": a bare number on a named scale."""
    for name, before, after in _scales():
        match = after.match(text, end)
        if match is not None or before.search(text[max(0, begin - 14) : begin]):
            return Unit(name, name, len(match.group()) if match is not None else 0)
    return None


@cache
def _ages() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    ages = words("amounts")["ages"]
    return re.compile(ages["after"], re.I), re.compile(ages["months_after"], re.I), re.compile(ages["before"], re.I)


def age_around(text: str, begin: int, end: int) -> tuple[Unit, int] | None:
    """ "55-year-old", "aged 44": the unit, and how many characters before the number belong to it."""
    after, months, before = _ages()
    if (match := after.match(text, end)) is not None:
        return Unit("year", "age", len(match.group())), 0
    if (match := months.match(text, end)) is not None:
        return Unit("month", "age", len(match.group())), 0
    if (match := before.search(text[max(0, begin - 8) : begin])) is not None:
        return Unit("year", "age", 0), len(match.group())
    return None
