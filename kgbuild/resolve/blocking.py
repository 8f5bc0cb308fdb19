"""Which profiles are worth comparing: those that share a key; cost stays near linear.

In: profiles.  Out: pairs of their numbers.  A key too many share is left out: rarer keys (pairs of parts) stand in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from kgbuild.resolve.bags import pairs_sharing
from kgbuild.resolve.fold import consonants, fold
from kgbuild.resolve.lexicon import Lexicon
from kgbuild.resolve.names import Name
from kgbuild.resolve.profile import Profile
from kgbuild.resolve.traits import full_names, heads

LARGEST = 60
"""Profiles that may share a key before it is left out (cost: at most 1,770 comparisons a key)."""


def sound_key(part: str, lexicon: Lexicon) -> str:
    """A key that all spellings of a part share, misspellings mostly too."""
    rows = lexicon.spellings.get(part) or lexicon.spellings.get(fold(part))
    if rows:
        return f"row{min(rows)}"
    skeleton = consonants(part)
    return skeleton[:4] if len(skeleton) > 1 else fold(part)


@lru_cache(maxsize=4_000)
def name_keys(name: Name, lexicon: Lexicon) -> tuple[str, ...]:
    """The keys of a name: each part's sound, pairs of them, acronyms, the gazetteer's entry."""
    return tuple(_name_keys(name, lexicon))


def _name_keys(name: Name, lexicon: Lexicon) -> Iterator[str]:
    if name.identity:
        yield name.identity
    sounds = sorted({sound_key(part, lexicon) for part in name.parts if len(part) > 1})
    yield from (f"part {sound}" for sound in sounds)
    if len(sounds) <= 5:
        yield from (f"parts {one} {other}" for one, other in combinations(sounds, 2))
    yield "whole " + consonants("".join(name.parts))
    if name.acronym:
        yield f"letters {name.acronym}"
    yield from (f"letters {letters}" for letters in sorted(name.initials) if len(letters) > 1)


def profile_keys(profile: Profile, lexicon: Lexicon, scopes: Iterable[str]) -> Iterator[str]:
    """The keys of a profile, in any order, some twice; nouns are compared within the scopes given (an article or a
    story) only."""
    names = full_names(profile)
    for name in names:
        yield from name_keys(name, lexicon)
    for office, owner in profile.roles:
        yield f"office {office} {owner}"
    for scope in scopes:
        if names and profile.family != "Person":
            yield from (f"type {scope} {name}" for name, _ in profile.types)
        for name in names:
            if name.family != "Person" and len(name.words) > 1:
                yield f"noun {scope} {name.words[-1]}"
        for head in heads(profile):
            yield f"noun {scope} {head}"
            yield from (f"row {scope} {row}" for row in lexicon.nouns.get(head, ()))
            if kind := lexicon.ontology.noun_index.get(head):
                yield f"type {scope} {kind}"
                for noun in profile.nouns:
                    yield from (f"kind {scope} {kind} {word}" for word in noun.modifiers)


def candidate_pairs(
    profiles: Sequence[Profile], keys: Callable[[Profile], Iterable[str]], largest: int = LARGEST
) -> list[tuple[int, int]]:
    """Pairs of numbers of profiles that share a key, each once, in order."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for number, profile in enumerate(profiles):
        for key in set(keys(profile)):
            blocks[key].append(number)
    left, right = pairs_sharing(blocks.values(), len(profiles), largest)
    return list(zip(left.tolist(), right.tolist(), strict=True))
