"""Facts in RDF: the plain triple, the claim about it, and the evidence for that.

In: facts.  Out: triples.
"""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.graph.names import Names
from kgbuild.graph.terms import Triple, literal, number, term
from kgbuild.graph.values import dated, valued
from kgbuild.graph.vocabulary import TYPE, Vocabulary
from kgbuild.model import Article, Evidence, Fact, When


def plain_triples(fact: Fact, of_entity: bool, names: Names, words: Vocabulary) -> Iterator[Triple]:
    """The statement itself, when it stands: with its superproperties, and both ways for a symmetric relation of an
    entity."""
    if not fact.edge:
        return
    subject, value = names.of(fact.subject), fact.object
    target = names.of(value) if isinstance(value, str) and not fact.literal else valued(value)
    if isinstance(value, When) and "^^" not in target:  # no day of the calendar: the words are all there is
        yield from _stated(subject, value)
        return
    for predicate in words.predicates(fact.predicate):
        yield subject, predicate, target
    if not fact.literal and of_entity and words.symmetric(fact.predicate):
        for predicate in words.predicates(fact.predicate):
            yield target, predicate, subject
    if isinstance(value, When):
        yield from _stated(subject, value)


def claim_triples(fact: Fact, names: Names, words: Vocabulary) -> Iterator[Triple]:
    """The claim: what is said, by whom, how, and how well it is supported."""
    node, value = names.of(fact.id), fact.object
    for each in (*words.types("Claim", "Claim"), term("rdf:Statement")):
        yield node, TYPE, each
    yield node, term("rdf:subject"), names.of(fact.subject)
    yield node, term("rdf:predicate"), term(fact.predicate)
    target = names.of(value) if isinstance(value, str) and not fact.literal else valued(value)
    yield node, term("rdf:object"), target
    for name in fact.attributed_to:
        yield node, term("kg:attributedTo"), names.of(name)
    yield node, term("kg:modality"), term(f"kg:{fact.modality.value}")
    yield node, term("kg:status"), term(f"kg:{fact.status.value}")
    yield node, term("kg:support"), number(str(fact.support))
    yield node, term("kg:confidence"), number(f"{fact.confidence:.3f}")
    for other in fact.conflicts_with:
        yield node, term("kg:conflictsWith"), names.of(other)
    if fact.conflict:
        yield node, term("kg:conflict"), literal(fact.conflict)
    for rule in fact.rules:
        yield node, term("kg:rule"), literal(rule)
    if fact.event:
        yield node, term("kg:event"), names.of(fact.event)
    if fact.quantity is not None:
        yield node, term("kg:quantity"), number(fact.quantity.value)
        if fact.quantity.unit:
            yield node, term("kg:unit"), literal(fact.quantity.unit)
    if fact.hedge:
        yield node, term("kg:hedge"), literal(fact.hedge)
    if isinstance(value, When):
        yield from _stated(node, value)
        if value.how:
            yield node, term("rdfs:comment"), literal(value.how, language="en")


def evidence_triples(item: Evidence, article: Article | None, names: Names, words: Vocabulary) -> Iterator[Triple]:
    """The exact words, where they stand, and the sentence around them."""
    node = names.evidence(item)
    for each in words.types("Evidence", "Evidence"):
        yield node, TYPE, each
    yield node, term("nif:anchorOf"), literal(item.words)
    yield node, term("nif:beginIndex"), literal(str(item.span.begin), "xsd:nonNegativeInteger")
    yield node, term("nif:endIndex"), literal(str(item.span.end), "xsd:nonNegativeInteger")
    yield node, term("nif:referenceContext"), names.article(item.article)
    if article is not None:
        yield node, term("kg:sentence"), literal(article.words(item.sentence))


def _stated(node: str, when: When) -> Iterator[Triple]:
    """The words of a time, and the last day of a range."""
    if when.words:
        yield node, term("kg:statedTime"), literal(when.words)
    if when.end:
        yield node, term("kg:endDate"), dated(when.end, when.datatype)
