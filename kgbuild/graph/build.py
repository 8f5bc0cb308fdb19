"""Facts become a graph.

In: everything the stages found.  Out: `KnowledgeGraph`, without what nothing is said about.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kgbuild.graph.knowledge_graph import KnowledgeGraph
from kgbuild.graph.network import classes_of
from kgbuild.model import Article, Copy, Entity, Event, Extraction, Fact, MentionKind, Problem, Resolution
from kgbuild.ontology.view import Ontology
from kgbuild.settings import DEFAULT_BASE


def build_graph(
    articles: Iterable[Article],
    extractions: Sequence[Extraction],
    resolution: Resolution,
    facts: Iterable[Fact],
    ontology: Ontology,
    problems: Iterable[Problem] = (),
    base: str = DEFAULT_BASE,
    copies: Iterable[Copy] = (),
) -> KnowledgeGraph:
    """The graph of a build, everything in the order of its ids.

    Kept are happenings that somebody or something takes part in, entities that a fact is about, and entities that
    an article calls by name; a common noun that nothing is said about is left out.
    """
    facts = sorted(facts, key=lambda fact: fact.id)
    events = _told(resolution.events, facts)
    facts = _closed(facts, resolution, events)
    mentions = {mention.id: mention for extraction in extractions for mention in extraction.mentions}
    entities = _spoken_of(resolution, facts, mentions)
    kept = {name for entity in entities.values() for name in entity.mentions}
    return KnowledgeGraph(
        articles={article.name: article for article in sorted(articles, key=lambda article: article.name)},
        entities=entities,
        events=events,
        facts={fact.id: fact for fact in facts},
        classes=classes_of((*entities.values(), *events.values()), ontology),
        mentions={name: mentions[name] for name in sorted(mentions) if name in kept},
        matches=tuple(sorted(resolution.matches, key=lambda match: (match.left, match.right, match.merged))),
        vetoes=tuple(
            sorted(
                (veto for extraction in extractions for veto in extraction.vetoes),
                key=lambda veto: (veto.evidence.article, veto.evidence.span, veto.claim, veto.reason),
            )
        ),
        problems=tuple(sorted(problems, key=lambda problem: (problem.where, problem.found, problem.todo))),
        remarks=tuple(sorted(resolution.remarks)),
        base=base,
        copies=tuple(sorted(copies, key=lambda copy: (copy.of, copy.article))),
    )


def _told(events: Iterable[Event], facts: Sequence[Fact]) -> dict[str, Event]:
    """Happenings with at least one filler that leads, perhaps through nested happenings, to an entity; and those over
    which outlets dispute, where nobody takes part: "the trial lasted three weeks"."""
    happenings = {event.id: event for event in events}
    fillers: dict[str, set[str]] = {}
    for fact in facts:
        if fact.subject in happenings and not fact.literal:
            fillers.setdefault(fact.subject, set()).add(str(fact.object))
    told = {event for event, found in fillers.items() if any(filler not in happenings for filler in found)}
    while more := {event for event, found in fillers.items() if event not in told and found & told}:
        told |= more
    told |= {fact.subject for fact in facts if fact.conflicts_with and fact.subject in happenings}
    return {name: happenings[name] for name in sorted(told)}


def _closed(facts: Sequence[Fact], resolution: Resolution, events: Mapping[str, Event]) -> list[Fact]:
    """Facts whose ends are in the graph."""
    known = {entity.id for entity in resolution.entities} | set(events)
    return [fact for fact in facts if fact.subject in known and (fact.literal or str(fact.object) in known)]


def _spoken_of(resolution: Resolution, facts: Iterable[Fact], mentions: Mapping[str, object]) -> dict[str, Entity]:
    """Entities with a fact (speakers too), or with a name of their own."""
    used = {
        name
        for fact in facts
        for name in (fact.subject, "" if fact.literal else fact.object, *fact.attributed_to)
        if isinstance(name, str)
    }
    return {
        entity.id: entity
        for entity in sorted(resolution.entities, key=lambda entity: entity.id)
        if entity.id in used
        or any(getattr(mentions.get(name), "kind", None) is MentionKind.NAME for name in entity.mentions)
    }
