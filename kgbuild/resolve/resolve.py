"""Which mentions are one entity, and which clauses are one event, with the reasons.

In: extractions of all articles.  Out: `Resolution`.  The order of the articles does not matter.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from kgbuild.model import Entity, Event, Extraction, Match, Mention, MentionKind, Resolution
from kgbuild.ontology.view import Ontology
from kgbuild.resolve.chains import chain_profiles, link_matches, story_words
from kgbuild.resolve.cluster import Clusters
from kgbuild.resolve.constraints import Constraints, find_constraints
from kgbuild.resolve.corrections import apply_decisions
from kgbuild.resolve.decisions import Decisions
from kgbuild.resolve.event_features import EventPolicy
from kgbuild.resolve.event_labels import event_label
from kgbuild.resolve.happening import Happening
from kgbuild.resolve.happenings import find_happenings, unite_by_deeds
from kgbuild.resolve.known import KnownEntities
from kgbuild.resolve.labels import best_name, give_ids, noun_label, other_names
from kgbuild.resolve.lexicon import Lexicon, make_lexicon
from kgbuild.resolve.profile import Profile
from kgbuild.resolve.salient import unite_salient
from kgbuild.resolve.stories import find_stories
from kgbuild.resolve.who import find_clusters, known_keys


def resolve(
    extractions: Sequence[Extraction],
    ontology: Ontology,
    decisions: Decisions | None = None,
    known: KnownEntities | None = None,
    policy: EventPolicy | None = None,
    salient: Collection[str] = (),
) -> Resolution:
    """Decide who is who and what is one happening, honouring the user's decisions; `salient` see `salient.py`."""
    ordered = sorted(extractions, key=lambda extraction: extraction.article)
    lexicon = make_lexicon(ontology)
    mentions = {mention.id: mention for extraction in ordered for mention in extraction.mentions}
    bound = Constraints()
    if decisions is not None:
        plain = _resolve(ordered, mentions, lexicon, bound, known, policy, salient)
        bound = find_constraints(decisions, mentions, plain.entities)
    resolution = _resolve(ordered, mentions, lexicon, bound, known, policy, salient)
    return apply_decisions(resolution, decisions, mentions, bound.remarks) if decisions is not None else resolution


def _resolve(
    ordered: Sequence[Extraction],
    mentions: Mapping[str, Mention],
    lexicon: Lexicon,
    bound: Constraints,
    known: KnownEntities | None,
    policy: EventPolicy | None,
    salient: Collection[str],
) -> Resolution:
    stories = find_stories({extraction.article: story_words(extraction) for extraction in ordered})
    clusters = find_clusters(chain_profiles(ordered, stories, lexicon, bound.apart), lexicon, bound, known)
    unite_salient(clusters, ordered, stories, salient, lexicon)
    happenings = find_happenings(ordered, roots_of(clusters), stories, lexicon, policy)
    if unite_by_deeds(clusters, happenings):
        happenings = find_happenings(ordered, roots_of(clusters), stories, lexicon, policy)
    entities, entity_of = make_entities(clusters, mentions, lexicon, known)
    events, event_of = make_events(happenings, ordered, entities, entity_of)
    matches = [*link_matches(ordered), *clusters.matches, *happenings.matches]
    return Resolution(
        entities=tuple(sorted(entities, key=lambda entity: entity.id)),
        events=tuple(sorted(events, key=lambda event: event.id)),
        of={**entity_of, **event_of},
        matches=tuple(sorted(matches, key=_match_key)),
    )


def roots_of(clusters: Clusters[Profile]) -> dict[str, str]:
    """The id of its cluster's first mention for every mention."""
    rows = ((clusters.joined(n).id, profile) for n, profile in enumerate(clusters.profiles))
    return {mention: root for root, profile in rows for mention in profile.mentions}


def _match_key(match: Match) -> tuple[str, str, bool, float]:
    return (match.left, match.right, match.merged, match.score)


def make_entities(
    clusters: Clusters[Profile],
    mentions: Mapping[str, Mention],
    lexicon: Lexicon,
    known: KnownEntities | None = None,
) -> tuple[list[Entity], dict[str, str]]:
    """The entities of the clusters, and the entity of every mention of theirs."""
    rows: dict[str, list[Mention]] = {}
    everywhere: dict[str, bool] = {}
    types: dict[str, str] = {}
    families: dict[str, str] = {}
    labels: dict[str, str] = {}
    for group in clusters.groups():
        profile = clusters.joined(group[0])
        rows[profile.id] = [mentions[key] for number in group for key in clusters.profiles[number].mentions]
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
    same_as = outside_ids(clusters, lexicon, known) if known is not None else {}
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


def outside_ids(clusters: Clusters[Profile], lexicon: Lexicon, known: KnownEntities) -> dict[str, tuple[str, ...]]:
    """The outside ids of each cluster whose full name stands in one entry of the user's file."""
    keys = known_keys(known, lexicon)
    found = {}
    for group in clusters.groups():
        profile = clusters.joined(group[0])
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


def make_events(
    happenings: Clusters[Happening],
    extractions: Sequence[Extraction],
    entities: Sequence[Entity],
    entity_of: Mapping[str, str],
) -> tuple[list[Event], dict[str, str]]:
    """The events of the clusters, and the event of every clause."""
    clauses = {clause.id: clause for extraction in extractions for clause in extraction.clauses}
    label_of = {entity.id: entity.label for entity in entities}
    labels: dict[str, tuple[str, bool, str]] = {}
    rows: dict[str, tuple[str, ...]] = {}
    for group in happenings.groups():
        told = happenings.joined(group[0])
        rows[told.id] = tuple(sorted(told.clauses))
        line = event_label(
            [clauses[key] for key in rows[told.id]],
            lambda target: label_of.get(entity_of.get(target, ""), ""),
        )
        labels[told.id] = (line, False, "")
    ids = give_ids(labels)
    events = []
    for key, row in rows.items():
        told_by = [clauses[clause] for clause in row]
        events.append(
            Event(
                id=ids[key],
                type=_event_type([clause.type for clause in told_by]),
                label=labels[key][0],
                predicate=_most([clause.predicate for clause in sorted(told_by, key=lambda one: one.nominal)]),
                clauses=row,
                articles=tuple(sorted({clause.article for clause in told_by})),
            )
        )
    return events, {clause: ids[key] for key, row in rows.items() for clause in row}


def _event_type(types: Sequence[str]) -> str:
    special = [name for name in types if name != "Event"]
    return _most(special) if special else "Event"


def _most(words: Sequence[str]) -> str:
    """The most frequent word, the first of the alphabet at a draw."""
    return min(set(words), key=lambda word: (-words.count(word), word))
