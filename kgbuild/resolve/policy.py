"""The policy: what every reason weighs.  Scores are sums; 1.0 and more merges, a veto forbids.

Origin of the numbers: "logic" ones follow from the threshold (a veto, a reason that must or must not suffice alone);
"pairs" ones were set so that the reasons rank as they should on name pairs of our own; "ECB+ train" ones were
tuned on the training topics of ECB+ (benchmarks/coreference_ecb.py); none was tuned on the sample articles.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import TypeVar

from kgbuild.model import Feature
from kgbuild.resolve import name_features as n
from kgbuild.resolve import name_vetoes as v
from kgbuild.resolve.name_features import NameFeature, NamePair

THRESHOLD, VETO = 1.0, -9.0

NAME_WEIGHTS: tuple[tuple[NameFeature, float, str], ...] = (
    (n.same_gazetteer_entry, 2.0, "logic: suffices"),
    (n.parts_agree, 1.5, "logic: suffices when nothing below speaks against it"),
    (n.acronym_of, 1.1, "logic: suffices"),
    (n.parts_spelled_alike, -0.05, "pairs: four such parts still merge"),
    (n.vowels_differ, -0.15, "pairs: three such parts still merge"),
    (n.short_form, -0.25, "pairs"),
    (n.initial_for_name, -0.30, "pairs: one initial merges, two need the same story"),
    (n.clipped_part, -0.20, "pairs"),
    (n.clipped_without_number, -0.40, "logic: needs the same story"),
    (n.misspelt_part, -0.55, "logic: needs the same story"),
    (n.other_order, -0.20, "pairs"),
    (n.middle_name, -0.15, "pairs"),
    (n.further_name, -0.55, "logic: needs the same story"),
    (n.single_part, -0.80, "logic: needs the same story"),
    (n.single_parts, -0.60, "logic: needs the same story"),
    (n.generic_words_more, -0.30, "pairs"),
    (n.words_more_than_acronym, -0.40, "pairs"),
    (n.words_more, -0.85, "ECB+ train: needs the same story"),
    (n.inner_words, -0.60, "logic: a part of a body's name is no name of its own"),
    (n.number_more, -0.20, "logic: needs the same kind of place too"),
    (n.only_generic_words, -0.30, "logic: needs the same article"),
    (n.same_kind_word, 0.20, "pairs"),
)
"""Feature, weight, origin of the weight."""

NAME_VETOES: tuple[NameFeature, ...] = (
    v.different_gazetteer_entries, v.country_against_part, v.different_digits, v.different_generation,
    v.woman_and_man, v.other_initials, v.other_directions, v.other_countries, v.other_kind_of_place, v.other_body,
)  # fmt: skip

Pair = TypeVar("Pair")


@cache
def sentence(rule: Callable[..., object]) -> str:
    """What a rule says of itself: the first line of its docstring."""
    return (rule.__doc__ or rule.__name__).strip().splitlines()[0]


@lru_cache(maxsize=20_000)
def reason(rule: Callable[..., object], weight: float, value: float) -> Feature:
    """A rule that holds, with what it adds to the score."""
    return adding(rule, round(weight * value, 3))


@lru_cache(maxsize=20_000)
def adding(rule: Callable[..., object], score: float) -> Feature:
    """A rule that holds and adds so much."""
    return Feature(rule.__name__, score, sentence(rule))


def weigh(pair: Pair, weights: Sequence[tuple[Callable[[Pair], float], float, str]]) -> tuple[Feature, ...]:
    """The reasons that hold for a pair, each with what it adds to the score."""
    found = []
    for rule, weight, _ in weights:
        if value := rule(pair):
            found.append(reason(rule, weight, value))
    return tuple(found)


def vetoes(pair: Pair, rules: Sequence[Callable[[Pair], float]]) -> tuple[Feature, ...]:
    """The reasons that forbid merging a pair, each with score -9."""
    return tuple([reason(rule, VETO, 1.0) for rule in rules if rule(pair)])


def judge_names(pair: NamePair) -> tuple[Feature, ...]:
    """All reasons about two names alone; the vetoes last; none when nothing speaks for their being one."""
    if not (pair.agree or n.same_gazetteer_entry(pair) or n.acronym_of(pair)):
        return ()
    return weigh(pair, NAME_WEIGHTS) + vetoes(pair, NAME_VETOES)


def total(reasons: Sequence[Feature]) -> float:
    """The score of some reasons."""
    return round(sum([reason.score for reason in reasons]), 3)
