"""Fillers that a happening cannot have.

In: drafts of facts.  Out: ids of the facts that are kept as claims, but neither drawn nor weighed in a dispute.
"""

from __future__ import annotations

from collections.abc import Iterable

from kgbuild.fuse.drafts import Draft
from kgbuild.fuse.rivals import Rivals
from kgbuild.model import ROLES, Modality
from kgbuild.ontology.view import Ontology, Shape


def misreadings(drafts: Iterable[Draft], rivals: Rivals, ontology: Ontology) -> set[str]:
    """One entity in two roles of a happening, one of them a role that another entity fills too and that only one
    can fill: the giver who is also the receiver, beside a giver who is not.  And what no shape of the ontology
    believes."""
    drafts = list(drafts)
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
    return found | unbelievable(drafts, rivals, ontology)


def unbelievable(drafts: Iterable[Draft], rivals: Rivals, ontology: Ontology) -> set[str]:
    """Fillers that break a shape of the ontology, which shows only when it is known who is who: one clause says that
    the bank lost, another that the bank won.  However the happening is put, the graph must not state it."""
    roles: dict[tuple[str, str], set[str]] = {}
    shaped: list[tuple[Draft, Shape]] = []
    for draft in drafts:
        fact = draft.fact
        if fact.literal or not rivals.is_event(fact.subject):
            continue
        role = fact.predicate.removeprefix("kg:")
        roles.setdefault((fact.subject, str(fact.object)), set()).add(role)
        kinds = [shape for shape in ontology.shapes_of(role) if rivals.is_kind_of(fact.subject, shape.event)]
        shaped += [(draft, shape) for shape in kinds]
    return {
        draft.fact.id
        for draft, shape in shaped
        if roles[draft.fact.subject, str(draft.fact.object)].intersection(shape.apart)
        or any(rivals.is_a(str(draft.fact.object), kind) for kind in shape.never)
    }
