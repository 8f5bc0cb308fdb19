"""Words alike in meaning, by the shipped table."""

from __future__ import annotations

import pytest

from kgbuild.resolve.event_likeness import likeness


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
