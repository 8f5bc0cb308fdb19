"""For everyone: keyboard alone, screen readers, contrast, dark and light, a narrow screen."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

from tests.view.conftest import Viewer

pytestmark = pytest.mark.browser

VIEWS = {
    "dispute": "#link=%5B%22tomas-brandt%22%2C%22lantern%22%5D",
    "node": "#node=ana-ruiz",
    "table": "#view=table&node=event-gift",
}


def findings(viewer: Viewer, only: str = "") -> list[str]:
    """What axe-core holds against the page, serious or worse.  It comes through the debugger: the policy binds pages."""
    viewer.ask((files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
    rules = f", runOnly: [{only!r}]" if only else ""
    result = viewer.ask(f"axe.run(document, {{ resultTypes: ['violations']{rules} }})")
    assert result["passes"], "axe did not look"
    return [
        f"{one['id']}: {node['html'][:160]} {node['failureSummary']}"
        for one in result["violations"]
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]


def test_axe_finds_nothing_serious(viewer: Viewer) -> None:
    found = {}
    for name, fragment in VIEWS.items():
        viewer.open(fragment)
        viewer.ask("document.querySelectorAll('#legend details').forEach((one) => (one.open = true))")
        found[name] = findings(viewer)
    viewer.page.click("#help-button")
    found["help"] = findings(viewer)
    assert {name: list for name, list in found.items() if list} == {}


def test_axe_finds_enough_contrast_in_the_dark(open_viewer: Callable[..., Viewer], sample_file: Path) -> None:
    viewer = open_viewer(sample_file, color_scheme="dark")
    assert findings(viewer.open(VIEWS["dispute"]), "color-contrast") == []


def test_axe_finds_nothing_serious_on_a_phone(open_viewer: Callable[..., Viewer], sample_file: Path) -> None:
    viewer = open_viewer(sample_file, viewport={"width": 390, "height": 800}, has_touch=True)
    assert findings(viewer.open("#node=ana-ruiz")) == []


def focused(viewer: Viewer) -> str:
    return str(viewer.ask("document.activeElement.id || document.activeElement.textContent.trim()"))


def test_tab_reaches_every_control(viewer: Viewer) -> None:
    viewer.open("#node=ana-ruiz")
    wanted = set(
        viewer.ask(
            "[...document.querySelectorAll('button, input, summary, a, #graph')].filter((one) => one.checkVisibility()"
            " && !one.disabled && one.type !== 'radio').map((one) => one.id || one.textContent.trim() || one.dataset.value)"
        )
    )
    seen = set()
    for _ in range(140):
        viewer.page.keyboard.press("Tab")
        seen.add(viewer.ask("document.activeElement.id || document.activeElement.textContent.trim() || document.activeElement.dataset.value"))
    assert wanted - seen == set()


def test_the_graph_is_walked_with_arrows_and_read_with_enter(viewer: Viewer) -> None:
    viewer.open()
    viewer.page.focus("#graph")
    viewer.page.keyboard.press("ArrowRight")
    assert viewer.ask("kgbuildViewer.state().select.node") == "ana-ruiz"  # the most important one
    assert viewer.page.inner_text("#live").startswith("Ana Ruiz, person, ")
    viewer.page.keyboard.press("ArrowLeft")
    assert viewer.ask("kgbuildViewer.state().select.node") != "ana-ruiz"
    viewer.page.keyboard.press("Enter")
    assert focused(viewer) == "panel-title"
    viewer.page.keyboard.press("Escape")
    assert viewer.page.locator("#panel").is_hidden() and focused(viewer) == "graph"


def test_keys_isolate_expand_and_zoom(viewer: Viewer) -> None:
    viewer.open("#node=arvania")
    viewer.page.focus("#graph")
    viewer.page.keyboard.press("i")
    assert viewer.shown() == {"Arvania", "Ana Ruiz"}
    viewer.page.keyboard.press("e")
    assert len(viewer.shown()) > 2
    viewer.page.keyboard.press("Escape")
    viewer.page.keyboard.press("Escape")
    assert len(viewer.shown()) == 12
    scale = viewer.ask("kgbuildViewer.net().getScale()")
    viewer.page.keyboard.press("+")
    assert viewer.ask("kgbuildViewer.net().getScale()") > scale


def test_evidence_is_reached_from_search_by_keyboard_alone(viewer: Viewer) -> None:
    viewer.open()
    viewer.page.keyboard.press("/")
    viewer.page.keyboard.type("Arvania")
    viewer.page.keyboard.press("Enter")
    viewer.page.locator("#panel .facts button").first.focus()
    viewer.page.keyboard.press("Enter")
    assert viewer.page.locator("#panel mark").count() > 0


def test_dark_and_light_follow_the_system_and_the_button(open_viewer: Callable[..., Viewer], sample_file: Path) -> None:
    viewer = open_viewer(sample_file, color_scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = viewer.ask(ground)
    viewer.page.click("#theme")
    light = viewer.ask(ground)
    assert dark != light and viewer.page.get_attribute("#theme", "aria-pressed") == "false"
    assert "#fbfaf7" in viewer.ask("kgbuildViewer.svgText()")


def test_a_phone_shows_graph_and_opens_sheets(open_viewer: Callable[..., Viewer], sample_file: Path) -> None:
    viewer = open_viewer(sample_file, viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    assert viewer.ask("document.documentElement.scrollWidth") <= 390
    assert viewer.page.locator("#canvas").bounding_box()["height"] > 250
    viewer.page.tap("#filters-button")
    assert viewer.page.locator("#legend").is_visible()
    viewer.page.tap("#filters-button")
    viewer.page.touchscreen.tap(*viewer.where("ana-ruiz"))
    viewer.wait("kgbuildViewer.state().select?.node === 'ana-ruiz'")
    assert viewer.page.locator("#panel").is_visible()
    assert viewer.where("ana-ruiz")[1] < viewer.page.locator("#panel").bounding_box()["y"]


def test_every_kind_of_node_and_status_differs_in_more_than_colour(viewer: Viewer) -> None:
    viewer.open("#mode=detail")
    looks = viewer.ask(
        "[...new Map(kgbuildViewer.nodes.map((node) => [node.type.top, [node.shape, node.event]])).values()].map(String)"
    )
    assert len(looks) == len(set(looks))
    signs = viewer.ask("[...document.querySelectorAll('#legend .sign')].map((one) => one.textContent)")
    assert len(signs) == len(set(signs)) == 3
