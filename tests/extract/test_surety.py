"""What speaks against an edge, and that the weights are those that the judged edges give."""

import hashlib
from functools import cache

import numpy as np
import pytest

from kgbuild.annotate import annotate, load_pipeline
from kgbuild.extract import extract
from kgbuild.extract import surety_features as f
from kgbuild.extract.surety import WEIGHTS, likelihood
from kgbuild.extract.surety_features import USUAL_PATH, USUAL_SENTENCE
from kgbuild.lang.columns import SURE, sureties
from kgbuild.model import Article, Block, CleanText, Span
from kgbuild.ontology import load_ontology
from training.edges import PRIOR, TABLE, area, unseen
from training.logistic import regression


@cache
def edges(text, blind=False):
    """Edges of a text under the words of their ends, and the confidence of each claim."""
    clean = CleanText(text, tuple(range(len(text))))
    article = Article("story", hashlib.sha256(text.encode()).hexdigest(), text, (Block(Span(0, len(text))),), clean)
    ontology, seen = load_ontology(), {}
    (doc,) = annotate([article], load_pipeline(), ontology)
    if blind:
        del doc.user_data[SURE]

    def see(claim, edge):
        seen[edge.first.words.split()[-1], edge.second.words.split()[-1]] = edge, claim

    reading = extract(doc, ontology, see)
    told = {(claim.subject, claim.predicate, str(claim.object)): claim.confidence for claim in reading.claims}
    assert all(told[c.subject, c.predicate, c.object] == likelihood(edge) for edge, c in seen.values())
    assert min(told.values()) > 0 and max(told.values()) < 1
    return {ends: edge for ends, (edge, _) in seen.items()}


@pytest.mark.parametrize(
    ("feature", "text", "ends", "value"),
    [
        (f.pronoun, "Ines Prado left Oslo. She met Omar Haddad in Lima.", ("She", "Haddad"), 1),
        (f.pronoun, "Ines Prado met Omar Haddad in Lima.", ("Prado", "Haddad"), 0),
        (f.nameless, "Ines Prado arrested two men in Lima.", ("Prado", "men"), 1),
        (f.no_doer, "Ines Prado visited Lima.", ("Prado", "Lima"), 0),
        (f.no_doer, "The truck hit Omar Haddad in Lima.", ("truck", "Haddad"), 1),
        (f.dependent_clause, "The judge who freed Omar Haddad resigned.", ("judge", "Haddad"), 1),
        (f.dependent_clause, "The judge freed Omar Haddad.", ("judge", "Haddad"), 0),
        (f.pauses_between, "Ines Prado, a judge, met Omar Haddad.", ("Prado", "Haddad"), 2),
        (f.long_sentence, "Ines Prado met Omar Haddad in Lima last week.", ("Prado", "Haddad"), 1),
        (f.late_in_text, "It rained. The sun shone. Ines Prado met Omar Haddad.", ("Prado", "Haddad"), 0.2),
    ],
)
def test_features(feature, text, ends, value):
    assert feature(edges(text)[ends]) == value


def test_a_pronoun_with_rivals_is_doubted():
    plain = edges("Ines Prado spoke. She met Omar Haddad in Lima.")["She", "Haddad"]
    rivals = edges("Ines Prado and Greta Holm called Marta Silva. She met Omar Haddad in Lima.")["She", "Haddad"]
    assert f.doubtful_pronoun(plain) < f.doubtful_pronoun(rivals)
    assert likelihood(plain) > likelihood(rivals)


def test_a_pipeline_that_does_not_say_how_sure_it_is():
    text = "The judge freed the men who had stolen the car."
    edge, blind = edges(text)["judge", "men"], edges(text, blind=True)["judge", "men"]
    assert f.unsure_sentence(edge) < USUAL_SENTENCE == f.unsure_sentence(blind)
    assert f.unsure_path(edge) < USUAL_PATH == f.unsure_path(blind)


def test_the_parser_says_how_sure_it_is_of_every_token():
    doc = load_pipeline()("Ines Prado met Omar Haddad.\n\nIt rained in Lima.")
    sure = sureties(doc)
    assert sure.shape == (len(doc), 3) and (sure <= 1e-6).all() and np.isfinite(sure).all()


def test_the_weights_are_those_of_the_table():
    table = np.loadtxt(TABLE, skiprows=1)
    values, right = table[:, 3:], table[:, 1]
    assert [round(weight, 2) for weight in regression(values, right, strength=PRIOR)] == [
        weight for _, weight in WEIGHTS
    ]
    guessed = unseen(table[:, 0], right, values)
    assert area(guessed, right) > 0.7  # on topics that the weights were not learnt from
    likely = guessed >= 0.8
    assert right[likely].mean() > right[~likely].mean() + 0.1
