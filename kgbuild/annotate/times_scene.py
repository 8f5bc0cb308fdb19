"""What an article's times are read against: its date, the times told so far, the weekdays it names dates for.

In: items, patterns found, the article's date.  Out: `Scene`, and `Reading`, what one pattern was read as.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kgbuild.annotate.times_calendar import Stretch, day, legal, month_day
from kgbuild.annotate.times_lexicon import Item
from kgbuild.annotate.times_patterns import Found

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WINDOW = 3
"""Years before and one year after the article's date in which a weekday may pick the year: news looks back further
than ahead; over more than four years a weekday and date may come round twice."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a time says: `stretch` None when it cannot be placed, `kind` day, clock, period, duration or unplaced;
    `written` is the value of the words alone ("--09-13") where the year was worked out."""

    stretch: Stretch | None
    kind: str
    stated: bool = True
    how: str = ""
    written: str = ""
    clock: str = ""


UNPLACED = Reading(None, "unplaced")

ANAPHORIC = ("following", "preceding", "same")
DAILY = ("D", "W", "2W", "WE", "M", "Q", "Y", "10Y", "100Y")
"""Words that count from a time told before; units that fill whole days."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A day the text has named; `year_known` False when only its month and day are certain."""

    day: date
    year_known: bool
    unit: str
    words: str


@dataclass(slots=True)
class Scene:
    """The state of reading one article.  `reference` is its date; `hints` full dates its text gives;
    `named_days` the weekdays that it names a date for; `anchor` the latest time told; `tenses` one a pattern found;
    `news` the day, of no known year, on which the news was told, `opening` the full date that its opening gives;
    `anchor_in` the sentence that told the anchor: in "burst on Monday, the mayor said on Tuesday" what goes on is
    counted from Monday."""

    reference: date | None
    hints: Sequence[date]
    named_days: Sequence[tuple[int, int, int, int | None]]
    anchor: Anchor | None = None
    tense: str = ""
    before: Item | None = None
    after: Item | None = None
    later: Item | None = None
    earlier: Item | None = None
    news: Anchor | None = None
    opening: date | None = None
    anchor_in: int = -1

    def day_without_year(self, month: int, number: int, weekday: int | None, words: str) -> Reading:
        """A month and day whose year is not written: the article's date may tell it, or the weekday."""
        written = month_day(month, number)
        near = self.reference or self.opening or (self.hints[0] if self.hints else None)
        if near is None:
            return Reading(written, "day")
        whose = "the article's date" if self.reference else "a date the article gives in full"
        known = [legal(near.year + step, month, number) for step in range(-WINDOW, 2)]
        options = [option for option in known if option is not None]
        if weekday is not None:
            options = [option for option in options if option.weekday() == weekday]
            if len(options) != 1:
                return Reading(written, "day")
            how = f"of the years around {whose}, {near}, only {options[0].year} has “{words}” on that weekday"
            return Reading(day(options[0]), "day", False, how, written.value)
        if (self.reference or self.opening) is None or not options:
            return Reading(written, "day")
        picked = nearest(options, near, self.tense)
        how = f"no year is written; {picked.year} is the one that fits {whose}, {near}, and the sentence's tense"
        return Reading(day(picked), "day", False, how, written.value)

    def note(self, found: Found, reading: Reading, words: str) -> None:
        """Later expressions ("two days later") are counted from this one."""
        stretch = reading.stretch
        if stretch is None and found.part("weekday") is not None:
            self.anchor = None  # "on Monday", whenever that was, is what "the same day" goes back to
        if stretch is None or reading.kind not in ("day", "period"):
            return
        if stretch.datatype == "gMonthDay":
            known = legal(2000, int(stretch.value[2:4]), int(stretch.value[5:7]))
            start = legal(2023, known.month, known.day) if known else None
            self.anchor = Anchor(start, False, "D", words) if start else self.anchor
        elif stretch.start is not None:
            unit = {"date": "D", "gYearMonth": "M", "gYear": "Y"}.get(stretch.datatype, "D")
            self.anchor = Anchor(stretch.start, True, unit, words)


def nearest(options: Sequence[date], near: date, tense: str) -> date:
    """The option the tense allows that lies nearest: on or before `near` for the past, on or after for the future.

    A tense that would make it most of a year off, where another option is within weeks, was read from the wrong verb.
    """

    def distance(option: date) -> int:
        return abs((option - near).days)

    wanted = {"past": lambda option: option <= near, "future": lambda option: option >= near}.get(tense)
    allowed = [option for option in options if wanted is None or wanted(option)] or list(options)
    by_tense, closest = min(allowed, key=lambda o: (distance(o), o)), min(options, key=lambda o: (distance(o), o))
    return closest if distance(closest) <= WEEKS_OFF and distance(by_tense) >= MOST_OF_A_YEAR else by_tense


WEEKS_OFF, MOST_OF_A_YEAR = 45, 300


def month_of(found: Found, label: str = "month") -> int:
    """The number of a month named in a pattern."""
    return found.number(label) or 1


def counted(scene: Scene) -> str:
    """How a time was counted from the article's date, as a sentence."""
    return f"counted from the article's date, {scene.reference}"


def told_before(scene: Scene) -> str:
    """How a time was counted from the one told before it, as a sentence."""
    return f"counted from “{scene.anchor.words}”, told before it" if scene.anchor else ""


def stretch_of(when: date, year_known: bool) -> Stretch:
    """A day, without its year where that is not known."""
    return day(when) if year_known else month_day(when.month, when.day)


def kind_of(code: str) -> str:
    """The kind of reading that a unit gives."""
    return "day" if code == "D" else "period"
