"""Each kind of mistake gives its own message, with the line and what to write instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgbuild.ontology import check_ontology
from kgbuild.ontology.check_sense import twins
from kgbuild.ontology.checked import Checked
from kgbuild.ontology.load import load_ontology
from kgbuild.ontology.sources import read_sources
from tests.ontology.folders import BAKING, PREFIXES, small_folder

FEWER = BAKING.replace("""               [ kg:text "The cook baked bread." ; kg:expects "agent=cook; theme=bread" ],\n""", "")
ROASTING = (
    BAKING[: BAKING.index("kg:baked a")].replace("kg:Baking", "kg:Roasting").replace('"baking"', '"roasting"')
)

MISTAKES = [
    ("an unknown role", BAKING.replace("kg:role kg:agent", "kg:role kg:agnet"), "kg:agnet is no role", "did you mean kg:agent?"),
    ("an unknown class", BAKING.replace("kg:filler kg:Food", "kg:filler kg:Fod"), "kg:Fod is no class", "did you mean kg:Food?"),
    ("an unknown property", BAKING.replace("kg:property kg:baked", "kg:property kg:bakde"), "kg:bakde is no property",
     "did you mean kg:baked?"),
    ("a misspelt word of the files", BAKING.replace("kg:verb", "kg:verbs"), "kg:verbs is declared nowhere", "did you mean kg:verb?"),
    ("a frame without words", BAKING.replace('kg:verb "bake" ;', ""), "has a frame without kg:verb or kg:noun", "add the verbs"),
    ("an unknown slot", BAKING.replace('"object"', '"objekt"'), "no slot is called 'objekt'", "did you mean object?"),
    ("an edge nobody fills", BAKING.replace("kg:to kg:theme", "kg:to kg:result"), "needs result, which no slot fills",
     "add a slot with kg:role kg:result"),
    ("two examples", FEWER, "has fewer than three examples", "add kg:example"),
    ("no counter-example", BAKING.replace("""    kg:counterExample [ kg:text "The sun baked the earth." ] .""", ".").replace("] ;\n.", "] ."),
     "has no counter-example", "add kg:counterExample"),
    ("an unknown role in an example", BAKING.replace('"agent=cook;', '"actor=cook;'), "expects an unknown role 'actor'", "role=words"),
    ("words not in the sentence", BAKING.replace("theme=bread", "theme=rolls"), "theme='rolls', which is not in its sentence",
     "use words of the sentence"),
    ("an unknown modality", BAKING.replace('"agent=cook; theme=bread"', '"agent=cook; theme=bread" ; kg:expectsModality kg:Plant'),
     "unknown modality 'Plant'", "kg:Planned"),
    ("no label", BAKING.replace('rdfs:label "baking"@en ;', ""), "kg:Baking has no rdfs:label", "add rdfs:label"),
    ("no comment", BAKING.replace('rdfs:comment "Someone bakes something."@en ;', ""), "kg:Baking has no rdfs:comment", "add rdfs:comment"),
    ("a PLOVER code that is none", BAKING.replace("kg:edge", 'kg:ploverCode "BAKE" ; kg:edge'), "has a kg:ploverCode that PLOVER 0.5 lacks",
     "one of the 18"),
    ("an edge without an end", BAKING.replace("kg:to kg:theme ; ", ""), "has an edge without one kg:to", "where the edge ends"),
    ("a slot without a role", BAKING.replace('"subject" ; kg:role kg:agent ;', '"subject" ;'), "does not give exactly one kg:role",
     "give each slot one role"),
    ("required that is no yes or no", BAKING.replace("kg:required true", 'kg:required "yes"'), "kg:required that is not true or false",
     "write kg:required true"),
    ("an example without a sentence", BAKING.replace('kg:text "The cook baked bread." ; ', ""), "has an example without one kg:text",
     "give the sentence"),
    ("a class above itself", BAKING.replace("kg:Creation", "kg:Creation, kg:Baking"), "kg:Baking is a subclass of itself", "rdfs:subClassOf"),
    ("not under Event", BAKING.replace("rdfs:subClassOf kg:Creation ; ", ""), "is under no other event class", "add rdfs:subClassOf"),
    ("twins", BAKING + ROASTING, "'bake' is in Baking and in Roasting", "other fillers"),
    ("a noun on two classes", BAKING + 'kg:Pot a owl:Class ; rdfs:label "pot"@en ; rdfs:comment "A pot."@en ; kg:noun "drone" .',
     "'drone' stands on", "keep it on one class"),
]  # fmt: skip


@pytest.mark.parametrize(("baking", "found", "todo"), [m[1:] for m in MISTAKES], ids=[m[0] for m in MISTAKES])
def test_a_mistake_is_found_and_the_way_to_mend_it_told(tmp_path: Path, baking: str, found: str, todo: str) -> None:
    problems = check_ontology(small_folder(tmp_path, baking))
    hits = [p for p in problems if found in p.found and todo in p.todo]
    assert hits, problems
    assert all(p.where.startswith("ontology/") for p in hits)


def test_the_line_is_named(tmp_path: Path) -> None:
    (problem,) = [
        p for p in check_ontology(small_folder(tmp_path, BAKING.replace("kg:filler kg:Food", "kg:filler kg:Fod")))
        if "is no class" in p.found
    ]  # fmt: skip
    assert problem.where == "ontology/events/baking.ttl, line 9"


def test_turtle_that_does_not_parse_is_a_problem_with_a_line(tmp_path: Path) -> None:
    folder = small_folder(tmp_path)
    (folder / "events" / "broken.ttl").write_text(PREFIXES + 'kg:Broken a owl:Class\n    rdfs:label "broken"@en .\n', encoding="utf-8")
    (problem,) = check_ontology(folder)
    assert problem.where.startswith("ontology/events/broken.ttl, line 6") and "not valid Turtle" in problem.found


def test_a_new_type_without_mistakes_has_no_problems(tmp_path: Path) -> None:
    assert check_ontology(small_folder(tmp_path)) == []


def test_other_fillers_tell_twins_apart(tmp_path: Path) -> None:
    folder = small_folder(tmp_path, BAKING + ROASTING.replace("kg:filler kg:Food", "kg:filler kg:Plant"))
    assert list(twins(Checked(load_ontology(folder), read_sources(folder)[0]))) == []


def test_a_folder_that_is_no_ontology_is_a_problem(tmp_path: Path) -> None:
    (problem,) = check_ontology(tmp_path)
    assert "no core.ttl" in problem.found


def test_our_own_ontology_has_no_problems() -> None:
    assert check_ontology() == []
