"""Readings of times around the article's date: "yesterday", "last week", "the last three days", "in the winter".

In: a `Found` and the `Scene`.  Out: a `Reading`, unplaced where there is nothing to count from.  Today's date is
never used.
"""

from __future__ import annotations

from datetime import timedelta

from kgbuild.annotate.times_calendar import day, days, moved, season, shifted, weekend, years
from kgbuild.annotate.times_offsets import from_anchor
from kgbuild.annotate.times_patterns import Found
from kgbuild.annotate.times_scene import ANAPHORIC, DAILY, UNPLACED, Reading, Scene, counted, kind_of, stretch_of
from kgbuild.lang import words


def read_day_word(found: Found, scene: Scene) -> Reading | None:
    """Today, yesterday, the day after tomorrow; "today" with a present state is nowadays."""
    steps, word = found.number("dayword"), found.part("dayword")
    named = scene.before is not None and scene.before.words[0].isupper() and scene.before.kind == "WORD"
    if word is not None and word.words[0].isupper() and named:
        return None  # a newspaper's name
    if steps is None or (steps == 0 and scene.tense == "present"):
        return UNPLACED
    if scene.reference is None:
        return _from_news(steps, scene)
    return Reading(day(scene.reference + timedelta(steps)), "day", False, counted(scene))


def _from_news(steps: int, scene: Scene) -> Reading:
    """Yesterday, counted from the day of no known year on which the news was told; around 29 February that is open."""
    if scene.news is None or scene.news.day.month in LEAP_MONTHS:
        return UNPLACED
    how = f"counted from “{scene.news.words}”, when the news, it says, was told"
    return Reading(stretch_of(scene.news.day + timedelta(steps), scene.news.year_known), "day", False, how)


LEAP_MONTHS = frozenset({2, 3})


def read_unit_shift(found: Found, scene: Scene) -> Reading | None:
    """Last week, next year, this month, earlier this week, the past decade, the following day."""
    unit, shift, word = found.part("unit"), found.number("shift"), found.text("shift")
    code = str(unit.value) if unit is not None else ""
    if unit is None or shift is None or code not in DAILY:
        return None
    if unit.words.lower().endswith("s") or (shift and _goes_on(scene)):
        return UNPLACED
    if code == "D" and word in ("last", "this"):
        return UNPLACED  # the final day of something; yesterday is called yesterday
    retold = word in ANAPHORIC or (word == "next" and found.part("the") is not None)
    if retold or (word == "previous" and scene.anchor is not None and scene.anchor.unit == code):
        return from_anchor(code, 0 if word == "same" else shift, scene)
    if scene.reference is None:
        return UNPLACED
    now = scene.reference
    if word == "past" or (word in ("last", "coming") and found.part("the") is not None):
        edge = moved("D" if code == "WE" else code, shift, now)
        if code == "WE" or edge is None:
            stretch = shifted(code, shift, now)
        elif code in ("10Y", "100Y"):
            stretch = years(min(edge.year, now.year), max(edge.year, now.year))
        else:
            stretch = days(min(edge, now), max(edge, now))
    elif code == "WE" and shift <= 0 and now.weekday() < 5 and (shift < 0 or _weekend_gone(scene)):
        stretch = weekend(now - timedelta(7))
    elif code in ("10Y", "100Y"):
        size = int(code[:-1])
        first = now.year // size * size + size * shift
        stretch = years(first, first + size - 1)
    else:
        stretch = shifted(code, shift, now)
    return Reading(stretch, kind_of(code), False, counted(scene)) if stretch else UNPLACED


def _weekend_gone(scene: Scene) -> bool:
    """Early in a week, a weekend told in the past tense is the one before."""
    assert scene.reference is not None
    return scene.tense == "past" and scene.reference.weekday() < 4


def read_the_weekend(found: Found, scene: Scene) -> Reading | None:
    """The weekend: the last one for the past, the one to come for the future."""
    unit = found.part("unit")
    if unit is None or unit.value != "WE":
        return None
    if scene.reference is None:
        return UNPLACED
    back = scene.reference.weekday() < 5 and scene.tense != "future"
    return Reading(weekend(scene.reference - timedelta(7 if back else 0)), "period", False, counted(scene))


def read_units_past(found: Found, scene: Scene) -> Reading | None:
    """The last three days, the next two weeks."""
    unit, count, shift = found.part("unit"), found.number("count"), found.number("shift")
    if unit is None or count is None or not shift:
        return None
    if scene.reference is None or found.text("shift") in ANAPHORIC or _goes_on(scene):
        return UNPLACED
    edge = moved(str(unit.value), shift * count, scene.reference)
    if edge is None:
        return UNPLACED
    if str(unit.value).endswith("Y"):
        stretch = years(min(edge.year, scene.reference.year), max(edge.year, scene.reference.year))
    else:
        stretch = days(min(edge, scene.reference), max(edge, scene.reference))
    return Reading(stretch, "period", False, counted(scene))


def _goes_on(scene: Scene) -> bool:
    """ "The last five months of her life": told from something the text names, not from the article's date."""
    return scene.after is not None and scene.after.kind == "OF"


def read_unplaced(found: Found, scene: Scene) -> Reading | None:
    """The last day of the visit, a few days ago: a time, but not one that can be placed."""
    return UNPLACED


def read_season_alone(found: Found, scene: Scene) -> Reading | None:
    """In the winter: unplaced without the article's date."""
    if scene.reference is None or scene.tense not in ("past", "future"):
        return UNPLACED
    first, last = words("times")["seasons"][found.text("season")]
    starts = [season(scene.reference.year + step, first, last) for step in (-1, 0, 1)]
    gone = [s for s in starts if s.start and s.start <= scene.reference]
    ahead = [s for s in starts if s.start and s.start > scene.reference]
    picked = ahead[0] if scene.tense == "future" else gone[-1]
    return Reading(picked, "period", False, f"seasons are read as the northern hemisphere's; {counted(scene)}")
