"""The day of the news, where the page gives no date: what the opening says was announced, or its dateline, tells it.

In: items and the patterns of time found in them.  Out: an `Anchor`, its year unknown where the text gives none.
Today's date is never asked.
"""

from __future__ import annotations

from datetime import date

from kgbuild.annotate.times_calendar import legal
from kgbuild.annotate.times_lexicon import Item
from kgbuild.annotate.times_patterns import Found
from kgbuild.annotate.times_scene import Anchor
from kgbuild.lang import words

OPENING = 4
"""How many sentences, the headline among them, an opening has."""
LEAD = 2
"""How many sentences a dateline and the lead behind it are."""
REACH = 8
"""How many words may stand between the verb of telling and its day ("said in a statement late on Monday, 5 May")."""
CYCLE = range(2028, 1999, -1)
"""Years among which any day of the calendar falls on every weekday."""


def day_of_news(items: list[Item], found: list[Found]) -> Anchor | None:
    """The one day on which the opening says that its news was told ("announced on Thursday, 8 August"); a dateline
    comes first: by its year, or by the weekday that the lead tells.  Two different days tell nothing."""
    days = []
    for each in _dates_of_opening(items, found):
        line = _is_dateline(items, each)
        weekday = _weekday_of_lead(items, found) if line and not each.number("year") else None
        known = _named(each, weekday) if line or is_told(items, each) else None
        if known is None:
            continue
        if line:
            return known
        days.append(known)
    return days[0] if len({each.day for each in days}) == 1 else None


def _weekday_of_lead(items: list[Item], found: list[Found]) -> int | None:
    """News sent on a day calls that day by its weekday: "LIMA, May 3 - The port was shut on Monday"; the day on which
    something was told comes before others, and "Sunday's vote" is a day gone by.  Where the lead tells of a day and
    what follows of the day after it, the news is of that: "derailed on Tuesday ... was questioned on Wednesday"."""
    lead = [
        each for each in found
        if each.pattern == "weekday_alone" and each.part("shift") is None
        and items[each.begin].sentence <= items[0].sentence + LEAD
        and (each.end >= len(items) or items[each.end].kind != "POSSESSIVE")
    ]  # fmt: skip
    told = [each for each in lead if is_told(items, each)]
    if told or not lead:
        return told[0].number("weekday") if told else None
    first = lead[0].number("weekday") or 0
    later = {each.number("weekday") for each in found if _is_bare(items, each) and each.begin > lead[0].begin}
    return (first + 1) % 7 if (first + 1) % 7 in later else first


def _is_bare(items: list[Item], each: Found) -> bool:
    """A weekday by itself, in a main clause of the past by the words before it: "was questioned on Wednesday"; neither
    "Wednesday's final" nor "who lost on Wednesday" is the next day for sure."""
    if each.pattern != "weekday_alone" or each.part("shift") is not None:
        return False
    here, listed = items[each.begin].sentence, words("times")
    before = [item.words.lower() for item in items[max(0, each.begin - REACH) : each.begin] if item.sentence == here]
    owns = each.end < len(items) and items[each.end].kind == "POSSESSIVE"
    ahead = not {*listed["cues"]["future"]}.isdisjoint(before[-5:])
    return not owns and not ahead and {*listed["news"]["aside"]}.isdisjoint(before)


def opening_day(items: list[Item], found: list[Found]) -> date | None:
    """A day that the opening gives with its weekday and year: fresh news, by whose year its months may be read."""
    for each in _dates_of_opening(items, found):
        known = _named(each) if each.number("weekday") is not None and each.number("year") else None
        if known is not None:
            return known.day
    return None


def _dates_of_opening(items: list[Item], found: list[Found]) -> list[Found]:
    dated = [each for each in found if each.number("month") and each.number("day")]
    return [each for each in dated if items[each.begin].sentence <= items[0].sentence + OPENING]


def _named(each: Found, weekday: int | None = None) -> Anchor | None:
    """A date with its year, or a day and its weekday in some year that has them."""
    month, number = each.number("month") or 1, each.number("day") or 1
    weekday = each.number("weekday") if weekday is None else weekday
    name, full = " ".join(item.words for _, item in each.parts), each.number("year")
    if full is not None:
        when = legal(full, month, number)
        return Anchor(when, True, "D", name) if when else None
    fits = (legal(year, month, number) for year in CYCLE)
    some = next((when for when in fits if when is not None and when.weekday() == weekday), None)
    return Anchor(some, False, "D", name) if some is not None else None


def is_told(items: list[Item], each: Found) -> bool:
    """Does a verb of telling take the day, with nothing between but words like "in a statement late on"?"""
    listed, sentence = words("times")["news"], items[each.begin].sentence
    for place in range(each.begin - 1, max(each.begin - 1 - REACH, -1), -1):
        lower = items[place].words.lower()
        if items[place].sentence != sentence or items[place].kind == "BREAK":
            return False
        if lower in listed["told"]:
            before = items[place - 1].words.lower() if place else ""
            return before not in listed["not_after"]
        if lower not in listed["between"]:
            return False
    return False


def _is_dateline(items: list[Item], each: Found) -> bool:
    """ "LIMA, May 3, 2021 -": a place in capitals before the date at the start of a line, a dash, a bracket or the
    line's end after."""
    place = each.begin - 1
    while place >= 0 and items[place].kind != "BREAK":
        word = items[place]
        if word.kind != "COMMA" and not (word.kind == "WORD" and word.words[:1].isupper()):
            return False
        place -= 1
    after = items[each.end].kind if each.end < len(items) else ""
    return 0 < each.begin - place - 1 <= 8 and after in ("DASH", "LPAR", "BREAK")
