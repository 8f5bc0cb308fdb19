"""The example sentences of every event type, run through the whole pipeline: they are the type's tests.

A positive example must give a clause of the type (or one below it) with the expected words in the expected roles and
the expected modality; a counter-example must give none.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from spacy.tokens import Doc

from kgbuild.annotate import annotate, load_pipeline
from kgbuild.errors import PipelineError
from kgbuild.extract import extract
from kgbuild.model import Article, Block, Clause, CleanText, Extraction, Mention, Span
from kgbuild.ontology import Example, load_ontology

ONTOLOGY = load_ontology()


def article(name: str, text: str) -> Article:
    """A sentence as an article."""
    span = Span(0, len(text))
    return Article(name, "0" * 64, text, (Block(span),), CleanText(text, tuple(range(len(text)))))


@cache
def readings() -> dict[str, Extraction]:
    """Every example sentence, read once."""
    try:
        nlp = load_pipeline()
    except PipelineError as error:
        pytest.skip(str(error))
    texts = sorted({e.text for event in ONTOLOGY.events.values() for e in event.examples})
    docs = annotate([article(f"{n}.txt", text) for n, text in enumerate(texts)], nlp, ONTOLOGY)
    return {text: extract(doc, ONTOLOGY) for text, doc in zip(texts, docs, strict=True) if isinstance(doc, Doc)}


def faults(event: str, example: Example) -> Iterator[str]:
    """What the reading of an example lacks, in words."""
    reading = readings()[example.text]
    clauses = [c for c in reading.clauses if event in ONTOLOGY.ancestors(c.type)]
    if example.negative:
        if any(c.type == event for c in reading.clauses):
            yield f"{example.text!r} must not be a {event}"
        return
    if not clauses:
        yield f"{example.text!r} gives no {event} but {[(c.type, c.predicate) for c in reading.clauses]}"
        return
    if all(c.modality.value != example.modality for c in clauses):
        yield f"{example.text!r} is {clauses[0].modality.value}, not {example.modality}"
    for role, words in example.expects:
        if not any(fills(reading, clause, role, words) for clause in clauses):
            yield f"{example.text!r} lacks {role}={words!r}"


def fills(reading: Extraction, clause: Clause, role: str, words: str) -> bool:
    """Is the role filled by a mention (or what a pronoun stands for) or a clause with these words?"""
    mentions = {m.id: m for m in reading.mentions}
    inner = {c.id: c.evidence.words for c in reading.clauses}
    for filler in clause.fillers:
        found = inner.get(filler.target, "")
        if filler.target in mentions:
            found = referent(mentions, mentions[filler.target]).words
        if filler.role == role and words.casefold() in found.casefold():
            return True
    return False


def referent(mentions: dict[str, Mention], mention: Mention) -> Mention:
    """The first mention of a chain of antecedents."""
    while mention.antecedent in mentions and mention.antecedent != mention.id:
        mention = mentions[mention.antecedent]
    return mention


@pytest.mark.parametrize("event", sorted(ONTOLOGY.events))
def test_examples_give_what_they_expect(event: str) -> None:
    assert [fault for example in ONTOLOGY.events[event].examples for fault in faults(event, example)] == []
