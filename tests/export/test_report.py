"""report.md tells a person what happened to their articles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kgbuild.export import report
from kgbuild.model import Copy, Problem
from tests.story import sample_graph, small_ontology

TOLD = [
    ("an article read", "| `harbour-times.txt` | Mayor's visit ends with lanterns | The Harbour Times | 2021-05-13 |"),
    ("counts", "- 16 entities: 4 person, "),
    ("a dispute", "- **who**, Gift of brass lanterns to Ana Ruiz"),
    ("the side drawn", "agent: head of the harbour board (asserted; 2 sources: "),
    ("the other side's words", "“Brandt gave Ruiz six brass lanterns”"),
    ("a disputed number", "quantity: about 250 kilometre"),
    ("a file not read", "- `empty.txt`: the file is empty (remove it, or put an article in it)"),
    ("noise", "  - a comment form, not news: “Leave a reply. Your email address will not be published.”"),
    ("a claim not believed", "a vehicle cannot hold an office"),
    ("names taken for one", "- Tomas Brandt: Brandt, Thomas Brandt"),
    ("why", "“Ana Ruiz” and “Ruiz”, 0.93: Both end in “Ruiz”."),
    ("a near miss", "“Ruiz”, 0.20: Names differ."),
    ("a remark", "- One name, two ages: kept as one."),
]


@pytest.fixture(scope="module")
def page() -> str:
    return report(sample_graph(), small_ontology())


@pytest.mark.parametrize(("what", "line"), TOLD)
def test_the_report_tells(what: str, line: str, page: str) -> None:
    assert line in page, what


def test_a_denied_happening_is_told_once(page: str) -> None:
    assert page.count("**polarity**") == 1


def test_strange_names_stay_in_their_place() -> None:
    problem = Problem("a|b`\n# c.txt", "is <b>broken</b> | *so*\n# there", "")
    text = report(replace(sample_graph(), problems=(problem,)), small_ontology())
    assert "\n# there" not in text
    assert "\\<b\\>broken\\</b\\> \\| \\*so\\*" in text


def test_near_copies_are_told_with_how_alike_they_are(page: str) -> None:
    assert "Near copies" not in page
    text = report(replace(sample_graph(), copies=(Copy("b.txt", "a.txt", 0.83),)), small_ontology())
    assert "- `b.txt` and `a.txt`: 83% of all runs of three words are in both" in text


def test_a_long_list_is_cut_and_says_so() -> None:
    problems = tuple(Problem(f"{index}.txt", "is empty", "") for index in range(450))
    text = report(replace(sample_graph(), problems=problems), small_ontology())
    assert "... and 250 more, all in graph.json." in text
