"""Number words and figures.

In: "two hundred and fifty", "1.5 million", "half a million", "1,200", "two dozen".  Out: a `Decimal`, and the
regular expression `NUMBER` that finds such runs in a text.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from kgbuild.lang import words


@cache
def _table(name: str) -> dict[str, Decimal]:
    return {word: Decimal(value) for word, value in words("numbers")[name].items()}


def _any(*tables: str) -> str:
    listed = [word for table in tables for word in _table(table)]
    return "|".join(sorted(listed, key=lambda word: (-len(word), word)))


FIGURE = (
    r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}(?!\d)|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\w,.]*\d)"
    r"|\d{1,3},\d{1,2}(?=\s?(?:%|per\b|percent|[a-z]+illion|bn\b|mln\b))|\d+(?:\.\d+)?)"
)
"""Figures as English writes them, and as pages translated by machine do: "1.200.000", "12 000", "5,8 million"."""
_GAP = r"(?:\s*-\s*|\s+and\s+|\s+)"
_COUNTED = rf"(?:{_any('units', 'tens')})"
_SCALED = rf"(?:{_any('scales')})s?"
NUMBER = (
    rf"(?:{FIGURE}(?:{_GAP}(?:{_any('scales')})\b)?"
    rf"|half\s+an?\s+(?:{_any('scales')})\b"
    rf"|(?:an?\s+)?(?:{_any('scales')})\b(?:{_GAP}(?:{_COUNTED}|{_any('scales')})\b)*"
    rf"|\b{_COUNTED}\b(?:{_GAP}(?:{_COUNTED}|{_any('scales')})\b)*)"
)
"""A run of figures or number words that makes one number."""


def number(text: str) -> Decimal | None:
    """The value of a run that `NUMBER` matched; None when its words do not add up to one number."""
    units, scales, fractions = _table("units") | _table("tens"), _table("scales"), _table("fractions")
    total, current, seen = Decimal(0), Decimal(0), False
    last = Decimal(0)
    for word in re.findall(r"\d[\d.,  \u00a0\u202f]*(?<=\d)|[a-z]+", text.lower()):
        if word[0].isdigit():
            if seen:
                return None
            current, seen = _figure(word), True
        elif word in units:
            if seen and last and (last < 20 or units[word] >= last):
                return None
            current, seen, last = current + units[word], True, units[word]
        elif word in fractions:
            current, seen = current + fractions[word], True
        elif word in scales or word.rstrip("s") in scales:
            scale = scales.get(word) or scales[word.rstrip("s")]
            current = (current if seen and current else Decimal(1)) * scale
            if scale > 100:
                total, current = total + current, Decimal(0)
            seen, last = True, Decimal(100)
    return total + current if seen else None


def _figure(word: str) -> Decimal:
    """The value of figures, whichever mark parts thousands."""
    if re.fullmatch(r"\d{1,3},\d{1,2}", word):
        return Decimal(word.replace(",", "."))
    if word.count(".") > 1:
        word = word.replace(".", "")
    return Decimal(re.sub(r"[,\s]", "", word))


def plain(value: Decimal) -> str:
    """Plain decimal notation without an exponent or idle zeros: "5", "250", "0.5"."""
    written = format(value, "f")
    return written.rstrip("0").rstrip(".") if "." in written else written
