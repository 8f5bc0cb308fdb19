"""The graph in RDF, by the terms of the contract (README, "What is in the graph").

In: a graph and the ontology.  Out: triples as text (`to_rdf`), or what is said of each subject with the articles it
rests on (`sourced`), which is what graph.ttl and graph.trig are made of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kgbuild.graph.claims import claim_said, evidence_said, plain_said
from kgbuild.graph.knowledge_graph import KnowledgeGraph
from kgbuild.graph.names import Names
from kgbuild.graph.terms import Said, Triple, iri, literal, term, triples_of
from kgbuild.graph.values import dated
from kgbuild.graph.vocabulary import LABEL, TYPE, Vocabulary
from kgbuild.model import Article, Copy, Entity, Event, Fact, Modality
from kgbuild.ontology.view import Ontology

Sourced = tuple[str, Said, tuple[str, ...]]
"""A subject, what is said of it, and the names of the articles that say it; none for what the graph itself says.  A
subject comes as often as something else is said of it."""


def to_rdf(graph: KnowledgeGraph, ontology: Ontology) -> list[Triple]:
    """All triples of the graph, each once, sorted by subject, predicate and object."""
    found = {triple for subject, said, _ in sourced(graph, ontology) for triple in triples_of(subject, said)}
    return sorted(found)


def sourced(graph: KnowledgeGraph, ontology: Ontology) -> Iterator[Sourced]:
    """All that is said, with its articles.

    What an article says is its own: direct edges, roles, dates and numbers of facts it has evidence for, their
    `kg:evidence`, the evidence, and the article's description.  What is only known by looking at all articles
    (names, classes, support, status, confidence, disputes, labels of the vocabulary) is the graph's.
    """
    names, words, terms = Names(graph.base), Vocabulary(ontology), Terms()
    for row in _statements(graph, names, words):
        terms.note(row[1])
        yield row
    for fact in graph.facts.values():
        terms.note_wording(fact)
    yield from terms.described(words)


class Terms:
    """The terms in use, whose labels the graph says too."""

    def __init__(self) -> None:
        self.used: set[str] = set()
        self.own: dict[str, str] = {}

    def note(self, said: Said) -> None:
        """The terms of what is said of a subject."""
        self.used.update(said, *[said[predicate] for predicate in _TERMS_AS_OBJECTS if predicate in said])

    def note_wording(self, fact: Fact) -> None:
        """What a relation that the ontology does not know is called; the first in the alphabet of several wordings."""
        if fact.predicate.startswith("rel:"):
            name, label = term(fact.predicate), fact.label or fact.predicate[4:]
            self.used.add(name)
            self.own[name] = min(self.own.get(name, label), label)

    def join(self, used: Iterable[str], own: Mapping[str, str]) -> None:
        """Those of another."""
        self.used.update(used)
        for name, label in own.items():
            self.own[name] = min(self.own.get(name, label), label)

    def described(self, words: Vocabulary) -> Iterator[Sourced]:
        """What the vocabulary says of them."""
        for subject, predicate, target in words.described(self.used, self.own):
            yield subject, {predicate: (target,)}, ()


EVIDENCE, _MENTIONED = term("kg:evidence"), term("kg:mentionedIn")
_TERMS_AS_OBJECTS = (TYPE, term("rdf:predicate"), term("kg:modality"), term("kg:status"))


def _statements(graph: KnowledgeGraph, names: Names, words: Vocabulary) -> Iterator[Sourced]:
    for article in graph.articles.values():
        yield names.article(article.name), article_said(article, words), (article.name,)
    for copy in graph.copies:
        yield copy_said(copy, names, words)
    for entity in graph.entities.values():
        yield names.of(entity.id), entity_said(entity, names, words), ()
    modalities = graph.event_modality()
    for event in graph.events.values():
        yield names.of(event.id), event_said(event, modalities[event.id], names, words), ()
    seen: set[str] = set()
    for fact in graph.facts.values():
        yield from fact_said(fact, fact.subject in graph.entities, names, words)
        for item in fact.evidence:
            node = names.evidence(item)
            if node not in seen:
                seen.add(node)
                yield node, evidence_said(item, graph.articles.get(item.article), names, words), (item.article,)


def fact_said(fact: Fact, of_entity: bool, names: Names, words: Vocabulary) -> Iterator[Sourced]:
    """A fact as a plain statement and as a claim, and which words are its evidence."""
    places: dict[str, list[str]] = {}
    for item in fact.evidence:
        places.setdefault(item.article, []).append(names.evidence(item))
    articles, node = tuple(sorted(places)), names.of(fact.id)
    for subject, said in plain_said(fact, of_entity, names, words):
        yield subject, said, articles
    yield node, claim_said(fact, names, words), ()
    for article, found in places.items():
        yield node, {EVIDENCE: tuple(found)}, (article,)


def article_said(article: Article, words: Vocabulary) -> Said:
    """An article: file name, SHA-256, title, publisher, date, URL, where known."""
    said = {
        TYPE: (*words.types("Article", "Article"), term("schema:NewsArticle"), term("nif:Context")),
        LABEL: (literal(article.title or article.name),),
        term("kg:fileName"): (literal(article.name),),
        term("kg:sha256"): (literal(article.sha256),),
    }
    if article.title:
        said[term("schema:headline")] = (literal(article.title),)
    if article.publisher:
        said[term("schema:publisher")] = (literal(article.publisher),)
    if article.date:
        said[term("schema:datePublished")] = (dated(article.date, ""),)
    if article.url:
        said[term("schema:url")] = (iri(article.url) if "://" in article.url else literal(article.url),)
    if article.language:
        said[term("schema:inLanguage")] = (literal(article.language),)
    return said


def copy_said(copy: Copy, names: Names, words: Vocabulary) -> Sourced:
    """That an article prints nearly the text of another: known only by looking at both."""
    original = (names.article(copy.of),)
    return names.article(copy.article), dict.fromkeys(words.predicates("kg:nearCopyOf"), original), ()


def entity_said(entity: Entity, names: Names, words: Vocabulary) -> Said:
    """An entity: classes, best name, other names, articles, ids elsewhere."""
    label = literal(entity.label)
    found: dict[str, tuple[str, ...]] = {
        TYPE: words.types(entity.type, "Entity"),
        LABEL: (label,),
        term("skos:prefLabel"): (label,),
        term("skos:altLabel"): tuple(literal(name) for name in entity.names if name != entity.label),
        _MENTIONED: tuple(map(names.article, entity.articles)),
        term("skos:exactMatch"): tuple(map(iri, entity.same_as)),
    }
    return {predicate: targets for predicate, targets in found.items() if targets}


def event_said(event: Event, modality: Modality, names: Names, words: Vocabulary) -> Said:
    """An event: classes, a readable line, the lemma, how it is put forward, articles."""
    said = {
        TYPE: words.types(event.type, "Event"),
        LABEL: (literal(event.label),),
        term("kg:predicate"): (literal(event.predicate),),
        term("kg:modality"): (term(f"kg:{modality.value}"),),
    }
    if event.articles:
        said[_MENTIONED] = tuple(map(names.article, event.articles))
    return said
