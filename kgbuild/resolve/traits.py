"""What is asked of a profile again and again, with every other it is compared with: worked out once.

In: a `Profile`.  Out: its heads, numbers, starts; and its ties, of which two must share one when one has no name.

What is kept of a profile keeps the profile, with all its mentions: `forget` lets go of both.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TypeVar

from kgbuild.resolve.lexicon import Lexicon
from kgbuild.resolve.names import FAMILIES, Name
from kgbuild.resolve.profile import Noun, Profile

T = TypeVar("T")
KEPT = 8_000
"""Profiles whose traits are kept: more than are compared at a time."""


@lru_cache(maxsize=KEPT)
def kind(profile: Profile, lexicon: Lexicon) -> str:
    """Its top class; a beast has none, and is neither person nor place ("the Red Fox", "Red Fox Inn")."""
    ancestors = lexicon.ontology.ancestors
    beast = bool(profile.types) and all("Animal" in ancestors(name) for name, _ in profile.types)
    return profile.family or ("Animal" if beast else "")


@lru_cache(maxsize=KEPT)
def family(profile: Profile) -> str:
    """The top class most of its mentions have."""
    return profile.family


@lru_cache(maxsize=KEPT)
def full_names(profile: Profile) -> tuple[Name, ...]:
    """Its fullest names."""
    return profile.full_names


@lru_cache(maxsize=KEPT)
def heads(profile: Profile) -> frozenset[str]:
    """The head nouns it is called by."""
    return frozenset([noun.head for noun in profile.nouns])


@lru_cache(maxsize=KEPT)
def ends(profile: Profile) -> Mapping[str, frozenset[str]]:
    """The last word of each full name of several words, with all words of that name."""
    return {
        (name.words or name.parts)[-1]: frozenset(name.words) for name in full_names(profile) if len(name.words) > 1
    }


@lru_cache(maxsize=KEPT)
def ties(profile: Profile, lexicon: Lexicon) -> frozenset[Hashable]:
    """What a profile without a name must share with another: an office, a noun or one kindred to it, or a kind of thing
    more special than the families."""
    found: set[Hashable] = set(profile.roles)
    if profile.named:
        found.update(ends(profile))
        kinds = {name for name, _ in profile.types}
    else:
        found.update(heads(profile))
        found.update([row for head in heads(profile) for row in lexicon.nouns.get(head, ())])
        kinds = {lexicon.ontology.noun_index.get(head, "") for head in heads(profile)}
    found.update([("kind", kind, "") for kind in kinds.difference(FAMILIES, ("", "Entity"))])
    return frozenset(found)


@lru_cache(maxsize=KEPT)
def numbers(profile: Profile) -> frozenset[str]:
    """The numbers that restrict its nouns."""
    return frozenset([word for noun in profile.nouns for word in noun.modifiers if word[:1].isdigit()])


@lru_cache(maxsize=KEPT)
def fullest_nouns(profile: Profile) -> tuple[Noun, ...]:
    """Of the nouns with one head, those with the most modifiers."""
    most: dict[str, int] = {}
    for noun in profile.nouns:
        most[noun.head] = max(len(noun.modifiers), most.get(noun.head, 0))
    return tuple([noun for noun in profile.nouns if len(noun.modifiers) == most[noun.head]])


@lru_cache(maxsize=KEPT)
def anew(profile: Profile) -> Mapping[str, int]:
    """Where each article last introduces it as new."""
    return {one.article: one.begin for one in sorted(profile.starts) if one.fresh}


@lru_cache(maxsize=KEPT)
def spoken_of(profile: Profile) -> Mapping[str, int]:
    """Where each article first speaks of it, with a determiner: a headline leaves them out."""
    return {one.article: one.begin for one in sorted(profile.starts, reverse=True) if not one.bare}


@lru_cache(maxsize=KEPT)
def leaning(profile: Profile) -> tuple[bool, int, int, str]:
    """Of two, the one with the larger leans on the other: nouns on names, shorter on fuller."""
    parts = max((len(name.parts) for name in profile.names), default=0)
    modifiers = max((len(noun.modifiers) for noun in profile.nouns), default=0)
    return (not profile.named, -parts, -modifiers, profile.id)


TRAITS = (kind, family, full_names, heads, ends, ties, numbers, fullest_nouns, anew, spoken_of, leaning)


def forget() -> None:
    """Let go of every profile of which a trait was asked."""
    for trait in TRAITS:
        trait.cache_clear()


def one_by_one(things: Iterable[T]) -> Iterator[T]:
    """Things that are gone through one after the other: no profile of one outlives it."""
    for thing in things:
        yield thing
        forget()
