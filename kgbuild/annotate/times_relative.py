"""Readings of times that are told from another time: the article's date, or one told before in the text.

In: a `Found` and the `Scene`.  Out: a `Reading`, unplaced where there is nothing to count from.  Today's date is
never used.
"""

from __future__ import annotations

from datetime import date, timedelta

from kgbuild.annotate.times_calendar import (
    Stretch,
    day,
    days,
    month_day,
    moved,
    season,
    shifted,
    weekday_near,
    weekend,
    years,
)  # fmt: skip
from kgbuild.annotate.times_patterns import Found
from kgbuild.annotate.times_scene import UNPLACED, WEEKDAYS, Reading, Scene
from kgbuild.lang import words

ANAPHORIC = ("following", "preceding", "same")
DAILY = ("D", "W", "2W", "WE", "M", "Q", "Y", "10Y", "100Y")


def read_day_word(found: Found, scene: Scene) -> Reading | None:
    """Today, yesterday, the day after tomorrow; "today" with a present state is nowadays."""
    steps, word = found.number("dayword"), found.part("dayword")
    named = scene.before is not None and scene.before.words.isupper() and scene.before.kind == "WORD"
    if word is not None and word.words.isupper() and named:
        return None  # a newspaper's name
    if scene.reference is None or steps is None or (steps == 0 and scene.tense == "present"):
        return UNPLACED
    return Reading(day(scene.reference + timedelta(steps)), "day", False, _counted(scene))


def read_weekday(found: Found, scene: Scene) -> Reading | None:
    """Tuesday, last Tuesday, next Tuesday: the nearest one that the sentence's tense allows."""
    weekday, shift = found.number("weekday"), found.number("shift")
    if weekday is None:
        return None
    before = scene.before.words.lower() if scene.before else ""
    if before in words("times")["named_days"]["before"] or before in words("times")["named_days"]["general"]:
        return UNPLACED
    if scene.reference is None:
        return _named_weekday(found, scene, weekday)
    if found.text("shift") in ANAPHORIC and scene.anchor is not None:
        return Reading(_anchored(scene, weekday_near(scene.anchor.day, weekday, 1)), "day", False, _after(scene))
    by_tense = 0 if scene.tense == "future" else -1
    direction = by_tense if not shift else 1 if shift > 0 else -2
    base = scene.reference - timedelta(1) if direction == 0 else scene.reference
    picked = weekday_near(base, weekday, direction or 1)
    if found.part("unit"):
        picked = scene.reference - timedelta(scene.reference.weekday()) + timedelta(weekday + 7 * (shift or 0))
    return Reading(day(picked), "day", False, f"the nearest {WEEKDAYS[weekday]} by tense; {_counted(scene)}")


def _named_weekday(found: Found, scene: Scene, weekday: int) -> Reading:
    """With no date on the article, a weekday is a day only if the article names the date of that weekday."""
    hits = sorted({(m, d, y or 0) for named, m, d, y in scene.named_days if named == weekday})
    if len(hits) == 1 and found.part("shift") is None:
        month, number, full = hits[0]
        stretch = day(date(full, month, number)) if full else month_day(month, number)
        how = f"the article calls {stretch.value.lstrip('-')} a {WEEKDAYS[weekday]}"
        return Reading(stretch, "day", False, how)
    if scene.anchor is not None and scene.anchor.unit == "D" and _leads_on(found, scene) and scene.named_days:
        named = _named_date(scene)
        if named is not None:
            ahead = (weekday - named[0]) % 7 or 7
            stretch = _stretch(named[1] + timedelta(ahead), named[2])
            return Reading(stretch, "day", False, f"the first {WEEKDAYS[weekday]} after “{scene.anchor.words}”")
    return UNPLACED


def _leads_on(found: Found, scene: Scene) -> bool:
    """Does "later", or "following", say that the weekday comes after the day told last?"""
    before = scene.before.words.lower() if scene.before else ""
    earlier = scene.later.words.lower() if scene.later else ""
    leads = words("times")["classes"]["LATER"] + ["following"]
    return any(word in leads for word in (found.text("edge"), found.text("shift"), before, earlier))


def _named_date(scene: Scene) -> tuple[int, date, bool] | None:
    """The weekday, day and certainty of year of the last dated weekday, where it is also the day told last."""
    anchor = scene.anchor
    for weekday, month, number, _ in reversed(scene.named_days):
        if anchor is not None and (anchor.day.month, anchor.day.day) == (month, number):
            return weekday, anchor.day, anchor.year_known
    return None


def read_unit_shift(found: Found, scene: Scene) -> Reading | None:
    """Last week, next year, this month, earlier this week, the past decade, the following day."""
    unit, shift, word = found.part("unit"), found.number("shift"), found.text("shift")
    code = str(unit.value) if unit is not None else ""
    if unit is None or shift is None or code not in DAILY:
        return None
    if unit.words.lower().endswith("s") or (shift and _goes_on(scene)):
        return UNPLACED
    retold = word in ANAPHORIC or (word == "next" and found.part("the") is not None)
    if retold or (word == "previous" and scene.anchor is not None and scene.anchor.unit == code):
        return _from_anchor(code, 0 if word == "same" else shift, scene)
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
    return Reading(stretch, _kind(code), False, _counted(scene)) if stretch else UNPLACED


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
    return Reading(weekend(scene.reference - timedelta(7 if back else 0)), "period", False, _counted(scene))


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
    return Reading(stretch, "period", False, _counted(scene))


def _goes_on(scene: Scene) -> bool:
    """ "The last five months of her life": told from something the text names, not from the article's date."""
    return scene.after is not None and scene.after.kind == "OF"


def read_ago(found: Found, scene: Scene) -> Reading | None:
    """Two weeks ago, a decade ago."""
    return _offset(found, scene, -1, scene.reference, True, _counted(scene) if scene.reference else "")


def read_within(found: Found, scene: Scene) -> Reading | None:
    """In two weeks: a date when the sentence speaks of the future, else only a length of time."""
    if scene.tense != "future":
        return None
    return _offset(found, scene, 1, scene.reference, True, _counted(scene) if scene.reference else "")


def read_later(found: Found, scene: Scene) -> Reading | None:
    """Two days later, a year after: counted from the time told last."""
    if _has_object(found, scene):
        return UNPLACED
    anchor = scene.anchor
    return _offset(found, scene, 1, anchor.day if anchor else None, bool(anchor and anchor.year_known), _after(scene))


def read_earlier(found: Found, scene: Scene) -> Reading | None:
    """A year earlier: counted back from the time told last."""
    if _has_object(found, scene):
        return UNPLACED
    anchor = scene.anchor
    return _offset(found, scene, -1, anchor.day if anchor else None, bool(anchor and anchor.year_known), _after(scene))


def _has_object(found: Found, scene: Scene) -> bool:
    """ "Ten days before the feast", "a year after she left": what it is counted from is told in words that follow."""
    particle = found.part("relation")
    closing = ("COMMA", "DOT", "MARK", "BREAK", "RPAR", "DASH", "AND")
    follows = scene.after is not None and scene.after.kind not in closing
    return particle is not None and particle.words.lower() in ("before", "after") and follows


def read_the_before(found: Found, scene: Scene) -> Reading | None:
    """The year before, the day after: counted from the time told last."""
    unit = found.part("unit")
    if unit is None or unit.value not in DAILY:
        return None
    if _has_object(found, scene):
        return UNPLACED
    return _from_anchor(str(unit.value), -1 if found.text("relation") == "before" else 1, scene)


def read_part(found: Found, scene: Scene) -> Reading | None:
    """This morning, last night."""
    shift, word = found.number("shift"), found.text("shift")
    if word in ANAPHORIC or word == "next":
        return _from_anchor("D", 0 if word == "same" else shift or 0, scene)
    if scene.reference is None or shift is None:
        return UNPLACED
    return Reading(day(scene.reference + timedelta(shift)), "day", False, _counted(scene))


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
    return Reading(picked, "period", False, f"seasons are read as the northern hemisphere's; {_counted(scene)}")


def _offset(found: Found, scene: Scene, sign: int, base: date | None, certain: bool, how: str) -> Reading:
    unit, count = found.part("unit"), found.part("count")
    steps = 1.0 if count is None or isinstance(count.value, str) else float(count.value)
    code = str(unit.value) if unit else ""
    if base is None or steps != int(steps) or code not in DAILY:
        return UNPLACED
    if code in ("10Y", "100Y"):
        code, steps = "Y", steps * int(code[:-1])
    if not 0 < base.year + (sign * steps if code == "Y" else 0) < 9999 or steps > 5000:
        return UNPLACED
    if not certain:
        target = moved(code, sign * steps, base)
        fits = target is not None and code in ("D", "W") and steps < 60
        return Reading(_stretch(target, False), "day", False, how) if fits and target else UNPLACED
    if scene.anchor is not None and base is scene.anchor.day and code == "W" and scene.anchor.unit == "D":
        return Reading(day(base + timedelta(7 * sign * int(steps))), "day", False, how)
    stretch = shifted(code, sign * int(steps), base)
    return Reading(stretch, _kind(code), False, how) if stretch else UNPLACED


def _from_anchor(code: str, steps: int, scene: Scene) -> Reading:
    if scene.anchor is None:
        return UNPLACED
    if not scene.anchor.year_known:
        if code != "D":
            return UNPLACED
        return Reading(_stretch(scene.anchor.day + timedelta(steps), False), "day", False, _after(scene))
    if code == "D" and scene.anchor.unit != "D":
        return UNPLACED
    stretch = shifted(code, steps, scene.anchor.day)
    return Reading(stretch, _kind(code), False, _after(scene)) if stretch else UNPLACED


def _anchored(scene: Scene, when: date) -> Stretch:
    return _stretch(when, scene.anchor is None or scene.anchor.year_known)


def _stretch(when: date, year_known: bool) -> Stretch:
    return day(when) if year_known else month_day(when.month, when.day)


def _kind(code: str) -> str:
    return "day" if code == "D" else "period"


def _counted(scene: Scene) -> str:
    return f"counted from the article's date, {scene.reference}"


def _after(scene: Scene) -> str:
    return f"counted from “{scene.anchor.words}”, told before it" if scene.anchor else ""
