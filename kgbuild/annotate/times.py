"""Times of an article: dates, stretches of the calendar, durations, times told from other times.

In: a Doc and the article's own date (ISO 8601, None when the page has none).  Out: `TimeExpression`s in order.
What the words alone give is `stated`; what was worked out from the article's date or from other times says `how`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from kgbuild.annotate import times_dates as dates
from kgbuild.annotate import times_durations as lengths
from kgbuild.annotate import times_offsets as offsets
from kgbuild.annotate import times_periods as periods
from kgbuild.annotate import times_relative as relative
from kgbuild.annotate import times_weekdays as weekdays
from kgbuild.annotate.parsed import Doc
from kgbuild.annotate.times_calendar import legal
from kgbuild.annotate.times_join import Told, join_times
from kgbuild.annotate.times_lexicon import Item, coded, read_items
from kgbuild.annotate.times_news import day_of_news, is_told, opening_day
from kgbuild.annotate.times_patterns import Found, find_patterns
from kgbuild.annotate.times_scene import Reading, Scene
from kgbuild.annotate.times_tense import is_parsed, tense_of
from kgbuild.model import TimeExpression, When

Reader = Callable[[Found, Scene], Reading | None]

READERS: Mapping[str, Reader] = {
    "iso": dates.read_iso,
    "numeric": dates.read_numeric,
    "month_day": dates.read_day,
    "day_month": dates.read_day,
    "month_days": dates.read_days,
    "days_month": dates.read_days,
    "lone_day": dates.read_lone_day,
    "month_day_shift": dates.read_day_shift,
    "month_year": periods.read_month_year,
    "months_year": periods.read_months_year,
    "month_alone": periods.read_month,
    "month_shift": periods.read_month_shift,
    "month_of_year": periods.read_month_shift,
    "season_year": periods.read_season,
    "season_shift": periods.read_season,
    "season_alone": relative.read_season_alone,
    "period_year": periods.read_part_of_year,
    "half_year": periods.read_part_of_year,
    "quarter_code": periods.read_part_of_year,
    "decade": periods.read_decade,
    "century": periods.read_century,
    "year_range": periods.read_year_range,
    "year_alone": periods.read_year,
    "year_short": periods.read_short_year,
    "year_two_digits": periods.read_short_year,
    "year_two_more": periods.read_short_year,
    "holiday": dates.read_holiday,
    "holiday_shift": dates.read_holiday,
    "weekday_of_month": dates.read_weekday_of_month,
    "weekday_alone": weekdays.read_weekday,
    "weekday_after": weekdays.read_weekday,
    "day_word": relative.read_day_word,
    "unit_shift": relative.read_unit_shift,
    "the_weekend": relative.read_the_weekend,
    "units_past": relative.read_units_past,
    "units_past_vague": relative.read_unplaced,
    "ago": offsets.read_ago,
    "ago_vague": relative.read_unplaced,
    "later": offsets.read_later,
    "earlier": offsets.read_earlier,
    "later_vague": relative.read_unplaced,
    "the_before": offsets.read_the_before,
    "within": offsets.read_within,
    "part_shift": offsets.read_part,
    "day_of_visit": relative.read_unplaced,
    "clock": lengths.read_clock,
    "clock_meridiem": lengths.read_clock,
    "duration": lengths.read_duration,
    "durations": lengths.read_duration,
    "duration_unit_half": lengths.read_duration,
    "duration_and_half": lengths.read_duration,
    "duration_half": lengths.read_duration,
    "duration_vague": lengths.read_vague_duration,
    "duration_long": lengths.read_duration,
}
"""Which function reads which pattern of lang/en/times.toml."""


OWN_DAY = "the day on which the article says its news was told"
"""What stands in for the date of an article that has none."""


@dataclass(frozen=True, slots=True)
class Row:
    """A text as items, the patterns of time found in them, and the tense around each: all that does not depend on the
    article's date, so that times and amounts are found from one reading (a twentieth of what annotating costs)."""

    items: list[Item]
    found: list[Found]
    tenses: list[str]


def read_row(doc: Doc) -> Row:
    """The Doc as `tell_times` reads it."""
    items = read_items(doc)
    found, parsed = find_patterns(items, coded(items)), is_parsed(doc)
    return Row(items, found, [tense_of(doc, items, each, parsed) for each in found])


def find_times(doc: Doc, reference: str | None, row: Row | None = None) -> tuple[TimeExpression, ...]:
    """Every time the Doc tells, in order, none overlapping; `row` is the Doc read before."""
    row = row or read_row(doc)
    items = row.items
    found: list[TimeExpression] = []
    for told in tell_times(doc, row, reference):
        span = doc.char_span(items[told.begin].begin, items[told.end - 1].end, alignment_mode="expand")
        if span is not None and (not found or span.start >= found[-1].tokens[1]):
            found.append(TimeExpression((span.start, span.end), when(told.reading, span.text)))
    return tuple(found)


def tell_times(doc: Doc, row: Row, reference: str | None) -> list[Told]:
    """The same over items, with the two ends of each range kept."""
    items, found = row.items, row.found
    now = legal(*(int(part) for part in reference[:10].split("-"))) if reference else None
    news = day_of_news(items, found) if now is None and items else None
    scene = Scene(now, _full_dates(found), _named_days(found), news=news)
    scene.opening = opening_day(items, found) if now is None and items else None
    if news is not None and news.year_known:
        scene.reference = news.day
    told, text = [], doc.text
    for each, scene.tense in zip(found, row.tenses, strict=True):
        scene.before = items[each.begin - 1] if each.begin else None
        scene.after = items[each.end] if each.end < len(items) else None
        scene.later = items[each.end + 1] if each.end + 1 < len(items) else None
        scene.earlier = items[each.begin - 2] if each.begin > 1 else None
        reading = READERS[each.pattern](each, scene)
        if reading is None:
            continue
        if now is None and reading.how:
            reading = replace(reading, how=reading.how.replace("the article's date", OWN_DAY))
        before, here = scene.anchor, items[each.begin].sentence
        if not (scene.anchor_in == here and is_told(items, each)):
            scene.note(each, reading, text[items[each.begin].begin : items[each.end - 1].end])
        if scene.anchor is not before:
            scene.anchor_in = here
        told.append(Told(each.begin, _with_part_of_day(items, each, reading), reading))
    return join_times(told, items)


def _with_part_of_day(items: list[Item], found: Found, reading: Reading) -> int:
    """The night of "Friday night" belongs to its words; the day is the same."""
    end = found.end
    if reading.kind == "day" or found.part("weekday") is not None:
        end += end + 1 < len(items) and items[end].kind == "EDGE" and items[end + 1].kind == "PART"
        end += end < len(items) and items[end].kind == "PART"
    return end


def when(reading: Reading, words: str) -> When:
    """A reading as the model's `When`; a day with a time of day is a dateTime."""
    stretch = reading.stretch
    if stretch is None:
        return When(words, stated=False)
    value, datatype = stretch.value, stretch.datatype
    if reading.clock and datatype == "date" and not stretch.end:
        value, datatype = f"{value}T{reading.clock}", "dateTime"
    return When(words, value, datatype, reading.stated, reading.how, stretch.end, reading.written)


def _full_dates(found: list[Found]) -> list[date]:
    """Dates the article gives with their year, in order."""
    full = [
        legal(year, month, day)
        for each in found
        if (year := each.number("year")) and (month := each.number("month")) and (day := each.number("day"))
    ]
    return [known for known in full if known is not None]


def _named_days(found: list[Found]) -> list[tuple[int, int, int, int | None]]:
    """Weekdays that the article names a date for."""
    named = []
    for place, each in enumerate(found):
        month, day, weekday = each.number("month"), each.number("day"), each.number("weekday")
        if month is None or day is None:
            continue
        if weekday is None and place and found[place - 1].end + 1 == each.begin:
            weekday = found[place - 1].number("weekday")
        if weekday is not None and legal(2000, month, day):
            named.append((weekday, month, day, each.number("year")))
    return named
