"""Readings of times told as a distance: "two weeks ago", "three days later", "the year before".

In: a `Found` and the `Scene`.  Out: a `Reading`, unplaced where there is nothing to count from.  Today's date is
never used.
"""

from __future__ import annotations

from datetime import date, timedelta

from kgbuild.annotate.times_calendar import day, moved, shifted
from kgbuild.annotate.times_durations import read_duration
from kgbuild.annotate.times_patterns import Found
from kgbuild.annotate.times_scene import (
    ANAPHORIC,
    DAILY,
    UNPLACED,
    Reading,
    Scene,
    counted,
    kind_of,
    stretch_of,
    told_before,
)  # fmt: skip


def read_ago(found: Found, scene: Scene) -> Reading | None:
    """Two weeks ago, a decade ago."""
    return _offset(found, scene, -1, scene.reference, True, counted(scene) if scene.reference else "")


def read_within(found: Found, scene: Scene) -> Reading | None:
    """In two weeks: a date when the sentence speaks of the future, else only a length of time."""
    if scene.tense != "future":
        return read_duration(found, scene)
    return _offset(found, scene, 1, scene.reference, True, counted(scene) if scene.reference else "")


def read_later(found: Found, scene: Scene) -> Reading | None:
    """Two days later, a year after: counted from the time told last."""
    if _has_object(found, scene):
        return UNPLACED
    return _from_told(found, scene, 1)


def read_earlier(found: Found, scene: Scene) -> Reading | None:
    """A year earlier: counted back from the time told last."""
    if _has_object(found, scene):
        return UNPLACED
    return _from_told(found, scene, -1)


def read_the_before(found: Found, scene: Scene) -> Reading | None:
    """The year before, the day after: counted from the time told last."""
    unit = found.part("unit")
    if unit is None or unit.value not in DAILY:
        return None
    if _has_object(found, scene):
        return UNPLACED
    return from_anchor(str(unit.value), -1 if found.text("relation") == "before" else 1, scene)


def read_part(found: Found, scene: Scene) -> Reading | None:
    """This morning, last night."""
    shift, word = found.number("shift"), found.text("shift")
    if word == "past":
        return None
    if word in ANAPHORIC or word == "next":
        return from_anchor("D", 0 if word == "same" else shift or 0, scene)
    if scene.reference is None or shift is None:
        return UNPLACED
    return Reading(day(scene.reference + timedelta(shift)), "day", False, counted(scene))


def _has_object(found: Found, scene: Scene) -> bool:
    """ "Ten days before the feast", "a year after she left": what it is counted from is told in words that follow."""
    particle = found.part("relation")
    closing = ("COMMA", "DOT", "MARK", "BREAK", "RPAR", "DASH", "AND")
    follows = scene.after is not None and scene.after.kind not in closing
    return particle is not None and particle.words.lower() in ("before", "after") and follows


def _from_told(found: Found, scene: Scene, sign: int) -> Reading:
    unit, anchor = found.part("unit"), scene.anchor
    if anchor is None or unit is None or str(unit.value) in FINER.get(anchor.unit, ()):
        return UNPLACED
    reading = _offset(found, scene, sign, anchor.day, anchor.year_known, told_before(scene))
    start = reading.stretch.start if reading.stretch else None
    ahead = scene.reference is not None and start is not None and start > scene.reference
    return UNPLACED if ahead and scene.tense != "future" else reading


FINER = {"Y": ("D", "W", "2W", "M"), "M": ("D", "W", "2W")}
"""Three days after a year, or a week after a month, is no day that can be told."""


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
        return Reading(stretch_of(target, False), "day", False, how) if fits and target else UNPLACED
    if scene.anchor is not None and base is scene.anchor.day and code == "W" and scene.anchor.unit == "D":
        return Reading(day(base + timedelta(7 * sign * int(steps))), "day", False, how)
    stretch = shifted(code, sign * int(steps), base)
    return Reading(stretch, kind_of(code), False, how) if stretch else UNPLACED


def from_anchor(code: str, steps: int, scene: Scene) -> Reading:
    """The day, week or year that lies so many of them after the one told last."""
    if scene.anchor is None:
        return UNPLACED
    if not scene.anchor.year_known:
        if code != "D":
            return UNPLACED
        return Reading(stretch_of(scene.anchor.day + timedelta(steps), False), "day", False, told_before(scene))
    if code == "D" and scene.anchor.unit != "D":
        return UNPLACED
    stretch = shifted(code, steps, scene.anchor.day)
    return Reading(stretch, kind_of(code), False, told_before(scene)) if stretch else UNPLACED
