"""Every named question gives what the story says, and parameters are bound as terms, never as text."""

import pytest

from kgbuild.errors import QueryError
from kgbuild.ontology import find_ontology
from kgbuild.query import ask, find_question, questions, written
from kgbuild.query.questions import parsed

FOLDER = find_ontology() / "queries"

ANSWERS = [
    ("who-met", {}, ["Ana Ruiz", "Tomas Brandt", "2021-05-12", "Port Alder"]),
    ("who-met", {"person": "lena moor"}, ["Lena Moor", "delegation"]),
    ("who-met", {"since": "2021-01-01"}, ["2021-05-12"]),
    ("who-gave", {}, ["brass lantern", "Ana Ruiz", "5"]),
    ("who-gave", {"receiver": "Ruiz"}, ["brass lantern"]),
    ("where-was", {"entity": "Ana Ruiz"}, ["Port Alder", "at"]),
    ("disputed", {}, ["number", "who", "polarity", "Brook"]),
    ("disputed", {"entity": "Brook"}, ["200", "250"]),
    ("only-source", {}, ["Ana Ruiz"]),
    ("about", {"entity": "Tomas Brandt"}, ["met", "Ana Ruiz"]),
    ("timeline", {}, ["2021-05-12", "Ana Ruiz met Tomas Brandt"]),
    ("timeline", {"entity": "Ana Ruiz", "until": "2021-12-31"}, ["meet"]),
    ("who-said", {"speaker": "NW"}, ["Norsk Wire"]),
    ("visits", {}, ["Ana Ruiz", "Arvania", "visit"]),
    ("offices", {}, ["Lena Moor", "Harbour Board"]),
    ("between", {"a": "Ana Ruiz", "b": "Tomas Brandt"}, ["met", "3"]),
    ("evidence", {"entity": "Skerry Lighthouse"}, ["She inspected Skerry Lighthouse"]),
    ("sources", {}, ["Alder Daily", "Coast Post", "Norsk Wire", "The Harbour Times"]),
    ("most-linked", {"type": "Person"}, ["Ana Ruiz"]),
    ("event-types", {}, ["Meeting", "Giving"]),
    ("not-yet", {}, ["Planned", "Harbour Treaty"]),
    ("denied", {}, ["did not sign the Harbour Treaty"]),
    ("numbers", {}, ["brass lantern", "kilometre", "about"]),
    ("new-relations", {}, ["rel:"]),
    ("agreed", {"least": "3"}, ["Ana Ruiz", "met", "Tomas Brandt"]),
    ("names", {"entity": "Brandt"}, ["Thomas Brandt"]),
    ("events-of", {"type": "meeting"}, ["coAgent", "Tomas Brandt"]),
    ("agencies", {}, ["Norsk Wire"]),
    ("justice", {}, ["(0 rows)"]),
]


@pytest.mark.parametrize(("name", "values", "expected"), ANSWERS)
def test_question_gives_what_the_story_says(store, name, values, expected):
    text = written(ask(store, find_question(name, FOLDER).bound(values, store)), "table")
    for words in expected:
        assert words in text
    assert expected == ["(0 rows)"] or "(0 rows)" not in text


def test_every_question_is_tested_and_there_are_twenty():
    assert {name for name, _, _ in ANSWERS} == set(questions(FOLDER))
    assert len(questions(FOLDER)) >= 20


def test_a_parameter_narrows_the_answer(store):
    everyone = list(ask(store, find_question("who-met", FOLDER).query).rows())
    lena = list(ask(store, find_question("who-met", FOLDER).bound({"person": "Lena Moor"}, store)).rows())
    assert 0 < len(lena) < len(everyone)


WRONG = [
    ("who-met", {"persona": "Ana Ruiz"}, "did you mean --person"),
    ("who-met", {"person": "Ana Ruis"}, "did you mean Ana Ruiz"),
    ("who-met", {"since": "May"}, "YYYY-MM-DD"),
    ("agreed", {"least": "three"}, "digits only"),
    ("events-of", {"type": "Meting"}, "did you mean meeting"),
    ("who-mett", {}, "did you mean who-met"),
]


@pytest.mark.parametrize(("name", "values", "todo"), WRONG)
def test_wrong_parameter_says_what_to_do(store, name, values, todo):
    with pytest.raises(QueryError) as error:
        find_question(name, FOLDER).bound(values, store)
    assert todo in str(error.value)


INJECTIONS = [
    '" } } ; DROP ALL #', "x> } UNION { ?a ?b ?c", "}) . ?s ?p ?o }", "\\u0022", "' || true || '", "\n} #",
    "<http://example.org/>", "http://example.org/> } #", "?person", "UNDEF } VALUES ?x { UNDEF", "\x00", "𝕒" * 50,
]  # fmt: skip


@pytest.mark.parametrize("value", INJECTIONS)
@pytest.mark.parametrize(
    ("name", "parameter"), [("who-met", "person"), ("only-source", "source"), ("who-met", "since")]
)
def test_no_value_can_change_a_query(store, name, parameter, value):
    try:
        query = find_question(name, FOLDER).bound({parameter: value}, store)
    except QueryError:
        return
    assert list(ask(store, query).rows()) == []


def test_question_without_header_or_parameter_line_is_refused():
    with pytest.raises(QueryError, match="no comment"):
        parsed("x", "SELECT * { ?s ?p ?o }")
    with pytest.raises(QueryError, match="not in the query"):
        parsed("x", "# What?\n# who (entity): whom\nSELECT * { ?s ?p ?o }")
