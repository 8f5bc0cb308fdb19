"""When two numbers are one number: units, hedges and comparisons.

In: quantities and durations.  Out: `measure` (a key for grouping) and `disagree` (beyond tolerance or not).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import inf

from kgbuild.fuse.policy import DEFAULT_TOLERANCE, ROUNDING, TOLERANCE
from kgbuild.model import Quantity, When

UNITS = {
    # unit: (what it is a measure of, size in the base unit).  SI brochure; international yard and pound (1959).
    "millimetre": ("length", 0.001), "centimetre": ("length", 0.01), "metre": ("length", 1.0),
    "kilometre": ("length", 1000.0), "inch": ("length", 0.0254), "foot": ("length", 0.3048),
    "yard": ("length", 0.9144), "mile": ("length", 1609.344), "nautical mile": ("length", 1852.0),
    "gram": ("mass", 0.001), "kilogram": ("mass", 1.0), "tonne": ("mass", 1000.0), "ton": ("mass", 1000.0),
    "pound": ("mass", 0.45359237), "ounce": ("mass", 0.028349523125), "stone": ("mass", 6.35029318),
    "second": ("duration", 1.0), "minute": ("duration", 60.0), "hour": ("duration", 3600.0),
    "day": ("duration", 86400.0), "week": ("duration", 604800.0), "month": ("duration", 2629746.0),
    "year": ("duration", 31556952.0),
    "square metre": ("area", 1.0), "square kilometre": ("area", 1e6), "hectare": ("area", 1e4),
    "acre": ("area", 4046.8564224), "square mile": ("area", 2589988.110336),
    "litre": ("volume", 0.001), "cubic metre": ("volume", 1.0), "barrel": ("volume", 0.158987294928),
    "metre per second": ("speed", 1.0), "kilometre per hour": ("speed", 1 / 3.6),
    "mile per hour": ("speed", 0.44704), "knot": ("speed", 1852 / 3600),
    "kilowatt-hour": ("energy", 3.6e6), "megawatt-hour": ("energy", 3.6e9), "joule": ("energy", 1.0),
}  # fmt: skip
SPELLINGS = {"meter": "metre", "liter": "litre"}
_DURATION = re.compile(
    r"^-?P(?:(?P<year>[\d.]+)Y)?(?:(?P<month>[\d.]+)M)?(?:(?P<week>[\d.]+)W)?(?:(?P<day>[\d.]+)D)?"
    r"(?:T(?:(?P<hour>[\d.]+)H)?(?:(?P<minute>[\d.]+)M)?(?:(?P<second>[\d.]+)S)?)?$"
)


@dataclass(frozen=True, slots=True)
class Measure:
    """A number in its base unit.  Two measures can be compared when `scale` is the same; `step` is the size of the
    unit it was given in, or of its last digit: "a week" is rounded to weeks."""

    scale: str
    amount: float
    hedged: bool
    low: float
    high: float
    step: float = 0.0


def measure(value: Quantity | When) -> Measure | None:
    """A quantity or duration in its base unit; None when it is not a number ("several")."""
    if isinstance(value, When):
        seconds = duration_seconds(value.value) if value.datatype == "duration" else None
        step = min((UNITS[unit][1] for unit in _units(value.value)), default=0.0)
        return None if seconds is None else Measure("duration", seconds, False, seconds, seconds, step)
    try:
        number = float(value.value)
    except ValueError:
        return None
    unit = value.unit.casefold()
    for american, british in SPELLINGS.items():
        unit = unit.replace(american, british)
    unknown = (f"{value.dimension} {unit}".strip(), 1.0)
    scale, factor = UNITS.get(unit, unknown) if value.dimension != "age" else unknown
    amount = number * factor
    try:
        upper = max(float(value.upper) * factor, amount) if value.upper else amount
    except ValueError:
        upper = amount
    low = -inf if value.comparison in ("at most", "less than") else amount
    high = inf if value.comparison in ("at least", "more than") else upper
    return Measure(scale, amount, bool(value.hedge or value.comparison), low, high, factor * _last_place(value.value))


def _last_place(digits: str) -> float:
    """What the last digit after the point stands for: 0.1 in "53.2", 1 in "54"."""
    decimals = digits.partition(".")[2]
    return float(10 ** -len(decimals)) if decimals else 1.0


def _rounded_to(number: float) -> float:
    """What the last digit that is not nought stands for: 100 in 1,200."""
    digits = f"{abs(number):.0f}"
    return float(10 ** (len(digits) - len(digits.rstrip("0"))))


def duration_seconds(text: str) -> float | None:
    """The length of an xsd:duration ("PT5H"), with average months and years."""
    units = _units(text)
    return sum(number * UNITS[unit][1] for unit, number in units.items()) if units else None


def _units(text: str) -> dict[str, float]:
    match = _DURATION.match(text)
    return {unit: float(number) for unit, number in match.groupdict().items() if number} if match else {}


def disagree(left: Measure, right: Measure) -> bool:
    """Two numbers on one scale disagree when neither tolerance nor "at least" and its like let them be one.

    In different units, or with more or fewer digits, each is rounded to its own: "a week" and "six days" may be one
    visit, "53.6 percent" and "54 percent" are one share, "53.2" and "54" are not.
    """
    if left.scale != right.scale:
        return False
    if left.low <= right.high and right.low <= left.high:
        return False
    stated, hedged = TOLERANCE.get(left.scale.split(" ")[0], DEFAULT_TOLERANCE)
    larger = max(abs(left.amount), abs(right.amount))
    between = right.low - left.high if left.high < right.low else left.low - right.high
    allowed = hedged if left.hedged or right.hedged else stated
    if larger >= ROUNDING[0] and between <= max(_rounded_to(left.amount), _rounded_to(right.amount)) / 2:
        allowed = max(allowed, ROUNDING[1])
    rounding = 0.0 if left.step == right.step else max(left.step, right.step) / 2
    return between > max(allowed * larger, rounding)
