"""The policy for entities beside their names; `policy.py` says where the numbers come from.

In: two profiles.  Out: the reasons for and against their being one.
"""

from __future__ import annotations

from functools import lru_cache

from kgbuild.model import Feature
from kgbuild.resolve import entity_features as e
from kgbuild.resolve import entity_vetoes as v
from kgbuild.resolve.entity_features import EntityPair
from kgbuild.resolve.lexicon import Lexicon
from kgbuild.resolve.name_features import name_pair
from kgbuild.resolve.names import Name
from kgbuild.resolve.policy import judge_names, total, vetoes, weigh
from kgbuild.resolve.profile import Profile
from kgbuild.resolve.traits import ties

CONTEXT_WEIGHTS = (
    (e.same_article, 0.60, "logic: makes a surname suffice"),
    (e.same_story, 0.40, "logic: makes a surname suffice when it is the only one"),
    (e.same_office, 0.65, "logic: suffices within a story"),
    (e.noun_of_name, 0.65, "ECB+ train: suffices within a story when only one fits"),
    (e.noun_of_type, 0.65, "ECB+ train: suffices within a story when only one fits"),
)
NOUN_WEIGHTS = (
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


def judge(left: Profile, right: Profile, lexicon: Lexicon) -> tuple[Feature, ...]:
    """All reasons about two profiles; empty when nothing but the context speaks for them."""
    if not (left.named and right.named) and ties(left, lexicon).isdisjoint(ties(right, lexicon)):
        return ()
    pair = EntityPair(left, right, lexicon)
    if pair.both_named:
        reasons = best_name_reasons(left, right, lexicon)
        if not reasons:
            return ()
    elif left.named or right.named:
        reasons = ()
        if not e.same_office(pair) and not e.noun_of_name(pair) and not e.noun_of_type(pair):
            return ()
    else:
        if not any(rule(pair) for rule in NOUNS_ALIKE):
            return ()
        reasons = weigh(pair, NOUN_WEIGHTS)
    return reasons + weigh(pair, CONTEXT_WEIGHTS) + vetoes(pair, VETOES)


@lru_cache(maxsize=20_000)
def reasons_of(one: Name, other: Name, lexicon: Lexicon) -> tuple[Feature, ...]:
    """The reasons of two names: the same two meet in many articles."""
    return judge_names(name_pair(one, other, lexicon))


def best_name_reasons(left: Profile, right: Profile, lexicon: Lexicon) -> tuple[Feature, ...]:
    """The reasons of the two full names that agree best; none when a full name of one contradicts the other's."""
    best: tuple[Feature, ...] = ()
    for one in left.full_names:
        for other in right.full_names:
            reasons = reasons_of(one, other, lexicon)
            if reasons and (not best or total(reasons) > total(best)):
                best = reasons
    return best


def contradiction(left: Profile, right: Profile, lexicon: Lexicon) -> tuple[Feature, ...]:
    """What forbids two clusters to be one: a veto, or two full names that do not agree at all."""
    found = vetoes(EntityPair(left, right, lexicon), VETOES)
    if found or not (left.named and right.named):
        return found
    for one in left.full_names:
        for other in right.full_names:
            if one.key == other.key:
                continue
            reasons = reasons_of(one, other, lexicon)
            if not reasons:
                return (Feature("different_names", -9.0, f"their names differ: {one.text!r}, {other.text!r}"),)
            if total(reasons) < 0:
                return tuple(reason for reason in reasons if reason.score < -1)
    return ()
