"""What graph.ttl and graph.trig say of some nodes: themselves, the claims about them, the words behind those.

In: a sheet, which is the nodes first met in one article with the facts about them.  Out: its paragraphs.  They are made
of the sheet alone, so that one on which nothing has changed need not be written again (`work.remembered`): of 60,000
paragraphs that an article added to 1,000 leaves as they were, that saves two seconds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import msgspec

from kgbuild.export.turtle import Shortener, ordered
from kgbuild.graph.claims import claim_said, evidence_said, plain_said
from kgbuild.graph.knowledge_graph import KnowledgeGraph
from kgbuild.graph.names import Names
from kgbuild.graph.rdf import EVIDENCE, Sourced, Terms, entity_said, event_said
from kgbuild.graph.terms import Said, together
from kgbuild.graph.vocabulary import Vocabulary
from kgbuild.model import Article, Entity, Event, Evidence, Fact, Modality
from kgbuild.ontology.view import Ontology

Paragraph = tuple[str, str, dict[str, str]]
"""A subject; its paragraph in graph.ttl; those in graph.trig by graph, "" for the very same one."""
LINES = " ;\n    "
"""What parts the lines of a paragraph, and stands in no literal: line breaks are escaped there."""


@dataclass(frozen=True, slots=True)
class Node:
    """An entity, or a happening and how it is put forward; facts about it, and those of other nodes that hold both
    ways and so are about it too."""

    thing: Entity | Event
    mode: Modality | None
    facts: tuple[Fact, ...]
    mirrored: tuple[Fact, ...]


Sheet = tuple[Node, ...]


class Quoted(msgspec.Struct, frozen=True, array_like=True):
    """The paragraph of a piece of evidence, and the first fact that gives it here."""

    subject: str
    fact: str
    article: str
    text: str


class Written(msgspec.Struct, frozen=True, array_like=True):
    """What there is to write of a sheet; `terms` of the vocabulary that it uses, `wordings` of relations it lacks."""

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


def sheets(graph: KnowledgeGraph, words: Vocabulary) -> list[Sheet]:
    """Every entity and happening with the facts about it, by the first article that tells of it."""
    own: dict[str, list[Fact]] = {}
    mirrored: dict[str, list[Fact]] = {}
    for fact in graph.facts.values():
        own.setdefault(fact.subject, []).append(fact)
        if fact.edge and not fact.literal and fact.subject in graph.entities and words.symmetric(fact.predicate):
            mirrored.setdefault(str(fact.object), []).append(fact)
    modes = graph.event_modality()
    things: Mapping[str, Entity | Event] = {**graph.entities, **graph.events}
    found: dict[str, list[Node]] = {}
    for name, thing in things.items():
        node = Node(thing, modes.get(name), tuple(own.get(name, ())), tuple(mirrored.get(name, ())))
        found.setdefault(thing.articles[0] if thing.articles else "", []).append(node)
    return [tuple(found[article]) for article in sorted(found)]


def written(sheet: Sheet, pen: Pen) -> Written:
    """The paragraphs of a sheet."""
    terms = Terms()
    found: list[Paragraph] = []
    quoted: dict[str, Quoted] = {}
    for node in sheet:
        found += paragraphs(_said(node, pen, terms), pen)
        for fact in node.facts:
            words = [(pen.names.evidence(item), item) for item in fact.evidence]
            found.append(_claim(fact, words, pen, terms))
            for name, item in words:
                if name not in quoted or fact.id < quoted[name].fact:
                    quoted[name] = _quoted(name, item, fact, pen, terms)
    return Written(tuple(found), tuple(quoted.values()), frozenset(terms.used), dict(terms.own))


def _said(node: Node, pen: Pen, terms: Terms) -> Iterator[Sourced]:
    """All that is said of the node itself."""
    thing, names, words = node.thing, pen.names, pen.words
    subject, of_entity = names.of(thing.id), isinstance(thing, Entity)
    if isinstance(thing, Entity):
        said = entity_said(thing, names, words)
    else:
        said = event_said(thing, node.mode or Modality.ASSERTED, names, words)
    terms.note(said)
    yield subject, said, ()
    for facts, both_ways in ((node.facts, of_entity), (node.mirrored, True)):
        for fact in facts:
            for name, plain in plain_said(fact, both_ways, names, words):
                if name == subject:
                    terms.note(plain)
                    yield name, plain, tuple({item.article for item in fact.evidence})


def _claim(fact: Fact, quoted: Sequence[tuple[str, Evidence]], pen: Pen, terms: Terms) -> Paragraph:
    """The paragraph of a claim: who gives evidence for it says so, the rest says the whole graph."""
    said = claim_said(fact, pen.names, pen.words)
    whole = {**said, EVIDENCE: tuple([name for name, _ in quoted])} if quoted else said
    terms.note(whole)
    terms.note_wording(fact)
    subject = pen.names.of(fact.id)
    name = pen.short.name(subject)
    places: dict[str, list[str]] = {}
    for each, item in quoted:
        places.setdefault(pen.names.article(item.article), []).append(each)
    text = pen.short.paragraph(name, whole)
    numbers = _numbers((tuple(said), (EVIDENCE,))) if quoted else None
    of_all, of_one = _cut(text, numbers) if numbers else ("", "")
    parts = {"": of_all}
    for article, found in places.items():
        parts[article] = of_one if len(places) == 1 else pen.short.paragraph(name, {EVIDENCE: tuple(found)})
    return subject, text, parts


def _quoted(subject: str, item: Evidence, fact: Fact, pen: Pen, terms: Terms) -> Quoted:
    """The paragraph of a piece of evidence."""
    said = evidence_said(item, pen.articles.get(item.article), pen.names, pen.words)
    terms.note(said)
    text = pen.short.paragraph(pen.short.name(subject), said)
    return Quoted(subject, fact.id, pen.names.article(item.article), text)


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
        name, parts = short.name(subject), [together(each) for each in by_graph.values()]
        if len(parts) == 1:
            yield subject, short.paragraph(name, parts[0]), dict.fromkeys(by_graph, "")
            continue
        numbers = _numbers(tuple(map(tuple, parts)))
        whole = {name: targets for said in parts for name, targets in said.items()} if numbers else together(parts)
        text = short.paragraph(name, whole)
        own = _cut(text, numbers) if numbers else [short.paragraph(name, said) for said in parts]
        yield subject, text, dict(zip(by_graph, own, strict=True))


@lru_cache(maxsize=10_000)
def _numbers(parts: tuple[tuple[str, ...], ...]) -> tuple[tuple[int, ...], ...] | None:
    """The lines of each of several parts in the paragraph that they give together, by their predicates, of which few
    sets are met; None when two parts say something with one predicate."""
    lines = ordered(tuple(dict.fromkeys(predicate for part in parts for predicate in part)))
    if len(lines) < sum(map(len, parts)):
        return None
    place = {predicate: number for number, predicate in enumerate(lines)}
    return tuple(tuple(sorted(place[predicate] for predicate in part)) for part in parts)


def _cut(text: str, parts: Sequence[tuple[int, ...]]) -> list[str]:
    """Paragraphs with some of the lines of another, by number: that is quicker than writing them."""
    lines = text[1:-3].split(LINES)
    subject, _, lines[0] = lines[0].partition(" ")
    return [f"\n{subject} {LINES.join([lines[number] for number in part])} .\n" for part in parts]
