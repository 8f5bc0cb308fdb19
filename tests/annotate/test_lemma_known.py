"""Words of the ontology are found in all their forms, whatever lemma the pipeline gave them."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kgbuild.annotate.lemma_known import known_forms, mend_lemmas
from kgbuild.ontology import load_ontology

ONTOLOGY = load_ontology()


def mended(word: str, pos: str, lemma: str) -> str:
    """The lemma a word has afterwards."""
    doc = Doc(Vocab(), words=[word], pos=[pos], lemmas=[lemma])
    return mend_lemmas(doc, ONTOLOGY)[0].lemma_


@pytest.mark.parametrize(
    ("word", "pos", "given", "lemma"),
    [
        ("collided", "VERB", "collid", "collide"),
        ("acquitted", "VERB", "acquitt", "acquit"),
        ("expelling", "VERB", "expell", "expel"),
        ("denies", "VERB", "deni", "deny"),
        ("spied", "VERB", "spi", "spy"),
        ("fled", "VERB", "fle", "flee"),
        ("bade", "VERB", "bade", "bid"),
        ("sped", "VERB", "sp", "speed"),
        ("oversaw", "VERB", "overs", "oversee"),
        ("withstood", "VERB", "withstood", "withstand"),
        ("Seized", "VERB", "seiz", "seize"),
        ("layoffs", "NOUN", "layoffs", "layoff"),
        ("servicemen", "NOUN", "serviceman", "serviceman"),
        ("ferries", "NOUN", "ferrie", "ferry"),
        ("torpedoes", "NOUN", "torpedoe", "torpedo"),
    ],
)
def test_a_form_of_a_known_word_gets_its_lemma(word: str, pos: str, given: str, lemma: str) -> None:
    assert mended(word, pos, given) == lemma


@pytest.mark.parametrize(
    ("word", "pos", "given"),
    [
        ("found", "VERB", "find"),
        ("found", "VERB", "found"),
        ("frobbed", "VERB", "frob"),
        ("collided", "ADJ", "collided"),
        ("met", "VERB", "meet"),
    ],
)
def test_other_lemmas_are_left_alone(word: str, pos: str, given: str) -> None:
    assert mended(word, pos, given) == given


def test_forms_are_worked_out_once() -> None:
    assert known_forms(ONTOLOGY) is known_forms(ONTOLOGY)


@pytest.mark.parametrize(
    ("word", "given", "lemma"),
    [
        ("lured", "lur", "lure"),
        ("mowed", "mo", "mow"),
        ("stunned", "stunne", "stun"),
        ("spun", "sp", "spin"),
        ("panicked", "panick", "panic"),
        ("purred", "purr", "purr"),
        ("humming", "hum", "hum"),
        ("gazed", "gaze", "gaze"),
        ("mulled", "mull", "mull"),
        ("queued", "queue", "queue"),
        ("skied", "ski", "ski"),
        ("whistling", "whistle", "whistle"),
        ("wrestled", "wrestl", "wrestle"),
        ("feigning", "feigne", "feign"),
        ("brandished", "brandishe", "brandish"),
        ("emptied", "empti", "empty"),
        ("reholstered", "reholstere", "reholster"),
        ("rampaging", "rampag", "rampage"),
        ("unfurled", "unfurle", "unfurl"),
        ("re-hired", "re-hir", "re-hire"),
        ("co-wrote", "co-wrot", "co-write"),
        ("invited", "invite", "invite"),
        ("edited", "edit", "edit"),
        ("taxied", "taxi", "taxi"),
        ("corralled", "corralle", "corral"),
        ("installed", "installe", "install"),
    ],
)
def test_a_lemma_that_does_not_inflect_to_its_word_is_mended(word: str, given: str, lemma: str) -> None:
    assert mended(word, "VERB", given) == lemma
