"""Values that claims carry: modality, dates, quantities.

Standard library only; lexical forms are those of XML Schema, so that export writes them as they stand.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Modality(str, Enum):
    """How a claim is put forward.  Only `ASSERTED` claims become direct edges."""

    ASSERTED = "Asserted"
    NEGATED = "Negated"
    POSSIBLE = "Possible"
    PLANNED = "Planned"
    DEMANDED = "Demanded"
    HYPOTHETICAL = "Hypothetical"


class Status(str, Enum):
    """How the sources stand to a fact."""

    AGREED = "Agreed"
    SINGLE_SOURCE = "SingleSource"
    DISPUTED = "Disputed"


@dataclass(frozen=True, slots=True)
class When:
    """A time: `words` as written, `value` in the lexical form of the XSD type `datatype`.

    `datatype` is date, gYearMonth, gYear, gMonthDay, gMonth, dateTime or duration.  `stated` is True when the
    text itself gives the value; otherwise `how` says in a sentence how it was worked out.  A range has `end`, the
    last value.
    An expression that cannot be placed ("last week" with no article date) has value "" and datatype "".
    `written` is what the words alone give where `value` was inferred from more: gMonthDay "--09-13", gMonth "--09".
    """

    words: str
    value: str = ""
    datatype: str = ""
    stated: bool = True
    how: str = ""
    end: str = ""
    written: str = ""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit ("" for a count) and hedge ("about", "at least", "").

    `value` is a decimal in plain notation ("5", "250", "0.5"); `dimension` one of count, length, mass, money,
    duration, age, percent, temperature, magnitude, area, volume, speed, energy, or other; `unit` an English singular
    ("kilometre", "US dollar"); `comparison` one of "", "about", "at least", "more than", "at most", "less than".
    A range ("20 to 30") has `upper`.
    """

    words: str
    value: str
    unit: str = ""
    dimension: str = "count"
    hedge: str = ""
    comparison: str = ""
    upper: str = ""


Value = When | Quantity | str
"""What a claim's object may be when it is not a mention or clause; a plain string is a literal."""
