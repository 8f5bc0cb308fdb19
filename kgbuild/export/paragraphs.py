"""What graph.ttl and graph.trig say of one node: itself, the claims about it, the words behind them.

In: a node with the facts about it.  Out: its paragraphs.  Each is made of the node alone, so that a node about which
nothing has changed need not be written again (`work.remembered`): of 31,000 paragraphs that an article added to 1,000
leaves as they were, that saves two seconds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from kgbuild.export.turtle import Shortener, ordered, paragraph
from kgbuild.graph.claims import evidence_said
from kgbuild.graph.knowledge_graph import KnowledgeGraph
from kgbuild.graph.names import Names
from kgbuild.graph.rdf import Sourced, Terms, entity_said, event_said, fact_said
from kgbuild.graph.terms import Said, together
from kgbuild.graph.vocabulary import Vocabulary
from kgbuild.model import Article, Entity, Event, Evidence, Fact, Modality
from kgbuild.ontology.view import Ontology

Part = str | tuple[int, ...]
"""The lines of another paragraph that stand in this one, by number; or the text itself, where it has other lines."""
Paragraph = tuple[str, str, dict[str, Part]]
"""A subject; its paragraph in graph.ttl; those in graph.trig by graph, () for the very same one."""
LINES = " ;\n    "
"""What parts the lines of a paragraph, and stands in no literal: line breaks are escaped there."""


@dataclass(frozen=True, slots=True)
class Node:
    """An entity, or a happening and how it is put forward; facts about it, and those of other nodes that hold both
    ways and so are about it too; the words of each piece of evidence's sentence."""

    thing: Entity | Event
    mode: Modality | None
    facts: tuple[Fact, ...]
    mirrored: tuple[Fact, ...]
    sentences: tuple[str, ...]


class Quoted(msgspec.Struct, frozen=True, array_like=True):
    """The paragraph of a piece of evidence, and the first fact that gives it here."""

    subject: str
    fact: str
    article: str
    text: str


class Written(msgspec.Struct, frozen=True, array_like=True):
    """What there is to write of a node; `terms` of the vocabulary that it uses, `wordings` of relations it lacks."""

    paragraphs: tuple[Paragraph, ...]
    quoted: tuple[Quoted, ...]
    terms: frozenset[str]
    wordings: dict[str, str]


class Pen:
    """What writing asks of the whole: names, the vocabulary, the articles."""

    def __init__(self, base: str, ontology: Ontology, articles: Mapping[str, Article]) -> None:
        self.base = base
        self.names, self.words, self.short = Names(base), Vocabulary(ontology), Shortener(base)
        self.articles = articles


def nodes(graph: KnowledgeGraph, words: Vocabulary) -> Iterator[Node]:
    """Every entity and happening with the facts about it."""
    own: dict[str, list[Fact]] = {}
    mirrored: dict[str, list[Fact]] = {}
    for fact in graph.facts.values():
        own.setdefault(fact.subject, []).append(fact)
        if fact.edge and not fact.literal and fact.subject in graph.entities and words.symmetric(fact.predicate):
            mirrored.setdefault(str(fact.object), []).append(fact)
    modes = graph.event_modality()
    things: Mapping[str, Entity | Event] = {**graph.entities, **graph.events}
    for name, thing in things.items():
        facts = tuple(own.get(name, ()))
        said = tuple([_sentence(item, graph.articles) for fact in facts for item in fact.evidence])
        yield Node(thing, modes.get(name), facts, tuple(mirrored.get(name, ())), said)


def _sentence(item: Evidence, articles: Mapping[str, Article]) -> str:
    article = articles.get(item.article)
    return article.words(item.sentence) if article else ""


def written(node: Node, pen: Pen) -> Written:
    """The paragraphs of a node."""
    terms = Terms()
    rows = list(_said(node, pen))
    quoted = list(_quoted(node, pen))
    for _, said, _ in (*rows, *(row for _, row in quoted)):
        terms.note(said)
    for fact in node.facts:
        terms.note_wording(fact)
    return Written(
        tuple(paragraphs(rows, pen)),
        tuple(
            Quoted(
                subject, fact, pen.names.article(article[0]), paragraph(pen.short.name(subject), pen.short.lines(said))
            )
            for fact, (subject, said, article) in quoted
        ),
        frozenset(terms.used),
        dict(terms.own),
    )


def _said(node: Node, pen: Pen) -> Iterator[Sourced]:
    """All that is said of the node, and of the claims about it."""
    thing, names, words = node.thing, pen.names, pen.words
    subject = names.of(thing.id)
    if isinstance(thing, Entity):
        yield subject, entity_said(thing, names, words), ()
    else:
        yield subject, event_said(thing, node.mode or Modality.ASSERTED, names, words), ()
    of_entity = isinstance(thing, Entity)
    others = {names.of(str(fact.object)) for fact in node.facts if not fact.literal}
    for fact in node.facts:
        yield from (row for row in fact_said(fact, of_entity, names, words) if row[0] not in others)
    for fact in node.mirrored:
        yield from (row for row in fact_said(fact, True, names, words) if row[0] == subject)


def _quoted(node: Node, pen: Pen) -> Iterator[tuple[str, Sourced]]:
    """The evidence, each piece once, with the fact that first gives it."""
    seen: set[str] = set()
    for fact in node.facts:
        for item in fact.evidence:
            subject = pen.names.evidence(item)
            if subject not in seen:
                seen.add(subject)
                said = evidence_said(item, pen.articles.get(item.article), pen.names, pen.words)
                yield fact.id, (subject, said, (item.article,))


def paragraphs(rows: Iterable[Sourced], pen: Pen) -> Iterator[Paragraph]:
    """The paragraphs of all that is said, subject by subject.

    Those of both files are made together: of most subjects only one graph says anything, so their paragraph stands in
    both.
    """
    found: dict[str, dict[str, list[Said]]] = {}
    for subject, said, articles in rows:
        graphs = found.setdefault(subject, {})
        for name in map(pen.names.article, articles) if articles else ("",):
            graphs.setdefault(name, []).append(said)
    short = pen.short
    for subject, by_graph in found.items():
        name, parts, lines = short.name(subject), list(map(together, by_graph.values())), dict[str, str]()
        if len(parts) == 1:
            yield subject, paragraph(name, short.lines(parts[0])), dict.fromkeys(by_graph, ())
            continue
        own = {each: short.lines(said) for each, said in zip(by_graph, parts, strict=True)}
        for some in own.values():
            lines |= some
        if repeated := _repeated(parts):
            lines |= short.lines(repeated)
            yield subject, paragraph(name, lines), {each: paragraph(name, some) for each, some in own.items()}
            continue
        place = {predicate: number for number, predicate in enumerate(ordered(tuple(lines)))}
        numbers = {each: tuple(sorted(place[predicate] for predicate in some)) for each, some in own.items()}
        yield subject, paragraph(name, lines), dict[str, Part](numbers)


def part(text: str, chosen: Part) -> str:
    """A paragraph of graph.trig, from that of graph.ttl."""
    if isinstance(chosen, str):
        return chosen
    if not chosen:
        return text
    lines = text[1:-3].split(LINES)
    subject, _, lines[0] = lines[0].partition(" ")
    return f"\n{subject} {LINES.join([lines[number] for number in chosen])} .\n"


def _repeated(rows: Sequence[Said]) -> Said:
    """What several say with one predicate, together."""
    once: set[str] = set()
    again: set[str] = set()
    for said in rows:
        again |= once & said.keys()
        once |= said.keys()
    return {name: tuple(target for said in rows for target in said.get(name, ())) for name in again}
