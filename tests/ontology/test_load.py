"""The typed view holds what the files say."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kgbuild.errors import OntologyError
from kgbuild.model import ROLES
from kgbuild.ontology import find_ontology, load_ontology, vocabulary
from tests.ontology.folders import BAKING, PREFIXES, small_folder

ONTOLOGY = load_ontology()


def test_an_event_type_is_read_whole(tmp_path: Path) -> None:
    ontology = load_ontology(small_folder(tmp_path))
    baking = ontology.events["Baking"]
    (frame,) = ontology.frames("verb", "bake")
    assert (frame.event, frame.pos) == ("Baking", "verb")
    assert [(s.syntax, s.role, s.fillers, s.required) for s in frame.slots] == [
        ("subject", "agent", ("Person",), False),
        ("object", "theme", ("Food",), True),
    ]
    assert [(e.source, e.target, e.predicate, e.label) for e in baking.edges] == [("agent", "theme", "kg:baked", "baked")]
    assert baking.examples[0].expects == (("agent", "Rosa Lind"), ("theme", "cake"))
    assert [e.negative for e in baking.examples] == [False, False, False, True]
    assert "Event" in ontology.ancestors("Baking")


def test_a_changed_file_changes_the_digest(tmp_path: Path) -> None:
    one = load_ontology(small_folder(tmp_path / "a"))
    other = load_ontology(small_folder(tmp_path / "b", BAKING.replace('"bake"', '"bake", "roast"')))
    assert one.digest != other.digest


def test_words_of_another_language_are_left_out(tmp_path: Path) -> None:
    folder = small_folder(tmp_path, BAKING.replace('kg:verb "bake"', 'kg:verb "bake"@en, "backen"@de'))
    assert load_ontology(folder).events["Baking"].frames[0].lemmas == ("bake",)


def test_verb_phrases_lose_their_articles(tmp_path: Path) -> None:
    folder = small_folder(tmp_path, BAKING.replace('"bake"', '"bake a cake"'))
    assert load_ontology(folder).events["Baking"].frames[0].lemmas == ("bake cake",)


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    folder = small_folder(tmp_path)
    (folder / "events" / "broken.ttl").write_text(PREFIXES + "kg:Broken a owl:Class ; ; rdfs:label .", encoding="utf-8")
    with pytest.raises(OntologyError, match=r"broken\.ttl"):
        load_ontology(folder)


def test_a_folder_without_core_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match=r"no core\.ttl"):
        load_ontology(tmp_path)


@pytest.mark.parametrize(
    ("name", "other", "expected"),
    [
        ("Country", "Place", True),
        ("Country", "Actor", True),
        ("AttackDrone", "Weapon", True),
        ("AttackDrone", "Aircraft", True),
        ("Person", "Place", False),
        ("Meeting", "Event", True),
        ("Transfer", "Event", True),
        ("NewsAgency", "Organization", True),
        ("Facility", "Place", True),
        ("Group", "Entity", True),
    ],
)
def test_classes_lie_under_one_another(name: str, other: str, expected: bool) -> None:
    assert ONTOLOGY.is_a(name, other) is expected


@pytest.mark.parametrize("name", ["Meeting", "Transfer", "Departure", "Person", "Organization", "Place", "Country", "Region",
                                  "City", "Facility", "Artifact", "Weapon", "Vehicle", "Clothing", "Group", "Claim",
                                  "Evidence", "Article", "Entity", "Event"])  # fmt: skip
def test_classes_of_the_contract_exist(name: str) -> None:
    assert name in ONTOLOGY.classes


@pytest.mark.parametrize("name", [*ROLES, "mentionedIn", "predicate", "statedTime", "date", "inferredDate", "duration", "met",
                                  "evidence", "attributedTo", "modality", "support", "confidence", "status", "quantity",
                                  "conflictsWith", "hedge", "rule", "officeIn", "leads", "memberOf", "worksFor", "partOf",
                                  "locatedIn", "borders", "madeIn", "ownedBy", "relatedTo", "bornIn", "aliasOf",
                                  "officeTitle", "age", "count", "gave", "gaveTo", "received", "visited"])  # fmt: skip
def test_properties_of_the_contract_exist_and_read_well(name: str) -> None:
    assert ONTOLOGY.properties[name].label


def test_relations_that_hold_both_ways() -> None:
    assert ONTOLOGY.properties["met"].symmetric and ONTOLOGY.properties["borders"].symmetric
    assert not ONTOLOGY.properties["gave"].symmetric
    assert ONTOLOGY.properties["bornIn"].functional


def test_there_are_eighty_event_types_with_three_examples_each() -> None:
    assert len(ONTOLOGY.events) >= 80
    assert all(sum(not e.negative for e in t.examples) >= 3 for t in ONTOLOGY.events.values())
    assert all(any(e.negative for e in t.examples) for t in ONTOLOGY.events.values())


@pytest.mark.parametrize(
    ("noun", "cls"),
    [("governor", "Person"), ("vest", "Clothing"), ("kamikaze drone", "AttackDrone"), ("train", "Train"), ("court", "Court"),
     ("troop", "Group"), ("villager", "Person"), ("vaccine", "Drug"), ("station", "Facility"), ("treaty", "Document"),
     ("river", "WaterBody"), ("loan", "Money"), ("satellite", "Spacecraft"), ("virus", "Disease")],
)  # fmt: skip
def test_common_nouns_name_classes(noun: str, cls: str) -> None:
    assert ONTOLOGY.noun_index[noun] == cls


def test_countries_with_their_adjectives_and_capitals() -> None:
    by_code = {country.code: country for country in ONTOLOGY.gazetteer.countries}
    assert len(by_code) >= 195
    assert by_code["NO"].names[0] == "Norway" and "Norwegian" in by_code["NO"].demonyms and "Oslo" in by_code["NO"].capitals
    assert "Soviet Union" in by_code["SU"].names


def test_no_name_belongs_to_two_countries() -> None:
    names = [name for country in ONTOLOGY.gazetteer.countries for name in country.names]
    assert len(names) == len(set(names))


def test_agencies_titles_and_given_names() -> None:
    gazetteer = ONTOLOGY.gazetteer
    assert any(names[0] == "Associated Press" and "AP" in names for names in gazetteer.agencies)
    assert gazetteer.titles["queen"] == "f" and gazetteer.titles["prime minister"] == ""
    assert gazetteer.given_names["Anna"] == "f" and gazetteer.given_names["Pavel"] == "m"
    assert gazetteer.regions["Bavaria"] == "Region" and gazetteer.regions["Baltic Sea"] == "WaterBody"


def test_a_table_row_with_too_many_cells_is_refused(tmp_path: Path) -> None:
    folder = small_folder(tmp_path)
    (folder / "gazetteer").mkdir()
    (folder / "gazetteer" / "titles.tsv").write_text("title\tsex\nking\tm\textra\n", encoding="utf-8")
    with pytest.raises(OntologyError, match="line 2"):
        load_ontology(folder)


def test_the_vocabulary_is_one_rdf_graph() -> None:
    graph = vocabulary()
    text = {str(s) for s in graph.subjects()}
    assert "https://w3id.org/kgbuild/ns#Meeting" in text
    assert "https://w3id.org/kgbuild/ns#ClaimShape" in text


def test_loading_needs_neither_rdflib_nor_spacy() -> None:
    code = "import sys; from kgbuild.ontology import load_ontology; load_ontology(); print([m for m in ('rdflib', 'spacy') if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_the_ontology_is_found() -> None:
    assert (find_ontology() / "core.ttl").is_file()
