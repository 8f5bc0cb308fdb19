"""Dates, durations and numbers as typed literals, never ill-typed.

In: values of the model.  Out: literals in N-Triples form; a lexical form its type does not allow is left plain.
"""

from __future__ import annotations

import re
from datetime import date

from kgbuild.graph.terms import literal, number
from kgbuild.model import Quantity, Value, When

_ZONE = r"(Z|[+-]\d\d:\d\d)?"
_FORMS = {
    "date": re.compile(r"-?\d{4,}-\d\d-\d\d" + _ZONE),
    "gYearMonth": re.compile(r"-?\d{4,}-(0[1-9]|1[0-2])" + _ZONE),
    "gYear": re.compile(r"-?\d{4,}" + _ZONE),
    "gMonthDay": re.compile(r"--\d\d-\d\d" + _ZONE),
    "dateTime": re.compile(r"-?\d{4,}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?" + _ZONE),
    "duration": re.compile(r"-?P(?=\d|T\d)(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?"),
}
_WEEKS = re.compile(r"P(\d+)W")


def dated(value: str, datatype: str) -> str:
    """A time as its XSD type; `datatype` "" finds the type from the form."""
    weeks = _WEEKS.fullmatch(value)
    if weeks:
        value = f"P{int(weeks[1]) * 7}D"
    for name in (datatype,) if datatype else ("dateTime", "date", "gYearMonth", "gYear", "gMonthDay"):
        if name in _FORMS and _FORMS[name].fullmatch(value) and _in_calendar(value, name):
            return literal(value, f"xsd:{name}")
    return literal(value)


def valued(value: Value) -> str:
    """Any value as the object of a triple: a time by its type, a number as a plain number, words as words."""
    if isinstance(value, When):
        return dated(value.value, value.datatype) if value.value else literal(value.words)
    if isinstance(value, Quantity):
        return number(value.value)
    return literal(value)


def _in_calendar(value: str, name: str) -> bool:
    if name not in ("date", "dateTime", "gMonthDay"):
        return True
    year, month, day = ("2000", value[2:4], value[5:7]) if name == "gMonthDay" else value.lstrip("-").split("-", 2)
    try:
        date(int(year) % 400 + 2000, int(month), int(day[:2]))
    except ValueError:
        return False
    return True
