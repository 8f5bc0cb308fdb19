"""Datelines, and lines that are little but a date: text in, what is read as the day, where the sentence begins."""

import pytest

from kgbuild.read.datelines import dateline, line_date

DATELINES = [
    ("LIMA, Sept 18 (Interwire) - A quake struck", "A quake struck"),
    ("LIMA (Novapress) — Opposition leader", "Opposition leader"),
    ("Tarv News Network, March 11 -- The results", "The results"),
    ("Finance Daily, Oslo, September 18 (Reporter Zhao Min) The central bank", "The central bank"),
    ("NEW YORK, N.Y. – “We won", "“We won"),
    ("WASHINGTON/LONDON, May 3 (Interwire) - US", "US"),
    ("AMMAN: The king said", "The king said"),
    ("(Interwire) - Shares rose", "Shares rose"),
]
PLAIN = [
    "Ana Lopez (39) met the mayor.", "NASA (the agency) said so.", "Bank of Oslo – The firm", "The channel: What next",
    "COVID-19 - The disease", "Lima, 3 May 2021. The quake", "On May 3, the town fell.",
]  # fmt: skip
LINES = [
    ("OSLO, 14 June 2024. Two days after the ruling", "14 June 2024"),
    ("Lima. 3 May 2021. The port was shut.", "3 May 2021"),
    ("19 September 2024", "19 September 2024"),
    ("Published: 8 May 2023", "8 May 2023"),
    ("November 15, 2024, 14:32", "November 15, 2024"),
    ("Saturday 22 June 2024 | Evening Echo", "22 June 2024"),
    ("22.06.2024 10:15", "2024-06-22"),
    ("22.16.2024", None),
    ("Sept 5", None),
    ("The concert on 3 May 2021 was long.", None),
]


@pytest.mark.parametrize(("text", "rest"), DATELINES)
def test_a_dateline_ends_where_the_sentence_begins(text, rest):
    found = dateline(text)
    assert found is not None
    assert text[found[1] :] == rest


@pytest.mark.parametrize("text", PLAIN)
def test_a_name_before_a_dash_or_bracket_is_no_dateline(text):
    assert dateline(text) is None


@pytest.mark.parametrize(("text", "words"), LINES)
def test_a_line_of_a_date_states_it(text, words):
    assert line_date(text) == words
