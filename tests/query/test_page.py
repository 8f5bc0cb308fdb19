"""The query page in a real browser: ask, see rows; ask wrongly, see why; nothing leaves the machine."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

pytest.importorskip("starlette", reason="the extra 'serve' is not installed")

from tests.query.test_protocol import served

pytestmark = pytest.mark.browser
NAMES = "SELECT ?name WHERE { ?who a kg:Person ; rdfs:label ?name } ORDER BY ?name"


class Asking:
    """The page, what it asked of others than its own server, and what went wrong in it."""

    def __init__(self, browser: Any, server: str) -> None:
        self.context = browser.new_context(viewport={"width": 1280, "height": 900})
        self.page = self.context.new_page()
        self.page.set_default_timeout(60_000)
        self.outside: list[str] = []
        self.errors: list[str] = []
        self.context.route("**/*", lambda route: self._let(route, server))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.goto(f"{server}/")
        self.page.wait_for_selector(".yasqe .CodeMirror")

    def _let(self, route: Any, server: str) -> None:
        if route.request.url.startswith((f"{server}/", "data:", "blob:")):
            route.continue_()
        else:
            self.outside.append(route.request.url)
            route.abort()

    def write(self, query: str) -> None:
        """As a person does it: click into the editor, select all, type."""
        self.page.click(".yasqe .CodeMirror-lines")
        self.page.keyboard.press("Control+a")
        self.page.keyboard.press("Delete")
        self.page.keyboard.insert_text(query)

    def run(self) -> None:
        """The button, and the answer to it."""
        with self.page.expect_response(lambda response: response.url.endswith("/sparql")):
            self.page.click(".yasqe_queryButton")

    def rows(self) -> list[str]:
        """The words of the result table's rows."""
        self.page.wait_for_selector(".yasr table tbody tr")
        return [str(text).strip() for text in self.page.locator(".yasr table tbody tr").all_inner_texts()]

    def query(self) -> str:
        """What stands in the editor."""
        return str(self.page.evaluate("document.querySelector('.yasqe .CodeMirror').CodeMirror.getValue()"))


@pytest.fixture(scope="module")
def server(built: Any) -> Iterator[str]:
    yield from served(built)


@pytest.fixture
def asking(chromium: Any, server: str) -> Iterator[Asking]:
    asked = Asking(chromium, server)
    yield asked
    assert asked.outside == []
    assert asked.errors == []
    asked.context.close()


def test_a_typed_query_shows_its_rows(asking: Asking) -> None:
    asking.write(NAMES)
    assert asking.query() == NAMES
    asking.run()
    rows = asking.rows()
    assert any("Ana Ruiz" in row for row in rows)
    assert any("Lena Moor" in row for row in rows)


def test_a_wrong_query_shows_the_error_and_the_next_right_one_its_rows(asking: Asking) -> None:
    asking.write("SELEC ?name WHERE { ?who rdfs:label ?name }")
    asking.run()
    error = asking.page.wait_for_selector(".yasr .errorResult").inner_text()
    assert "line 1, column 1" in error
    assert "did you mean SELECT" in error
    asking.write(NAMES)
    asking.run()
    assert any("Ana Ruiz" in row for row in asking.rows())


def test_a_named_question_is_put_into_the_editor_and_runs(asking: Asking) -> None:
    asking.page.select_option("#questions", "disputed")
    assert "PREFIX kg:" in asking.query()
    assert "kg:conflictsWith" in asking.query()
    asking.run()
    assert asking.rows()


def test_no_rows_are_said_to_be_none(asking: Asking) -> None:
    asking.write('SELECT ?who WHERE { ?who rdfs:label "Nobody at all" }')
    asking.run()
    asking.page.wait_for_selector(".yasr table")
    assert "No data available" in asking.page.inner_text(".yasr")


def test_what_a_row_names_opens_with_its_evidence(asking: Asking) -> None:
    asking.write('SELECT ?who WHERE { ?who a kg:Person ; rdfs:label "Ana Ruiz" }')
    asking.run()
    assert asking.rows()
    with asking.context.expect_page() as opened:
        asking.page.click(".yasr table a.iri")
    about = opened.value
    about.wait_for_load_state()
    assert "/about?iri=" in about.url
    assert "Ana Ruiz" in about.inner_text("body")


def test_words_from_articles_are_words_on_the_page(asking: Asking) -> None:
    asking.write("SELECT (\"<img src=x onerror='window.harm=1'>\" AS ?x) WHERE {}")
    asking.run()
    assert "<img" in asking.rows()[0]
    assert asking.page.evaluate("window.harm") is None
