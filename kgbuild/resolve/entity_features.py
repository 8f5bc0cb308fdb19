"""Reasons that two profiles are one entity, beside their names, and reasons that they cannot be.

In: an `EntityPair`.  Out: a number, mostly 0 or 1; `entity_policy.py` weighs them.
"""

from __future__ import annotations

from dataclasses import dataclass

from kgbuild.model import Feature
from kgbuild.resolve.lexicon import Lexicon
from kgbuild.resolve.names import FAMILIES
from kgbuild.resolve.profile import Noun, Profile, Start


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
        not same_noun(pair) and any(one.head == other.head and fits(one, other, pair) for one, other in pair.nouns)
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
            and fits(one, other, pair)
            and rows.get(one.head, none) & rows.get(other.head, none)
            for one, other in pair.nouns
        )
    )


def noun_of_type(pair: EntityPair) -> float:
    """the noun of one says what the other is, and nothing restricts it otherwise"""
    if pair.left.named == pair.right.named or noun_of_name(pair) or same_article(pair):
        return 0.0
    named, other = (pair.left, pair.right) if pair.left.named else (pair.right, pair.left)
    index = pair.lexicon.ontology.noun_index
    types = {name for name, _ in named.types} - set(FAMILIES) - {"Entity"}
    plain = [noun for noun in other.nouns if noun.definite and not noun.plural and not noun.modifiers]
    return float(bool(plain) and not other.owners and any(index.get(noun.head) in types for noun in plain))


def loosely_in_one_article(pair: EntityPair) -> float:
    """one article uses both nouns, and nothing there takes the one up by the other"""
    if pair.left.named or pair.right.named or not same_article(pair):
        return 0.0
    later = _later_starts(pair)
    person = {pair.left.family, pair.right.family} == {"Person"}
    if same_noun(pair):
        return float(person and (bool(one_and_many(pair)) or any(start.bare for start in later)))
    if compatible_modifiers(pair):
        return float(not same_owner(pair) and not all(noun.plural for one in pair.nouns for noun in one))
    definite = bool(later) and not any(start.bare or start.fresh for start in later)
    plain = any(not noun.modifiers and not noun.plural for one in pair.nouns for noun in one)
    return kindred_nouns(pair) * float(not (person and definite and plain))


def _later_starts(pair: EntityPair) -> list[Start]:
    """Where either side starts anew in an article of both after the other's first start there."""
    found = []
    for article in sorted(pair.left.articles & pair.right.articles):
        rows = [[start for start in side.starts if start.article == article] for side in (pair.left, pair.right)]
        if all(rows):
            first = max(min(row) for row in rows)
            found += [start for row in rows for start in row if start >= first]
    return found


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


def fits(one: Noun, other: Noun, pair: EntityPair) -> bool:
    """Does the one noun restrict the thing no further than the other, or have both one owner?"""
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
