"""Readings of lengths of time and of times of day.

In: a `Found` and the `Scene`.  Out: a `Reading` with an xsd:duration, or a time of day that waits for its date.
"""

from __future__ import annotations

from kgbuild.annotate.times_calendar import Stretch, duration
from kgbuild.annotate.times_lexicon import Item
from kgbuild.annotate.times_patterns import Found
from kgbuild.annotate.times_scene import UNPLACED, Reading, Scene


def read_duration(found: Found, scene: Scene) -> Reading | None:
    """Five-hour, six days, a week-long, three and a half years, two to three weeks."""
    unit, count, last = found.part("unit"), _amount(found.part("count")), _amount(found.part("last"))
    if unit is None or _is_age(found, scene):
        return None
    article = found.part("count")
    rate = scene.before is not None and scene.before.words.lower() in RATES
    indefinite = article is not None and article.kind == "A" and found.pattern == "duration"
    if indefinite and (rate or unit.value in ("WE", "Q", "TS", "TM")):
        return None
    halves = 0.5 if "half" in found.pattern else 0.0
    if found.pattern == "duration_half":
        count, halves = 0.5, 0.0
    value = duration(str(unit.value), (count or 1.0) + halves)
    end = duration(str(unit.value), last) if last else ""
    return Reading(Stretch(value, "duration", end), "duration") if value else None


RATES = ("per", "twice", "once", "times", "half", "such", "quite", "what")


def read_vague_duration(found: Found, scene: Scene) -> Reading | None:
    """Several hours: a length of time that is not told in figures."""
    return None if _is_age(found, scene) else UNPLACED


def _is_age(found: Found, scene: Scene) -> bool:
    """ "Five years old", "32-year-old": an age, which is an amount rather than a time."""
    words_after = [item.words.lower() for item in (scene.after, scene.later) if item is not None]
    return words_after[:1] == ["old"] or words_after[:2] == ["-", "old"] or words_after[:2] == ["of", "age"]


def _amount(item: Item | None) -> float | None:
    if item is None:
        return None
    return 1.0 if isinstance(item.value, str) else float(item.value)


def read_clock(found: Found, scene: Scene) -> Reading | None:
    """10:30 p.m., 5 am: a time of day; it has a value only beside a date."""
    text, meridiem = found.text("clock"), found.text("meridiem").replace(".", "")
    parts = text.replace(".", ":").split(":") if text else [str(found.number("hour") or 0), "00"]
    hour = int(parts[0])
    if meridiem:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if meridiem == "pm" else 0)
    if hour > 23:
        return None
    seconds = parts[2] if len(parts) > 2 else "00"
    return Reading(None, "clock", clock=f"{hour:02}:{parts[1]}:{seconds}")
