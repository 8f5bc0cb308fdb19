"""Words of time: a text as a row of classed items.

In: the text of a Doc (and its tags, where it has any).  Out: `Item`s and the string of their class letters, over which
the patterns of `times_patterns.py` are written.  The words themselves are in lang/en/times.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from kgbuild.annotate.amounts_numbers import NUMBER, number
from kgbuild.annotate.parsed import Doc
from kgbuild.lang import words

MARKS = {
    ",": "COMMA",
    ".": "DOT",
    "-": "DASH",
    "–": "DASH",
    "—": "DASH",
    "‑": "DASH",
    "(": "LPAR",
    ")": "RPAR",
}
VALUED = {
    "months": "MONTH", "weekdays": "WEEKDAY", "units": "UNIT", "seasons": "SEASON", "days": "DAYWORD",
    "holidays": "HOLIDAY", "shifts": "SHIFT",
}  # fmt: skip
FORMED = ("ISO", "NUMERIC", "DECADE", "CLOCK", "ORDINAL", "SHORTYEAR", "QUARTERCODE", "YEAR", "DAY", "NUM")
DATES = ("DAY", "ORDINAL", "YEAR", "MONTH", "WEEKDAY")
GLUE = ("COMMA", "DOT", "DASH")
OTHER = ("WORD", "MARK", "BREAK", "POSSESSIVE", "LPAR", "RPAR", "COMMA", "DOT", "DASH")


class Item(NamedTuple):
    """One word, figure or mark: its place in the text, its class, and what it stands for (a number or its words)."""

    begin: int
    end: int
    kind: str
    value: int | float | str
    words: str
    sentence: int


@cache
def letters() -> dict[str, str]:
    """A letter for each class of items."""
    names = (*VALUED.values(), *words("times")["classes"], *FORMED, *OTHER)
    return {name: chr(0x4E00 + place) for place, name in enumerate(dict.fromkeys(names))}


@cache
def _known() -> dict[str, tuple[str, int | str]]:
    table: dict[str, tuple[str, int | str]] = {}
    for kind, listed in words("times")["classes"].items():
        table |= {word: (kind, word) for word in listed}
    for name, kind in VALUED.items():
        for word, value in words("times")[name].items():
            table[word] = (kind, word if isinstance(value, list) else value)
    for word, value in words("numbers")["ordinals"].items():
        table[word] = ("ORDINAL", value)
    return table


@cache
def _scanner() -> re.Pattern[str]:
    return re.compile(
        r"(?: (?!\s))?(?:"  # no item begins with a single blank, which costs as much to try as a word does to read
        r"(?P<WORD>[^\W\d_]+)|(?P<POSSESSIVE>['’]s\b)|(?P<BREAK>\s*\n\s*)"
        r"|(?P<ISO>\b(?:1\d|20|21)\d\d-[01]\d-[0-3]\d(?:T\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?\b)"
        r"|(?P<NUMERIC>\b\d{1,2}(?P<sep>[/.-])\d{1,2}(?P=sep)(?:\d{4}|\d\d)\b|\b\d{4}(?P<sep2>[/.])\d\d?(?P=sep2)\d\d?\b)"
        r"|(?P<DECADE>\b\d{3}0['’]?s\b|['’‘]\d0s\b|(?<!\w)[2-9]0['’]?s\b)"
        r"|(?P<CLOCK>\b[0-2]?\d:[0-5]\d(?::[0-5]\d)?\b|\b\d\d?\.[0-5]\d(?=\s?[ap]\.?m\b))"
        r"|(?P<ORDINAL>\b\d{1,3}(?:st|nd|rd|th)\b)"
        r"|(?P<SHORTYEAR>(?<!\w)['’‘]\d\d\b)"
        r"|(?P<MONEY>[$€£¥]\s?[\d.,]+\w*)"
        r"|(?P<HOUR>\d+(?=[ap]m\b))"
        rf"|(?P<NUMBER>(?<![\w.])(?i:{NUMBER})(?![\w]))"
        r"|(?P<EDITORIAL>[\[\]])|(?P<MARK>[^\w\s])|(?P<REST>\w+))"
    )


@cache
def _longer() -> tuple[frozenset[str], re.Pattern[str]]:
    """Words that may open a phrase, a number or a name with figures, and the expression for what they open."""
    phrases = sorted((word for word in _known() if re.search(r"[^a-z]", word)), key=lambda word: -len(word))
    openers = {re.split(r"[^a-z]", word)[0] for word in phrases} | {"q", "half", "a", "an"}
    openers |= set(words("numbers")["units"]) | set(words("numbers")["tens"]) | set(words("numbers")["scales"])
    return frozenset(openers), re.compile(
        r"(?P<QUARTERCODE>\bQ[1-4]\b)"
        rf"|(?P<PHRASE>(?i:{'|'.join(re.escape(word) for word in phrases)})(?!\w))"
        rf"|(?P<NUMBER>(?i:{NUMBER})(?![\w]))"
    )


def _matches(text: str) -> Iterator[tuple[str, str, int, int]]:
    """What is found: its group, its words, its begin and end."""
    openers, longer = _longer()
    scan, place = _scanner().finditer, 0
    while place >= 0:
        matches, place = scan(text, place), -1
        for match in matches:
            group = match.lastgroup or ""
            found, (begin, end) = match[group], match.span(group)
            if group == "WORD":
                wider = None
                if found.lower() in openers:
                    wider = longer.match(text, begin)
                elif text[end : end + 1] not in _PLAIN:
                    wider = _NAMED.match(text, begin)
                if wider is not None:  # and from its end on all is read anew
                    place = wider.end()
                    yield wider.lastgroup or "", wider.group(), begin, place
                    break
            elif group == "EDITORIAL":
                continue
            yield group, found, begin, end


_NAMED = re.compile(r"[A-Z]\w*(?:-\d+|\d\w*)\b")
"""Names with figures in them ("Falcon-9") tell no time."""
_PLAIN = frozenset(("", " ", ",", ".", "\n"))
"""What most words end at: no figure follows."""


def read_items(doc: Doc) -> list[Item]:
    """The text as items, sentences counted roughly (a stop before a capital letter, a line break)."""
    return _settle_doubtful(_scanned(doc.text), doc)


def _scanned(text: str) -> list[Item]:
    items, sentence = list[Item](), 0
    for group, found, begin, end in _matches(text):
        kind, value = _classed(group, found)
        items.append(Item(begin, end, kind, value, found, sentence))
        if kind == "BREAK":
            sentence += 1
        elif found in ".!?" and _CLOSED.match(text, end) is not None:
            sentence += not (items[-2:-1] and items[-2].kind in ("MONTH", "WEEKDAY"))
    return items


_CLOSED = re.compile(r"[\"”’)]*\s+[\"“‘(]?[A-Z]")


@lru_cache(maxsize=16_384)
def _classed(group: str, found: str) -> tuple[str, int | float | str]:
    lower = found.lower().replace("’", "'")
    if group == "NUMBER":
        return _figure(found)
    if group == "ORDINAL":
        return "ORDINAL", int(re.sub(r"\D", "", found))
    if group == "HOUR":
        return ("DAY", int(found)) if 1 <= int(found) <= 12 else ("WORD", found)
    if group in ("WORD", "PHRASE"):
        kind, value = _known().get(lower) or _known().get(found.lower(), ("WORD", lower))
        named = kind in ("MONTH", "WEEKDAY", "HOLIDAY")
        return ("WORD", lower) if named and not found[0].isupper() else (kind, value)
    if group == "MARK":
        return MARKS.get(found, "MARK"), found
    return (group, found) if group in letters() else ("WORD", lower)


def _figure(found: str) -> tuple[str, int | float | str]:
    value = number(found)
    if value is None:
        return "WORD", found.lower()
    if found.isdigit() and len(found) == 4 and 1000 <= value < 2200:
        return "YEAR", int(value)
    if found.isdigit() and len(found) <= 2 and 1 <= value <= 31:
        return "DAY", int(value)
    return "NUM", float(value)


def _settle_doubtful(items: list[Item], doc: Doc) -> list[Item]:
    """ "May", "March", "Sun" and "second" are words of time only beside a date, or after "in", "last" and the like."""
    doubtful = words("times")["doubtful"]
    short, before, plain = set(doubtful["abbreviations"]), set(doubtful["before"]), set(doubtful["words"])
    settled = list(items)
    for place, item in [each for each in enumerate(items) if each[1].kind in ("MONTH", "WEEKDAY", "ORDINAL")]:
        lower = item.words.lower()
        previous = next((other for other in reversed(items[max(0, place - 2) : place]) if other.kind not in GLUE), None)
        following = next((other for other in items[place + 1 : place + 4] if other.kind not in GLUE), None)
        beside = any(other is not None and other.kind in DATES for other in (previous, following))
        if item.kind == "ORDINAL":
            if lower == "second" and previous is not None and previous.kind in ("NUM", "DAY", "DASH"):
                settled[place] = Item(item.begin, item.end, "UNIT", "TS", item.words, item.sentence)
        elif lower in short and not beside:
            settled[place] = _plain_word(item)
        elif lower in plain and not beside:
            led = previous is not None and previous.words.lower() in before
            if not led or _tagged_otherwise(doc, item):
                settled[place] = _plain_word(item)
    return settled


def _plain_word(item: Item) -> Item:
    return Item(item.begin, item.end, "WORD", item.words.lower(), item.words, item.sentence)


def _tagged_otherwise(doc: Doc, item: Item) -> bool:
    span = doc.char_span(item.begin, item.end, alignment_mode="expand")
    return span is not None and span[0].pos_ not in ("PROPN", "NOUN", "")


def coded(items: list[Item]) -> str:
    """The class letters of the items, one a piece."""
    table = letters()
    return "".join(table[item.kind] for item in items)
