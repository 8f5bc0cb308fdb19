"""The user's labels, types and rejected edges, put onto what was resolved and fused.

In: a `Resolution` or facts, and `Decisions`.  Out: new ones, with a remark for each decision that no longer applies.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kgbuild.model import Entity, Fact, Mention, Resolution
from kgbuild.resolve.decisions import Decisions, RejectedEdge
from kgbuild.resolve.fold import tokens


def apply_decisions(
    resolution: Resolution, decisions: Decisions, mentions: Mapping[str, Mention], remarks: Sequence[str] = ()
) -> Resolution:
    """Rename and retype entities; an id stays as it was, so that the decision finds it again."""
    entities = {entity.id: entity for entity in resolution.entities}
    notes = list(remarks)
    for name, label in decisions.rename:
        for entity in _meant(name, entities.values(), mentions):
            names = tuple(sorted({*entity.names, entity.label} - {label}))
            entities[entity.id] = replace(entity, label=label, names=names)
    for name, type_name in decisions.retype:
        for entity in _meant(name, entities.values(), mentions):
            entities[entity.id] = replace(entity, type=type_name)
    for group in decisions.different:
        for n, one in enumerate(group):
            notes += [
                f"{decisions.file}: {one!r} and {other!r} are still one: the very same words stand for both"
                for other in group[:n]
                if {e.id for e in _meant(one, entities.values(), mentions)}
                & {e.id for e in _meant(other, entities.values(), mentions)}
            ]
    return replace(
        resolution,
        entities=tuple(entities[key] for key in sorted(entities)),
        remarks=(*resolution.remarks, *notes),
    )


def _meant(name: str, entities: Iterable[Entity], mentions: Mapping[str, Mention]) -> list[Entity]:
    """The entities a user means: by id, by a mention, by the label, else by another name."""
    rows = list(entities)
    key = tokens(name)
    found = [entity for entity in rows if entity.id == name or name in entity.mentions]
    found = found or [entity for entity in rows if tokens(entity.label) == key]
    found = found or [entity for entity in rows if any(tokens(other) == key for other in entity.names)]
    called = {mention.id for mention in mentions.values() if tokens(mention.name) == key}
    return found or [entity for entity in rows if not called.isdisjoint(entity.mentions)]


def reject_edges(
    facts: Sequence[Fact], resolution: Resolution, decisions: Decisions | None
) -> tuple[tuple[Fact, ...], tuple[str, ...]]:
    """The facts, with those the user rejects no longer drawn as edges, and a remark for each rejection that no
    longer fits any."""
    if decisions is None or not decisions.reject:
        return tuple(facts), ()
    names = {entity.id: {entity.id, *map(_key, (entity.label, *entity.names))} for entity in resolution.entities}
    names |= {event.id: {event.id, _key(event.label)} for event in resolution.events}
    hits: dict[RejectedEdge, int] = dict.fromkeys(decisions.reject, 0)
    kept = []
    for fact in facts:
        rejected = [edge for edge in decisions.reject if _fits(edge, fact, names)]
        for edge in rejected:
            hits[edge] += 1
        kept.append(replace(fact, edge=False) if rejected else fact)
    notes = tuple(
        f"{decisions.file}: no edge {edge.subject!r} {edge.predicate!r} {edge.object!r} any more; nothing to reject"
        for edge, count in hits.items()
        if not count
    )
    return tuple(kept), notes


def _key(name: str) -> str:
    return " ".join(tokens(name))


def _fits(edge: RejectedEdge, fact: Fact, names: Mapping[str, set[str]]) -> bool:
    local = fact.predicate.partition(":")[2]
    target = fact.object if isinstance(fact.object, str) else getattr(fact.object, "words", "")
    return (
        (not edge.subject or edge.subject == fact.subject or _key(edge.subject) in names.get(fact.subject, set()))
        and (not edge.predicate or edge.predicate in (fact.predicate, local, fact.label))
        and (not edge.object or edge.object == target or _key(edge.object) in names.get(target, {_key(target)}))
    )
