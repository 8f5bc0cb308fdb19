"""Times in sentences: what is found, what it is worth, and what is left open."""

from __future__ import annotations

import datetime
import re
import sys

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from kgbuild.annotate.times import READERS, find_times
from kgbuild.lang import words
from kgbuild.model import When

NLP = spacy.blank("en")
MONDAY = "2021-06-14"


def times(text: str, reference: str | None = MONDAY) -> list[When]:
    return [found.when for found in find_times(NLP(text), reference)]


def values(text: str, reference: str | None = MONDAY) -> list[str]:
    return [f"{when.value}/{when.end}" if when.end else when.value for when in times(text, reference)]


STATED = [
    ("They met on 3 March 2019.", "2019-03-03", "date"),
    ("They met on March 3, 2019.", "2019-03-03", "date"),
    ("They met on Sunday, March 3rd, 2019.", "2019-03-03", "date"),
    ("They met on the 3rd of March, 2019.", "2019-03-03", "date"),
    ("Posted 2019-03-03 by staff", "2019-03-03", "date"),
    ("Posted 2019-03-03T10:15:00Z by staff", "2019-03-03T10:15:00Z", "dateTime"),
    ("The 23/03/2019 edition", "2019-03-23", "date"),
    ("The 3.23.2019 edition", "2019-03-23", "date"),
    ("Sales fell in March 2019.", "2019-03", "gYearMonth"),
    ("Sales fell in Sept. 2019.", "2019-09", "gYearMonth"),
    ("It was built in 1987.", "1987", "gYear"),
    ("It was built in early 1987.", "1987", "gYear"),
]


@pytest.mark.parametrize(("text", "value", "datatype"), STATED)
@pytest.mark.parametrize("reference", [None, MONDAY])
def test_dates_written_in_full_are_stated(text: str, value: str, datatype: str, reference: str | None) -> None:
    (when,) = times(text, reference)
    assert (when.value, when.datatype, when.stated, when.how) == (value, datatype, True, "")


RANGES = [
    ("from 12 to 17 September 2019", "2019-09-12/2019-09-17"),
    ("September 12-17, 2019", "2019-09-12/2019-09-17"),
    ("12 September – 3 October 2019", "2019-09-12/2019-10-03"),
    ("28 December to 3 January 2020", "2019-12-28/2020-01-03"),
    ("between 2010 and 2012", "2010/2012"),
    ("from 2010 to 2012", "2010/2012"),
    ("in the 2010-12 war", "2010/2012"),
    ("May-June 2015", "2015-05/2015-06"),
    ("the 1930s", "1930/1939"),
    ("the 19th century", "1801/1900"),
    ("the third quarter of 2015", "2015-07/2015-09"),
    ("Q3 2015", "2015-07/2015-09"),
    ("the first half of 2015", "2015-01/2015-06"),
    ("summer 2015", "2015-06/2015-08"),
    ("the winter of 2015", "2015-12/2016-02"),
]


@pytest.mark.parametrize(("text", "value"), RANGES)
def test_ranges_have_two_ends(text: str, value: str) -> None:
    assert values(f"It lasted {text}.", None) == [value]


COUNTED = [
    ("They left yesterday.", "2021-06-13"),
    ("They will leave tomorrow.", "2021-06-15"),
    ("They left on Friday.", "2021-06-11"),
    ("They left on Monday.", "2021-06-14"),
    ("They will leave on Friday.", "2021-06-18"),
    ("They left last Monday.", "2021-06-07"),
    ("They leave next Monday.", "2021-06-21"),
    ("They left last week.", "2021-06-07/2021-06-13"),
    ("They meet this weekend.", "2021-06-19/2021-06-20"),
    ("The fair was held this weekend.", "2021-06-12/2021-06-13"),
    ("They left earlier this month.", "2021-06"),
    ("It opens next year.", "2022"),
    ("They left two days ago.", "2021-06-12"),
    ("They left three months ago.", "2021-03"),
    ("They left a decade ago.", "2011"),
    ("They left in March.", "2021-03"),
    ("They left in September.", "2020-09"),
    ("They will leave in March.", "2022-03"),
    ("They left on 20 May.", "2021-05-20"),
    ("They left on December 20.", "2020-12-20"),
    ("They will leave on December 20.", "2021-12-20"),
    ("They left last night.", "2021-06-13"),
    ("They left last summer.", "2020-06/2020-08"),
    ("They left over the last three days.", "2021-06-11/2021-06-14"),
    ("They left on Friday at 5:30 p.m.", "2021-06-11T17:30:00"),
    ("They left at 11 am on Friday.", "2021-06-11T11:00:00"),
    ("They will return in two weeks.", "2021-06-28/2021-07-04"),
    ("They left on Christmas Eve.", "2020-12-24"),
    ("They left on the 7th.", "2021-06-07"),
    ("They left on the 28th local time.", "2021-05-28"),
]


@pytest.mark.parametrize(("text", "value"), COUNTED)
def test_other_times_are_counted_from_the_articles_date(text: str, value: str) -> None:
    (when,) = times(text)
    assert f"{when.value}/{when.end}".rstrip("/") == value
    assert not when.stated
    assert MONDAY in when.how


@pytest.mark.parametrize(("text", "value"), [row for row in COUNTED if "Chris" not in row[0]])
def test_without_the_articles_date_nothing_is_counted(text: str, value: str) -> None:
    assert all(when.value[:4] not in ("2020", "2021", "2022") for when in times(text, None))


DURATIONS = [
    ("a five-hour talk", "PT5H"),
    ("a six-day visit", "P6D"),
    ("a week-long visit", "P7D"),
    ("for three years", "P3Y"),
    ("for two and a half years", "P2Y6M"),
    ("half an hour", "PT30M"),
    ("two to three weeks", "P14D/P21D"),
    ("a decade", "P10Y"),
    ("her first win in 108 years", "P108Y"),
    ("an hour and a half", "PT1H30M"),
]


@pytest.mark.parametrize(("text", "value"), DURATIONS)
def test_lengths_of_time(text: str, value: str) -> None:
    assert values(f"It was {text}.", None) == [value]


NO_YEAR = [
    ("They met on September 13.", ["--09-13"]),
    ("They met on Wednesday, September 13.", ["--09-13"]),
    ("They met from 12 to 17 September.", ["--09-12/--09-17"]),
    ("They met on September 13. Two days later they parted.", ["--09-13", "--09-15"]),
    ("They met on Wednesday, 13 September. On Wednesday they sang.", ["--09-13", "--09-13"]),
    ("It began last Tuesday (September 12). Later on Sunday they left.", ["--09-12", "--09-17"]),
    ("They met on Wednesday, 13 September. On Friday they sang.", ["--09-13", ""]),
]


@pytest.mark.parametrize(("text", "expected"), NO_YEAR)
def test_days_of_no_known_year(text: str, expected: list[str]) -> None:
    assert values(text, None) == expected


def test_a_weekday_picks_the_year_near_the_articles_date() -> None:
    (when,) = times("They met on Friday, March 3.", "2018-01-05")
    assert (when.value, when.stated, when.written) == ("2017-03-03", False, "--03-03")
    assert "weekday" in when.how


def test_a_weekday_that_fits_no_near_year_leaves_the_year_open() -> None:
    (when,) = times("They met on Monday, March 3.", "2018-01-05")
    assert (when.value, when.stated) == ("--03-03", True)


def test_a_full_date_of_the_article_tells_the_year_of_a_weekday() -> None:
    text = "The plan of 1 February 2017 was dropped when they met on Friday, March 3."
    assert values(text, None) == ["2017-02-01", "2017-03-03"]


def test_an_inferred_year_keeps_what_was_written() -> None:
    (when,) = times("They left on 20 May.")
    assert (when.value, when.written) == ("2021-05-20", "--05-20")


def test_a_date_in_brackets_explains_the_words_before_it() -> None:
    (when,) = times("It began last Tuesday (June 8) in Lima.")
    assert (when.words, when.value) == ("last Tuesday (June 8)", "2021-06-08")


def test_the_part_of_a_day_belongs_to_its_words() -> None:
    assert [when.words for when in times("They left on Friday night.")] == ["Friday night"]


def test_an_event_just_ahead_is_meant_before_it() -> None:
    assert values("Prices fell before Wednesday's vote.") == ["2021-06-16"]
    assert values("Prices fell after Wednesday's vote.") == ["2021-06-09"]


def test_a_fine_distance_from_a_coarse_time_tells_no_day() -> None:
    assert values("In 2019 they met. A week later they parted.") == ["2019", ""]


NEWS_DAY = [
    ("The club announced on Thursday, August 8. She scored last Saturday.", ["--08-08", "--08-03"]),
    ("It said in a statement on Monday, 6 May. They left on Friday. They will sing on Sunday.", ["--05-06", "--05-03", "--05-12"]),
    ("They said on Tuesday, March 5, 2024. Sales fell in February.", ["2024-03-05", "2024-02"]),
    ("OSLO, May 3, 2021 - She left on Saturday.", ["2021-05-03", "2021-05-01"]),
    ("She was jailed on Friday, November 17, 2023. The trial began in September.", ["2023-11-17", "2023-09"]),
    ("It had said on Monday, May 6, 2019 that it closed. It fell on Tuesday.", ["2019-05-06", ""]),
    ("They said on Friday, 1 March. They left on Monday.", ["--03-01", ""]),
    ("It burst on Sunday, 14 April. She came on Monday.", ["--04-14", "--04-15"]),
    ("It burst on Tuesday, 28 February. She came on Wednesday.", ["--02-28", ""]),
    ("They said on Monday, 6 May. They said on Friday, 3 May. They left on Sunday.", ["--05-06", "--05-03", ""]),
    ("OSLO, May 3\n\nShe left on Monday. She came on Sunday.", ["--05-03", "--05-03", "--05-02"]),
    ("OSLO, May 3\n\nShe left on Monday. She had come the day before, on Sunday.", ["--05-03", "--05-03", "--05-02", "--05-02"]),
    ("They met on 18 May. The vote held on the 15th was fair.", ["--05-18", "--05-15"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NEWS_DAY)
def test_the_day_the_news_was_told_stands_in_for_the_articles_date(text: str, expected: list[str]) -> None:
    found = times(text, None)
    assert [when.value for when in found] == expected
    for when in found:
        named = any(letter.isdigit() for letter in when.words)
        assert named or not when.value or (not when.stated and when.how)


UNPLACED = [
    "They spoke of the last day.",
    "They fought on the last day before the vote.",
    "They spoke on the last day of the visit.",
    "They spoke a few years ago.",
    "They spoke ten days before the feast.",
    "They spoke in the last five months of her life.",
    "They always meet on a Monday.",
    "They met on Black Friday.",
]


@pytest.mark.parametrize("text", UNPLACED)
def test_times_that_cannot_be_placed_are_recognised(text: str) -> None:
    (when,) = times(text)
    assert (when.value, when.datatype, when.stated) == ("", "", False)


NO_TIMES = [
    "You may march with the may queen.",
    "A 32-year-old was five years old.",
    "About 2000 people saw flight 2016 land.",
    "Johnnie Christmas drew it for News Today.",
    "The sun sat low; he won the second prize.",
    "Falcon-9 and A320 cost $2015 or 2,019 euros.",
    "They live on the 7th floor of the 3rd house.",
]


@pytest.mark.parametrize("text", NO_TIMES)
def test_words_that_only_look_like_times(text: str) -> None:
    assert times(text) == []


def test_today_with_a_present_state_is_nowadays() -> None:
    assert values("She is a teacher today.") == [""]
    assert values("She resigned today.") == ["2021-06-14"]


def test_anaphora_counts_from_the_time_told_last() -> None:
    assert values("On 3 March 2019 they met. The next day they left.") == ["2019-03-03", "2019-03-04"]
    assert values("In 2019 they met. A year earlier they had fought.") == ["2019", "2018"]
    assert values("It rose in 2014, and fell the year before.") == ["2014", "2013"]


def test_a_month_spoken_of_in_general_has_no_year() -> None:
    (when,) = times("October is the month of masks.")
    assert (when.value, when.datatype) == ("--10", "gMonth")


LEXICAL = {
    "date": r"\d{4}-\d\d-\d\d",
    "gYearMonth": r"\d{4}-\d\d",
    "gYear": r"\d{4}",
    "gMonthDay": r"--\d\d-\d\d",
    "gMonth": r"--\d\d",
    "dateTime": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?",
    "duration": r"P(?=.)(\d+Y)?(\d+M)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?([\d.]+S)?)?",
    "": "",
}
PIECES = [
    "March", "May", "Tuesday", "Sun", "3", "31", "1987", "2020", "'88", "last", "next", "the", "a", "of", "from", "to",
    "between", "and", "two", "days", "week", "years", "ago", "later", "before", "century", "19th", "second", "summer",
    "Christmas", "10:30", "pm", "-", "–", ",", ".", "(", ")", "\n\n", "yesterday", "weekend", "decade", "will", "was",
    "1930s", "12/11/2010", "2010-13-45", "half", "several", "0", "99999", "Q3", "quarter", "hour", "“", "”", "9999-12-31",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14), st.sampled_from([None, MONDAY, "2020-02-29"]))
def test_any_words_give_legal_values_inside_the_text(pieces: list[str], reference: str | None) -> None:
    doc = NLP(" ".join(pieces))
    found = find_times(doc, reference)
    assert found == find_times(doc, reference)
    last = 0
    for each in found:
        begin, end = each.tokens
        assert last <= begin < end <= len(doc)
        assert doc[begin:end].text == each.when.words
        last = end
        for value in filter(None, (each.when.value, each.when.end)):
            assert re.fullmatch(LEXICAL[each.when.datatype], value), each
        assert bool(each.when.value) == bool(each.when.datatype)


def test_todays_date_is_never_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    class Forbidden(datetime.date):
        @classmethod
        def today(cls) -> Forbidden:
            raise AssertionError("today's date was asked for")

    text = " ".join(row[0] for row in STATED + COUNTED)
    before = [times(text, None), times(text)]
    modules = [module for name, module in sys.modules.items() if name.startswith("kgbuild.annotate.times")]
    for module in modules:
        if hasattr(module, "date"):
            monkeypatch.setattr(module, "date", Forbidden)
    assert [times(text, None), times(text)] == before


def test_every_pattern_has_its_reader() -> None:
    assert set(words("times")["patterns"]) == set(READERS)
