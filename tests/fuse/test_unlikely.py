"""Which edges are kept as claims and not drawn."""

from __future__ import annotations

import pytest

from kgbuild.fuse import fuse
from kgbuild.fuse.policy import DRAWN, STANDING
from kgbuild.model import Fact
from tests.story import Story

ENTITIES = {
    "ana": ("Person", "Ana Ruiz"),
    "tom": ("Person", "Tom Brandt"),
    "union": ("Organization", "Dockers' Union"),
}
EVENTS = {"e": ("Meeting", "meet", "Ana Ruiz met Tom Brandt")}
SAID = "On the quay Ana Ruiz met Tom Brandt, who had come by boat in the early morning."
AGAIN = "Ana Ruiz met Tom Brandt at the gates of the old shipyard on a rainy Tuesday in the spring, a witness told us."


def facts(confidence: float, least: float | None = None, pages: tuple[str, ...] = (SAID,)) -> dict[str, Fact]:
    """Who met whom, by predicate."""
    story = Story(ENTITIES, EVENTS)
    for number, text in enumerate(pages):
        page = story.article(f"{number}.txt", text, f"Paper {number}")
        page.tells("Ana Ruiz met Tom Brandt", "e", agent="ana", coAgent="tom", confidence=confidence)
    found = fuse(story.extractions, story.resolution, story.articles, story.ontology, least=least)
    return {fact.predicate: fact for fact in found}


@pytest.mark.parametrize(
    ("confidence", "least", "drawn"),
    [
        (DRAWN, None, True),
        (DRAWN - 0.01, None, False),
        (0.5, 0.4, True),
        (0.5, 0.0, True),
        (0.9, 0.95, False),
    ],
)
def test_an_unlikely_edge_is_not_drawn(confidence: float, least: float | None, drawn: bool) -> None:
    found = facts(confidence, least)
    assert found["kg:met"].edge is drawn
    assert found["kg:met"].evidence and found["kg:met"].confidence == confidence
    assert found["kg:agent"].edge and found["kg:coAgent"].edge  # the happening tells it all the same


def test_a_second_source_makes_it_likely() -> None:
    low = DRAWN - 0.1
    assert not facts(low)["kg:met"].edge
    assert facts(low, pages=(SAID, AGAIN))["kg:met"].edge


@pytest.mark.parametrize(("least", "drawn"), [(None, True), (0.85, False)])
def test_standing_relations_are_drawn_when_likelier_right_than_wrong(least: float | None, drawn: bool) -> None:
    story = Story(ENTITIES, EVENTS)
    page = story.article("0.txt", "Ana Ruiz, head of the Dockers' Union, spoke.", "The Post")
    page.relates("head of the Dockers' Union", "ana", "kg:leads", "union")  # of confidence 0.8
    found = fuse(story.extractions, story.resolution, story.articles, story.ontology, least=least)
    assert STANDING < DRAWN
    assert [fact.edge for fact in found if fact.predicate == "kg:leads"] == [drawn]
