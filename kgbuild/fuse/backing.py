"""Who backs a side that is told in several ways.

In: drafts of facts.  Out: support that counts what says the same less exactly: "12 May 2021" speaks for "12 May", and
"about 250" stands with "248" against "200".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kgbuild.fuse.conflicts import Conflict
from kgbuild.fuse.drafts import Draft
from kgbuild.fuse.sources import Sources
from kgbuild.fuse.times import within
from kgbuild.model import Status, When

DATES = ("kg:date", "kg:inferredDate")


def with_entailed(made: Mapping[str, Draft], sources: Sources) -> dict[str, Draft]:
    """Drafts in which a date also counts the sources of more exact dates of its happening that lie within it."""
    groups: dict[tuple[str, str], list[Draft]] = {}
    for draft in made.values():
        if draft.fact.predicate in DATES:
            groups.setdefault((draft.fact.subject, draft.fact.modality.value), []).append(draft)
    found = dict(made)
    for group in groups.values():
        for draft in group if len(group) > 1 else ():
            backing = [draft, *(other for other in group if other is not draft and _says_more(other, draft))]
            support = _sources(backing, sources)
            if support > draft.fact.support:
                fact = replace(draft.fact, support=support, status=Status.AGREED)
                found[fact.id] = replace(draft, fact=fact)
    return found


def weights(made: Mapping[str, Draft], conflicts: Sequence[Conflict], sources: Sources) -> dict[str, int]:
    """For each fact in a dispute, the sources of all that is told of the same thing and does not dispute it.

    In a dispute over who or where, two fillers that may be one ("the governor", "governor of the north") stand
    together.
    """
    against: dict[str, set[str]] = {}
    fillers: set[str] = set()
    for conflict in conflicts:
        against.setdefault(conflict.left, set()).add(conflict.right)
        against.setdefault(conflict.right, set()).add(conflict.left)
        if conflict.kind in ("who", "place"):
            fillers |= {conflict.left, conflict.right}
    subjects = {made[name].fact.subject for name in against}
    groups: dict[tuple[str, ...], list[Draft]] = {}
    for draft in made.values():
        if draft.fact.subject in subjects:
            for key in (_thing(draft), _role(draft)):
                groups.setdefault(key, []).append(draft)
    return {
        name: _sources(
            [
                other
                for other in groups[_role(made[name]) if name in fillers else _thing(made[name])]
                if other.fact.id not in rivals
            ],
            sources,
        )
        for name, rivals in against.items()
    }


def _thing(draft: Draft) -> tuple[str, ...]:
    """What a fact is about, the number or date left out."""
    fact = draft.fact
    predicate = "date" if fact.predicate in DATES else fact.predicate
    told = "" if isinstance(fact.object, When) or (draft.measure and fact.literal) else str(fact.object)
    scale = draft.measure.scale if draft.measure else ""
    return fact.subject, predicate, told, fact.modality.value, scale


def _role(draft: Draft) -> tuple[str, ...]:
    """What a fact is about, the filler left out."""
    return draft.fact.subject, draft.fact.predicate, draft.fact.modality.value


def _says_more(exact: Draft, draft: Draft) -> bool:
    one, other = exact.fact.object, draft.fact.object
    return isinstance(one, When) and isinstance(other, When) and within(one, other)


def _sources(backing: Iterable[Draft], sources: Sources) -> int:
    return len(sources.independent(each for draft in backing for each in draft.statements))
