"""When two dates are one date: "13 September" and "2023-09" go together, "2023-09-13" and "2023-09-14" do not.

In: two times.  Out: whether no day lies in both.
"""

from __future__ import annotations

import re

from kgbuild.model import When

Day = tuple[int | None, int | None, int | None]
_FORMS = {
    "date": re.compile(r"^(?P<y>-?\d{4,})-(?P<m>\d\d)-(?P<d>\d\d)"),
    "dateTime": re.compile(r"^(?P<y>-?\d{4,})-(?P<m>\d\d)-(?P<d>\d\d)T"),
    "gYearMonth": re.compile(r"^(?P<y>-?\d{4,})-(?P<m>\d\d)"),
    "gYear": re.compile(r"^(?P<y>-?\d{4,})"),
    "gMonthDay": re.compile(r"^--(?P<m>\d\d)-(?P<d>\d\d)"),
}


def day(value: str, datatype: str) -> Day | None:
    """Year, month and day of a lexical form, None for each that it leaves open."""
    match = _FORMS[datatype].match(value) if datatype in _FORMS else None
    if match is None:
        return None
    found = match.groupdict()
    year, month, number = (int(found[part]) if part in found else None for part in "ymd")
    return year, month, number


def apart(left: When, right: When) -> bool:
    """Two times are apart when no day lies in both; what a time leaves open fits everything."""
    spans = [_span(when) for when in (left, right)]
    if spans[0] is None or spans[1] is None:
        return False
    (first, last), (begin, end) = spans[0], spans[1]
    if all(each[0] is not None for each in (first, last, begin, end)):
        return _latest(last) < _earliest(begin) or _latest(end) < _earliest(first)
    if any(each[1] is None for each in (first, last, begin, end)):
        return False
    dateless = [(None, each[1], each[2]) for each in (first, last, begin, end)]
    return _latest(dateless[1]) < _earliest(dateless[2]) or _latest(dateless[3]) < _earliest(dateless[0])


NEAR = (20, 11, 14)
"""Years, months and days between which one happening may have been put on either of two times."""


def near_but_apart(left: When, right: When) -> bool:
    """Are two times apart, but so near that one happening may have been put on either: told as precisely, by years, by
    months of a year, or by days of two weeks?"""
    first, second = day(left.value, left.datatype), day(right.value, right.datatype)
    if not apart(left, right) or first is None or second is None or left.end or right.end:
        return False
    steps = [
        abs(one - other) if one is not None and other is not None else None
        for one, other in zip(first, second, strict=True)
    ]
    if (first[2] is None) != (second[2] is None) or (first[1] is None) != (second[1] is None):
        return False
    if first[1] is None:
        return (steps[0] or 0) <= NEAR[0]
    if first[2] is None:
        return not steps[0] and (steps[1] or 0) <= NEAR[1]
    return abs(_ordinal(first) - _ordinal(second)) <= NEAR[2] if steps[0] is not None else not steps[1]


def _ordinal(value: Day) -> int:
    year, month, number = value
    return (year or 0) * 372 + (month or 1) * 31 + (number or 1)


def within(exact: When, vague: When) -> bool:
    """Does the first time say all that the second says, and perhaps more?"""
    if exact.end or vague.end:
        return False
    one, other = day(exact.value, exact.datatype), day(vague.value, vague.datatype)
    if one is None or other is None:
        return False
    return all(theirs is None or ours == theirs for ours, theirs in zip(one, other, strict=True))


def _span(when: When) -> tuple[Day, Day] | None:
    first = day(when.value, when.datatype)
    last = day(when.end, when.datatype) if when.end else first
    return None if first is None or last is None else (first, last)


def _earliest(value: Day) -> tuple[int, int, int]:
    return value[0] or 0, value[1] or 1, value[2] or 1


def _latest(value: Day) -> tuple[int, int, int]:
    return value[0] or 0, value[1] or 12, value[2] or 31
