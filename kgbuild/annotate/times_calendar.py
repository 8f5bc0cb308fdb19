"""Calendar arithmetic: stretches of the calendar in the lexical forms of XML Schema.

In: dates and counts.  Out: `Stretch`es.  Nothing here knows today's date.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta


@dataclass(frozen=True, slots=True)
class Stretch:
    """`value` to `end` ("" when one value says it all) of the XSD type `datatype`; `start` is its first day."""

    value: str
    datatype: str
    end: str = ""
    start: date | None = None


def day(when: date) -> Stretch:
    """One day."""
    return Stretch(when.isoformat(), "date", "", when)


def days(first: date, last: date) -> Stretch:
    """Several days, first and last."""
    return Stretch(first.isoformat(), "date", last.isoformat(), first)


def month_day(month: int, day_of_month: int) -> Stretch:
    """A day of a year unknown."""
    return Stretch(f"--{month:02}-{day_of_month:02}", "gMonthDay")


def month(year: int, number: int) -> Stretch:
    """A month of a year."""
    return Stretch(f"{year:04}-{number:02}", "gYearMonth", "", date(year, number, 1))


def months(first: date, last: date) -> Stretch:
    """Several months, first and last."""
    return Stretch(f"{first:%Y-%m}", "gYearMonth", f"{last:%Y-%m}", first)


def year(number: int) -> Stretch:
    """A year."""
    return Stretch(f"{number:04}", "gYear", "", date(number, 1, 1))


def years(first: int, last: int) -> Stretch:
    """Several years, first and last."""
    return Stretch(f"{first:04}", "gYear", f"{last:04}", date(first, 1, 1))


def week(when: date) -> Stretch:
    """The week, Monday to Sunday, around a day."""
    monday = when - timedelta(when.weekday())
    return days(monday, monday + timedelta(6))


def weekend(when: date) -> Stretch:
    """The weekend at the end of a day's week."""
    saturday = when - timedelta(when.weekday()) + timedelta(5)
    return days(saturday, saturday + timedelta(1))


def season(year_of_start: int, first: int, last: int) -> Stretch:
    """Three months, which may run into the next year."""
    return months(date(year_of_start, first, 1), date(year_of_start + (last < first), last, 1))


def quarter(of_year: int, number: int) -> Stretch:
    """A quarter of a year."""
    return months(date(of_year, 3 * number - 2, 1), date(of_year, 3 * number, 1))


def shifted(unit: str, count: int, base: date) -> Stretch | None:
    """The day, week, month, year ... that lies `count` of them after the one around `base`."""
    if unit == "D":
        return day(base + timedelta(count))
    if unit in ("W", "2W"):
        return week(base + timedelta(7 * count * (2 if unit == "2W" else 1)))
    if unit == "WE":
        return weekend(base + timedelta(7 * count))
    if unit == "M":
        return month(*_year_month(base, count))
    if unit == "Q":
        return quarter(*_year_quarter(base, count))
    if unit == "Y":
        return year(base.year + count)
    if unit == "10Y":
        return year(base.year + 10 * count) if count < 0 else years(base.year // 10 * 10, base.year // 10 * 10 + 9)
    return None


def moved(unit: str, count: float, base: date) -> date | None:
    """`base` moved by a count of units of at least a day."""
    step = {
        "D": (0, 0, 1),
        "W": (0, 0, 7),
        "2W": (0, 0, 14),
        "M": (0, 1, 0),
        "Q": (0, 3, 0),
        "Y": (1, 0, 0),
    }.get(unit)
    if unit in ("10Y", "100Y"):
        step = (int(unit[:-1]), 0, 0)
    if step is None or abs(count) > 5000:
        return None
    try:
        whole = int(count)
        moved: date = base + relativedelta(years=step[0] * whole, months=step[1] * whole, days=step[2] * whole)
        return moved
    except (OverflowError, ValueError):
        return None


def _year_month(base: date, count: int) -> tuple[int, int]:
    place = base.year * 12 + base.month - 1 + count
    return place // 12, place % 12 + 1


def _year_quarter(base: date, count: int) -> tuple[int, int]:
    place = base.year * 4 + (base.month - 1) // 3 + count
    return place // 4, place % 4 + 1


def weekday_near(base: date, weekday: int, direction: int) -> date:
    """The day of that weekday nearest to `base`: before or on it (-1), after it (1), strictly before it (-2)."""
    if direction == 1:
        return base + timedelta((weekday - base.weekday() - 1) % 7 + 1)
    if direction == -2:
        return base - timedelta((base.weekday() - weekday - 1) % 7 + 1)
    return base - timedelta((base.weekday() - weekday) % 7)


def legal(of_year: int, number: int, day_of_month: int) -> date | None:
    """The date, or None where the calendar has none."""
    try:
        return date(of_year, number, day_of_month)
    except ValueError:
        return None


def duration(unit: str, count: float) -> str:
    """An xsd:duration, or "" for units that have none."""
    scale, letter, clock = {
        "D": (1, "D", ""), "W": (7, "D", ""), "2W": (14, "D", ""), "WE": (2, "D", ""), "M": (1, "M", ""),
        "Q": (3, "M", ""), "Y": (1, "Y", ""), "10Y": (10, "Y", ""), "100Y": (100, "Y", ""),
        "TH": (1, "H", "T"), "TM": (1, "M", "T"), "TS": (1, "S", "T"),
    }.get(unit, (0, "", ""))  # fmt: skip
    total = count * scale
    if not scale or total < 0:
        return ""
    whole, rest = int(total), total - int(total)
    if not rest:
        return f"P{clock}{whole}{letter}"
    smaller = {
        "Y": (12, "M"),
        "D": (24, "H"),
        "H": (60, "M"),
        "M": (60, "S") if clock else (30, "D"),
        "S": (1, ""),
    }[letter]
    part = round(rest * smaller[0])
    head = f"{whole}{letter}" if whole else ""
    if letter == "S":
        return f"PT{total:g}S"
    tail = f"T{part}{smaller[1]}" if letter == "D" else f"{part}{smaller[1]}"
    return f"P{clock}{head}{tail}"
