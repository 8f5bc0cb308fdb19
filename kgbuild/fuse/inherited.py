"""Edges follow the roles they are made from.

In: drafts, disputes and the facts that lost.  Out: disputes that edges share, and edges that fall.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kgbuild.fuse.conflicts import Conflict
from kgbuild.fuse.drafts import Draft
from kgbuild.fuse.rivals import Rivals
from kgbuild.fuse.statements import Statement
from kgbuild.model import Modality

Filling = tuple[str, str, str]
"""Happening, role and who fills it."""


def inherited(
    made: Mapping[str, Draft], conflicts: Sequence[Conflict], lost: set[str], rivals: Rivals
) -> tuple[list[Conflict], set[str]]:
    """An edge shares the dispute over a role when every telling of it rests on that role; it falls when every
    telling rests on a role that fell."""
    fallen = {_filling(made[name]) for name in lost if _is_filling(made[name], rivals)}
    against: dict[Filling, list[tuple[str, str]]] = {}
    for conflict in conflicts:
        if conflict.kind in ("who", "place"):
            for own, other in ((conflict.left, conflict.right), (conflict.right, conflict.left)):
                if _is_filling(made[own], rivals):
                    against.setdefault(_filling(made[own]), []).append((other, conflict.kind))
    found: set[Conflict] = set()
    sunk: set[str] = set()
    for name, draft in made.items() if against or fallen else ():
        if not draft.events or draft.fact.literal or rivals.is_event(draft.fact.subject):
            continue
        tellings = [_fillings(each) for each in draft.statements]
        if all(any(filling in fallen for filling in each) for each in tellings):
            sunk.add(name)
        if all(any(filling in against for filling in each) for each in tellings):
            for filling in sorted({filling for each in tellings for filling in each}):
                for other, kind in against.get(filling, ()):
                    first, second = sorted((name, other))
                    found.add(Conflict(first, second, kind))
    return sorted(found), sunk


def _is_filling(draft: Draft, rivals: Rivals) -> bool:
    fact = draft.fact
    return rivals.is_event(fact.subject) and not fact.literal and fact.modality is Modality.ASSERTED


def _filling(draft: Draft) -> Filling:
    return draft.fact.subject, draft.fact.predicate.removeprefix("kg:"), str(draft.fact.object)


def _fillings(statement: Statement) -> list[Filling]:
    """The roles that the ends of an edge fill in the clause that makes it."""
    return [(statement.event, role, entity) for entity, role in statement.ends]
