"""annotate(): order kept, paragraphs bound sentences, one bad article stops nothing."""

from __future__ import annotations

import subprocess
import sys

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kgbuild.annotate import annotate
from kgbuild.model import Annotation, Article, CleanText, Problem
from kgbuild.ontology import load_ontology


@Language.component("fails_on_request")
def fails_on_request(doc: Doc) -> Doc:
    if "FAIL" in doc.text:
        raise ValueError("asked to fail")
    return doc


def pipeline() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("fails_on_request")
    return nlp


def article(name: str, text: str) -> Article:
    return Article(name, "", text, (), CleanText(text, tuple(range(len(text)))))


def test_a_faulty_article_becomes_a_problem_and_the_rest_are_read() -> None:
    articles = [article("a", "Peru won."), article("b", "FAIL"), article("c", "")]
    a, b, c = annotate(articles, pipeline(), load_ontology())
    assert isinstance(a, Doc)
    assert isinstance(c, Doc)
    assert isinstance(a._.kg, Annotation)
    assert a._.kg.article is articles[0]
    assert [m.name for m in a._.kg.mentions] == ["Peru"]
    assert isinstance(b, Problem)
    assert (b.where, "asked to fail" in b.found) == ("b", True)


def test_offsets_point_into_the_article_as_read() -> None:
    read = "<p>Peru  won.</p>"
    made = Article("x", "", read, (), CleanText("Peru won.", (3, 4, 5, 6, 8, 9, 10, 11, 12)))
    (doc,) = annotate([made], pipeline(), load_ontology())
    assert isinstance(doc, Doc)
    (mention,) = doc._.kg.mentions
    assert made.words(mention.span) == "Peru"
    assert mention.id == "x:3-7"


def test_importing_kgbuild_does_not_load_spacy() -> None:
    code = "import sys, kgbuild, kgbuild.annotate; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
