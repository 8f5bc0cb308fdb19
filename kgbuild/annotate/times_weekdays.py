"""Readings of weekdays: by tense from the article's date, or from a weekday that the article names a date for.

In: a `Found` and the `Scene`.  Out: a `Reading`, unplaced where there is nothing to count from.
"""

from __future__ import annotations

from datetime import date, timedelta

from kgbuild.annotate.times_calendar import day, month_day, weekday_near
from kgbuild.annotate.times_patterns import Found
from kgbuild.annotate.times_scene import ANAPHORIC, UNPLACED, WEEKDAYS, Reading, Scene, counted, stretch_of, told_before
from kgbuild.lang import words

LEAP = frozenset({(2, 28), (2, 29)})
"""Days whose morrow the year decides."""


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
        following = weekday_near(scene.anchor.day, weekday, 1)
        return Reading(stretch_of(following, scene.anchor.year_known), "day", False, told_before(scene))
    by_tense = 0 if scene.tense == "future" or _soon(found, scene, weekday) else -1
    direction = by_tense if not shift else 1 if shift > 0 else -2
    base = scene.reference - timedelta(1) if direction == 0 else scene.reference
    picked = weekday_near(base, weekday, direction or 1)
    if found.part("unit"):
        picked = scene.reference - timedelta(scene.reference.weekday()) + timedelta(weekday + 7 * (shift or 0))
    return Reading(day(picked), "day", False, f"the nearest {WEEKDAYS[weekday]} by tense; {counted(scene)}")


def _soon(found: Found, scene: Scene, weekday: int) -> bool:
    """ "Before Tuesday's vote", written on Monday: an event that is a day or two ahead is the one meant."""
    assert scene.reference is not None
    leads = scene.before is not None and scene.before.words.lower() in words("times")["cues"]["before"]
    owned = scene.after is not None and scene.after.kind == "POSSESSIVE"
    return leads and owned and found.part("shift") is None and 0 < (weekday - scene.reference.weekday()) % 7 <= 2


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
            stretch = stretch_of(named[1] + timedelta(ahead), named[2])
            return Reading(stretch, "day", False, f"the first {WEEKDAYS[weekday]} after “{scene.anchor.words}”")
    return _by_the_news(found, scene, weekday)


def _by_the_news(found: Found, scene: Scene, weekday: int) -> Reading:
    """With no date on the article, the day on which it says the news was told stands in: "announced on Thursday,
    8 August" makes "last Saturday" the 3rd.  At the end of February the unknown year would count."""
    news, shift = scene.news, found.number("shift")
    if news is None:
        return _next_day(found, scene, weekday)
    if found.part("unit") or (not shift and scene.tense not in ("past", "future")):
        return UNPLACED
    ahead = shift > 0 if shift else scene.tense == "future"
    its_own = not shift and not ahead and news.day.weekday() == weekday
    picked = news.day if its_own else weekday_near(news.day, weekday, 1 if ahead else -2)
    first, last = sorted((news.day, picked))
    if (first.month, last.month) == (2, 3):
        return UNPLACED
    how = f"the nearest {WEEKDAYS[weekday]} by tense; counted from “{news.words}”, when the news, it says, was told"
    return Reading(stretch_of(picked, news.year_known), "day", False, how)


def _next_day(found: Found, scene: Scene, weekday: int) -> Reading:
    """ "It burst on Sunday, 14 April. He came on Monday": told after it in the past, the day right after is the one; a
    day with its year may be of long ago."""
    named = _named_date(scene) if scene.tense == "past" and found.part("shift") is None else None
    if named is None or scene.anchor is None:
        return UNPLACED
    before, known, year_known = named
    if year_known or (weekday - before) % 7 != 1 or (known.month, known.day) in LEAP:
        return UNPLACED
    how = f"the day after “{scene.anchor.words}”, told before it"
    return Reading(stretch_of(known + timedelta(1), year_known), "day", False, how)


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
