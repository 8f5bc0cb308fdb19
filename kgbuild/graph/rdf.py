"""The graph in RDF, by the terms of the contract (README, "What is in the graph").

In: a graph and the ontology.  Out: triples as text (`to_rdf`), or each with the articles it rests on (`sourced`),
which is what graph.trig is made of.
"""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.graph.claims import claim_triples, evidence_triples, plain_triples
from kgbuild.graph.knowledge_graph import KnowledgeGraph
from kgbuild.graph.names import Names
from kgbuild.graph.terms import Triple, iri, literal, term
from kgbuild.graph.values import dated
from kgbuild.graph.vocabulary import LABEL, TYPE, Vocabulary
from kgbuild.model import Article, Entity, Event, Fact, Modality
from kgbuild.ontology.view import Ontology

Sourced = tuple[Triple, tuple[str, ...]]
"""A triple and the names of the articles that say it; none for what the graph itself says."""


def to_rdf(graph: KnowledgeGraph, ontology: Ontology) -> list[Triple]:
    """All triples of the graph, each once, sorted by subject, predicate and object."""
    return sorted({triple for triple, _ in sourced(graph, ontology)})


def sourced(graph: KnowledgeGraph, ontology: Ontology) -> Iterator[Sourced]:
    """Every triple with its articles.

    What an article says is its own: direct edges, roles, dates and numbers of facts it has evidence for, their
    `kg:evidence`, the evidence, and the article's description.  What is only known by looking at all articles
    (names, classes, support, status, confidence, disputes, labels of the vocabulary) is the graph's.
    """
    names, words, terms = Names(graph.base), Vocabulary(ontology), Terms()
    for triple, articles in _statements(graph, names, words):
        terms.note(triple)
        yield triple, articles
    for fact in graph.facts.values():
        terms.note_wording(fact)
    for triple in words.described(terms.used, terms.own):
        yield triple, ()


class Terms:
    """The terms in use, whose labels the graph says too; `own` has the words behind `rel:` ones."""

    def __init__(self) -> None:
        self.used: set[str] = set()
        self.own: dict[str, str] = {}

    def note(self, triple: Triple) -> None:
        """The terms of a triple."""
        self.used.add(triple[1])
        if triple[1] in _TERMS_AS_OBJECTS:
            self.used.add(triple[2])

    def note_wording(self, fact: Fact) -> None:
        """What a relation that the ontology does not know is called; the first in the alphabet of several wordings."""
        if fact.predicate.startswith("rel:"):
            name, label = term(fact.predicate), fact.label or fact.predicate[4:]
            self.used.add(name)
            self.own[name] = min(self.own.get(name, label), label)


_TERMS_AS_OBJECTS = frozenset({TYPE, term("rdf:predicate"), term("kg:modality"), term("kg:status")})


def _statements(graph: KnowledgeGraph, names: Names, words: Vocabulary) -> Iterator[Sourced]:
    for article in graph.articles.values():
        for triple in article_triples(article, names, words):
            yield triple, (article.name,)
    for entity in graph.entities.values():
        for triple in entity_triples(entity, names, words):
            yield triple, ()
    modalities = graph.event_modality()
    for event in graph.events.values():
        for triple in event_triples(event, modalities[event.id], names, words):
            yield triple, ()
    seen: set[str] = set()
    for fact in graph.facts.values():
        yield from fact_triples(fact, fact.subject in graph.entities, names, words)
        for item in fact.evidence:
            node = names.evidence(item)
            if node not in seen:
                seen.add(node)
                for triple in evidence_triples(item, graph.articles.get(item.article), names, words):
                    yield triple, (item.article,)


def fact_triples(fact: Fact, of_entity: bool, names: Names, words: Vocabulary) -> Iterator[Sourced]:
    """A fact as a plain statement and as a claim, and which words are its evidence."""
    articles = tuple(sorted({item.article for item in fact.evidence}))
    for triple in plain_triples(fact, of_entity, names, words):
        yield triple, articles
    for triple in claim_triples(fact, names, words):
        yield triple, ()
    for item in fact.evidence:
        yield (names.of(fact.id), term("kg:evidence"), names.evidence(item)), (item.article,)


def article_triples(article: Article, names: Names, words: Vocabulary) -> Iterator[Triple]:
    """An article: file name, SHA-256, title, publisher, date, URL, where known."""
    node = names.article(article.name)
    for each in (*words.types("Article", "Article"), term("schema:NewsArticle"), term("nif:Context")):
        yield node, TYPE, each
    yield node, LABEL, literal(article.title or article.name)
    yield node, term("kg:fileName"), literal(article.name)
    yield node, term("kg:sha256"), literal(article.sha256)
    if article.title:
        yield node, term("schema:headline"), literal(article.title)
    if article.publisher:
        yield node, term("schema:publisher"), literal(article.publisher)
    if article.date:
        yield node, term("schema:datePublished"), dated(article.date, "")
    if article.url:
        yield node, term("schema:url"), iri(article.url) if "://" in article.url else literal(article.url)
    if article.language:
        yield node, term("schema:inLanguage"), literal(article.language)


def entity_triples(entity: Entity, names: Names, words: Vocabulary) -> Iterator[Triple]:
    """An entity: classes, best name, other names, articles, ids elsewhere."""
    node = names.of(entity.id)
    for each in words.types(entity.type, "Entity"):
        yield node, TYPE, each
    yield node, LABEL, literal(entity.label)
    yield node, term("skos:prefLabel"), literal(entity.label)
    for name in entity.names:
        if name != entity.label:
            yield node, term("skos:altLabel"), literal(name)
    for article in entity.articles:
        yield node, term("kg:mentionedIn"), names.article(article)
    for outside in entity.same_as:
        yield node, term("skos:exactMatch"), iri(outside)


def event_triples(event: Event, modality: Modality, names: Names, words: Vocabulary) -> Iterator[Triple]:
    """An event: classes, a readable line, the lemma, how it is put forward, articles."""
    node = names.of(event.id)
    for each in words.types(event.type, "Event"):
        yield node, TYPE, each
    yield node, LABEL, literal(event.label)
    yield node, term("kg:predicate"), literal(event.predicate)
    yield node, term("kg:modality"), term(f"kg:{modality.value}")
    for article in event.articles:
        yield node, term("kg:mentionedIn"), names.article(article)
