"""Names of relations the ontology does not know."""

import pytest

from kgbuild.extract.cues import load_cues
from kgbuild.extract.wording import curie, past


@pytest.mark.parametrize(
    ("lemma", "expected"),
    [
        ("applaud", "applauded"), ("carry out", "carried out"), ("stop", "stopped"), ("agree", "agreed"),
        ("hold", "held"), ("wave off", "waved off"), ("play", "played"), ("collide", "collided"), ("visit", "visited"),
        ("re-hire", "re-hired"), ("co-write", "co-wrote"), ("corral", "corralled"),
    ],
)  # fmt: skip
def test_past_tense(lemma, expected):
    assert past(load_cues(), lemma) == expected


@pytest.mark.parametrize(
    ("lemma", "preposition", "expected"),
    [
        ("applaud", "", "rel:applaud"),
        ("wave off", "", "rel:wave-off"),
        ("collide", "with", "rel:collide-with"),
        ("…", "", ""),
    ],
)
def test_curie(lemma, preposition, expected):
    assert curie(lemma, preposition) == expected
