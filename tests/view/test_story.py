"""The page's data: days, sentences, links, modules."""

from __future__ import annotations

import pytest

from kgbuild.model import Article, CleanText, Modality, Span, When
from kgbuild.view.days import EPOCH, day_range
from kgbuild.view.links import detail_links, overview_links
from kgbuild.view.looks import kind_of, looks
from kgbuild.view.scripts import join_modules
from kgbuild.view.sentences import Sentences
from kgbuild.view.words import local, spaced
from tests.story import sample_graph, small_ontology


@pytest.mark.parametrize(
    ("when", "days"),
    [
        (When("1 January 1970", "1970-01-01", "date"), (0, 0)),
        (When("May 2021", "2021-05", "gYearMonth"), (18748, 18778)),
        (When("December 1970", "1970-12", "gYearMonth"), (334, 364)),
        (When("1970", "1970", "gYear"), (0, 364)),
        (When("2 to 4 January 1970", "1970-01-02", "date", end="1970-01-04"), (1, 3)),
        (When("noon", "1970-01-02T12:00:00", "dateTime"), (1, 1)),
        (When("12 May", "--05-12", "gMonthDay"), None),
        (When("six days", "P6D", "duration"), None),
        (When("last week"), None),
        (When("30 February", "2021-02-30", "date"), None),
    ],
)
def test_days_are_those_the_text_gives_and_never_guessed(when: When, days: tuple[int, int] | None) -> None:
    assert day_range(when) == days
    assert EPOCH == 719163


def article(text: str) -> Article:
    return Article("a", "", text, (), CleanText("", ()))


def test_offsets_are_those_of_a_browser() -> None:
    sentences = Sentences({"a": article("😀 Ana met Bo. More.")})
    assert sentences.place("a", Span(2, 5), Span(0, 13)) == [0, 3, 6]
    assert sentences.rows == [[0, "😀 Ana met Bo."]]


def test_a_sentence_is_kept_once_and_widened_to_its_words() -> None:
    sentences = Sentences({"a": article("Ana met Bo. He left.")})
    assert sentences.place("a", Span(0, 3), Span(0, 11)) == [0, 0, 3]
    assert sentences.place("a", Span(8, 10), Span(0, 11)) == [0, 8, 10]
    assert sentences.place("a", Span(4, 14), Span(0, 11)) == [1, 4, 14]
    assert sentences.place("b", Span(0, 1), Span(0, 1)) is None


def test_a_clause_id_leads_to_its_words() -> None:
    sentences = Sentences({"x:1.txt": Article("x:1.txt", "", "One.\n\nAna met Bo.\n\nTwo.", (), CleanText("", ()))})
    row = sentences.mention("x:1.txt:10-13:meet", {})
    assert row is not None and sentences.rows[row[0]][1][row[1] : row[2]] == "met"
    assert sentences.mention("gone:1-2", {}) is None


def test_the_overview_holds_asserted_edges_and_both_sides_of_disputes() -> None:
    graph = sample_graph()
    facts = [graph.facts[fact] for link in overview_links(graph) for fact in link.facts]
    assert facts and all(fact.subject in graph.entities and fact.object in graph.entities for fact in facts)
    assert all(fact.modality is Modality.ASSERTED for fact in facts)
    assert {fact.edge for fact in facts} == {True, False}  # False: the losing side of a dispute


def test_full_detail_ties_events_to_their_fillers_and_draws_no_edge_twice() -> None:
    graph = sample_graph()
    links = detail_links(graph)
    assert {link.source for link in links} & set(graph.events)
    facts = [fact for link in links for fact in link.facts]
    assert len(facts) == len(set(facts))


def test_words() -> None:
    assert (local("kg:gaveTo"), spaced("coAgent"), spaced("give_to")) == ("gaveTo", "co agent", "give to")


def test_a_class_keeps_its_look_in_every_graph() -> None:
    assert looks(["Person", "Zebra"])["Person"] == looks(["Person"])["Person"]
    assert "Zebra" in looks(["Zebra"])
    assert kind_of("City", small_ontology()) == "Place" and kind_of("Unheard", small_ontology()) == "Unheard"


@pytest.mark.parametrize(
    ("modules", "words"),
    [
        ({"main.js": 'import { a } from "./a.js";\na();'}, "imports a.js, which does not exist"),
        ({"main.js": 'import { b } from "./a.js";\n', "a.js": "export const a = 1;\n"}, "does not declare it"),
        ({"main.js": 'import { a } from "./a.js";\nconst a = 2;', "a.js": "export const a = 1;\n"}, "both declare a"),
        ({"main.js": 'import { a } from "./a.js";\n', "a.js": 'import { b } from "./main.js";\nexport const a = 1;\n'}, "in a circle"),
    ],
)
def test_modules_that_break_a_rule_are_refused(modules: dict[str, str], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        join_modules(modules, "main.js")


def test_modules_come_after_those_they_need() -> None:
    joined = join_modules({"main.js": 'import { a } from "./a.js";\na();\n', "a.js": "export function a() {}\n"}, "main.js")
    assert joined.index("function a()") < joined.index("a();\n") and "import" not in joined and "export" not in joined
