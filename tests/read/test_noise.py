"""Page furniture is set aside with its reason; the story is not."""

import pytest

from kgbuild.read.noise import blocks
from kgbuild.read.plain import read_plain

STORY = "The council of Porto voted on Monday to rebuild the old market hall by next spring."
MORE = "Mayor Ines Prata said that work would begin in March and cost four million euros."

FURNITURE = [
    ("Leave A Reply", "comment form"),
    ("Your email address will not be published. Required fields are marked *", "comment form"),
    ("Related news", "related links"),
    ("Also read: Why the ferry to Madeira was late again", "teaser for another story"),
    ("READ MORE: Storm closes three schools", "teaser for another story"),
    ("© 2024 Porto Daily. All rights reserved.", "copyright or credit line"),
    ("This post originally appeared on www.example.org", "copyright or credit line"),
    ("Subscribe to our newsletter", "newsletter or subscription"),
    ("Share on Facebook", "sharing buttons"),
    ("Follow us on Telegram", "sharing buttons"),
    ("We use cookies to improve your experience.", "advertisement or notice"),
    ("0 152", "no words in it"),
    ("Writer. Coffee lover. Dog person. Amateur baker. Night owl.", "author blurb"),
    (STORY, "the same paragraph stands above"),
]


def judged(*paragraphs: str):
    page = next(read_plain("\n\n".join(paragraphs), "page.txt"))
    return [(page.text[b.span.begin : b.span.end], b.kind, b.noise) for b in blocks(page)]


@pytest.mark.parametrize(("paragraph", "reason"), FURNITURE)
def test_furniture_is_set_aside_with_its_reason(paragraph, reason):
    assert judged(STORY, MORE, paragraph)[-1] == (paragraph, judged(STORY, MORE, paragraph)[-1][1], reason)


@pytest.mark.parametrize(
    "paragraph",
    [
        "Related companies were searched too, police said on Tuesday in a long statement to the press.",
        "Share prices fell by four per cent after the announcement, the exchange said.",
        "The commission said that comments are closed to the public until the trial has ended in the spring.",
        "He won. She lost. Nobody complained about the outcome of the vote in the end.",
    ],
)
def test_prose_that_opens_like_furniture_is_kept(paragraph):
    assert judged(STORY, MORE, paragraph)[-1][2] is None


def test_title_is_the_first_line_that_is_no_sentence():
    assert judged("Porto to rebuild its market hall", STORY, MORE)[0][1:] == ("title", None)


def test_slogan_above_the_title_is_set_aside():
    rows = judged("Let’s talk together.", "Porto to rebuild its market hall", STORY, MORE)
    assert rows[0][2] == "slogan above the title"


def test_links_under_a_related_heading_go_with_it():
    rows = judged(STORY, MORE, "Related stories", "Ferry late again", "Storm closes schools")
    assert [row[2] for row in rows[2:]] == ["related links"] * 3


def test_a_short_line_between_paragraphs_is_a_heading():
    assert judged(STORY, "What it will cost", MORE)[1][1:] == ("heading", None)
