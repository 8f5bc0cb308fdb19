"""Mentions over hand parses: boundaries, titles, categories, measures, complements, types."""

from __future__ import annotations

from functools import lru_cache

import pytest
from spacy.tokens import Doc, Span

from kgbuild.annotate import annotate
from kgbuild.annotate.load import SHIPPED, load_pipeline
from kgbuild.annotate.mentions import find_mentions
from kgbuild.annotate.names import find_name_spans
from kgbuild.annotate.names_category import category_after
from kgbuild.annotate.names_lexicon import build_lexicon
from kgbuild.annotate.names_span import NamePhrase, NameSpan
from kgbuild.model import Article, CleanText, Mention, MentionKind
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


@lru_cache(maxsize=1)
def _pipeline():  # type: ignore[no-untyped-def]
    return load_pipeline()


def read(text: str) -> tuple[Mention, ...]:
    """The mentions the shipped pipeline leads to."""
    made = Article("t", "", text, (), CleanText(text, tuple(range(len(text)))))
    (doc,) = annotate([made], _pipeline(), load_ontology())
    assert isinstance(doc, Doc), doc
    return tuple(doc._.kg.mentions)


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
        "Falcon-9 rocket": LEXICON.ontology.noun_index["rocket"],
        "Maule region": "Region",
    }


@pytest.mark.pipeline
@pytest.mark.skipif(not (SHIPPED / "encoder.onnx").exists(), reason="the shipped pipeline is not built")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Warship INS Kalinga sank near Lake Toba.", {"INS Kalinga": "Ship", "Lake Toba": "WaterBody"}),
        ("Harlan Ltd bought Vega Motors.", {"Harlan Ltd": "Company", "Vega Motors": "Company"}),
        ("The Tacna Railway Station was closed.", {"Tacna Railway Station": "Facility"}),
        ("They flew to the city of Tacna.", {"Tacna": "City"}),
        ("Peruvian soldiers crossed the river.", {"Peru": "Country", "soldier of Peru": "Person", "river": "WaterBody"}),
        ("Officials in Quito praised the Bolivians.", {"Bolivians": "Group", "Quito": "City",
                                                          "official in Quito": "Person"}),
        ("The former secretary of state bought a state-of-the-art rifle.", {"former secretary of state": "Person",
                                                                          "state-of-the-art rifle": "Weapon"}),
        ("A mountain of criticism met the smaller ship.", {"ship": "Ship"}),
        ("A pair of leather gloves was found.", {"leather glove": "Clothing"}),
        ("The 55-year-old was taken to hospital.", {"55-year-old": "Person", "hospital": "Hospital"}),
        ("The accident took place on Monday.", {}),
        ("Write to @VegaMotors or visit www.vega.example now.", {}),
        ("North American fans cheered.", {"north american fan": "Person"}),
        ("Xinhua agency said so.", {"Xinhua": "NewsAgency"}),
        ("A police probe found a space probe.", {"police": "Police", "space probe": "Spacecraft"}),
        ("An NHL head coach resigned.", {"NHL": "Organization", "head coach": "Person"}),
        ("Asian-American voters cheered.", {"asian-american voter": "Person"}),
        ("A Mexican-American teacher spoke.", {"mexican-american teacher": "Person"}),
        ("The Halifax Canadians lost. The Canadians won in May.", {"Halifax Canadians": "Organization",
                                                                 "Canadians": "Organization"}),
        ("He was taken to Jordan Hospital.", {"Jordan Hospital": "Hospital"}),
        ("The ferry ‘Vega Star’ and the party \"New Dawn\" are known.", {"Vega Star": "Ship", "New Dawn": "Party"}),
        ("The ecological movement “River Life” protested.", {"River Life": "Organization"}),
        ("The brother-in-law of the mayor left.", {"brother-in-law": "Person", "mayor": "Person"}),
    ],
)  # fmt: skip
def test_mentions_of_short_texts(text: str, expected: dict[str, str]) -> None:
    found = {m.name: m.type for m in read(text) if m.kind is not MentionKind.PRONOUN}
    missing = {name: cls for name, cls in expected.items() if not LEXICON.is_a(found.get(name, ""), cls)}
    assert (missing, set(found) - set(expected)) == ({}, set())


@pytest.mark.pipeline
@pytest.mark.skipif(not (SHIPPED / "encoder.onnx").exists(), reason="the shipped pipeline is not built")
@pytest.mark.parametrize(
    ("text", "name", "titles", "owners"),
    [
        ("Chilean Defense Minister Maria Soto arrived.", "Maria Soto", ("defense minister",), ("Chile",)),
        ("Apple CEO Tim Baxter spoke.", "Tim Baxter", ("ceo",), ("Apple",)),
        ("Chile's president Ana Soto resigned.", "Ana Soto", ("president",), ("Chile",)),
        ("Mr. Vega left.", "Vega", ("mr",), ()),
        ("Former Secretary of State Maria Soto spoke.", "Maria Soto", ("former secretary of state",), ()),
        ("His wife Manju Rao spoke.", "Manju Rao", ("wife",), ("His",)),
        ("Canadiens manager Bo Reyes spoke.", "Bo Reyes", ("manager",), ("Canadiens",)),
        ("Natural Resources Minister Alan Cotter spoke.", "Alan Cotter", ("natural resources minister",), ()),
    ],
)
def test_titles_and_owners(text: str, name: str, titles: tuple[str, ...], owners: tuple[str, ...]) -> None:
    found = read(text)
    names = {m.id: m.name for m in found}
    person = next(m for m in found if m.name == name)
    assert person.titles == titles
    assert tuple(names[target] for _, target in person.complements) == owners


@pytest.mark.pipeline
@pytest.mark.skipif(not (SHIPPED / "encoder.onnx").exists(), reason="the shipped pipeline is not built")
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The former Republican candidate spoke in Lima.", "former Republican candidate"),
        ("The Chilean envoy spoke in Lima.", "envoy of Chile"),
        ("A blast killed a police officer and FBI bomb technician.", "police officer"),
    ],
)
def test_a_creed_is_no_body_that_somebody_is_of(text: str, name: str) -> None:
    assert name in [m.name for m in read(text)]


def test_a_name_cut_in_two_is_one_but_two_full_names_are_not() -> None:
    cut = parsed("B.J. PROPN NNP B.J. 3 nsubj PERSON\nReyes PROPN NNP Reyes 1 flat PERSON\nleft VERB VBD leave 0 root")
    cut.set_ents([Span(cut, 0, 1, label="PERSON"), Span(cut, 1, 2, label="PERSON")])
    assert [(s.start, s.end) for s in find_name_spans(cut, LEXICON)] == [(0, 2)]
    two = parsed("Ana PROPN NNP Ana 5 nsubj\nSoto PROPN NNP Soto 1 flat\nBo PROPN NNP Bo 1 flat\n"
                 "Reyes PROPN NNP Reyes 1 flat\nleft VERB VBD leave 0 root")  # fmt: skip
    two.set_ents([Span(two, 0, 2, label="PERSON"), Span(two, 2, 4, label="PERSON")])
    assert [(s.start, s.end) for s in find_name_spans(two, LEXICON)] == [(0, 2), (2, 4)]


def test_the_first_word_of_an_office_is_no_part_of_a_place() -> None:
    phrase = NamePhrase(NameSpan(0, 1, "GPE"), 0, 1, 0, 1)
    officer = parsed("Essex PROPN NNP Essex 2 compound\nDistrict PROPN NNP District 3 compound\n"
                     "Attorney PROPN NNP Attorney 6 nsubj\nPaul PROPN NNP Paul 6 nsubj\n"
                     "Lind PROPN NNP Lind 4 flat\nleft VERB VBD leave 0 root")  # fmt: skip
    place = parsed("Essex PROPN NNP Essex 2 compound\nDistrict PROPN NNP District 3 nsubj\n"
                   "voted VERB VBD vote 0 root")  # fmt: skip
    assert [category_after(doc, phrase, LEXICON, {}).end for doc in (officer, place)] == [1, 2]
