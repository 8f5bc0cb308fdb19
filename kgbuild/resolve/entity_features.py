"""Reasons that two profiles are one entity, beside their names, or that speak against it.

In: an `EntityPair`.  Out: a number, mostly 0 or 1; `entity_policy.py` weighs them.
"""

from __future__ import annotations

from kgbuild.resolve.entity_pair import EntityPair, once
from kgbuild.resolve.names import FAMILIES
from kgbuild.resolve.profile import Noun, Profile, Start
from kgbuild.resolve.traits import ends, family


@once
def same_article(pair: EntityPair) -> float:
    """both are in one article"""
    return float(bool(pair.left.articles & pair.right.articles))


def same_story(pair: EntityPair) -> float:
    """both are in articles that tell one story"""
    return float(bool(pair.left.stories & pair.right.stories) and not same_article(pair))


def same_office(pair: EntityPair) -> float:
    """both hold the same office of the same place or body"""
    if any(noun.plural for side in (pair.left, pair.right) for noun in side.nouns) and not _all_plural(pair):
        return 0.0  # "Soto's lawyers" are not the one who is named
    return float(any(not owner.startswith("noun ") for _, owner in pair.left.roles & pair.right.roles))


def _all_plural(pair: EntityPair) -> bool:
    return all(side.nouns and all(noun.plural for noun in side.nouns) for side in (pair.left, pair.right))


@once
def same_noun(pair: EntityPair) -> float:
    """both are called by the same noun with the same restricting words"""
    return float(any(one.modifiers == other.modifiers for one, other in pair.same_heads))


def restricted_thing(pair: EntityPair) -> float:
    """the noun names a kind of thing that further words restrict"""
    if pair.left.owners or pair.right.owners or not same_noun(pair) or family(pair.left) != "Artifact":
        return 0.0
    return float(any(one.modifiers == other.modifiers != frozenset() for one, other in pair.same_heads))


@once
def compatible_modifiers(pair: EntityPair) -> float:
    """the same noun, and the words that restrict it do not contradict one another"""
    return float(not same_noun(pair) and any(fits(one, other, pair) for one, other in pair.same_heads))


@once
def sibling_nouns(pair: EntityPair) -> float:
    """two nouns for one kind of thing, with the same restricting words"""
    if same_noun(pair):
        return 0.0
    alike = [(one, other) for one, other in pair.nouns if one.modifiers and one.modifiers == other.modifiers]
    return float(any(one.head != other.head and _siblings(one, other, pair) for one, other in alike))


def siblings_in_one_article(pair: EntityPair) -> float:
    """one article uses both nouns"""
    return sibling_nouns(pair) * same_article(pair)


@once
def noun_of_name(pair: EntityPair) -> float:
    """the noun of one ends the other's name, and nothing restricts it otherwise"""
    if pair.left.named == pair.right.named:
        return 0.0
    named, other = (pair.left, pair.right) if pair.left.named else (pair.right, pair.left)
    known = ends(named)
    if not all(_in_its_name(owner, named) for owner in other.owners):
        return 0.0
    return float(
        any(not noun.plural and noun.head in known and noun.modifiers <= known[noun.head] for noun in other.nouns)
    )


def _in_its_name(owner: str, named: Profile) -> bool:
    """May what a noun belongs to belong to a name: a country to any that names no other, else what the name tells?
    "The Soto administration" is no Port Administration."""
    kind, _, key = owner.partition(" country:")
    if kind == "identity":
        return all(not name.countries or key in name.countries for name in named.full_names)
    return any(set(owner.split()[1:]) & {*name.folded, *name.words} for name in named.full_names)


def same_count(pair: EntityPair) -> float:
    """the same number of what one noun calls, three or more"""
    return float(not same_noun(pair) and any(_equal_count(one, other) for one, other in pair.same_heads))


def _equal_count(one: Noun, other: Noun) -> bool:
    return one.count == other.count and one.count not in ("", "0", "1", "2")


@once
def kindred_nouns(pair: EntityPair) -> float:
    """two nouns that may call the same thing, and neither restricts it otherwise"""
    if same_noun(pair) or compatible_modifiers(pair) or sibling_nouns(pair):
        return 0.0
    rows = pair.lexicon.nouns
    for one in pair.left.nouns:
        if own := rows.get(one.head):
            for other in pair.right.nouns:
                if one.plural == other.plural and own & rows.get(other.head, _NONE) and fits(one, other, pair):
                    return 1.0
    return 0.0


_NONE: frozenset[int] = frozenset()


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
    person = {family(pair.left), family(pair.right)} == {"Person"}
    if same_noun(pair):
        bare = any(start.bare for start in later) and (person or pair.left.owners != pair.right.owners)
        return float(bare or (person and bool(one_and_many(pair))))
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


@once
def same_owner(pair: EntityPair) -> float:
    """both belong to the same owner or place"""
    return float(bool(pair.left.owners & pair.right.owners) and not pair.both_named)


def same_use(pair: EntityPair) -> float:
    """both play the same part in the same kind of event"""
    return float(bool(pair.left.uses & pair.right.uses) and not pair.both_named)


@once
def one_and_many(pair: EntityPair) -> float:
    """one is told of as one, the other as many"""
    if same_noun(pair) and family(pair.left) == "Artifact":
        return 0.0
    left, right = ({noun.plural for noun in side.nouns} for side in (pair.left, pair.right))
    return float(bool(left and right) and left.isdisjoint(right))


def many_of_a_wider_kind(pair: EntityPair) -> float:
    """several things of a wider kind need not be those of the narrower one"""
    if same_noun(pair):  # "films" after "Warner films"
        wide, owned = (pair.left, pair.right) if pair.right.owners else (pair.right, pair.left)
        return float(bool(owned.owners) and not wide.owners and all(n.plural and not n.definite for n in wide.nouns))
    if not compatible_modifiers(pair):
        return 0.0
    wider = [min(both, key=lambda noun: len(noun.modifiers)) for both in pair.same_heads]
    return float(any(noun.plural for noun in wider))


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
