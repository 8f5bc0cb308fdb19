"""Taking away in the browser: PNG, SVG, CSV, a link."""

from __future__ import annotations

import csv
import io
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tests.view.conftest import Viewer

pytestmark = pytest.mark.browser


def download(viewer: Viewer, item: str) -> tuple[str, bytes]:
    viewer.page.get_by_role("button", name="Take away").click()
    with viewer.page.expect_download() as waiting:
        viewer.page.get_by_role("menuitem", name=item).click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def test_png_is_a_picture_of_the_view(viewer: Viewer) -> None:
    viewer.open()
    name, data = download(viewer, "Picture (PNG)")
    assert name == "what-4-articles-say.png" and data.startswith(b"\x89PNG") and len(data) > 8000


def test_svg_is_well_formed_and_tells_names_verbs_and_disputes(viewer: Viewer) -> None:
    viewer.open()
    name, data = download(viewer, "Drawing (SVG)")
    root = ET.fromstring(data)
    texts = [node.text for node in root.iter("{http://www.w3.org/2000/svg}text")]
    assert name.endswith(".svg") and {"Ana Ruiz", "visited", "≠"} <= set(texts)
    assert any(line.get("stroke-dasharray") for line in root.iter("{http://www.w3.org/2000/svg}line"))


def test_csv_holds_the_facts_shown_with_their_words(viewer: Viewer) -> None:
    viewer.open()
    name, data = download(viewer, "Facts shown (CSV)")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert name.endswith(".csv")
    visit = next(row for row in rows if row["predicate"] == "visited")
    assert visit["subject"] == "Ana Ruiz" and visit["support"] == "2" and visit["status"] == "Agreed"
    assert "Ruiz visited Arvania for six days" in visit["evidence"] and "Alder Daily" in visit["articles"]


def test_csv_follows_the_filters_and_full_detail_has_more(viewer: Viewer) -> None:
    few = viewer.open("#around=%5B%22arvania%22%2C1%5D").ask("kgbuildViewer.csvText()").count("\r\n")
    some = viewer.open().ask("kgbuildViewer.csvText()").count("\r\n")
    many = viewer.open("#mode=detail").ask("kgbuildViewer.csvText()").count("\r\n")
    assert 2 <= few < some < many == 46


def test_the_table_tells_the_same_facts_sorts_and_opens_evidence(viewer: Viewer) -> None:
    viewer.open("#view=table&mode=detail")
    assert viewer.page.locator("#stage").is_hidden()
    assert viewer.page.locator("#table tbody tr").count() == 45
    viewer.page.get_by_role("button", name="Who", exact=True).click()
    first = viewer.page.locator("#table tbody th").first.inner_text()
    viewer.page.get_by_role("button", name="Who", exact=True).click()
    assert viewer.page.locator("#table tbody th").first.inner_text() > first
    assert viewer.page.locator("#table th[aria-sort=descending]").count() == 1
    viewer.page.locator("#table tbody tr.is-disputed button").first.click()
    assert viewer.page.locator("#panel mark").count() > 0
