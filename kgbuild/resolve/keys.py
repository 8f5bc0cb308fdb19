"""Keys: what two profiles share that are called the same, or that are one for the user's file of known entities.

In: a profile.  Out: its keys; `who.py` unites what shares one.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable

from kgbuild.resolve.constraints import Constraints
from kgbuild.resolve.fold import tokens
from kgbuild.resolve.known import KnownEntities, KnownEntity
from kgbuild.resolve.lexicon import Lexicon
from kgbuild.resolve.names import family_of
from kgbuild.resolve.profile import Profile

KIND, OFFICE = "kind", "office"


def calling_keys(
    lexicon: Lexicon, bound: Constraints, known: KnownEntities | None
) -> Callable[[Profile], list[Hashable]]:
    """The keys that tie profiles for `same_called`."""
    listed = known_keys(known, lexicon) if known is not None else None
    decided = {mention: number for number, group in enumerate(bound.together) for mention in group}

    def keys(profile: Profile) -> list[Hashable]:
        found: list[Hashable] = [*full_keys(profile), *everywhere_keys(profile)]
        if decided:
            found += sorted({("decided", str(decided[name])) for name in profile.mentions & decided.keys()})
        return found + ([("known", *key) for key in listed(profile)] if listed else [])

    return keys


def known_keys(known: KnownEntities, lexicon: Lexicon) -> Callable[[Profile], list[tuple[str, ...]]]:
    """A function that gives the entries of the user's file that a profile's full names stand in."""

    def keys(profile: Profile) -> list[tuple[str, ...]]:
        found = set()
        for name in profile.full_names:
            called = known.named.get(tokens(name.text), ())
            numbers = {n for n in called if _fits_type(known.entities[n], profile, lexicon)}
            found |= numbers if len(numbers) == 1 else set()
        return [(str(number),) for number in sorted(found)]

    return keys


def _fits_type(entity: KnownEntity, profile: Profile, lexicon: Lexicon) -> bool:
    return not entity.type or not profile.family or family_of(entity.type, lexicon) in ("", profile.family)


def all_known(profile: Profile) -> Hashable:
    """All that may forbid two profiles of one key to be one."""
    names = frozenset(name.key for name in profile.full_names)
    return names, profile.family, profile.sexes, profile.owners, frozenset(profile.nouns)


def full_keys(profile: Profile) -> list[tuple[str, ...]]:
    """Keys of names that are full: persons with two parts and more, all names of other families."""
    return [name.key for name in profile.full_names if name.identity or name.family != "Person" or len(name.parts) > 1]


def story_keys(profile: Profile) -> list[tuple[str, ...]]:
    """Keys of single names, each within its story."""
    return [(str(story), *name.key) for name in profile.full_names for story in profile.stories]


def noun_keys(profile: Profile) -> list[tuple[Hashable, ...]]:
    """Keys of nouns: a restricted kind of thing everywhere, an office everywhere, other nouns within a story."""
    if profile.named:
        return []
    found: list[tuple[Hashable, ...]] = []
    owners = tuple(sorted(profile.owners))
    for noun in profile.nouns:
        words = (noun.head, *sorted(noun.modifiers))
        number = noun.plural if profile.family in ("Person", "Group", "Organization", "Place", "") else False
        if profile.family == "Artifact" and noun.modifiers and not owners:
            found.append((KIND, *words))
        elif profile.family == "Person" and owners and not noun.plural:
            found.append((OFFICE, *words, *owners))
        elif noun.modifiers or owners or profile.family not in ("Person", "Group", "Organization"):
            found += [("story", story, profile.family, *words, number, *owners) for story in profile.stories]
    return found


def everywhere_keys(profile: Profile) -> list[tuple[Hashable, ...]]:
    """Those of the keys of nouns that hold beyond a story."""
    return [key for key in noun_keys(profile) if key[0] in (KIND, OFFICE)]
