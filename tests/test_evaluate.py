"""A graph is scored against gold: what it holds counts, what it lacks is named."""

import json

import pytest

from kgbuild.errors import InputError
from kgbuild.evaluate import evaluate, read_gold
from tests.story import sample_graph, small_ontology

GOLD = {
    "entities": {
        "ana": {"type": "Person", "names": ["Ana Ruiz", "Ruiz", "mayor ana ruiz"]},
        "tomas": {"type": "Place", "names": ["Tomas Brandt"]},
        "lantern": {"type": "Artifact", "names": ["brass lanterns"]},
        "alder": {"type": "Place", "names": ["Port Alder"]},
        "brook": {"type": "Place", "names": ["Brook"]},
        "nobody": {"type": "Person", "names": ["Nobody"]},
        "both": {"type": "Place", "names": ["Port Alder", "Brook"]},
    },
    "facts": [
        {"id": "met", "s": "ana", "p": "met", "o": "tomas", "where": "alder", "when": "05-12"},
        {"id": "met-turned", "s": "tomas", "p": "met", "o": "ana"},
        {"id": "five-lanterns", "s": None, "p": "give|gave", "o": "lantern", "value": "5"},
        {"id": "nine-lanterns", "s": None, "p": "give|gave", "o": "lantern", "value": "9"},
        {"id": "sold", "s": "ana", "p": "sold", "o": "lantern"},
        {"id": "with-nobody", "s": "ana", "p": "met", "o": "nobody"},
    ],
    "forbidden": [
        {"id": "ana-gave", "s": "ana", "p": "gave", "o": "lantern"},
        {"id": "ana-visited", "s": "ana", "p": "visit", "o": None},
    ],
    "distinct": [["ana", "tomas"], ["alder", "both"], ["ana", "nobody"]],
    "absent": ["Leave a reply", "Ana Ruiz"],
    "conflicts": [{"id": "distance", "values": ["200", "250"]}, {"id": "none", "values": ["1", "2"]}],
}
EXPECTED = {
    "entities": (6, ("nobody",)),
    "typed": (5, ("tomas", "nobody")),
    "merged": (5, ("both",)),
    "kept apart": (1, ("alder=both", "ana=nobody")),
    "facts": (3, ("nine-lanterns", "sold", "with-nobody")),
    "places": (1, ()),
    "dates": (1, ()),
    "false facts avoided": (1, ("ana-visited",)),
    "noise kept out": (1, ("Ana Ruiz",)),
    "conflicts kept": (1, ("none",)),
}


@pytest.fixture(scope="module")
def scores():
    return {score.name: score for score in evaluate(sample_graph(), GOLD, small_ontology())}


@pytest.mark.parametrize("name", EXPECTED)
def test_each_figure_counts_what_is_there_and_names_what_is_not(scores, name):
    assert (scores[name].right, scores[name].missed) == EXPECTED[name]
    assert scores[name].total == scores[name].right + len(scores[name].missed)


def test_gold_that_is_none_is_a_clear_error(tmp_path):
    path = tmp_path / "gold.json"
    for content in ("{broken", json.dumps(["list"]), json.dumps({"facts": []})):
        path.write_text(content)
        with pytest.raises(InputError, match="no gold"):
            read_gold(path)
