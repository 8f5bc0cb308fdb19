"""Mentions over hand parses: boundaries, titles, categories, measures, complements, types."""

from __future__ import annotations

from spacy.tokens import Doc

from kgbuild.annotate.mentions import find_mentions
from kgbuild.annotate.names_lexicon import build_lexicon
from kgbuild.model import Mention
from kgbuild.ontology import load_ontology
from tests.annotate.parses import article, parsed

LEXICON = build_lexicon(load_ontology())

TITLED = """
Chilean   ADJ   JJ  Chilean   4 amod
Defense   PROPN NNP Defense   3 compound
Minister  PROPN NNP Minister  4 nmod:desc
Maria     PROPN NNP Maria     6 nsubj PERSON
Soto      PROPN NNP Soto      4 flat PERSON
arrived   VERB  VBD arrive    0 root
.         PUNCT .   .         6 punct
"""
SWALLOWED = (
    TITLED.replace("4 amod", "4 amod PERSON")
    .replace("compound", "compound PERSON")
    .replace("nmod:desc", "nmod:desc PERSON")
)
GIFTS = """
They      PRON  PRP they      2 nsubj
sent      VERB  VBD send      0 root
five      NUM   CD  five      5 nummod
kamikaze  NOUN  NN  kamikaze  5 compound
drones    NOUN  NNS drone     2 obj
and       CCONJ CC  and       8 cc
a         DET   DT  a         8 det
set       NOUN  NN  set       5 conj
of        ADP   IN  of        11 case
special   ADJ   JJ  special   11 amod
clothes   NOUN  NNS clothes   8 nmod
.         PUNCT .   .         2 punct
"""
GOVERNOR = """
The       DET   DT  the       2 det
governor  NOUN  NN  governor  10 nsubj
of        ADP   IN  of        7 case
the       DET   DT  the       7 det
southern  ADJ   JJ  southern  7 amod
Chilean   ADJ   JJ  Chilean   7 amod
region    NOUN  NN  region    2 nmod
of        ADP   IN  of        9 case
Biobio    PROPN NNP Biobio    7 nmod LOC
resigned  VERB  VBD resign    0 root
"""
STATION = """
She       PRON  PRP she       2 nsubj
left      VERB  VBD leave     0 root
Rancagua  PROPN NNP Rancagua  5 compound GPE
Railway   PROPN NNP Railway   5 compound
Station   PROPN NNP Station   2 obj
on        ADP   IN  on        9 case
a         DET   DT  a         9 det
Falcon-9  PROPN NNP Falcon-9  9 compound PRODUCT
rocket    NOUN  NN  rocket    2 obl
in        ADP   IN  in        13 case
the       DET   DT  the       13 det
Maule     PROPN NNP Maule     13 compound LOC
region    NOUN  NN  region    2 obl
.         PUNCT .   .         2 punct
"""


def mentions(*sentences: str) -> dict[str, Mention]:
    doc: Doc = parsed(*sentences)
    found = find_mentions(doc, article(doc), (), LEXICON)
    assert len({m.id for m in found}) == len(found)
    assert all(article(doc).words(m.span) == m.words for m in found)
    return {m.name: m for m in found}


def test_title_and_country_stand_beside_the_name() -> None:
    for sentence in (TITLED, SWALLOWED):
        found = mentions(sentence)
        soto = found["Maria Soto"]
        assert (soto.type, soto.titles) == ("Person", ("defense minister",))
        assert soto.complements == (("of", found["Chile"].id),)
        assert found["Chile"].words == "Chilean"
        assert found["Chile"].type == "Country"
        assert set(found) == {"Maria Soto", "Chile"}


def test_measures_are_looked_through_and_conjuncts_are_apart() -> None:
    found = mentions(GIFTS)
    assert set(found) == {"They", "kamikaze drone", "special clothes"}
    assert found["kamikaze drone"].plural
    assert found["kamikaze drone"].modifiers == ("kamikaze",)
    assert LEXICON.is_a(found["kamikaze drone"].type, "Artifact")
    assert found["special clothes"].type == "Clothing"


def test_role_keeps_its_place() -> None:
    found = mentions(GOVERNOR)
    assert found["governor of Biobio"].type == "Person"
    assert found["governor of Biobio"].complements == (("of", found["Biobio"].id),)
    assert found["Biobio"].type == "Region"


def test_category_nouns_belong_to_names() -> None:
    found = mentions(STATION)
    assert {name: m.type for name, m in found.items() if name != "She"} == {
        "Rancagua Railway Station": "Facility",
        "Falcon-9 rocket": "Spacecraft",
        "Maule region": "Region",
    }
