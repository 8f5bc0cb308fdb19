"""Words, pieces, lemmas: what the encoder is given and what is made of its choices."""

from __future__ import annotations

import pytest
import spacy

from kgbuild.annotate import wordpiece
from kgbuild.annotate.encoder_tokens import ud_tokenizer
from kgbuild.annotate.lemma_scripts import apply, script
from kgbuild.annotate.wordpiece import WordPiece, fold, shape

VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "the", "min", "##ister", "##s", "jong", "-", "un", "'", '"']


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("said", "LOWER"), ("Kim", "TITLE"), ("NATO", "UPPER"), ("A", "INITIAL"), ("iPhone", "MIXED"),
        ("1,000", "DIGITS"), ("F16", "ALPHANUMERIC"), ("--", "SYMBOL"), ("U.S.", "UPPER"), ("Jong-un", "TITLE"),
    ],
)  # fmt: skip
def test_a_shape_keeps_what_lower_casing_loses(word, name):
    assert shape(word) == getattr(wordpiece, name)


@pytest.mark.parametrize(("word", "plain"), [("“", '"'), ("don’t", "don't"), ("São", "sao"), ("Kim", "kim")])
def test_marks_and_accents_are_folded(word, plain):
    assert fold(word) == plain


def test_pieces_are_the_longest_that_fit():
    pieces = WordPiece(VOCABULARY)
    assert pieces("Ministers")[0] == (6, 7, 8)
    assert pieces("Jong-un")[0] == (9, 10, 11)
    assert pieces("xyz")[0] == (1,)


def test_a_long_word_keeps_its_ends():
    assert len(WordPiece(VOCABULARY)("-" * 50)[0]) == wordpiece.MAX_PIECES


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("visited", "visit"),
        ("Ministers", "minister"),
        ("was", "be"),
        ("PARIS", "Paris"),
        ("better", "good"),
        ("'s", "be"),
    ],
)
def test_a_script_makes_its_lemma(word, lemma):
    assert apply(script(word, lemma), word) == lemma


def test_a_script_that_does_not_fit_leaves_the_word():
    assert apply("l|9|x", "Ran") == "ran"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They don't know.", "They do n't know ."),
        ("Moscow's non-white state-owned firms", "Moscow 's non-white state - owned firms"),
        ("the Vostochny CosmodromeIn", "the Vostochny CosmodromeIn"),
        ("It ended.He left (early).", "It ended . He left ( early ) ."),
        ("2015-2016 and 555-1234!!!", "2015 - 2016 and 555-1234 !!!"),
        ("the U.S. paid $5,000", "the U.S. paid $ 5,000"),
        ("Kim Jong-un", "Kim Jong - un"),
    ],
)
def test_words_are_cut_as_in_the_treebanks(text, words):
    nlp = spacy.blank("en")
    doc = ud_tokenizer(nlp)(text)
    assert " ".join(t.text for t in doc) == words
    assert doc.text == text
