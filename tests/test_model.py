"""`--model NAME` takes any installed spaCy pipeline: here a tiny one made on the spot, with ClearNLP labels."""

import json

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from typer.testing import CliRunner

from kgbuild.cli import app
from kgbuild.errors import PipelineError
from kgbuild.graph import read_graph
from kgbuild.pipeline import build
from kgbuild.settings import Settings

PARSE = {
    # word: (head, label, part of speech, tag, lemma), as en_core_web_sm labels such a sentence
    "Rosa": ("Vega", "compound", "PROPN", "NNP", "Rosa"),
    "Vega": ("met", "nsubj", "PROPN", "NNP", "Vega"),
    "met": ("met", "ROOT", "VERB", "VBD", "meet"),
    "Omar": ("Aziz", "compound", "PROPN", "NNP", "Omar"),
    "Aziz": ("met", "dobj", "PROPN", "NNP", "Aziz"),
    "in": ("met", "prep", "ADP", "IN", "in"),
    "Lima": ("in", "pobj", "PROPN", "NNP", "Lima"),
    "and": ("met", "cc", "CCONJ", "CC", "and"),
    "was": ("thanked", "auxpass", "AUX", "VBD", "be"),
    "thanked": ("met", "conj", "VERB", "VBN", "thank"),
    "by": ("thanked", "agent", "ADP", "IN", "by"),
    "farmers": ("by", "pobj", "NOUN", "NNS", "farmer"),
    ".": ("met", "punct", "PUNCT", ".", "."),
}
TEXT = "Rosa Vega met Omar Aziz in Lima and was thanked by farmers."
NAMES = {(0, 2): "PERSON", (3, 5): "PERSON", (6, 7): "GPE"}


@Language.component("tests_clearnlp_by_heart")
def by_heart(doc: Doc) -> Doc:
    """Annotates the one sentence it knows."""
    place = {token.text: token.i for token in doc}
    for token in doc:
        head, label, pos, tag, lemma = PARSE[token.text]
        token.head, token.dep_ = doc[place[head]], label
        token.pos_, token.tag_, token.lemma_ = pos, tag, lemma
    doc.set_ents([spacy.tokens.Span(doc, *span, label=label) for span, label in NAMES.items()])
    return doc


@pytest.fixture(scope="module")
def model(tmp_path_factory) -> str:
    nlp = spacy.blank("en")
    nlp.add_pipe("tests_clearnlp_by_heart")
    folder = tmp_path_factory.mktemp("model") / "tiny"
    nlp.to_disk(folder)
    return str(folder)


def test_pipeline_under_clearnlp_labels_builds_the_same_edges(tmp_path, model):
    (tmp_path / "a.txt").write_text(TEXT)
    graph = build([tmp_path / "a.txt"], Settings(model=model))
    edges = {(graph.label(f.subject), f.predicate, graph.label(str(f.object))) for f in graph.facts.values() if f.edge}
    assert {("Rosa Vega", "kg:met", "Omar Aziz"), ("Omar Aziz", "kg:met", "Rosa Vega")} & edges
    places = {graph.label(str(f.object)) for f in graph.facts.values() if f.predicate == "kg:place"}
    assert "Lima" in places
    thanks = {f.predicate: graph.label(str(f.object)) for f in graph.facts.values() if "thank" in graph.label(f.subject)}
    assert thanks["kg:agent"] == "farmer"
    assert thanks["kg:theme"] == "Rosa Vega"


def test_the_command_takes_it_too(tmp_path, model):
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": TEXT}))
    result = CliRunner().invoke(app, ["build", str(tmp_path / "a.jsonl"), "-o", str(tmp_path / "out"), "--model", model])
    assert result.exit_code == 0, result.output
    assert "Rosa Vega" in {e.label for e in read_graph(tmp_path / "out" / "graph.json").entities.values()}


def test_pipeline_that_is_not_installed_is_a_clear_error(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    with pytest.raises(PipelineError) as error:
        build([tmp_path / "a.txt"], Settings(model="en_no_such_model"))
    assert "en_no_such_model" in str(error.value)
    assert error.value.todo
