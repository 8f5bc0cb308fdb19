"""Edges that are kept as claims but not drawn, because they are too likely wrong.

In: drafts of facts.  Out: ids.  Their claims, evidence and happenings stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterable

from kgbuild.fuse.drafts import Draft
from kgbuild.fuse.policy import DRAWN, STANDING
from kgbuild.fuse.rivals import Rivals


def unlikely(drafts: Iterable[Draft], rivals: Rivals, least: float | None = None) -> set[str]:
    """Edges between entities of a confidence below `least`; by the policy's figures where none is given, of which the
    one for standing relations is lower: no happening tells them too."""
    found: set[str] = set()
    for draft in drafts:
        fact = draft.fact
        if fact.literal or rivals.is_event(fact.subject) or rivals.is_event(str(fact.object)):
            continue
        if fact.confidence < (least if least is not None else DRAWN if fact.event else STANDING):
            found.add(fact.id)
    return found
