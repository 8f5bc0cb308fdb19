"""ClearNLP trees become UD trees; paragraphs bound sentences; entity labels are OntoNotes'."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc, Span

from kgbuild.annotate.ud import to_ud

VOCAB = spacy.blank("en").vocab


def parsed(rows: str) -> Doc:
    """A Doc from lines "word pos tag lemma head dep"; heads count from 1, 0 is the root."""
    table = [line.split() for line in rows.strip().splitlines()]
    heads = [n if row[4] == "0" else int(row[4]) - 1 for n, row in enumerate(table)]
    return Doc(
        VOCAB,
        words=[row[0] for row in table],
        pos=[row[1] for row in table],
        tags=[row[2] for row in table],
        lemmas=[row[3] for row in table],
        heads=heads,
        deps=[row[5] for row in table],
    )


def arcs(doc: Doc) -> list[str]:
    return [f"{t.text} <-{t.dep_}- {t.head.text if t.head.i != t.i else ''}".strip() for t in doc]


PASSIVE = """
The      DET   DT  the    2 det
letters  NOUN  NNS letter 4 nsubjpass
were     AUX   VBD be     4 auxpass
handed   VERB  VBN hand   0 ROOT
over     ADP   RP  over   4 prt
to       ADP   IN  to     4 dative
Ana      PROPN NNP Ana    6 pobj
by       ADP   IN  by     4 agent
a        DET   DT  a      10 det
clerk    NOUN  NN  clerk  8 pobj
in       ADP   IN  in     10 prep
Lima     PROPN NNP Lima   11 pobj
"""
COPULA = """
Ana      PROPN NNP Ana     2 nsubj
is       AUX   VBZ be      0 ROOT
not      PART  RB  not     2 neg
a        DET   DT  a       5 det
judge    NOUN  NN  judge   2 attr
of       ADP   IN  of      5 prep
the      DET   DT  the     8 det
court    NOUN  NN  court   6 pobj
"""
LOCATED = """
The      DET   DT  the     2 det
dam      NOUN  NN  dam     3 nsubj
was      AUX   VBD be      0 ROOT
in       ADP   IN  in      3 prep
Peru     PROPN NNP Peru    4 pobj
"""
EXISTS = """
There    PRON  EX  there   2 expl
was      VERB  VBD be      0 ROOT
a        DET   DT  a       4 det
fire     NOUN  NN  fire    2 attr
in       ADP   IN  in      2 prep
Lima     PROPN NNP Lima    5 pobj
"""
CHAIN = """
She      PRON  PRP she     2 nsubj
met      VERB  VBD meet    0 ROOT
Bo       PROPN NNP Bo      2 dobj
,        PUNCT ,   ,       3 punct
Cy       PROPN NNP Cy      3 conj
and      CCONJ CC  and     5 cc
Di       PROPN NNP Di      5 conj
after    ADP   IN  after   2 prep
leaving  VERB  VBG leave   8 pcomp
Lima     PROPN NNP Lima    9 dobj
"""
COORDINATED = """
She      PRON  PRP she     2 nsubj
lived    VERB  VBD live    0 ROOT
in       ADP   IN  in      2 prep
Lima     PROPN NNP Lima    3 pobj
and      CCONJ CC  and     3 cc
in       ADP   IN  in      3 conj
Quito    PROPN NNP Quito   6 pobj
"""


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (PASSIVE, "letters <-nsubj:pass- handed; were <-aux:pass- handed; handed <-root-; over <-compound:prt- handed; "
                  "to <-case- Ana; Ana <-obl- handed; by <-case- clerk; clerk <-obl:agent- handed; "
                  "in <-case- Lima; Lima <-nmod- clerk"),
        (COPULA, "judge <-root-; is <-cop- judge; Ana <-nsubj- judge; not <-advmod- judge; court <-nmod- judge; "
                 "of <-case- court"),
        (LOCATED, "Peru <-root-; was <-cop- Peru; dam <-nsubj- Peru; in <-case- Peru"),
        (EXISTS, "was <-root-; There <-expl- was; fire <-nsubj- was; Lima <-obl- was"),
        (CHAIN, "Cy <-conj- Bo; Di <-conj- Bo; and <-cc- Di; leaving <-advcl- met; after <-mark- leaving; "
                "Lima <-obj- leaving"),
        (COORDINATED, "Lima <-obl- lived; Quito <-conj- Lima; in <-case- Quito; and <-cc- Quito"),
    ],
)  # fmt: skip
def test_clearnlp_becomes_ud(rows: str, expected: str) -> None:
    found = arcs(to_ud(parsed(rows)))
    assert [arc for arc in expected.split("; ") if arc not in found] == []


def test_ud_labels_of_other_releases_are_renamed_in_place() -> None:
    doc = parsed("""
        Ana   PROPN NNP Ana   2 nsubj
        left  VERB  VBD leave 0 ROOT
        today NOUN  NN  today 2 obl:tmod
    """)
    assert to_ud(doc) is doc
    assert [t.dep_ for t in doc] == ["nsubj", "root", "obl:unmarked"]


def test_entity_labels_become_ontonotes() -> None:
    doc = parsed("Ana PROPN NNP Ana 2 nsubj\nleft VERB VBD leave 0 root")
    doc.set_ents([Span(doc, 0, 1, label="PER")])
    assert [ent.label_ for ent in to_ud(doc).ents] == ["PERSON"]


def test_no_arc_crosses_a_blank_line() -> None:
    words = ["Ana", "left", "\n\n", "Bo", "Reyes", "stayed"]
    doc = Doc(VOCAB, words=words, spaces=[True, False, False, True, True, False],
              heads=[1, 1, 1, 1, 3, 1], deps=["nsubj", "ROOT", "dep", "conj", "flat", "conj"])  # fmt: skip
    done = to_ud(doc)
    assert [sent.text.strip() for sent in done.sents] == ["Ana left", "Bo Reyes stayed"]
    assert done.text == doc.text
