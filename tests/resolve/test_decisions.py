"""The user's files: what is honoured, what is refused with which words, what is remarked."""

from __future__ import annotations

import pytest

from kgbuild.errors import InputError
from kgbuild.model import Fact, Modality, Status
from kgbuild.resolve import read_decisions, read_known, reject_edges, resolve
from tests.resolve.test_resolve import entity, ids, place
from tests.resolve.world import ONTOLOGY, article, person

ARTICLES = [
    article("a", person("Maria Lopez"), place("Lima")),
    article("b", person("Maruja Lopes"), person("Maria Lopez")),
]


def decided(tmp_path, text, articles=ARTICLES):
    path = tmp_path / "decisions.toml"
    path.write_text(text, encoding="utf-8")
    return resolve(articles, ONTOLOGY, read_decisions(path, ONTOLOGY))


def test_no_file_is_no_decisions():
    assert read_decisions(None, ONTOLOGY) is None and read_known(None, ONTOLOGY) is None


def test_same_unites_what_no_rule_would(tmp_path):
    resolution = decided(tmp_path, 'same = [["Maria Lopez", "Maruja Lopes"]]')
    assert ids(resolution, "a", 0) == ids(resolution, "b", 0) == ids(resolution, "b", 1)
    assert any(f.name == "decided_same" for match in resolution.matches for f in match.features)


def test_different_parts_what_one_name_united(tmp_path):
    resolution = decided(tmp_path, 'different = [["a:00000", "b:00100"]]')
    assert ids(resolution, "a", 0) != ids(resolution, "b", 1)


def test_different_cuts_a_chain(tmp_path):
    chained = [article("a", person("Maria Lopez"), person("the Lady", antecedent=0))]
    resolution = decided(tmp_path, 'different = [["Maria Lopez", "the Lady"]]', chained)
    assert ids(resolution, "a", 0) != ids(resolution, "a", 1)


def test_rename_keeps_the_id_and_the_old_name(tmp_path):
    renamed = entity(decided(tmp_path, '[rename]\n"Lima" = "Lima, Peru"'), "Lima, Peru")
    assert renamed.id == "lima" and renamed.names == ("Lima",)


def test_retype(tmp_path):
    assert entity(decided(tmp_path, '[retype]\n"lima" = "Region"'), "Lima").type == "Region"


def test_a_decision_that_no_longer_applies_is_remarked(tmp_path):
    resolution = decided(tmp_path, 'same = [["Maria Lopez", "Nobody Here"]]')
    assert [remark for remark in resolution.remarks if "'Nobody Here'" in remark]


FAULTS = {
    "not toml [": "not valid TOML",
    'sane = [["A", "B"]]': "unknown section 'sane'",
    'same = ["A", "B"]': "list of lists",
    'same = [["A"]]': "list of lists",
    'same = [["A", "B"]]\ndifferent = [["B", "A"]]': "both 'same' and 'different'",
    '[retype]\n"A" = "Planet"': "no class 'Planet'",
    '[rename]\n"A" = 3': "must map names to words",
    "[[reject]]\nwho = 'A'": "cannot be read",
}


@pytest.mark.parametrize("text", FAULTS)
def test_a_faulty_file_is_refused_with_words_that_help(tmp_path, text):
    path = tmp_path / "decisions.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="decisions") as caught:
        read_decisions(path, ONTOLOGY)
    assert FAULTS[text] in str(caught.value)


def test_a_rejected_edge_is_kept_but_not_drawn(tmp_path):
    path = tmp_path / "decisions.toml"
    path.write_text(
        "[[reject]]\nsubject = 'Maria Lopez'\npredicate = 'met'\n[[reject]]\nobject = 'Oslo'", encoding="utf-8"
    )
    decisions, resolution = read_decisions(path, ONTOLOGY), resolve(ARTICLES, ONTOLOGY)
    fact = Fact(
        "f",
        "maria-lopez",
        "kg:met",
        "lima",
        False,
        "met",
        Modality.ASSERTED,
        (),
        (),
        1,
        Status.SINGLE_SOURCE,
        0.8,
        True,
    )
    facts, remarks = reject_edges([fact], resolution, decisions)
    assert [one.edge for one in facts] == [False] and len(remarks) == 1


def test_known_entities_give_outside_ids_and_join_aliases(tmp_path):
    path = tmp_path / "known.toml"
    path.write_text(
        '[[entity]]\nname = "Maria Lopez"\naliases = ["Maruja Lopes"]\ntype = "Person"\nid = ["Q1", "https://example.org/ml"]'
    )
    resolution = resolve(ARTICLES, ONTOLOGY, known=read_known(path, ONTOLOGY))
    found = entity(resolution, "Maria Lopez")
    assert found.same_as == ("http://www.wikidata.org/entity/Q1", "https://example.org/ml") and len(found.mentions) == 3


def test_known_entities_from_csv(tmp_path):
    path = tmp_path / "known.csv"
    path.write_text("name,aliases,type,id\nLima,Ciudad de los Reyes|Lima,City,Q2868\n")
    assert entity(resolve(ARTICLES, ONTOLOGY, known=read_known(path, ONTOLOGY)), "Lima").same_as == (
        "http://www.wikidata.org/entity/Q2868",
    )


@pytest.mark.parametrize(
    "text",
    [
        '[[entity]]\ntype = "Person"',
        '[[entity]]\nname = "A"\nid = "12"',
        '[[entity]]\nname = "A"\ntype = "Planet"',
        "x = 1",
    ],
)
def test_a_faulty_file_of_known_entities_is_refused(tmp_path, text):
    path = tmp_path / "known.toml"
    path.write_text(text)
    with pytest.raises(InputError, match="known"):
        read_known(path, ONTOLOGY)
