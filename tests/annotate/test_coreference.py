"""Coreference over hand parses, and the shipped pipeline on short texts of our own."""

from __future__ import annotations

from functools import lru_cache

import pytest
from spacy.tokens import Doc

from kgbuild.annotate import annotate
from kgbuild.annotate.coreference import link_mentions
from kgbuild.annotate.load import SHIPPED, load_pipeline
from kgbuild.annotate.mentions import find_mentions
from kgbuild.annotate.names_lexicon import build_lexicon
from kgbuild.model import Article, CleanText, Mention
from kgbuild.ontology import load_ontology
from tests.annotate.parses import article, parsed

LEXICON = build_lexicon(load_ontology())

ARRIVED = """
Maria     PROPN NNP Maria     3 nsubj PERSON
Soto      PROPN NNP Soto      1 flat PERSON
met       VERB  VBD meet      0 root
Pedro     PROPN NNP Pedro     3 obj PERSON
Reyes     PROPN NNP Reyes     4 flat PERSON
.         PUNCT .   .         3 punct
"""
THANKED = """
She       PRON  PRP she       2 nsubj
thanked   VERB  VBD thank     0 root
him       PRON  PRP he        2 obj
.         PUNCT .   .         2 punct
"""
NO_REFLEXIVE = """
Reyes     PROPN NNP Reyes     2 nsubj PERSON
praised   VERB  VBD praise    0 root
him       PRON  PRP he        2 obj
.         PUNCT .   .         2 punct
"""
SPOKE = """
A         DET   DT  a         2 det
clerk     NOUN  NN  clerk     9 nsubj
for       ADP   IN  for       4 case
Norvex    PROPN NNP Norvex    2 nmod ORG
,         PUNCT ,   ,         7 punct
which     PRON  WDT which     7 nsubj
owns      VERB  VBZ own       2 acl:relcl
ports     NOUN  NNS port      7 obj
spoke     VERB  VBD speak     0 root
.         PUNCT .   .         9 punct
"""


def linked(*sentences: str) -> dict[str, str]:
    """The words of every linked mention, with its antecedent's name."""
    doc: Doc = parsed(*sentences)
    mentions = find_mentions(doc, article(doc), (), LEXICON)
    return antecedents(link_mentions(doc, mentions, (), LEXICON))


def antecedents(mentions: tuple[Mention, ...]) -> dict[str, str]:
    names = {m.id: m.name for m in mentions}
    return {m.words: names[m.antecedent] for m in mentions if m.antecedent}


def test_sex_and_subject_tell_two_people_apart() -> None:
    assert linked(ARRIVED, THANKED) == {"She": "Maria Soto", "him": "Pedro Reyes"}


def test_a_pronoun_is_not_the_other_argument_of_its_verb() -> None:
    found = linked(ARRIVED, NO_REFLEXIVE)
    assert found["Reyes"] == "Pedro Reyes"
    assert "him" not in found


def test_which_is_nobody_even_where_the_clause_hangs_on_a_person() -> None:
    assert linked(SPOKE)["which"] == "Norvex"


@lru_cache(maxsize=1)
def _pipeline():  # type: ignore[no-untyped-def]
    return load_pipeline()


def mentions_of(text: str) -> tuple[Mention, ...]:
    made = Article("t", "", text, (), CleanText(text, tuple(range(len(text)))))
    (doc,) = annotate([made], _pipeline(), load_ontology())
    assert isinstance(doc, Doc), doc
    found: tuple[Mention, ...] = doc._.kg.mentions
    return found


def read(text: str) -> dict[str, str]:
    return antecedents(mentions_of(text))


@pytest.mark.pipeline
@pytest.mark.skipif(not (SHIPPED / "encoder.onnx").exists(), reason="the shipped pipeline is not built")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Reyes arrived in Lima on Monday. Reyes said she would stay.", {"Reyes": "Ana Reyes", "she": "Ana Reyes"}),
        ("Peru's Health Minister, Ana Reyes, resigned. The minister gave no reason.", {"minister": "Ana Reyes"}),
        ("Chilean President Maria Soto flew to Quito. The Chilean leader met students.", {"Chilean leader": "Maria Soto"}),
        ("Maria Soto and Pedro Soto met. Soto left early.", {"Soto": "Pedro Soto"}),
        (
            "Ivo Hale was jailed in May. His father, Omar Hale, wept. The trial lasted a week. Hale appealed.",
            {"Hale": "Ivo Hale"},
        ),
        (
            "Ivo Hale fled. His mother, Rosa Hale, was silent. Mr. Hale was caught on Friday.",
            {"Hale": "Ivo Hale"},
        ),
        ('Ivo Hale fled. "He is ill," Omar Hale said. "He needs help," Hale said.', {"Hale": "Omar Hale"}),
        (
            "Rosa Hale saw the fire. The crowd cheered. Mayor Omar Hale left Lima. Hale vanished on Friday."
            " Police searched the harbour. Boats were stopped. Hale was not found.",
            {"Hale": "Omar Hale"},
        ),
        ("Tomas Vega bought a blue jacket. The jacket was torn.", {"jacket": "blue jacket"}),
        ("The driver who fled was arrested.", {"who": "driver"}),
        ("The Andean Press Agency (APA) reported the fire.", {"APA": "Andean Press Agency"}),
        ("Maria Soto blamed herself for the defeat.", {"herself": "Maria Soto"}),
        ("Ana Reyes is the mayor of Tacna.", {"mayor": "Ana Reyes"}),
        ('"I will return," Ana Reyes said.', {"I": "Ana Reyes"}),
        ("Bo Reyes struck Raj Mehra, a 60-year-old grandmother, as she left.", {"she": "Raj Mehra"}),
        ('Maria Soto fell. "It is sad," Ana Reyes said. "We will help," she told reporters.', {"she": "Ana Reyes"}),
        ("Ana Reyes left Lima on Monday. A friend said she was ill.", {"she": "Ana Reyes"}),
        ("Omar Hale had served for ten years, Ivo Reyes said. He leaves a wife.", {"He": "Omar Hale"}),
        ("Soto's mother put her daughters in a school.", {"her": "mother"}),
        ('"Hale is a fine man," Ivo Reyes said. "He has helped us all."', {"He": "Hale"}),
        (
            "The night belonged to Soto, who accepted a medal and a kiss from Reyes, now a manager for the Bears.",
            {"manager": "Reyes"},
        ),
        ("The European Union paid. The teachers' union Alma Mater struck. The union won.", {"union": "Alma Mater"}),
        ("Pedro Vega is the son-in-law of Bo Reyes.", {"son-in-law": "Pedro Vega"}),
        (
            "Ivo Hale will name Dr. Ana Martin as envoy on Monday. Martin, a doctor, runs a clinic in Tacna. She was the"
            " first woman to lead it.",
            {"Martin": "Ana Martin", "She": "Ana Martin"},
        ),
        ("Bo Reyes met Ivo Hale. He was warned by Reyes.", {"He": "Ivo Hale"}),
        ("Ivo Hale sued Bo Reyes. He said that Hale had lied.", {"He": "Bo Reyes"}),
        ("Ivo Hale fled in May. Bo Reyes, one of Hale's lawyers, said his client was ill.", {"his": "Bo Reyes"}),
        ("Ivo Hale died in May. Bo Reyes, Hale's grandson, said his grandfather slept.", {"his": "Bo Reyes"}),
        (
            "Ivo Hale, the deputy director of Norvex, fled. Bo Reyes wrote a book. He was the deputy director of Norvex.",
            {"He": "Ivo Hale"},
        ),
        ('A guard struck Bo Reyes. "They are cruel," Ivo Hale said as police followed him.', {"him": "Ivo Hale"}),
        ("Ana Vega came with Rosa Hale, 61, the mayor of Tacna.", {"mayor": "Rosa Hale"}),
        ("Police identified the gunman as Ivo Hale, 27, a baker.", {"gunman": "Ivo Hale"}),
        ("The Tacna Larks lost. The team fired Bo Reyes.", {"team": "Tacna Larks"}),
        ("The victim was named as Ana Reyes.", {"victim": "Ana Reyes"}),
        ("Rosa Hale ran. Hale's mother, Ana Reyes, said she was ill.", {"she": "Ana Reyes"}),
        (
            "The Port Administration grew. The Soto administration spent. People blamed the administration.",
            {"administration": "Soto administration"},
        ),
    ],
)  # fmt: skip
def test_short_texts(text: str, expected: dict[str, str]) -> None:
    found = read(text)
    assert {words: found.get(words) for words in expected} == expected


@pytest.mark.pipeline
@pytest.mark.skipif(not (SHIPPED / "encoder.onnx").exists(), reason="the shipped pipeline is not built")
@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("Ana Reyes met Pedro Vega. Vega praised him.", "him"),
        ("The vote was close. It angered nobody in Lima.", "It"),
        ("Maria Soto met her mother. The woman's father stayed away.", "father"),
        ("Ana Reyes bought a jacket. The other jacket was torn.", "other jacket"),
        ("Ana Reyes sang in Lima. Voters chose their next leader.", "next leader"),
        ("Ivo Hale ruled the police of Old Tacna, N. J., for years. He fled in May.", "N. J."),
        ("Prime Minister Ana Soto spoke in Lima. Ana Soto's Liberals cheered.", "Ana Soto's Liberals"),
        ("US officials met in Union Square. The US sent aid.", "Union Square"),
        ("The MV Aurora left Tacna. The ship that it hit was old.", "ship"),
        ("The Catholic Health Association met in Lima on Monday. Ana Reyes is a rural Catholic doctor.", "Catholic"),
        ("Ivo Hale's sister, Ana, said her brother slept. Bo Reyes's brother, Omar, left.", "brother"),
        ("Riot police stood in Lima. Owners blamed the police.", "police"),
        ("Ana Reyes, the mother in the film, wept. Rosa Hale, a mother, left. A Tacna mother sued.", "Tacna mother"),
        ("Ivo Hale ran a gang. Agents saw Bo Reyes as the most brutal boss.", "brutal boss"),
        ("Experts from Europe came to Tacna. Candidates are paid by the state.", "state"),
        ("Ana Reyes wept. The mother lost your baby girl.", "baby girl"),
        ("His wife, Rosa Hale, sang. President Hale spoke.", "Hale"),
        ("The gunman shot Bo Reyes. A witness wept. The man was afraid.", "man"),
        ("The day was long. A storm broke. It rained. President Hale spoke. Singer Rosa Hale came.", "Hale"),
    ],
)
def test_what_nothing_speaks_for_stays_alone(text: str, apart: str) -> None:
    assert apart not in read(text)


@pytest.mark.pipeline
@pytest.mark.skipif(not (SHIPPED / "encoder.onnx").exists(), reason="the shipped pipeline is not built")
@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Rosa Hale, head of the research unit, left. Voters blamed the head of the FBI.", False),
        ("Rosa Hale, head of the FBI, left. Voters blamed the head of the FBI.", True),
        ("Rosa Hale, head of the agency, left. Voters blamed the head of the FBI.", True),
    ],
)
def test_who_heads_one_thing_does_not_head_another(text: str, same: bool) -> None:
    """The second "head" goes back to the first, or to nobody."""
    named, _, last = (one for one in mentions_of(text) if one.words in ("Rosa Hale", "head"))
    assert (last.antecedent == named.id) is same
