"""Readings of days, as the text writes them: numeric, in words, as feasts.

In: a `Found` and the `Scene`.  Out: a `Reading`, or None when it is no time after all.  One function a pattern.
"""

from __future__ import annotations

import re
from datetime import date

from kgbuild.annotate.times_calendar import Stretch, day, days, legal, weekday_near
from kgbuild.annotate.times_patterns import Found
from kgbuild.annotate.times_scene import UNPLACED, Reading, Scene, counted, month_of, nearest, stretch_of
from kgbuild.lang import words


def read_iso(found: Found, scene: Scene) -> Reading | None:
    """2023-09-13, with or without a time of day."""
    text = found.text("iso")
    when = legal(*map(int, text[:10].split("-")))
    if when is None:
        return None
    clock = text[11:].upper()
    return Reading(day(when), "day", clock=clock if len(clock) > 5 else clock and f"{clock}:00")


def read_numeric(found: Found, scene: Scene) -> Reading | None:
    """13/09/2023 or 9/13/2023; when both orders fit, the one that lies by the article's date, else unplaced."""
    first, second, third = (int(part) for part in re.split(r"[/.]|-", found.text("numeric")))
    if first > 31:
        options = {legal(first, second, third)}
    else:
        full = third if third > 99 else 2000 + third
        if third <= 99 and "/" not in found.text("numeric"):
            return None
        options = {legal(full, second, first), legal(full, first, second)}
    legals = sorted(option for option in options if option is not None)
    if not legals:
        return None
    if len(legals) == 1:
        return Reading(day(legals[0]), "day")
    near = [option for option in legals if scene.reference and abs((option - scene.reference).days) <= 31]
    if len(near) != 1:
        return UNPLACED
    return Reading(day(near[0]), "day", False, f"of its two readings only this one is near {scene.reference}")


def read_day(found: Found, scene: Scene) -> Reading | None:
    """September 13, the 13th of September, Wednesday, 13 September 2023."""
    number, weekday, full = found.number("day"), found.number("weekday"), found.number("year")
    if not number or not 1 <= number <= 31 or legal(2000, month_of(found), number) is None:
        return None
    if full is not None:
        when = legal(full, month_of(found), number)
        return Reading(day(when), "day") if when else None
    return scene.day_without_year(month_of(found), number, weekday, _words(found))


def read_days(found: Found, scene: Scene) -> Reading | None:
    """September 12-17, from 12 to 17 September."""
    first, last, full = found.number("day"), found.number("lastday"), found.number("year")
    if not first or not last or not 1 <= first < last <= 31 or legal(2000, month_of(found), last) is None:
        return None
    if full is not None:
        begin, end = legal(full, month_of(found), first), legal(full, month_of(found), last)
        return Reading(days(begin, end), "day") if begin and end else None
    begun = scene.day_without_year(month_of(found), first, None, _words(found))
    assert begun.stretch is not None
    if begun.stretch.datatype == "gMonthDay":
        value = begun.stretch.value
        return Reading(Stretch(value, "gMonthDay", f"{value[:5]}{last:02}"), "day")
    end = begun.stretch.start and legal(begun.stretch.start.year, month_of(found), last)
    if begun.stretch.start is None or end is None:
        return None
    return Reading(days(begun.stretch.start, end), "day", False, begun.how, begun.written)


def read_day_shift(found: Found, scene: Scene) -> Reading | None:
    """September 13 this year."""
    number, shift = found.number("day"), found.number("shift")
    if found.text("yearword") != "year" or not number or shift is None or scene.reference is None:
        return read_day(found, scene)
    when = legal(scene.reference.year + shift, month_of(found), number)
    how = f"the year is counted from the article's date, {scene.reference}"
    return Reading(day(when), "day", False, how, f"--{month_of(found):02}-{number:02}") if when else None


def read_lone_day(found: Found, scene: Scene) -> Reading | None:
    """ "On the 7th": of the month of the article's date, or of the day told before it; the tense says which month."""
    number, anchor = found.number("day"), scene.anchor
    after = scene.after.words.lower() if scene.after is not None and scene.after.kind == "WORD" else ""
    told = found.text("day")[:1].isdigit() and (not after or after in words("times")["lone_day"]["after"])
    if not number or number > 31 or not told:
        return None
    if scene.reference is not None:
        base, certain, how = scene.reference, True, f"a day of the month; {counted(scene)}"
    elif anchor is not None and anchor.unit == "D":
        base, certain, how = anchor.day, anchor.year_known, f"a day of the month of “{anchor.words}”, told before it"
    else:
        return UNPLACED
    months = [(base.year * 12 + base.month - 1 + step) for step in (-1, 0, 1)]
    known = [legal(place // 12, place % 12 + 1, number) for place in months]
    options = [option for option in known if option is not None]
    picked = nearest(options, base, scene.tense if scene.reference else "")
    return Reading(stretch_of(picked, certain), "day", False, how)


def read_holiday(found: Found, scene: Scene) -> Reading | None:
    """Christmas Day 2015, last Halloween."""
    name = found.text("holiday").replace("’", "'")
    number, day_of_month = words("times")["holidays"][name]
    full, shift = found.number("year"), found.number("shift")
    if full is None and scene.before is not None and scene.before.kind == "WORD" and scene.before.words[0].isupper():
        return None
    how = f"{name.title()} is kept on {number}-{day_of_month:02}".replace("-", "/")
    if full is not None:
        when = legal(full, number, day_of_month)
        return Reading(day(when), "day", False, how) if when else None
    if shift is None or scene.reference is None:
        reading = scene.day_without_year(number, day_of_month, None, name)
        return Reading(reading.stretch, "day", False, f"{how}; {reading.how}".rstrip("; "), reading.written)
    known = [legal(scene.reference.year + step, number, day_of_month) for step in (-1, 0, 1)]
    options = [option for option in known if option is not None]
    picked = nearest(options, scene.reference, "past" if shift < 0 else "future")
    picked = legal(scene.reference.year, number, day_of_month) or picked if shift == 0 else picked
    return Reading(day(picked), "day", False, f"{how}; counted from the article's date, {scene.reference}")


def read_weekday_of_month(found: Found, scene: Scene) -> Reading | None:
    """The first Monday of September 2023."""
    full, nth, weekday = found.number("year"), found.number("nth"), found.number("weekday")
    if full is None and scene.reference is not None:
        full = scene.reference.year
    if full is None or nth is None or weekday is None:
        return UNPLACED
    if nth == -1:
        following = month_of(found) % 12 + 1
        return Reading(day(weekday_near(date(full + (following == 1), following, 1), weekday, -2)), "day")
    when = legal(full, month_of(found), (weekday - date(full, month_of(found), 1).weekday()) % 7 + 7 * nth - 6)
    return Reading(day(when), "day", found.part("year") is not None, "counted in the calendar") if when else None


def _words(found: Found) -> str:
    return " ".join(item.words for _, item in found.parts)
