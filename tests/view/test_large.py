"""Large graphs open on their communities and grow where one looks; what is not shown is counted."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.view.conftest import Viewer

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def large(open_viewer: Callable[..., Viewer], large_file: Path) -> Viewer:
    return open_viewer(large_file)


def numbers(viewer: Viewer) -> tuple[int, int, int]:
    """Nodes shown, held in closed communities, and in all."""
    text = viewer.page.inner_text("#shown").replace(",", "")
    shown, total = re.search(r"Showing (\d+) of (\d+)", text).groups()  # type: ignore[union-attr]
    held = re.search(r"(\d+) more in", text)
    return int(shown), int(held[1]) if held else 0, int(total)


def test_it_opens_on_communities_and_says_how_many_are_shown(large: Viewer) -> None:
    large.open()
    shown, held, total = numbers(large)
    assert shown + held == total and held > shown
    assert large.ask("kgbuildViewer.scene().groups.length") > 1


def test_a_community_opens_on_click_and_closes_again(large: Viewer) -> None:
    large.open()
    before = numbers(large)
    number = large.ask("kgbuildViewer.scene().groups[0].number")
    spot = large.ask(
        "(() => { const at = kgbuildViewer.net().canvasToDOM(kgbuildViewer.scene().groups[0]);"
        " const box = document.getElementById('canvas').getBoundingClientRect(); return [at.x + box.left, at.y + box.top]; })()"
    )
    large.page.mouse.click(*spot)
    large.wait(f"kgbuildViewer.state().open.has({number})")
    after = numbers(large)
    assert after[0] > before[0] and sum(after[:2]) == sum(before[:2]) == after[2]
    key = large.ask(f"kgbuildViewer.nodes.find((node) => node.community === {number} && !node.event).key")
    large.open(f"#open={number}&node={key}")
    large.page.get_by_role("button", name="Close its community").click()
    assert numbers(large) == before


def test_it_grows_where_one_looks(large: Viewer) -> None:
    large.open()
    before = numbers(large)
    large.ask("kgbuildViewer.net().moveTo({ position: kgbuildViewer.scene().groups[0], scale: 2, animation: false })")
    box = large.page.locator("#canvas").bounding_box()
    assert box
    large.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    large.page.mouse.wheel(0, -120)
    large.wait("kgbuildViewer.state().open.size > 0")
    assert numbers(large)[0] > before[0]


def test_everything_can_be_opened(large: Viewer) -> None:
    large.open()
    large.page.get_by_role("button", name="Open all communities").click()
    shown, held, total = numbers(large)
    assert (shown, held) == (total, 0)


def test_search_finds_a_node_in_a_closed_community(large: Viewer) -> None:
    large.open()
    hidden = large.ask("kgbuildViewer.nodes.find((node) => !node.event && !kgbuildViewer.scene().nodes.has(node.id)).label")
    large.page.fill("#search", hidden)
    large.page.keyboard.press("Enter")
    assert hidden in large.shown() and hidden in large.panel()


def test_the_table_comes_in_pages_and_says_so(large: Viewer) -> None:
    large.open("#view=table&mode=detail")
    assert large.page.locator("#table tbody tr").count() == 100
    assert re.match(r"100 of [\d,]+ facts shown", large.page.inner_text("#table-count"))
    large.page.get_by_role("button", name="Show 100 more").click()
    assert large.page.locator("#table tbody tr").count() == 200
    assert large.console == []
