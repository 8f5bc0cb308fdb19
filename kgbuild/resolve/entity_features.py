"""Reasons that two profiles are one entity, beside their names, and reasons that they cannot be.

In: an `EntityPair`.  Out: a number, mostly 0 or 1; `entity_policy.py` weighs them.
"""

from __future__ import annotations

from dataclasses import dataclass

from kgbuild.model import Feature
from kgbuild.resolve.lexicon import Lexicon
from kgbuild.resolve.names import FAMILIES
from kgbuild.resolve.profile import Noun, Profile

RESTRICTED = frozenset({"Person", "Group", "Organization", "Artifact"})
"""Families whose members of one noun differ by the words that restrict it; times and places are told more loosely
(ECB+ train)."""


@dataclass(frozen=True, slots=True, eq=False)
class EntityPair:
    """Two profiles, and what was found about their names (`name_reasons`, the best pair of full names)."""

    left: Profile
    right: Profile
    lexicon: Lexicon
    name_reasons: tuple[Feature, ...] = ()

    @property
    def both_named(self) -> bool:
        """Have both a name?"""
        return self.left.named and self.right.named

    @property
    def nouns(self) -> tuple[tuple[Noun, Noun], ...]:
        """Every noun of the one with every noun of the other."""
        return tuple((one, other) for one in self.left.nouns for other in self.right.nouns)


def same_article(pair: EntityPair) -> float:
    """both are in one article"""
    return float(bool(pair.left.articles & pair.right.articles))


def same_story(pair: EntityPair) -> float:
    """both are in articles that tell one story"""
    return float(bool(pair.left.stories & pair.right.stories) and not same_article(pair))


def same_office(pair: EntityPair) -> float:
    """both hold the same office of the same place or body"""
    return float(bool(pair.left.roles & pair.right.roles))


def same_noun(pair: EntityPair) -> float:
    """both are called by the same noun with the same restricting words"""
    return float(any(one.head == other.head and one.modifiers == other.modifiers for one, other in pair.nouns))


def restricted_thing(pair: EntityPair) -> float:
    """the noun names a kind of thing that further words restrict"""
    shared = any(
        one.head == other.head and one.modifiers == other.modifiers != frozenset() for one, other in pair.nouns
    )
    return float(pair.left.family == "Artifact" and shared and not pair.left.owners and not pair.right.owners)


def compatible_modifiers(pair: EntityPair) -> float:
    """the same noun, and the words that restrict it do not contradict one another"""
    return float(
        not same_noun(pair) and any(one.head == other.head and _fits(one, other, pair) for one, other in pair.nouns)
    )


def sibling_nouns(pair: EntityPair) -> float:
    """two nouns for one kind of thing, with the same restricting words"""
    found = any(
        one.head != other.head and one.modifiers == other.modifiers != frozenset() and _siblings(one, other, pair)
        for one, other in pair.nouns
    )
    return float(found and not same_noun(pair))


def siblings_in_one_article(pair: EntityPair) -> float:
    """one article uses both nouns"""
    return sibling_nouns(pair) * same_article(pair)


def noun_of_name(pair: EntityPair) -> float:
    """the noun of one ends the other's name, and nothing restricts it otherwise"""
    if pair.left.named == pair.right.named:
        return 0.0
    named, other = (pair.left, pair.right) if pair.left.named else (pair.right, pair.left)
    ends = {(name.words or name.parts)[-1]: set(name.words) for name in named.full_names if len(name.words) > 1}
    return float(
        any(not noun.plural and noun.head in ends and noun.modifiers <= ends[noun.head] for noun in other.nouns)
    )


def same_count(pair: EntityPair) -> float:
    """the same number of what one noun calls, three or more"""
    return float(not same_noun(pair) and any(_equal_count(one, other) for one, other in pair.nouns))


def _equal_count(one: Noun, other: Noun) -> bool:
    return one.head == other.head and one.count == other.count and one.count not in ("", "0", "1", "2")


def kindred_nouns(pair: EntityPair) -> float:
    """two nouns that may call the same thing, and neither restricts it otherwise"""
    if same_noun(pair) or compatible_modifiers(pair) or sibling_nouns(pair):
        return 0.0
    rows, none = pair.lexicon.nouns, frozenset[int]()
    return float(
        any(
            one.plural == other.plural
            and _fits(one, other, pair)
            and rows.get(one.head, none) & rows.get(other.head, none)
            for one, other in pair.nouns
        )
    )


def noun_of_type(pair: EntityPair) -> float:
    """the noun of one says what the other is, and nothing restricts it otherwise"""
    if pair.left.named == pair.right.named or noun_of_name(pair):
        return 0.0
    named, other = (pair.left, pair.right) if pair.left.named else (pair.right, pair.left)
    index = pair.lexicon.ontology.noun_index
    types = {name for name, _ in named.types} - set(FAMILIES) - {"Entity"}
    plain = [noun for noun in other.nouns if noun.definite and not noun.plural and not noun.modifiers]
    return float(bool(plain) and not other.owners and any(index.get(noun.head) in types for noun in plain))


def same_owner(pair: EntityPair) -> float:
    """both belong to the same owner or place"""
    return float(bool(pair.left.owners & pair.right.owners) and not pair.both_named)


def same_use(pair: EntityPair) -> float:
    """both play the same part in the same kind of event"""
    return float(bool(pair.left.uses & pair.right.uses) and not pair.both_named)


def one_and_many(pair: EntityPair) -> float:
    """one is told of as one, the other as many"""
    if pair.left.family == "Artifact" and same_noun(pair):
        return 0.0
    return float(bool(pair.nouns) and all(one.plural != other.plural for one, other in pair.nouns))


def many_of_a_wider_kind(pair: EntityPair) -> float:
    """several things of a wider kind need not be those of the narrower one"""
    wider = [min(both, key=lambda noun: len(noun.modifiers)) for both in pair.nouns if both[0].head == both[1].head]
    return compatible_modifiers(pair) * float(any(noun.plural for noun in wider))


def _fits(one: Noun, other: Noun, pair: EntityPair) -> bool:
    return (
        one.modifiers <= other.modifiers
        or other.modifiers <= one.modifiers
        or bool(pair.left.owners & pair.right.owners)
    )


def _siblings(one: Noun, other: Noun, pair: EntityPair) -> bool:
    """Do two nouns name members of one class that is more special than the families?"""
    index = pair.lexicon.ontology.noun_index
    kind = index.get(one.head, "")
    return bool(kind) and kind == index.get(other.head) and kind not in FAMILIES


# Vetoes.


def different_sex(pair: EntityPair) -> float:
    """one is a woman, the other a man"""
    return float(bool(pair.left.sexes and pair.right.sexes) and not pair.left.sexes & pair.right.sexes)


def in_one_list(pair: EntityPair) -> float:
    """a sentence names them side by side or lets one act on the other"""
    listed = pair.left.rivals & frozenset(pair.right.mentions) or pair.right.rivals & frozenset(pair.left.mentions)
    return float(bool(listed) and not _equal_names(pair))


def different_kinds(pair: EntityPair) -> float:
    """they are of different kinds"""
    left, right = pair.left.family, pair.right.family
    if not left or not right or left == right:
        return 0.0
    tagger_slip = _equal_names(pair) and bool(pair.left.stories & pair.right.stories)
    return float(not tagger_slip)


def other_modifiers(pair: EntityPair) -> float:
    """the same noun, with restricting words of which neither includes the other's"""
    if pair.left.named or pair.right.named or pair.left.owners & pair.right.owners:
        return 0.0
    if not {pair.left.family, pair.right.family} & RESTRICTED:
        return 0.0
    fullest = [_fullest(pair.left.nouns), _fullest(pair.right.nouns)]
    same_head = [(one, other) for one in fullest[0] for other in fullest[1] if one.head == other.head]
    alike = any(_fits(one, other, pair) for one, other in same_head) or same_count(pair)
    return float(bool(same_head) and not alike)


def _fullest(nouns: tuple[Noun, ...]) -> list[Noun]:
    most = {noun.head: max(len(other.modifiers) for other in nouns if other.head == noun.head) for noun in nouns}
    return [noun for noun in nouns if len(noun.modifiers) == most[noun.head]]


def other_numbers(pair: EntityPair) -> float:
    """numbers that restrict them differ"""
    left, right = (
        {word for noun in one.nouns for word in noun.modifiers if word[:1].isdigit()} for one in (pair.left, pair.right)
    )
    return float(bool(left and right) and left.isdisjoint(right))


def other_owner(pair: EntityPair) -> float:
    """they belong to different owners or places"""
    if pair.left.named or pair.right.named:
        return 0.0
    return float(bool(pair.left.owners and pair.right.owners) and not pair.left.owners & pair.right.owners)


def _equal_names(pair: EntityPair) -> bool:
    left = {name.folded for name in pair.left.names}
    return any(name.folded in left for name in pair.right.names)
