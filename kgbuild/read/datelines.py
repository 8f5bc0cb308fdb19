"""The day and place that news gives of itself: a line of its date, or a dateline before its first sentence.

In: the paragraphs of a page.  Out: the date a line of its own states in full, and where the story's first sentence
begins after a dateline ("LIMA, May 3 (Wire) - The port ...").
"""

from __future__ import annotations

import re
from functools import cache

from kgbuild.lang import words

LINE_WORDS = 14
"""A line of a date holds little more than it ("Published on Monday, 3 May 2021 at 10:15 by Anna Novak")."""
NEAR_TOP = 6
"""Such a line stands among the first paragraphs; further down are the dates of comments and of other stories."""

_DOTTED = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b")
_ISO = re.compile(r"\b\d{4}-\d\d-\d\d(?:T[\d:.+Z-]*)?")
_SENTENCE = re.compile(r"(?<!\b[ap]\.m)[.!?…]['\"”’)]*$", re.IGNORECASE)


def line_date(text: str, language: str = "en") -> str | None:
    """The date, in words that can be read as one, of a line that is little but a date, or of a paragraph that it opens,
    alone or after a place ("14 March 2021. The port ...", "Lima, 14 March 2021. The port ..."); None for others."""
    opens = _opening(language).match(text)
    if opens:
        return opens["date"]
    if len(text) > 160 or len(text.split()) > LINE_WORDS or _SENTENCE.search(text.strip()):
        return None
    found = _DOTTED.search(text)
    if found:
        day, month, year = found.groups()
        return f"{year}-{int(month):02}-{int(day):02}" if 0 < int(month) <= 12 and 0 < int(day) <= 31 else None
    match = _ISO.search(text) or _full(language).search(text)
    return match.group() if match else None


@cache
def _full(language: str) -> re.Pattern[str]:
    month, day = _months(language), r"\d{1,2}(?:st|nd|rd|th)?"
    return re.compile(rf"\b(?:{month}\.? {day},? \d{{4}}|{day} (?:of )?{month}\.?,? \d{{4}})\b", re.IGNORECASE)


@cache
def _opening(language: str) -> re.Pattern[str]:
    word = r"[^\W\d_a-z][\w'’-]*"
    return re.compile(rf"(?:{word}(?:,? {word}){{0,3}}[.,:] )?(?P<date>(?i:{_full(language).pattern}))[.:](?=\s|$)")


@cache
def _months(language: str) -> str:
    return "(?:" + "|".join(sorted(words("times", language)["months"], key=len, reverse=True)) + ")"


def dateline(text: str, language: str = "en") -> tuple[int, int] | None:
    """Where a paragraph's dateline ends and where the sentence after it begins; None where there is none.

    A place in capitals needs no more than a dash or colon; any other place needs a date or an agency in brackets
    beside it, and a date with such brackets needs no dash.
    """
    found = _dateline(language).match(text)
    if not found:
        return None
    place, date, agency, dash = (found[name] for name in ("place", "date", "agency", "dash"))
    shouted = bool(place) and place.upper() == place and place.count("-") == 0 and sum(map(str.isalpha, place)) > 3
    if dash and (shouted or (place and date) or (agency and len(agency) <= 40)):
        return found.end("mark"), found.end()
    if agency and date and place:
        return found.end("mark"), found.end()
    return None


@cache
def _dateline(language: str) -> re.Pattern[str]:
    month = _months(language)
    word = r"[^\W\d_a-z][\w.'’-]*"
    day = rf"(?:{month}\.? \d{{1,2}}|\d{{1,2}} {month}\.?)(?:,? \d{{4}})?"
    return re.compile(
        rf"(?P<mark>(?P<place>{word}(?:[ ]{word}|,[ ](?!(?i:{month})\b){word}|/{word}|[ ]de[ ]{word}){{0,7}})?"
        rf"(?:,?[ ]?(?P<date>(?i:{day})))?,?"
        r"[ ]?(?P<agency>[(\[][^()\[\]]{2,40}[)\]])?)[ ]?"
        r"(?:(?P<dash>--+|[-–—―:])\s+(?=[\"“‘'(]?[A-Z0-9])|\s+(?=[\"“‘]?[A-Z]))"
    )
