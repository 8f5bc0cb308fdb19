"""Name pairs of many languages: how many of the merges are right, how many of the same are merged."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgbuild.ontology import load_ontology
from kgbuild.resolve.lexicon import make_lexicon
from kgbuild.resolve.name_features import name_pair
from kgbuild.resolve.names import parse_name
from kgbuild.resolve.policy import THRESHOLD, judge_names, total

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "name_pairs.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.fixture(scope="module")
def lexicon():
    return make_lexicon(load_ontology())


def score(left, right, family, lexicon):
    pair = name_pair(parse_name(left, family, lexicon), parse_name(right, family, lexicon), lexicon)
    return total(judge_names(pair))


def test_merges_are_right_and_most_are_found(lexicon):
    said = {tuple(row): score(row[2], row[3], row[1], lexicon) >= THRESHOLD for row in ROWS}
    right = sum(merged for row, merged in said.items() if row[0] == "same")
    wrong = [row for row, merged in said.items() if merged and row[0] == "different"]
    same = sum(row[0] == "same" for row in said)
    assert len(said) >= 150
    assert right / (right + len(wrong)) >= 0.98, wrong
    assert right / same >= 0.90, [row for row, merged in said.items() if not merged and row[0] == "same"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[2]}-{row[3]}")
def test_comparing_is_symmetric(row, lexicon):
    assert score(row[2], row[3], row[1], lexicon) == score(row[3], row[2], row[1], lexicon)
