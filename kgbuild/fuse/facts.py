"""Fusion: claims -> facts, with support, status and disputes.

In: extractions, who is who, the articles.  Out: `Fact` values in the order of their ids.  In a dispute the better
supported side is asserted and the other kept; at a tie neither is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kgbuild.engines.spread import Over, here
from kgbuild.fuse.backing import weights, with_entailed
from kgbuild.fuse.conflicts import Conflict, find_conflicts
from kgbuild.fuse.drafts import Draft, drafts
from kgbuild.fuse.inherited import inherited
from kgbuild.fuse.misreadings import misreadings
from kgbuild.fuse.parts import outline_of, parts_of
from kgbuild.fuse.policy import AHEAD, BEHIND
from kgbuild.fuse.rivals import Rivals
from kgbuild.fuse.sources import Sources
from kgbuild.fuse.statements import Statement
from kgbuild.fuse.units import Unit, World, units_of, world_of
from kgbuild.fuse.unlikely import unlikely
from kgbuild.model import ROLES, Article, Copy, Extraction, Fact, Modality, Resolution, Status
from kgbuild.ontology.view import Ontology


def fuse(
    extractions: Sequence[Extraction],
    resolution: Resolution,
    articles: Mapping[str, Article],
    ontology: Ontology,
    copies: Iterable[Copy] = (),
    over: Over = here,
    least: float | None = None,
    small: Over = here,
) -> tuple[Fact, ...]:
    """What all articles say together: one fact for each statement, however many make it; `over` says where groups of
    statements are fused, `small` where stories are outlined, `least` from which confidence on edges are drawn (None: as
    in the policy)."""
    parts = parts_of(extractions, resolution, ontology)
    outlines = small(outline_of, parts)
    world = world_of(parts, outlines, Sources(articles, resolution, ontology, copies), ontology)
    fused = over(fuse_unit, units_of(parts, outlines), world, least)
    return tuple(sorted((fact for facts in fused for fact in facts), key=lambda fact: fact.id))


def fuse_unit(unit: Unit, world: World, least: float | None = None) -> list[Fact]:
    """The facts of a unit, group by group."""
    rivals = world.rivals.with_twins(unit.twins)
    groups = (fuse_statements(said, world.sources, rivals, world.ontology, least) for said in unit.groups)
    return [fact for facts in groups for fact in facts]


def fuse_statements(
    said: Iterable[Statement], sources: Sources, rivals: Rivals, ontology: Ontology, least: float | None = None
) -> list[Fact]:
    """The facts of all that is said, or of any of the groups of `groups.py`: facts of two groups have no part in each
    other's support or disputes, so each may be fused by itself, and several may be fused at once."""
    made = with_entailed(drafts(said, sources, ontology), sources)
    misread = misreadings(made.values(), rivals, ontology)
    read = {name: draft for name, draft in made.items() if name not in misread}
    conflicts = find_conflicts(list(read.values()), rivals, ontology) if len(read) > 1 else []
    lost = _losers(made, conflicts, weights(read, conflicts, sources)) | misread
    shared, sunk = inherited(made, conflicts, lost, rivals)
    return _settled(made, conflicts + shared, lost | sunk, unlikely(made.values(), rivals, least), rivals)


def _losers(made: Mapping[str, Draft], conflicts: Sequence[Conflict], weights: Mapping[str, int]) -> set[str]:
    """The less supported side of each dispute, by `weights`; both at a tie.

    Where the sides differ only in a number said of one edge, or of who took part, that is not in dispute itself.
    """
    lost: set[str] = set()
    for conflict in conflicts:
        left, right = made[conflict.left].fact, made[conflict.right].fact
        same = (left.subject, left.predicate, left.object) == (right.subject, right.predicate, right.object)
        if conflict.kind in ("number", "duration") and same and not left.literal:
            continue
        number = conflict.kind in ("number", "duration")
        for one, other in ((left, right), (right, left)):
            filler = number and not one.literal and _is_role(one)
            if not filler and weights[one.id] <= weights[other.id]:
                lost.add(one.id)
    return lost


def _settled(
    made: Mapping[str, Draft], conflicts: Sequence[Conflict], lost: set[str], hidden: set[str], rivals: Rivals
) -> list[Fact]:
    """The facts as the graph shows them."""
    others: dict[str, dict[str, str]] = {}
    for conflict in conflicts:
        others.setdefault(conflict.left, {})[conflict.right] = conflict.kind
        others.setdefault(conflict.right, {})[conflict.left] = conflict.kind
    modes = _event_modalities(made, lost, rivals)
    settled = []
    for name, draft in made.items():
        fact, rival = draft.fact, others.get(name, {})
        own = modes.get(fact.subject, Modality.ASSERTED) if _is_role(fact) else Modality.ASSERTED
        edge = fact.modality is own and name not in lost and name not in hidden
        if edge and not rival:  # as it was drafted
            settled.append(fact)
            continue
        factor = BEHIND if name in lost else AHEAD if rival else 1.0
        settled.append(
            replace(
                fact,
                edge=edge,
                status=Status.DISPUTED if rival else fact.status,
                confidence=round(fact.confidence * factor, 3),
                conflicts_with=tuple(sorted(rival)),
                conflict=min(rival.values()) if rival else "",
            )
        )
    return settled


def _is_role(fact: Fact) -> bool:
    return fact.predicate in _OF_EVENTS


_OF_EVENTS = {f"kg:{name}" for name in (*ROLES, "date", "inferredDate", "statedTime", "duration", "quantity")}


def _event_modalities(made: Mapping[str, Draft], lost: set[str], rivals: Rivals) -> dict[str, Modality]:
    """How each happening is put forward: a planned one keeps its fillers, with its plan written on it.

    Asserted when any asserted statement stands; else the mode of the best supported statement.
    """
    best: dict[str, tuple[int, int, int]] = {}
    order = tuple(Modality)
    for draft in made.values():
        fact = draft.fact
        if rivals.is_event(fact.subject) and fact.id not in lost:
            asserted = fact.modality is Modality.ASSERTED
            rank = (int(asserted), fact.support, -order.index(fact.modality))
            best[fact.subject] = max(best.get(fact.subject, rank), rank)
    return {event: order[-rank[2]] for event, rank in best.items()}
