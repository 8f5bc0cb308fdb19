"""Clauses before meaning: voice, sharing, control, relatives, copulas."""

import re

import pytest

from kgbuild.extract.clauses import find_clauses
from kgbuild.extract.cues import load_cues
from kgbuild.extract.tree import read_tree
from tests.extract.parses import doc_of
from tests.extract.tables import SYNTAX


def compact(text: str) -> dict[str, list[set[str]]]:
    """Every predicate of a sentence with its "slot=word" pairs."""
    tree = read_tree(doc_of(text))
    found: dict[str, list[set[str]]] = {}
    for clause in find_clauses(tree, load_cues()):
        pairs = {f"{argument.slot}={last_word(tree, argument.root)}" for argument in clause.arguments}
        found.setdefault(clause.lemma, []).append(pairs)
    return found


def last_word(tree, root):
    """A name by its last word, anything else by its head."""
    flat = [kid for kid in tree.children[root] if tree.base[kid] == "flat"]
    return tree.words[flat[-1] if flat else root]


@pytest.mark.parametrize(("text", "expected"), SYNTAX, ids=[text for text, _ in SYNTAX])
def test_clause_has_its_arguments(text, expected):
    found = compact(text)
    for line in expected:
        lemma, inside = re.fullmatch(r"(.+?)\((.*)\)", line).groups()
        wanted = {pair.strip() for pair in inside.split(",")}
        assert lemma in found, f"no clause {lemma!r} in {sorted(found)}"
        assert any(wanted <= pairs for pairs in found[lemma]), f"{line}: {found[lemma]}"


def test_a_verb_that_shares_no_subject_has_none():
    assert not any(pair.startswith("subject=") for pair in compact("No treaty was signed.")["sign"][0])
