"""Entities: what each thing is called, what kind it is, and where it is met.

In: things with their mentions.  Out: `Entity` values and the entity of every mention.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kgbuild.model import Entity, Mention, MentionKind
from kgbuild.resolve.keys import known_keys
from kgbuild.resolve.known import KnownEntities
from kgbuild.resolve.labels import best_name, give_ids, noun_label, other_names
from kgbuild.resolve.lexicon import Lexicon
from kgbuild.resolve.profile import Profile, order_key


def make_entities(
    things: Sequence[Profile],
    mentions: Mapping[str, Mention],
    lexicon: Lexicon,
    known: KnownEntities | None = None,
) -> tuple[list[Entity], dict[str, str]]:
    """The entities that things are, and the entity of every mention of theirs."""
    rows: dict[str, list[Mention]] = {}
    everywhere: dict[str, bool] = {}
    types: dict[str, str] = {}
    families: dict[str, str] = {}
    labels: dict[str, str] = {}
    for profile in things:
        rows[profile.id] = sorted((mentions[key] for key in profile.mentions), key=order_key)
        families[profile.id] = profile.family
        types[profile.id] = best_type(profile, lexicon)
        everywhere[profile.id] = is_known(profile)
        named = [mention for mention in rows[profile.id] if mention.kind is MentionKind.NAME]
        if named:
            labels[profile.id] = best_name(named, profile.family, lexicon)
    key_of = {mention.id: key for key, row in rows.items() for mention in row}
    for key, row in rows.items():
        if key not in labels:
            nouns = [mention for mention in row if mention.kind is MentionKind.NOMINAL]
            family = families[key]
            labels[key] = noun_label(nouns, family, lambda target: labels.get(key_of.get(target, ""), ""))
    same_as = outside_ids(things, lexicon, known) if known is not None else {}
    ids = give_ids({key: (labels[key], everywhere[key], types[key]) for key in rows})
    entities = [
        Entity(
            id=ids[key],
            type=types[key],
            label=labels[key],
            names=other_names(row, labels[key], lexicon),
            mentions=tuple(sorted(mention.id for mention in row)),
            articles=tuple(sorted({mention.article for mention in row})),
            same_as=same_as.get(key, ()),
        )
        for key, row in rows.items()
    ]
    return entities, {mention.id: ids[key] for key, row in rows.items() for mention in row}


def outside_ids(things: Sequence[Profile], lexicon: Lexicon, known: KnownEntities) -> dict[str, tuple[str, ...]]:
    """The outside ids of each thing whose full name stands in one entry of the user's file."""
    keys = known_keys(known, lexicon)
    found = {}
    for profile in things:
        entries = keys(profile)
        if len(entries) == 1:
            found[profile.id] = known.entities[int(entries[0][0])].ids
    return found


def is_known(profile: Profile) -> bool:
    """Is it known beyond its story: by a full name, as a kind of thing, or as the holder of an office?"""
    if profile.named:
        return any(name.family != "Person" or len(name.parts) > 1 for name in profile.names)
    if profile.family == "Artifact":
        return any(noun.modifiers for noun in profile.nouns) and not profile.owners
    return profile.family == "Person" and bool(profile.roles) and not all(noun.plural for noun in profile.nouns)


def best_type(profile: Profile, lexicon: Lexicon) -> str:
    """The class with the most support, counting its superclasses; the more special one at a draw."""
    ontology = lexicon.ontology
    if any(name.identity.startswith("country:") for name in profile.names) and "Country" in ontology.classes:
        return "Country"
    counts = dict(profile.types)
    ancestors = {name: ontology.ancestors(name) or (name,) for name in counts}
    inside = [name for name in counts if not profile.family or profile.family in ancestors[name]] or list(counts)
    support = {name: sum(counts.get(parent, 0) for parent in ancestors[name]) for name in inside}
    return min(inside, key=lambda name: (-support[name], -len(ancestors[name]), name))
