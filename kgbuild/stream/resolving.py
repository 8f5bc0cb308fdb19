"""Who is who, on disk: the steps of `resolve.resolve` one after the other.

In: what articles say, and the user's decisions.  Out: casts, things, what stories tell, entities.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from kgbuild.model import Entity, Mention, Resolution
from kgbuild.ontology import Ontology
from kgbuild.resolve import Decisions, KnownEntities
from kgbuild.resolve.constraints import Constraints, find_constraints
from kgbuild.resolve.corrections import apply_decisions
from kgbuild.resolve.decisions import names_of
from kgbuild.resolve.fold import tokens
from kgbuild.resolve.lexicon import make_lexicon
from kgbuild.stream.casts import Casts, Rules, all_casts
from kgbuild.stream.names import Entities, Sketch, name_all
from kgbuild.stream.rack import Rack
from kgbuild.stream.reading import Read
from kgbuild.stream.room import give_back
from kgbuild.stream.stories import Told, tell_all
from kgbuild.stream.things import Things, all_things
from kgbuild.stream.whole import Whole


@dataclass(frozen=True)
class Resolved:
    """What the steps left, for those that come after."""

    casts: Casts
    things: Things
    told: Told
    entities: Entities


def resolve_all(
    read: Read, ontology: Ontology, decisions: Decisions | None, known: KnownEntities | None, whole: Whole, folder: Path
) -> Resolved:
    """Everything resolved; with decisions, once without them first, to find whom they mean."""
    rules = Rules(make_lexicon(ontology), Constraints(), known)
    if decisions is None:
        return _resolved(read, rules, whole, folder)
    first = folder / "first"
    first.mkdir()
    plain = _resolved(read, rules, Whole(first), first)
    mentions, entities = _concerned(decisions, plain.entities)
    bound = find_constraints(decisions, mentions, entities)
    shutil.rmtree(first)
    found = _resolved(read, replace(rules, bound=bound), whole, folder)
    return _corrected(found, decisions, bound, whole, folder)


def _resolved(read: Read, rules: Rules, whole: Whole, folder: Path) -> Resolved:
    casts = all_casts(read.all_said(), rules, whole, folder)
    things = all_things(casts, rules, whole, folder)
    give_back()
    told = tell_all(casts, things, read.said, rules, whole, folder)
    give_back()
    return Resolved(casts, things, told, name_all(read.all_said(), casts, things, told, rules.lexicon, folder))


def _concerned(decisions: Decisions, entities: Entities) -> tuple[Mapping[str, Mention], list[Entity]]:
    """The mentions and entities that a decision can mean: all others make no difference to it."""
    names = frozenset(names_of(decisions))
    keys = frozenset(map(tokens, names))
    mentions: dict[str, Mention] = {}
    meant: list[Entity] = []
    for number, met in entities.grouped():
        entity = entities.rows.get(number)
        own = {m.id: m for m, _ in met if m.id in names or tokens(m.name) in keys or tokens(m.words) in keys}
        mentions |= own
        if own or entity.id in names or any(tokens(name) in keys for name in (entity.label, *entity.names)):
            meant.append(entity)
    return mentions, meant


def _corrected(found: Resolved, decisions: Decisions, bound: Constraints, whole: Whole, folder: Path) -> Resolved:
    """Entities with the user's labels and types; remarks on decisions that no longer apply."""
    mentions, entities = _concerned(decisions, found.entities)
    resolution = apply_decisions(Resolution(entities=tuple(entities)), decisions, mentions, bound.remarks)
    whole.remarks += resolution.remarks
    changed = {entity.id: entity for entity in resolution.entities}
    rows = Rack[Entity](folder, "corrected", Entity)
    known = Rack[Sketch](folder, "corrected-known", Sketch)
    for number, old in enumerate(found.entities.rows):
        new = changed.get(old.id, old)
        about = found.entities.known.get(number)
        rows.put(new)
        known.put(about._replace(known=replace(about.known, type=new.type, label=new.label, names=new.names)))
    return replace(found, entities=replace(found.entities, rows=rows, known=known))
