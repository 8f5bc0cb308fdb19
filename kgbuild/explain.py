"""Why a node is one node, and why an edge is there: the text behind `kgbuild explain`.

In: a `KnowledgeGraph` and the id or name of an entity, an event or a fact.  Out: text for people.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches

from kgbuild.errors import QueryError
from kgbuild.graph.knowledge_graph import KnowledgeGraph
from kgbuild.model import Entity, Event, Fact, Match, When

MOST = 12
"""How many merges or near misses of one node are shown; the rest is counted."""


def explain(graph: KnowledgeGraph, name: str) -> str:
    """What is known of the nodes or facts called `name`, and why; raises QueryError when nothing is."""
    blocks = [_entity(graph, entity) for entity in _entities(graph, name)]
    blocks += [_event(graph, event) for event in _events(graph, name)]
    if name in graph.facts:
        blocks.append(_fact(graph, graph.facts[name]))
    if not blocks:
        known = [*graph.entities, *(entity.label for entity in graph.entities.values()), *graph.events, *graph.facts]
        near = get_close_matches(name, sorted(set(known)), n=3, cutoff=0.5)
        hint = (
            f"did you mean {', '.join(map(repr, near))}?"
            if near
            else "give an id, a label or another name from the graph"
        )
        raise QueryError(f"nothing in the graph is called {name!r}", todo=hint)
    return "\n".join(blocks)


def _key(name: str) -> str:
    return " ".join(name.casefold().split())


def _entities(graph: KnowledgeGraph, name: str) -> list[Entity]:
    if name in graph.entities:
        return [graph.entities[name]]
    rows = graph.entities.values()
    exact = [entity for entity in rows if _key(entity.label) == _key(name)]
    return exact or [entity for entity in rows if _key(name) in map(_key, entity.names)]


def _events(graph: KnowledgeGraph, name: str) -> list[Event]:
    if name in graph.events:
        return [graph.events[name]]
    return [event for event in graph.events.values() if _key(event.label) == _key(name)]


def _entity(graph: KnowledgeGraph, entity: Entity) -> str:
    lines = [f"{entity.label}  ({entity.type}, id {entity.id})"]
    if entity.names:
        lines.append(f"  also called: {', '.join(entity.names)}")
    if entity.same_as:
        lines.append(f"  the same as: {', '.join(entity.same_as)}")
    lines.append(f"  {_count(len(entity.mentions), 'mention')} in {_count(len(entity.articles), 'article')}")
    return _with_reasons(graph, lines, entity.mentions, graph_names(graph))


def _event(graph: KnowledgeGraph, event: Event) -> str:
    lines = [f"{event.label}  ({event.type}, id {event.id})"]
    lines.append(f"  told by {_count(len(event.clauses), 'clause')} in {_count(len(event.articles), 'article')}")
    return _with_reasons(graph, lines, event.clauses, graph_names(graph))


def graph_names(graph: KnowledgeGraph) -> Mapping[str, str]:
    """The label of the node that each mention or clause belongs to."""
    rows = [(mention, entity.label) for entity in graph.entities.values() for mention in entity.mentions]
    rows += [(clause, event.label) for event in graph.events.values() for clause in event.clauses]
    return dict(rows)


def _with_reasons(graph: KnowledgeGraph, lines: list[str], members: Iterable[str], names: Mapping[str, str]) -> str:
    inside = frozenset(members)
    merged = [m for m in graph.matches if m.merged and m.left in inside and m.right in inside]
    near = [m for m in graph.matches if not m.merged and (m.left in inside) != (m.right in inside)]
    lines.append("  why it is one:" if merged else "  nothing was merged into it.")
    lines += _limited(sorted(merged, key=lambda m: (-m.score, m.left, m.right)), lambda m: _match(graph, m))
    if near:
        lines.append("  what it was nearly merged with:")
        near.sort(key=lambda m: (-sum(max(f.score, 0.0) for f in m.features), m.left, m.right))
        lines += _limited(near, lambda m: _match(graph, m, names.get(m.right if m.left in inside else m.left, "")))
    return "\n".join(lines) + "\n"


def _limited(matches: list[Match], write: object) -> Iterator[str]:
    assert callable(write)
    for match in matches[:MOST]:
        yield from write(match)
    if len(matches) > MOST:
        yield f"    and {len(matches) - MOST} more"


def _match(graph: KnowledgeGraph, match: Match, other: str = "") -> Iterator[str]:
    tie, label = "=" if match.merged else "/", f"  [{other}]" if other else ""
    yield f"    {_words(graph, match.left)} {tie} {_words(graph, match.right)}{label}  score {match.score:.2f}"
    for feature in match.features:
        yield f"      {_sign(feature.score)} {feature.explanation}"


def _sign(score: float) -> str:
    return "veto " if score <= -5 else f"{score:+.2f}"


def _words(graph: KnowledgeGraph, name: str) -> str:
    """A mention's words with where they stand, or a clause's predicate."""
    if name in graph.mentions:
        mention = graph.mentions[name]
        return f'"{mention.words}" ({name})'
    place, _, predicate = name.rpartition(":")
    return f'"{predicate}" ({place})' if place else name


def _fact(graph: KnowledgeGraph, fact: Fact) -> str:
    lines = [f"{_statement(graph, fact)}  (id {fact.id})"]
    sources = _count(fact.support, "independent source")
    lines.append(f"  {fact.modality.value}, {fact.status.value}, {sources}, confidence {fact.confidence:.2f}")
    lines.append(f"  {'drawn as an edge' if fact.edge else 'kept as a claim, not drawn as an edge'}")
    if isinstance(fact.object, When) and fact.object.how:
        lines.append(f"  worked out: {fact.object.how}")
    if fact.attributed_to:
        lines.append(f"  according to: {', '.join(graph.label(source) for source in fact.attributed_to)}")
    if fact.rules:
        lines.append(f"  by: {', '.join(rule.replace('_', ' ') for rule in fact.rules)}")
    lines += [f'  "{e.words}" ({e.article}:{e.span.begin}-{e.span.end})' for e in fact.evidence]
    rivals = [graph.facts[other] for other in fact.conflicts_with if other in graph.facts]
    lines += [f"  against: {_statement(graph, rival)}  ({fact.conflict})" for rival in rivals]
    return "\n".join(lines) + "\n"


def _statement(graph: KnowledgeGraph, fact: Fact) -> str:
    target = fact.object if isinstance(fact.object, str) else fact.object.words
    return f"{graph.label(fact.subject)} -- {fact.label or fact.predicate} -- {graph.label(target)}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
