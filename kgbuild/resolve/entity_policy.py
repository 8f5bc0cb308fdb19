"""The policy for entities beside their names; `policy.py` says where the numbers come from.

In: two profiles.  Out: the reasons for and against their being one.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache

from kgbuild.model import Feature
from kgbuild.resolve import entity_features as e
from kgbuild.resolve import entity_vetoes as v
from kgbuild.resolve.entity_pair import EntityPair
from kgbuild.resolve.lexicon import Lexicon
from kgbuild.resolve.name_features import name_pair
from kgbuild.resolve.names import Name
from kgbuild.resolve.policy import judge_names, total, vetoes, weigh
from kgbuild.resolve.profile import Profile
from kgbuild.resolve.traits import full_names, ties

EntityRule = Callable[[EntityPair], float]
EntityWeights = tuple[tuple[EntityRule, float, str], ...]
CONTEXT_WEIGHTS: EntityWeights = (
    (e.same_article, 0.60, "logic: makes a surname suffice"),
    (e.same_story, 0.40, "logic: makes a surname suffice when it is the only one"),
    (e.same_office, 0.65, "logic: suffices within a story"),
    (e.noun_of_name, 0.65, "ECB+ train: suffices within a story when only one fits"),
    (e.noun_of_type, 0.65, "ECB+ train: suffices within a story when only one fits"),
)
NOUN_WEIGHTS: EntityWeights = (
    (e.same_noun, 0.80, "logic: needs the same story"),
    (e.restricted_thing, 0.20, "logic: a restricted kind of thing is one concept everywhere"),
    (e.compatible_modifiers, 0.60, "ECB+ train: suffices within a story when only one fits"),
    (e.sibling_nouns, 0.45, "logic: needs the same story and use"),
    (e.siblings_in_one_article, -0.30, "logic"),
    (e.same_count, 0.55, "logic: needs the same story and use"),
    (e.kindred_nouns, 0.60, "ECB+ train: suffices within a story when only one fits"),
    (e.loosely_in_one_article, -0.90, "logic: coreference within the article has the say"),
    (e.same_owner, 0.35, "logic"),
    (e.same_use, 0.20, "logic"),
    (e.one_and_many, -0.30, "ECB+ train: needs the same article, or an owner or a use"),
    (e.many_of_a_wider_kind, -0.50, "logic: needs an owner beside the article"),
)
NOUNS_ALIKE = (
    e.same_noun, e.compatible_modifiers, e.sibling_nouns, e.kindred_nouns, e.same_count, e.same_office,
)  # fmt: skip
"""One of these must hold of two things without names."""
VETOES = (v.different_sex, v.in_one_list, v.different_kinds, v.other_owner, v.other_modifiers, v.other_numbers,
          v.introduced_anew)  # fmt: skip
OF_NOUNS = (v.other_owner, v.other_modifiers, v.other_numbers)
OF_OTHER_NOUNS = (
    e.compatible_modifiers, e.sibling_nouns, e.siblings_in_one_article, e.same_count, e.kindred_nouns,
)  # fmt: skip
OF_ONE_NAME = (e.noun_of_name, e.noun_of_type)
"""What only holds of two things without names, of two called by different nouns, of two with one name between them."""


def judge(left: Profile, right: Profile, lexicon: Lexicon) -> tuple[Feature, ...]:
    """All reasons about two profiles; empty when nothing but the context speaks for them."""
    if not (left.named and right.named) and ties(left, lexicon).isdisjoint(ties(right, lexicon)):
        return ()
    pair, names = EntityPair(left, right, lexicon), left.named + right.named
    if names == 2:
        reasons = best_name_reasons(left, right, lexicon)
        if not reasons:
            return ()
    elif names == 1:
        reasons = ()
        if not e.same_office(pair) and not e.noun_of_name(pair) and not e.noun_of_type(pair):
            return ()
    else:
        if not any(rule(pair) for rule in NOUNS_ALIKE):
            return ()
        reasons = weigh(pair, noun_weights(bool(e.same_noun(pair))))
    return reasons + weigh(pair, context_weights(names)) + vetoes(pair, vetoes_of(names))


@cache
def noun_weights(same_noun: bool) -> EntityWeights:
    """The weights of what nouns say, without the rules that cannot hold."""
    silent = OF_OTHER_NOUNS if same_noun else (e.same_noun, e.restricted_thing)
    return tuple(row for row in NOUN_WEIGHTS if row[0] not in silent)


@cache
def context_weights(names: int) -> EntityWeights:
    """The weights of what stands around things of which so many are named, without the rules that cannot hold."""
    return tuple(row for row in CONTEXT_WEIGHTS if names == 1 or row[0] not in OF_ONE_NAME)


@cache
def vetoes_of(names: int) -> tuple[EntityRule, ...]:
    """The vetoes of two things of which so many are named, without those that cannot hold."""
    silent = () if not names else OF_NOUNS if names == 1 else (*OF_NOUNS, v.introduced_anew)
    return tuple(rule for rule in VETOES if rule not in silent)


@lru_cache(maxsize=8_000)
def reasons_of(one: Name, other: Name, lexicon: Lexicon) -> tuple[Feature, ...]:
    """The reasons of two names: the same two meet in many articles."""
    return judge_names(name_pair(one, other, lexicon))


def best_name_reasons(left: Profile, right: Profile, lexicon: Lexicon) -> tuple[Feature, ...]:
    """The reasons of the two full names that agree best; none when a full name of one contradicts the other's."""
    best: tuple[Feature, ...] = ()
    for one in full_names(left):
        for other in full_names(right):
            reasons = reasons_of(one, other, lexicon)
            if reasons and (not best or total(reasons) > total(best)):
                best = reasons
    return best


def contradiction(left: Profile, right: Profile, lexicon: Lexicon) -> tuple[Feature, ...]:
    """What forbids two clusters to be one: a veto, or two full names that do not agree at all."""
    found = vetoes(EntityPair(left, right, lexicon), vetoes_of(left.named + right.named))
    if found or not (left.named and right.named):
        return found
    for one in full_names(left):
        for other in full_names(right):
            if one.key == other.key:
                continue
            reasons = reasons_of(one, other, lexicon)
            if not reasons:
                return (Feature("different_names", -9.0, f"their names differ: {one.text!r}, {other.text!r}"),)
            if total(reasons) < 0:
                return tuple(reason for reason in reasons if reason.score < -1)
    return ()
