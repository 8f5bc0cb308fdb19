"""Reading in the browser: the overview, the legend, evidence, disputes, the node panel."""

from __future__ import annotations

import pytest

from tests.view.conftest import Viewer

pytestmark = pytest.mark.browser


def test_the_page_opens_on_an_overview_with_title_counts_and_verbs(viewer: Viewer) -> None:
    viewer.open()
    assert viewer.page.inner_text("h1") == "What 4 articles say"
    assert "16 actors and things · 10 events" in viewer.page.inner_text("#summary")
    assert "Ana Ruiz" in viewer.shown() and "Gift of brass lanterns to Ana Ruiz" not in viewer.shown()
    assert ">visited</text>" in viewer.ask("kgbuildViewer.svgText()")
    assert "Showing 12 of 16" in viewer.page.inner_text("#shown")


def test_nothing_is_asked_of_the_network_and_the_console_is_silent(viewer: Viewer) -> None:
    viewer.open("#mode=detail&node=ana-ruiz").page.wait_for_timeout(200)
    assert {url.split("#")[0] for url in viewer.requests} <= {"about:blank", f"file://{viewer.file}"}
    assert viewer.console == []


def test_the_most_important_actor_is_the_largest(viewer: Viewer) -> None:
    viewer.open()
    assert viewer.ask("kgbuildViewer.nodes.reduce((a, b) => (b.size > a.size ? b : a)).label") == "Ana Ruiz"


def test_no_physics_at_start_and_a_dragged_node_stays_where_it_is_put(viewer: Viewer) -> None:
    viewer.open()
    where = "JSON.stringify(kgbuildViewer.net().getPositions())"
    before = viewer.ask(where)
    viewer.page.wait_for_timeout(250)
    assert viewer.ask(where) == before
    x, y = viewer.where("arvania")
    viewer.page.mouse.move(x, y)
    viewer.page.mouse.down()
    viewer.page.mouse.move(x + 70, y - 40, steps=4)
    viewer.page.mouse.up()
    viewer.page.wait_for_timeout(100)
    moved = viewer.where("arvania")
    assert abs(moved[0] - x - 70) < 4 and abs(moved[1] - y + 40) < 4


def test_full_detail_shows_events_with_their_roles(viewer: Viewer) -> None:
    viewer.open()
    viewer.page.locator("nav").get_by_text("Full events").click()
    assert {"Gift of brass lanterns to Ana Ruiz", "Ana Ruiz"} <= viewer.shown()
    roles = viewer.ask("kgbuildViewer.scene().links.flatMap((link) => link.facts.map((fact) => fact.verb))")
    assert {"agent", "recipient", "place", "destination"} <= set(roles)
    assert any(f">{role}</text>" in viewer.ask("kgbuildViewer.svgText()") for role in roles)


def test_a_click_on_a_node_tells_its_names_facts_timeline_and_merges(viewer: Viewer) -> None:
    viewer.open()
    viewer.click_node("ana-ruiz")
    panel = viewer.panel()
    for words in ("Mayor Ana Ruiz", "mentions in 4 articles", "Ana Ruiz met Tomas Brandt", "Timeline", "12 May 2021"):
        assert words in panel, words
    assert "Why these mentions are one" in panel and "Both end in “Ruiz”." in panel
    assert "Kept apart from" in panel and "Names differ." in panel


def test_a_click_on_a_line_opens_every_sentence_with_the_words_marked(viewer: Viewer) -> None:
    viewer.open()
    (ax, ay), (bx, by) = viewer.where("ana-ruiz"), viewer.where("arvania")
    viewer.page.mouse.click((ax + bx) / 2, (ay + by) / 2)
    viewer.wait("kgbuildViewer.state().select?.from === 'ana-ruiz'")
    panel = viewer.panel()
    for words in ("Ana Ruiz visited Arvania", "agreed by 2 independent sources", "confidence", "The Harbour Times", "13 May 2021", "Alder Daily", "no date"):
        assert words in panel, words
    marks = viewer.ask("[...document.querySelectorAll('#panel .fact mark')].map((mark) => mark.textContent)")
    assert "Ruiz visited Arvania for six days" in marks and "Ruiz was in Arvania for six days" in marks
    assert "According to" in panel


def test_a_dispute_looks_disputed_without_colour_and_shows_both_sides(viewer: Viewer) -> None:
    viewer.open("#link=%5B%22tomas-brandt%22%2C%22lantern%22%5D")
    lines = viewer.ask(
        "kgbuildViewer.scene().links.filter((link) => link.disputed === 'fact').map((link) =>"
        " kgbuildViewer.net().body.data.edges.get(link.id).dashes)"
    )
    assert lines and all(isinstance(dashes, list) for dashes in lines)
    assert ">≠</text>" in viewer.ask("kgbuildViewer.svgText()")
    assert viewer.page.locator("#panel .dispute").count() >= 1
    sides = viewer.page.locator("#panel .dispute .side").all_inner_texts()
    assert len(sides) >= 2
    told = " ".join(sides)
    assert "six" in told and "five" in told and "Coast Post" in told and "Norsk Wire" in told
    assert "Sources differ on" in viewer.panel()


def test_a_planned_happening_is_not_an_edge_but_is_told(viewer: Viewer) -> None:
    viewer.open("#node=event-signing&mode=detail")
    assert "planned" in viewer.panel() and "Ruiz will sign the Harbour Treaty" in viewer.panel()


def test_the_legend_names_every_type_with_its_count(viewer: Viewer) -> None:
    viewer.open()
    viewer.ask("document.querySelectorAll('#legend details').forEach((one) => (one.open = true))")
    legend = viewer.page.inner_text("#legend")
    for words in ("person", "place", "city", "meeting", "sources differ", "disputed", "one source"):
        assert words in legend, words


def test_labels_do_not_lie_on_each_other(viewer: Viewer) -> None:
    viewer.open("#mode=detail")
    assert viewer.ask("kgbuildViewer.overlaps()") == 0
    assert viewer.ask("kgbuildViewer.labelled().length") >= 16
