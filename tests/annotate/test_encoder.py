"""The shipped pipeline: one text has one analysis, and it is a sound one."""

from __future__ import annotations

import pytest
import spacy

from kgbuild.annotate import load
from kgbuild.annotate.load import SHIPPED, load_pipeline
from kgbuild.errors import PipelineError

shipped = pytest.mark.skipif(not (SHIPPED / "encoder.onnx").exists(), reason="the shipped model has not been made yet")

TEXTS = [
    "Kim Jong-un met Vladimir Putin in Vladivostok on Wednesday.",
    "The ministers didn't sign the agreement. It was rejected by the Senate.\n\nTalks will go on in Geneva.",
    "",
    " \n\n ",
    "KIM MEETS PUTIN",
    "He said: “We will not leave.” Then he left.",
    "The envoy arrived in Minsk on Monday and was received by the president. " * 30,
]


@pytest.fixture(scope="module")
def nlp():
    return load_pipeline()


def analysis(doc):
    return (
        [(t.text, t.pos_, t.tag_, str(t.morph), t.lemma_, t.head.i, t.dep_, t.is_sent_start) for t in doc],
        [(e.start, e.end, e.label_) for e in doc.ents],
    )


@shipped
@pytest.mark.pipeline
def test_alone_or_in_a_batch_on_one_thread_or_two(nlp):
    alone = [analysis(nlp(text)) for text in TEXTS]
    assert [analysis(doc) for doc in nlp.pipe(TEXTS)] == alone
    assert [analysis(doc) for doc in nlp.pipe(TEXTS[::-1])] == alone[::-1]
    assert [analysis(doc) for doc in load_pipeline(threads=2).pipe(TEXTS)] == alone


@shipped
@pytest.mark.pipeline
def test_every_sentence_is_one_tree_and_the_text_is_kept(nlp):
    for text, doc in zip(TEXTS, nlp.pipe(TEXTS), strict=True):
        assert doc.text == text
        for sent in doc.sents:
            assert sum(t.head.i == t.i for t in sent) == 1
            assert all(t.head in sent for t in sent)


@shipped
@pytest.mark.pipeline
def test_a_plain_sentence_is_read(nlp):
    doc = nlp(TEXTS[0])
    met = next(t for t in doc if t.text == "met")
    assert (met.lemma_, met.pos_, met.dep_, met.morph.get("Tense")) == ("meet", "VERB", "root", ["Past"])
    assert [(e.text, e.label_) for e in doc.ents if e.label_ == "PERSON"] == [
        ("Kim Jong-un", "PERSON"), ("Vladimir Putin", "PERSON"),
    ]  # fmt: skip
    assert ("Wednesday", "DATE") in [(e.text, e.label_) for e in doc.ents]


@shipped
@pytest.mark.pipeline
def test_blank_lines_and_starts_set_before_bound_sentences(nlp):
    doc = nlp(TEXTS[1])
    assert [s.text.strip()[:5] for s in doc.sents] == ["The m", "It wa", "Talks"]
    made = nlp.make_doc("He left she stayed")
    made[2].is_sent_start = True
    assert [s.text for s in nlp(made).sents] == ["He left", "she stayed"]


@shipped
@pytest.mark.pipeline
def test_it_is_saved_and_read_like_any_spacy_pipeline(nlp, tmp_path):
    nlp.to_disk(tmp_path)
    assert analysis(spacy.load(tmp_path)(TEXTS[0])) == analysis(nlp(TEXTS[0]))


def test_a_pipeline_that_is_not_installed_says_how_to_get_it():
    with pytest.raises(PipelineError, match="spacy download no_such_pipeline"):
        load_pipeline("no_such_pipeline")


def test_any_installed_pipeline_is_taken_by_name(tmp_path):
    tiny = spacy.blank("en")
    tiny.add_pipe("sentencizer")
    tiny.to_disk(tmp_path / "tiny")
    assert load_pipeline(str(tmp_path / "tiny")).pipe_names == ["sentencizer"]


def test_a_missing_model_says_how_to_make_it(monkeypatch, tmp_path):
    monkeypatch.setattr(load, "SHIPPED", tmp_path)
    with pytest.raises(PipelineError, match=r"training/README\.md"):
        load_pipeline()
