"""Two happenings laid side by side: what both have, and where they differ.

In: two `Happening`s.  Out: `ClausePair`, which the features read.
"""

from __future__ import annotations

from dataclasses import dataclass

from kgbuild.resolve.happening import Happening
from kgbuild.resolve.lexicon import Lexicon

WHO = ("agent", "theme", "recipient", "beneficiary", "topic")
"""Roles in which two different fillers speak against one happening."""


@dataclass(frozen=True, slots=True, eq=False)
class ClausePair:
    """Two happenings as told; `one_type` and `one_word` tell whether they share a type, a stem; `parts` and `entities`
    are what both have, `differing` the roles in which they differ."""

    left: Happening
    right: Happening
    lexicon: Lexicon
    one_type: bool
    one_word: bool
    parts: frozenset[tuple[str, str]]
    entities: frozenset[str]
    differing: tuple[str, ...]


def clause_pair(left: Happening, right: Happening, lexicon: Lexicon) -> ClausePair:
    """Lay two happenings side by side."""
    return ClausePair(
        left,
        right,
        lexicon,
        not left.types.isdisjoint(right.types),
        not left.stems.isdisjoint(right.stems),
        left.parts & right.parts,
        left.entities & right.entities,
        tuple([role for role in WHO if role in left.roles and role in right.roles and _differ(left, right, role)]),
    )


def _differ(left: Happening, right: Happening, role: str) -> bool:
    """Has each something in the role that the other lacks?  Of things, one in common is enough."""
    one, other = left.roles[role], right.roles[role]
    return not (one <= other or other <= one) if role == "agent" else one.isdisjoint(other)
