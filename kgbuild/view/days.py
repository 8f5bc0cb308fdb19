"""Days on the timeline: when each event happened, as a range of days since 1970.

In: the date facts of a graph.  Out: `EventTime` by event id.  Dates without a year are not placed: never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from kgbuild.model import Fact, Modality, When

EPOCH = date(1970, 1, 1).toordinal()
FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class EventTime:
    """First and last possible day; `words` as stated; `inferred` when the value was worked out."""

    first: int
    last: int
    words: str
    inferred: bool


def day_range(when: When) -> tuple[int, int] | None:
    """The days a time covers: one for a date, all of a month or year, both ends of a range."""
    first = _span(when.value, when.datatype)
    last = _span(when.end, when.datatype) if when.end else first
    if first is None or last is None:
        return None
    return (first[0], max(last[1], first[1]))


def event_times(facts: Iterable[Fact], events: Mapping[str, object]) -> dict[str, EventTime]:
    """Each event's best time: asserted before others, stated before inferred, better supported first."""
    best: dict[str, tuple[tuple[bool, bool, int, float, str], EventTime]] = {}
    for fact in facts:
        if fact.subject not in events or not isinstance(fact.object, When):
            continue
        days = day_range(fact.object)
        if days is None:
            continue
        rank = (
            fact.modality is not Modality.ASSERTED,
            not fact.object.stated,
            -fact.support,
            -fact.confidence,
            fact.id,
        )
        time = EventTime(days[0], days[1], fact.object.words, not fact.object.stated)
        if fact.subject not in best or rank < best[fact.subject][0]:
            best[fact.subject] = (rank, time)
    return {event: time for event, (_, time) in sorted(best.items())}


def article_day(text: str | None) -> int | None:
    """The day an article is dated."""
    days = _span(text or "", "date")
    return days[0] if days else None


def _span(value: str, datatype: str) -> tuple[int, int] | None:
    if datatype not in ("date", "dateTime", "gYearMonth", "gYear"):
        return None
    found = FORM.match(value)
    if not found:
        return None
    year, month, day = (int(part) if part else 0 for part in found.groups())
    try:
        first = date(year, month or 1, day or 1)
        if day:
            last = first
        elif month:
            last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        else:
            last = date(year, 12, 31)
    except ValueError:
        return None
    return (first.toordinal() - EPOCH, last.toordinal() - EPOCH)
