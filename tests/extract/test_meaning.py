"""What clauses mean: types and roles by the ontology, direct edges, standing relations, and what is not believed."""

import hashlib
import re
from functools import cache

import pytest

from kgbuild.annotate.assemble import _completed
from kgbuild.annotate.names_lexicon import build_lexicon
from kgbuild.extract import extract
from kgbuild.model import Article, Block, CleanText, Span
from kgbuild.ontology import load_ontology
from tests.extract.meaning import EDGES, EVENTS, OFFICES, RATIFIED, VETOED
from tests.extract.parses import doc_of


@cache
def told(text):
    """The extraction of a recorded parse, annotated as the pipeline would."""
    ontology = load_ontology()
    clean = CleanText(text, tuple(range(len(text))))
    article = Article("story", hashlib.sha256(text.encode()).hexdigest(), text, (Block(Span(0, len(text))),), clean)
    return extract(_completed(doc_of(text), article, ontology, build_lexicon(ontology)), ontology)


def last(words):
    return words.split()[-1]


def compact(extraction):
    """Clauses as (type, role=word pairs, modality)."""
    words = {mention.id: last(mention.words) for mention in extraction.mentions}
    return [
        (
            clause.type,
            {f"{f.role}={words[f.target]}" for f in clause.fillers if f.target in words},
            clause.modality.value,
        )
        for clause in extraction.clauses
    ]


def edges(extraction):
    """Asserted direct edges as "subject predicate object"."""
    words = {mention.id: last(mention.words) for mention in extraction.mentions}
    return {
        f"{words[claim.subject]} {claim.predicate} {words[claim.object]}"
        for claim in extraction.claims
        if not claim.literal and claim.subject in words and claim.object in words and claim.modality.value == "Asserted"
    }


@pytest.mark.parametrize(("text", "expected"), EVENTS, ids=[row[0] for row in EVENTS])
def test_events(text, expected):
    found = compact(told(text))
    for line in expected:
        kind, inside, mood = re.fullmatch(r"(\w+)\((.*)\)!?(\w*)", line).groups()
        wanted = {pair.strip() for pair in inside.split(",")}
        assert any(t == kind and wanted <= pairs and m == (mood or "Asserted") for t, pairs, m in found), (
            f"{line}: {found}"
        )


@pytest.mark.parametrize(("text", "wanted", "unwanted"), EDGES, ids=[row[0] for row in EDGES])
def test_edges(text, wanted, unwanted):
    found = edges(told(text))
    assert set(wanted) <= found
    assert not set(unwanted) & found


@pytest.mark.parametrize(("text", "words"), VETOED, ids=[row[1] for row in VETOED])
def test_nobody_hands_things_to_themselves(text, words):
    extraction = told(text)
    assert any(words in veto.claim for veto in extraction.vetoes)
    assert not any(edge.startswith("he ") or edge.startswith("Petrov kg:gave") for edge in edges(extraction))


@pytest.mark.parametrize("text", [row[0] for row in EVENTS])
def test_every_claim_has_its_exact_words(text):
    for claim in told(text).claims:
        for evidence in claim.evidence:
            assert text[evidence.span.begin : evidence.span.end] == evidence.words


def test_kin_by_marriage_are_called_so_once():
    labels = [claim.label for claim in told("The brother-in-law of Omar Haddad left Lima.").claims]
    assert "brother-in-law of" in labels


@pytest.mark.parametrize(("text", "label"), OFFICES, ids=[row[0] for row in OFFICES])
def test_an_office_is_called_by_all_its_words(text, label):
    assert label in {claim.label for claim in told(text).claims if claim.predicate == "kg:officeIn"}


def test_an_edge_whose_name_leaves_two_deeds_open_is_called_by_the_verb():
    labels = {claim.label for claim in told(RATIFIED).claims if claim.predicate == "kg:legislated"}
    assert labels == {"ratified"}
