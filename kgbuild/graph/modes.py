"""How a happening is put forward: as the facts about it that stand say.

In: facts.  Out: a modality for each happening.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kgbuild.model import Fact, Modality, Status

Telling = tuple[bool, Modality, Status, str]
"""What counts of a fact: is it a drawn edge, how is it put, do sources dispute it, and about what."""


def telling(fact: Fact) -> Telling:
    """What counts of a fact."""
    return fact.edge and not fact.literal, fact.modality, fact.status, fact.conflict


def mode_of(tellings: Iterable[Telling]) -> Modality:
    """The mode of one happening, from its facts in the order of their ids; `POSSIBLE` where it is in doubt whether it
    happened and nothing stands."""
    drawn: Modality | None = None
    settled: Modality | None = None
    doubted = False
    for is_drawn, modality, status, conflict in tellings:
        if is_drawn:
            drawn = modality
        elif status is not Status.DISPUTED:
            settled = settled or modality
        elif conflict == "polarity":
            doubted = True
    return drawn or settled or (Modality.POSSIBLE if doubted else Modality.ASSERTED)


def modes(events: Iterable[str], facts: Mapping[str, Fact]) -> dict[str, Modality]:
    """The mode of each happening of a graph."""
    rows: dict[str, list[Telling]] = {name: [] for name in events}
    for fact in facts.values():
        if fact.subject in rows:
            rows[fact.subject].append(telling(fact))
    return {name: mode_of(row) for name, row in rows.items()}
