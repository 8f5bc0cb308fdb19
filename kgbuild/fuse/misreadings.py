"""Fillers that a happening cannot have.

In: drafts of facts.  Out: ids of the facts that are kept as claims, but neither drawn nor weighed in a dispute.
"""

from __future__ import annotations

from collections.abc import Iterable

from kgbuild.fuse.drafts import Draft
from kgbuild.fuse.rivals import Rivals
from kgbuild.model import ROLES, Modality


def misreadings(drafts: Iterable[Draft], rivals: Rivals) -> set[str]:
    """One entity in two roles of a happening, one of them a role that another entity fills too and that only one
    can fill: the giver who is also the receiver, beside a giver who is not."""
    fillers: dict[tuple[str, str], list[Draft]] = {}
    roles: dict[tuple[str, str], set[str]] = {}
    for draft in drafts:
        fact = draft.fact
        role = fact.predicate.removeprefix("kg:")
        if role in ROLES and rivals.is_event(fact.subject) and fact.modality is Modality.ASSERTED:
            fillers.setdefault((fact.subject, role), []).append(draft)
            roles.setdefault((fact.subject, str(fact.object)), set()).add(role)
    found: set[str] = set()
    for (event, role), group in fillers.items():
        if role in rivals.single_roles(event):
            doubled = {draft.fact.id for draft in group if len(roles[event, str(draft.fact.object)]) > 1}
            if len(doubled) < len(group):
                found |= doubled
    return found
