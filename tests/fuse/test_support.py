"""How many independent sources stand behind a fact."""

from __future__ import annotations

import pytest

from kgbuild.fuse import fuse
from kgbuild.model import Copy, Fact, Status
from tests.story import Story

ENTITIES = {
    "ana": ("Person", "Ana Ruiz"),
    "tom": ("Person", "Tom Brandt"),
    "wire": ("NewsAgency", "Norsk Wire", "NW"),
    "lena": ("Person", "Lena Moor"),
}
EVENTS = {"e": ("Meeting", "meet", "Ana Ruiz met Tom Brandt")}


def met(*pages: tuple[str, str | None, str], copies: tuple[Copy, ...] = ()) -> Fact:
    """The fact that Ana met Tom, told by pages given as (text, publisher, who says so)."""
    story = Story(ENTITIES, EVENTS)
    for index, (text, publisher, by) in enumerate(pages):
        page = story.article(f"{index}.txt", text, publisher)
        page.tells("Ana Ruiz met Tom Brandt", "e", agent="ana", coAgent="tom", by=by)
    facts = fuse(story.extractions, story.resolution, story.articles, story.ontology, copies)
    return next(fact for fact in facts if fact.predicate == "kg:met")


SHORT = "Ana Ruiz met Tom Brandt."
OTHER = "On the quay Ana Ruiz met Tom Brandt, who had come by boat in the early morning."
LONG = "Smiling broadly, Ana Ruiz met Tom Brandt at the gates of the old shipyard on a rainy Tuesday in the spring."
EDITED = "Smiling broadly, Ana Ruiz met Tom Brandt at the gates of the old shipyard on a rainy Tuesday last spring."
SAID = "Ana Ruiz met Tom Brandt, Norsk Wire said."
NW = "NW reports that Ana Ruiz met Tom Brandt."
LENA = "Lena Moor said Ana Ruiz met Tom Brandt."


@pytest.mark.parametrize(
    ("support", "pages"),
    [
        (1, [(SHORT, "The Post", "")]),
        (2, [(SHORT, "The Post", ""), (OTHER, "The Times", "")]),
        (1, [(SHORT, "The Post", ""), (OTHER, "the post", "")]),  # one outlet, two articles
        (2, [(SHORT, None, ""), (OTHER, None, "")]),  # no outlet known: articles stand for themselves
        (1, [(SAID, "The Post", "wire"), (NW, "The Times", "wire=NW")]),  # both quote one agency
        (1, [(SAID, "The Post", "wire"), (OTHER, "Norsk Wire", "")]),  # the agency's own page
        (1, [(SAID, "The Post", "wire"), (OTHER, "NW", "")]),  # under its short name
        (2, [(SAID, "The Post", "wire"), (OTHER, "The Times", "")]),
        (2, [(LENA, "The Post", "lena"), (OTHER, "The Times", "")]),
        (1, [(LONG, "The Post", ""), (LONG, "The Times", "")]),  # wire copy printed twice
        (1, [(LONG, "The Post", ""), (EDITED, "The Times", "")]),  # and edited
        (2, [(LONG, "The Post", ""), (EDITED, "The Times", ""), (OTHER, "The Echo", "")]),
        (2, [(SHORT, "The Post", ""), (SHORT, "The Times", "")]),  # too short to be copied
    ],
)
def test_support_counts_independent_sources(support: int, pages: list[tuple[str, str | None, str]]) -> None:
    fact = met(*pages)
    assert fact.support == support
    assert fact.status is (Status.AGREED if support > 1 else Status.SINGLE_SOURCE)
    assert len(fact.evidence) == len(pages)


@pytest.mark.parametrize(
    ("support", "pages", "copies"),
    [
        (1, [(SHORT, "The Post", ""), (OTHER, "The Times", "")], "10"),
        (2, [(SHORT, "The Post", ""), (OTHER, "The Times", ""), (LONG, "The Echo", "")], "10"),
        (1, [(SHORT, "The Post", ""), (OTHER, "The Times", ""), (LONG, "The Echo", "")], "10 20"),
        (2, [(SHORT, "The Post", ""), (OTHER, "The Times", ""), (LONG, "The Echo", ""), (SAID, "D", "")], "10 32"),
        (1, [(SHORT, "The Post", ""), (OTHER, "The Times", ""), (LONG, "The Post", ""), (SAID, "The Times", "")], "32"),
        (2, [(SHORT, None, ""), (OTHER, None, ""), (LONG, None, "")], "21"),
        (2, [(SHORT, "The Post", ""), (OTHER, "The Times", "")], "98"),  # copies that do not tell of it
    ],
)
def test_near_copies_are_one_source(support: int, pages: list[tuple[str, str | None, str]], copies: str) -> None:
    found = met(*pages, copies=tuple(Copy(f"{a}.txt", f"{b}.txt", 0.8) for a, b in copies.split()))
    assert found.support == support
    assert found.status is (Status.AGREED if support > 1 else Status.SINGLE_SOURCE)


def test_speakers_and_articles_are_named() -> None:
    fact = met((LENA, "The Post", "lena"), (OTHER, "The Times", ""))
    assert fact.attributed_to == ("article:1.txt", "lena")


def test_more_sources_give_more_confidence() -> None:
    one, two = met((SHORT, "The Post", "")), met((SHORT, "The Post", ""), (OTHER, "The Times", ""))
    copied = met((LONG, "The Post", ""), (LONG, "The Times", ""))
    assert one.confidence < two.confidence < 1
    assert copied.confidence == one.confidence


def test_a_symmetric_relation_is_one_fact_either_way_round() -> None:
    story = Story(ENTITIES, EVENTS)
    story.article("0.txt", SHORT, "The Post").tells("Ana Ruiz met Tom Brandt", "e", agent="ana", coAgent="tom")
    page = story.article("1.txt", "Tom Brandt met Ana Ruiz.", "The Times")
    page.tells("Tom Brandt met Ana Ruiz", "e", agent="tom", coAgent="ana")
    facts = fuse(story.extractions, story.resolution, story.articles, story.ontology)
    edges = [fact for fact in facts if fact.predicate == "kg:met"]
    assert [(fact.subject, fact.object, fact.support) for fact in edges] == [("ana", "tom", 2)]


def test_the_order_of_articles_does_not_matter() -> None:
    story = Story(ENTITIES, EVENTS)
    for index, text in enumerate((SHORT, OTHER, LONG, SAID)):
        page = story.article(f"{index}.txt", text, f"Outlet {index}")
        page.tells("Ana Ruiz met Tom Brandt", "e", agent="ana", coAgent="tom")
    forward = fuse(story.extractions, story.resolution, story.articles, story.ontology)
    backward = fuse(story.extractions[::-1], story.resolution, story.articles, story.ontology)
    assert forward == backward


def test_what_a_clause_knows_and_no_claim_says_is_a_fact_too() -> None:
    from dataclasses import replace

    from tests.story import km, on

    story = Story(ENTITIES, EVENTS)
    page = story.article("0.txt", "Ana Ruiz met Tom Brandt on Monday, 3 kilometres off.", "The Post")
    page.tells("Ana Ruiz met Tom Brandt", "e", times=(on("2021-05-12"),), quantities=(km("3"),), agent="ana")
    bare = [replace(extraction, claims=()) for extraction in story.extractions]
    facts = fuse(bare, story.resolution, story.articles, story.ontology)
    assert {fact.predicate for fact in facts} == {"kg:agent", "kg:date", "kg:quantity"}
