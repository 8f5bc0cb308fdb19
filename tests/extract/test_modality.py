"""Denied, possible, planned, demanded and hypothetical clauses are kept apart from asserted ones."""

import pytest

from kgbuild.extract.clauses import find_clauses
from kgbuild.extract.cues import load_cues
from kgbuild.extract.modality import combine, modalities
from kgbuild.extract.tree import read_tree
from kgbuild.model import Modality
from tests.extract.parses import doc_of
from tests.extract.tables import MOODS


@pytest.mark.parametrize(("text", "predicate", "mood"), MOODS, ids=[f"{row[1]}: {row[0]}" for row in MOODS])
def test_modality(text, predicate, mood):
    tree, cues = read_tree(doc_of(text)), load_cues()
    clauses = find_clauses(tree, cues)
    moods = modalities(tree, cues, clauses)
    found = {moods[clause.root].value for clause in clauses if clause.lemma.split()[0] == predicate}
    assert found == {mood}


def test_what_stands_above_wins():
    assert combine(Modality.POSSIBLE, Modality.ASSERTED) is Modality.POSSIBLE
    assert combine(Modality.ASSERTED, Modality.NEGATED) is Modality.NEGATED
    assert combine(Modality.PLANNED, Modality.NEGATED) is Modality.NEGATED
