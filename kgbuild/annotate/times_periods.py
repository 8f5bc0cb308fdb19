"""Readings of months and longer stretches, as the text writes them.

In: a `Found` and the `Scene`.  Out: a `Reading`, or None when it is no time after all.  One function a pattern.
"""

from __future__ import annotations

import re
from datetime import date

from kgbuild.annotate.times_calendar import Stretch, month, months, quarter, season, year, years
from kgbuild.annotate.times_patterns import Found
from kgbuild.annotate.times_scene import UNPLACED, Reading, Scene, month_of, nearest
from kgbuild.lang import words


def read_month_year(found: Found, scene: Scene) -> Reading | None:
    """September 2023, late September 2023."""
    return Reading(month(found.number("year") or 1, month_of(found)), "period")


def read_months_year(found: Found, scene: Scene) -> Reading | None:
    """May-June 2015."""
    full, first, last = found.number("year") or 1, month_of(found), month_of(found, "lastmonth")
    return Reading(months(date(full - (first > last), first, 1), date(full, last, 1)), "period")


def read_month(found: Found, scene: Scene) -> Reading | None:
    """September, its year told by the article's date and the tense; a month that is spoken of in general has none."""
    number = month_of(found)
    written = f"--{number:02}"
    near = scene.reference or scene.opening
    if near is None or scene.tense == "general":
        return Reading(Stretch(written, "gMonth"), "month")
    now = near.replace(day=1)
    options = [date(now.year + step, number, 1) for step in (-1, 0, 1)]
    if scene.anchor is not None and scene.tense == "future" and scene.anchor.unit == "M" and scene.anchor.day > now:
        now = scene.anchor.day
        options = [date(now.year + step, number, 1) for step in (0, 1)]
    picked = nearest(options, now, scene.tense or "past")
    whose = "the article's date" if scene.reference else "a date the article's opening gives"
    how = f"no year is written; counted from {whose}, {near}, and the sentence's tense"
    return Reading(month(picked.year, number), "period", False, how, written)


def read_month_shift(found: Found, scene: Scene) -> Reading | None:
    """Last September, next May, September of last year."""
    shift = found.number("shift")
    if scene.reference is None or shift is None:
        return Reading(Stretch(f"--{month_of(found):02}", "gMonth"), "month")
    now, number = scene.reference, month_of(found)
    if found.part("yearword"):
        if found.text("yearword") != "year":
            return None
        full = now.year + shift
    elif shift == 0:
        full = now.year
    else:
        full = now.year + shift * (number >= now.month if shift < 0 else number <= now.month)
    return Reading(month(full, number), "period", False, f"counted from the article's date, {now}")


def read_season(found: Found, scene: Scene) -> Reading | None:
    """Summer 2015, last winter: three months, as the north counts them."""
    first, last = words("times")["seasons"][found.text("season")]
    how = "seasons are read as the northern hemisphere's"
    full, shift = found.number("year"), found.number("shift")
    if full is not None:
        return Reading(season(full, first, last), "period", False, how)
    if scene.reference is None or scene.tense == "general":
        return UNPLACED
    now = scene.reference
    starts = [date(now.year + step, first, 1) for step in (-2, -1, 0, 1)]
    running = [start for start in starts if 0 <= (now - start).days < 92]
    gone = [start for start in starts if start <= now and start not in running]
    ahead = [start for start in starts if start > now]
    if shift is None:
        shift = 1 if scene.tense == "future" else 0
        picked = ahead[0] if shift else (running or gone)[-1]
    elif shift == 0:
        picked = (running or [start for start in starts if start.year == now.year])[0]
    else:
        picked = ahead[0] if shift > 0 else gone[-1]
    return Reading(season(picked.year, first, last), "period", False, f"counted from the article's date, {now}; {how}")


def read_part_of_year(found: Found, scene: Scene) -> Reading | None:
    """The third quarter of 2015, Q3 2015, the first half of 2015."""
    full, number = found.number("year") or 1, found.number("nth")
    code = found.text("quarter")
    if code:
        return Reading(quarter(full, int(code[1])), "period")
    if found.pattern == "half_year":
        if number not in (1, 2):
            return None
        return Reading(months(date(full, 6 * number - 5, 1), date(full, 6 * number, 1)), "period")
    unit = found.part("unit")
    if unit is None or unit.value != "Q" or number not in (1, 2, 3, 4):
        return None
    return Reading(quarter(full, number), "period")


def read_decade(found: Found, scene: Scene) -> Reading | None:
    """The 1930s, the '90s."""
    figures = int(re.sub(r"\D", "", found.text("decade")))
    stated = figures > 99
    first = figures if stated else (1900 + figures if figures >= 20 else 2000 + figures)
    return Reading(years(first, first + 9), "period", stated, "" if stated else "the century is the likelier one")


def read_century(found: Found, scene: Scene) -> Reading | None:
    """The 19th century."""
    number, unit = found.number("nth") or 0, found.part("unit")
    if unit is None or unit.value != "100Y":
        return None
    return Reading(years(100 * number - 99, 100 * number), "period") if 11 <= number <= 22 else None


def read_year_range(found: Found, scene: Scene) -> Reading | None:
    """2010-12, from 2004 to 2009, between 2010 and 2012."""
    first, last = found.number("year"), found.number("lastyear")
    item = found.part("lastyear")
    if first is None or last is None or item is None:
        return None
    if last < 100 and len(item.words) == 2:
        last += first // 100 * 100
    return Reading(years(first, last), "period") if first < last < first + 200 and last < 2200 else None


def read_year(found: Found, scene: Scene) -> Reading | None:
    """2015, where the words around it do not make it a count."""
    full, around = found.number("year"), words("times")["years"]
    before = scene.before.words.lower() if scene.before else ""
    after = scene.after.words.lower() if scene.after else ""
    if full is None or after in around["not_after"] or (scene.before and scene.before.words in "$€£¥#№"):
        return None
    if before in around["not_before"] and before not in ("than",):
        return None
    likely = 1900 <= full < 2100 or found.end - found.begin > 1
    if not likely and before not in around["before"]:
        return None
    if not likely and scene.after and scene.after.kind in ("WORD", "UNIT"):
        return None
    return Reading(year(full), "period")


def read_short_year(found: Found, scene: Scene) -> Reading | None:
    """'88, and "in 88 and 92": the nearest year with these figures that is not ahead of the article."""
    text = re.sub(r"\D", "", found.text("year"))
    if len(text) != 2 or scene.reference is None:
        return None
    if found.pattern != "year_short":
        closed = scene.after is None or scene.after.words in ".,;:?!)[" or scene.after.words.lower() in ("and", "or")
        share = scene.earlier is not None and scene.earlier.kind in ("NUM", "DAY")
        if not closed or (share and found.pattern == "year_two_digits") or (int(text) <= 31 and text[0] != "0"):
            return None
    full = scene.reference.year // 100 * 100 + int(text)
    full -= 100 if full > scene.reference.year else 0
    return Reading(year(full), "period", False, "the century is the latest that the article's date allows")
