"""Times that stand side by side and are one: ranges, times of day with their date, a date in brackets.

In: `Told` expressions in the order of the text.  Out: fewer of them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from kgbuild.annotate.times_calendar import Stretch, legal
from kgbuild.annotate.times_lexicon import Item
from kgbuild.annotate.times_scene import Reading


@dataclass(frozen=True, slots=True)
class Told:
    """A time told by items `begin` to `end`; `parts` are the two ends of a range."""

    begin: int
    end: int
    reading: Reading
    parts: tuple[Told, ...] = ()


def join_times(told: list[Told], items: list[Item]) -> list[Told]:
    """Neighbours are joined in three ways, the closest kin first."""
    for joiner in (_bracketed, _with_clock, _ranged):
        joined: list[Told] = []
        for current in told:
            merged = joiner(joined[-1], current, items) if joined else None
            if merged is not None:
                joined[-1] = merged
            else:
                joined.append(current)
        told = joined
    return told


def _between(first: Told, second: Told, items: list[Item]) -> list[Item]:
    return items[first.end : second.begin]


def _bracketed(first: Told, second: Told, items: list[Item]) -> Told | None:
    """Last Tuesday (September 12); Tuesday, that is a weekday told twice: the explicit date says when."""
    if second.begin != first.end + 1:
        return None
    between = [item.kind for item in _between(first, second, items)]
    days = first.reading.kind in ("day", "unplaced") and second.reading.kind == "day"
    if not days or second.reading.stretch is None or items[first.begin].sentence != items[second.begin].sentence:
        return None
    closes = second.end < len(items) and items[second.end].kind == "RPAR"
    if between == ["LPAR"] and closes:
        return Told(first.begin, second.end + 1, second.reading)
    return None


def _with_clock(first: Told, second: Told, items: list[Item]) -> Told | None:
    """At 10:30 on Tuesday; Tuesday at 10:30."""
    if second.begin > first.end + 2:
        return None
    between = [item.words.lower() for item in _between(first, second, items)]
    if any(word not in ("at", "on", ",", "of", "around", "about", "by", "the", "(") for word in between):
        return None
    clock, dated = (first, second) if first.reading.kind == "clock" else (second, first)
    if clock.reading.kind != "clock" or dated.reading.kind != "day" or dated.reading.clock:
        return None
    return Told(first.begin, second.end, replace(dated.reading, clock=clock.reading.clock))


def _ranged(first: Told, second: Told, items: list[Item]) -> Told | None:
    """From Sunday to Wednesday, 12 September to 3 October 2023, between May and July."""
    if second.begin != first.end + 1:
        return None
    between = _between(first, second, items)
    kinds = [item.kind for item in between]
    opened = first.begin > 0 and items[first.begin - 1].kind == "FROM"
    if kinds not in (["TO"], ["DASH"]) and not (kinds == ["AND"] and opened):
        return None
    one, other = first.reading.stretch, second.reading.stretch
    if one is None or other is None or {first.reading.kind, second.reading.kind} - {"day", "period", "month"}:
        return None
    borrowed = _borrow_year(one, other)
    if borrowed.datatype != other.datatype or borrowed.value >= (other.end or other.value):
        return None
    stated = first.reading.stated and second.reading.stated
    how = "; ".join(dict.fromkeys(reading.how for reading in (first.reading, second.reading) if reading.how))
    whole = Stretch(borrowed.value, borrowed.datatype, other.end or other.value, borrowed.start)
    reading = Reading(whole, first.reading.kind, stated, how, first.reading.written)
    begin = first.begin - 1 if opened else first.begin
    return Told(begin, second.end, reading, (replace(first, reading=replace(first.reading, stretch=borrowed)), second))


def _borrow_year(one: Stretch, other: Stretch) -> Stretch:
    """12 September - 3 October 2023: the first day is of the year of the second, or of the one before."""
    if one.datatype != "gMonthDay" or other.datatype != "date" or other.start is None:
        return one
    month, number = int(one.value[2:4]), int(one.value[5:7])
    for year in (other.start.year, other.start.year - 1):
        when: date | None = legal(year, month, number)
        if when is not None and when < other.start:
            return Stretch(when.isoformat(), "date", "", when)
    return one
