"""Words alike in meaning, by the shipped table."""

from __future__ import annotations

import pytest

from kgbuild.lang.likeness import likeness
from kgbuild.ontology import load_ontology
from kgbuild.resolve import resolve
from tests.resolve.world import article, person


@pytest.mark.parametrize(
    ("one", "other", "stranger"),
    [
        ("died", "perished", "sang"),
        ("quake", "tremor", "wedding"),
        ("sacked", "fired", "married"),
        ("bought", "acquired", "drowned"),
        ("Resignation", "resigned", "collided"),
    ],
)
def test_words_of_one_meaning_are_more_alike_than_others(one, other, stranger):
    assert likeness(one, other) > likeness(one, stranger)
    assert likeness(one, other) == likeness(other, one)


def test_equal_words_are_wholly_alike_and_unknown_ones_not_at_all():
    assert likeness("Zzyzxing", "zzyzxing") == 1.0
    assert likeness("zzyzxing", "met") == 0.0
    assert likeness("", "met") == 0.0


@pytest.mark.parametrize(
    ("one", "other", "events"),
    [
        (("fund", "Event"), ("pay", "Payment"), 1),
        (("resign", "Event"), ("quit", "Event"), 1),
        (("buy", "Purchase"), ("sell", "Sale"), 2),
        (("resign", "Event"), ("sing", "Event"), 2),
    ],
)
def test_two_articles_tell_one_happening_in_words_alike_unless_their_types_differ(one, other, events):
    rows = (person("Maria Lopez"), person("Juan Perez"))
    articles = [
        article(name, *rows, clauses=({"predicate": word, "type": kind, "agent": 0, "theme": 1},))
        for name, (word, kind) in (("a", one), ("b", other))
    ]
    assert len(resolve(articles, load_ontology()).events) == events
