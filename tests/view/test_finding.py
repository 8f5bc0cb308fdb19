"""Finding in the browser: search, filters, timeline, neighbourhoods, paths, history, links, queries."""

from __future__ import annotations

import re

import pytest
from rdflib import Graph
from rdflib.plugins.sparql import prepareQuery

from kgbuild.graph import to_rdflib
from tests.story import sample_graph, small_ontology
from tests.view.conftest import Viewer

pytestmark = pytest.mark.browser


def untick(viewer: Viewer, filter_name: str, label: str) -> None:
    viewer.ask("document.querySelectorAll('#legend details').forEach((one) => (one.open = true))")
    row = viewer.page.locator("#legend li", has=viewer.page.locator(f"[data-filter={filter_name}]"))
    row.filter(has_text=re.compile(rf"^\W*\d?\s*{re.escape(label)}", re.I)).first.locator("input").click()


def test_search_suggests_names_and_aliases_and_enter_chooses(viewer: Viewer) -> None:
    viewer.open()
    viewer.page.keyboard.press("/")
    viewer.page.keyboard.type("thom")
    options = viewer.page.locator("#suggestions [role=option]")
    assert "Thomas Brandt" in options.first.inner_text() and "Tomas Brandt · person" in options.first.inner_text()
    viewer.page.keyboard.press("ArrowDown")
    assert viewer.page.get_attribute("#search", "aria-activedescendant") == "suggestions-0"
    viewer.page.keyboard.press("Enter")
    assert viewer.ask("kgbuildViewer.state().select.node") == "tomas-brandt"
    assert viewer.page.locator("#suggestions").is_hidden()


def test_search_says_when_nothing_is_found(viewer: Viewer) -> None:
    viewer.open().page.fill("#search", "zzzz")
    assert "Nothing by that name" in viewer.page.inner_text("#suggestions")


@pytest.mark.parametrize(
    ("filter_name", "label", "gone", "kept"),
    [
        ("types", "city", "Brook", "Ana Ruiz"),
        ("types", "visit", "Arvania", "Ana Ruiz"),
        ("articles", "The Harbour Times", "Lena Moor", "Tomas Brandt"),
        ("sources", "Alder Daily", "", "Arvania"),
        ("statuses", "disputed", "brass lantern", "Arvania"),
        ("statuses", "one source", "Lena Moor", "Arvania"),
        ("relations", "relations without", "Harbour Board", "Ana Ruiz"),
    ],
)
def test_filters(viewer: Viewer, filter_name: str, label: str, gone: str, kept: str) -> None:
    viewer.open()
    untick(viewer, filter_name, label)
    shown = viewer.shown()
    assert gone not in shown and kept in shown
    assert viewer.page.locator("#clear").is_visible()
    if gone:
        assert "left out by filters" in viewer.page.inner_text("#shown") or "without a direct edge" in viewer.page.inner_text("#shown")
    viewer.page.click("#clear")
    assert gone == "" or gone in viewer.shown()


def test_none_and_all_act_on_a_whole_list(viewer: Viewer) -> None:
    viewer.open()
    viewer.page.get_by_label("None: People, places, things").click()
    assert viewer.shown() == set()
    viewer.page.get_by_label("All: People, places, things").click()
    assert len(viewer.shown()) == 12


def test_the_timeline_is_brushed_with_the_pointer_and_with_keys(viewer: Viewer) -> None:
    viewer.open()
    everything = viewer.ask("kgbuildViewer.scene().facts.size")
    box = viewer.page.locator("#bars").bounding_box()
    assert box
    viewer.page.mouse.move(box["x"] + box["width"] * 0.9, box["y"] + 10)
    viewer.page.mouse.down()
    viewer.page.mouse.move(box["x"] + box["width"] * 0.8, box["y"] + 10)
    viewer.page.mouse.up()
    brushed = viewer.ask("kgbuildViewer.scene().facts.size")
    assert 0 < brushed < everything
    assert "from=2021-05-13" in viewer.page.url
    viewer.page.click("#clear")
    viewer.page.focus("#to")
    viewer.page.keyboard.press("ArrowLeft")
    assert viewer.page.get_attribute("#to", "aria-valuetext") == "12 May 2021"
    assert viewer.ask("kgbuildViewer.scene().facts.size") < everything


def test_a_neighbourhood_is_isolated_and_expanded(viewer: Viewer) -> None:
    viewer.open("#node=arvania")
    viewer.page.get_by_role("button", name="Isolate neighbours").click()
    assert viewer.shown() == {"Arvania", "Ana Ruiz"}
    viewer.page.get_by_role("button", name="Expand a step").click()
    assert {"Tomas Brandt", "Fishers' Union"} <= viewer.shown()
    assert "within 2 steps" in viewer.page.inner_text("#shown")
    viewer.page.get_by_role("button", name="Show everything").click()
    assert len(viewer.shown()) == 12


def test_the_shortest_path_between_two_nodes(viewer: Viewer) -> None:
    viewer.open("#node=arvania")
    viewer.page.get_by_role("button", name="Path to…").click()
    viewer.page.keyboard.type("skerry")
    viewer.page.keyboard.press("Enter")
    assert viewer.shown() == {"Arvania", "Ana Ruiz", "Skerry Lighthouse"}
    assert "2 steps" in viewer.panel() and "Ana Ruiz visited Arvania" in viewer.panel()


def test_no_path_is_said(viewer: Viewer) -> None:
    viewer.open("#path=%5B%22arvania%22%2C%22brook%22%5D")
    assert "No chain of direct edges" in viewer.panel()


def test_back_and_forward_walk_through_the_views(viewer: Viewer) -> None:
    viewer.open()
    viewer.click_node("ana-ruiz")
    viewer.click_node("arvania")
    viewer.page.click("#back")
    viewer.wait("kgbuildViewer.state().select?.node === 'ana-ruiz'")
    viewer.page.click("#back")
    viewer.wait("kgbuildViewer.state().select === null")
    assert viewer.page.locator("#panel").is_hidden()
    viewer.page.click("#forward")
    viewer.wait("kgbuildViewer.state().select?.node === 'ana-ruiz'")
    assert "Ana Ruiz" in viewer.panel()


def test_a_link_reopens_the_same_view(viewer: Viewer) -> None:
    viewer.open("#mode=detail")
    untick(viewer, "types", "city")
    viewer.click_node("ana-ruiz")
    viewer.page.mouse.wheel(0, -240)
    viewer.wait("location.hash.includes('at=')")
    state = "JSON.stringify([kgbuildViewer.state().mode, kgbuildViewer.state().select, [...kgbuildViewer.state().off.types]])"
    before, shown, scale = viewer.ask(state), viewer.shown(), viewer.ask("kgbuildViewer.net().getScale()")
    viewer.open("#" + viewer.page.url.split("#")[1])
    assert (viewer.ask(state), viewer.shown()) == (before, shown)
    assert viewer.ask("kgbuildViewer.net().getScale()") == pytest.approx(scale, rel=0.01)


@pytest.mark.parametrize("fragment", ["#node=nobody", "#link=%5B1%5D", "#no-types=%7B", "#from=x&at=a%20b%20c", "#path=%5B%22a%22%2C%22b%22%5D", "#around=%5B%5D"])
def test_a_fragment_that_names_nothing_here_is_passed_over(viewer: Viewer, fragment: str) -> None:
    viewer.open(fragment)
    assert len(viewer.shown()) == 12 and viewer.console == []


@pytest.fixture(scope="module")
def rdf() -> Graph:
    return to_rdflib(sample_graph(), small_ontology())


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        ("{node: 'ana-ruiz'}", "Ruiz visited Arvania for six days"),
        ("{node: 'event-gift'}", "Brandt gave Ruiz six brass lanterns"),
        ("{from: 'ana-ruiz', to: 'arvania'}", "Ruiz was in Arvania for six days"),
    ],
)
def test_the_query_for_a_choice_finds_its_evidence(viewer: Viewer, rdf: Graph, chosen: str, words: str) -> None:
    viewer.open()
    query = viewer.ask(f"kgbuildViewer.sparqlFor({chosen})")
    assert words in {str(row.words) for row in rdf.query(prepareQuery(query))}


def test_the_query_for_the_picture_and_for_a_fact(viewer: Viewer, rdf: Graph) -> None:
    viewer.open()
    rows = list(rdf.query(viewer.ask("kgbuildViewer.sparqlFor({scene: true})")))
    assert any("visited" in str(row.predicate) for row in rows)
    key = next(fact.id for fact in sample_graph().facts.values() if fact.conflicts_with)
    found = list(rdf.query(viewer.ask(f"kgbuildViewer.sparqlFor({{fact: '{key}'}})")))
    assert found and any(row.other for row in found)


def test_the_query_is_shown_and_copied(open_viewer: object, sample_file: object) -> None:
    viewer = open_viewer(sample_file, "#node=ana-ruiz", permissions=["clipboard-read", "clipboard-write"])  # type: ignore[operator]
    viewer.page.get_by_role("button", name="SPARQL", exact=True).click()
    text = viewer.page.input_value("#sparql-text")
    assert "SELECT" in text and "id/ana-ruiz>" in text
    viewer.wait("document.getElementById('live').textContent.length > 0")
    assert viewer.ask("navigator.clipboard.readText()") == text


def test_a_kind_is_unticked_with_all_its_types(viewer: Viewer) -> None:
    viewer.open()
    box = viewer.page.get_by_label("place, all kinds", exact=True)
    box.click()
    assert {"Brook", "Arvania", "Skerry Lighthouse"} & viewer.shown() == set()
    box.click()
    assert "Brook" in viewer.shown()
    untick(viewer, "types", "city")
    assert box.evaluate("(box) => box.indeterminate") and "Arvania" in viewer.shown()
