"""Facts in RDF: the plain triple, the claim about it, and the evidence for that.

In: facts.  Out: what is said of each subject.
"""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.graph.names import Names
from kgbuild.graph.terms import Said, literal, number, term
from kgbuild.graph.values import dated, valued
from kgbuild.graph.vocabulary import TYPE, Vocabulary
from kgbuild.model import Article, Evidence, Fact, When

_STATEMENT = term("rdf:Statement")
_SUBJECT, _PREDICATE, _OBJECT = term("rdf:subject"), term("rdf:predicate"), term("rdf:object")
_MODALITY, _STATUS, _SUPPORT = term("kg:modality"), term("kg:status"), term("kg:support")
_SPEAKER, _CONFIDENCE, _EVENT = term("kg:attributedTo"), term("kg:confidence"), term("kg:event")
_DISPUTES, _DISPUTE, _RULE = term("kg:conflictsWith"), term("kg:conflict"), term("kg:rule")
_QUANTITY, _UNIT, _HEDGE = term("kg:quantity"), term("kg:unit"), term("kg:hedge")
_STATED, _END, _COMMENT = term("kg:statedTime"), term("kg:endDate"), term("rdfs:comment")
_WORDS, _BEGIN, _AFTER = term("nif:anchorOf"), term("nif:beginIndex"), term("nif:endIndex")
_CONTEXT, _SENTENCE = term("nif:referenceContext"), term("kg:sentence")


def plain_said(fact: Fact, of_entity: bool, names: Names, words: Vocabulary) -> Iterator[tuple[str, Said]]:
    """The statement itself, when it stands: with its superproperties, and both ways for a symmetric relation of an
    entity."""
    if not fact.edge:
        return
    subject, value = names.of(fact.subject), fact.object
    target = _target(fact, names)
    if isinstance(value, When) and "^^" not in target:  # no day of the calendar: the words are all there is
        yield subject, _stated(value)
        return
    yield subject, dict.fromkeys(words.predicates(fact.predicate), (target,))
    if not fact.literal and of_entity and words.symmetric(fact.predicate):
        yield target, dict.fromkeys(words.predicates(fact.predicate), (subject,))
    if isinstance(value, When):
        yield subject, _stated(value)


def claim_said(fact: Fact, names: Names, words: Vocabulary) -> Said:
    """The claim: what is said, by whom, how, and how well it is supported."""
    value = fact.object
    said = {
        TYPE: (*words.types("Claim", "Claim"), _STATEMENT),
        _SUBJECT: (names.of(fact.subject),),
        _PREDICATE: (term(fact.predicate),),
        _OBJECT: (_target(fact, names),),
        _MODALITY: (term(f"kg:{fact.modality.value}"),),
        _STATUS: (term(f"kg:{fact.status.value}"),),
        _SUPPORT: (number(str(fact.support)),),
        _CONFIDENCE: (number(f"{fact.confidence:.3f}"),),
    }
    if fact.attributed_to:
        said[_SPEAKER] = tuple(map(names.of, fact.attributed_to))
    if fact.conflicts_with:
        said[_DISPUTES] = tuple(map(names.of, fact.conflicts_with))
    if fact.conflict:
        said[_DISPUTE] = (literal(fact.conflict),)
    if fact.rules:
        said[_RULE] = tuple(map(literal, fact.rules))
    if fact.event:
        said[_EVENT] = (names.of(fact.event),)
    if fact.quantity is not None:
        said[_QUANTITY] = (number(fact.quantity.value),)
        if fact.quantity.unit:
            said[_UNIT] = (literal(fact.quantity.unit),)
    if fact.hedge:
        said[_HEDGE] = (literal(fact.hedge),)
    if isinstance(value, When):
        said |= _stated(value)
        if value.how:
            said[_COMMENT] = (literal(value.how, language="en"),)
    return said


def evidence_said(item: Evidence, article: Article | None, names: Names, words: Vocabulary) -> Said:
    """The exact words, where they stand, and the sentence around them."""
    said = {
        TYPE: words.types("Evidence", "Evidence"),
        _WORDS: (literal(item.words),),
        _BEGIN: (literal(str(item.span.begin), "xsd:nonNegativeInteger"),),
        _AFTER: (literal(str(item.span.end), "xsd:nonNegativeInteger"),),
        _CONTEXT: (names.article(item.article),),
    }
    if article is not None:
        said[_SENTENCE] = (literal(article.words(item.sentence)),)
    return said


def _target(fact: Fact, names: Names) -> str:
    value = fact.object
    return names.of(value) if isinstance(value, str) and not fact.literal else valued(value)


def _stated(when: When) -> dict[str, tuple[str, ...]]:
    """The words of a time, and the last day of a range."""
    said: dict[str, tuple[str, ...]] = {}
    if when.words:
        said[_STATED] = (literal(when.words),)
    if when.end:
        said[_END] = (dated(when.end, when.datatype),)
    return said
