"""Two profiles beside each other.  In: profiles.  Out: what the reasons to merge them look at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps

from kgbuild.resolve.lexicon import Lexicon
from kgbuild.resolve.profile import Noun, Profile
from kgbuild.resolve.traits import heads


@dataclass(frozen=True, slots=True, eq=False)
class EntityPair:
    """Two profiles; `known` holds what rules that others ask have said of the pair."""

    left: Profile
    right: Profile
    lexicon: Lexicon
    known: dict[str, float] = field(default_factory=dict)

    @property
    def both_named(self) -> bool:
        """Have both a name?"""
        return self.left.named and self.right.named

    @property
    def nouns(self) -> tuple[tuple[Noun, Noun], ...]:
        """Every noun of the one with every noun of the other."""
        return tuple([(one, other) for one in self.left.nouns for other in self.right.nouns])

    @property
    def same_heads(self) -> list[tuple[Noun, Noun]]:
        """Every noun of the one with those of the other that have its head."""
        if heads(self.left).isdisjoint(heads(self.right)):
            return []
        return [(one, other) for one in self.left.nouns for other in self.right.nouns if one.head == other.head]


def once(rule: Callable[[EntityPair], float]) -> Callable[[EntityPair], float]:
    """A rule that other rules ask too is worked out once for a pair."""
    name = rule.__name__

    @wraps(rule)
    def known(pair: EntityPair) -> float:
        found = pair.known.get(name)
        if found is None:
            found = pair.known[name] = rule(pair)
        return found

    return known
