"""A page of the viewer under test, and the graphs it shows."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kgbuild.view import render
from tests.story import big_graph, sample_graph, small_ontology

PATIENCE = 60
"""Seconds for what takes a moment where nobody else computes."""


class Viewer:
    """A page under test: what it asked of the network, what it wrote to the console, and short ways to look at it."""

    def __init__(self, browser: Any, file: Path, **context: Any) -> None:
        settings = {"viewport": {"width": 1280, "height": 800}, "accept_downloads": True, **context}
        self.context = browser.new_context(**settings)
        self.context.set_offline(True)  # the network is cut off, in every test
        self.page = self.context.new_page()
        self.page.set_default_timeout(1000 * PATIENCE)
        self.file = file
        self.requests: list[str] = []
        self.console: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.console.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.console.append(f"error: {error}"))
        self.page.on("dialog", lambda dialog: (self.console.append(f"dialog: {dialog.message}"), dialog.dismiss()))

    def open(self, fragment: str = "") -> Viewer:
        self.page.goto("about:blank")
        self.page.goto(f"file://{self.file}{fragment}")
        self.wait("document.documentElement.dataset.ready")
        return self

    def ask(self, script: str) -> Any:
        return self.page.evaluate(script)

    def wait(self, condition: str) -> None:
        """Until a condition holds.  Playwright's own wait needs `eval`, which the page's policy forbids."""
        end = time.monotonic() + PATIENCE
        while not self.ask(f"Boolean({condition})"):
            assert time.monotonic() < end, f"never came true: {condition}"
            time.sleep(0.02)

    def shown(self) -> set[str]:
        """Labels of the nodes on the stage."""
        return set(self.ask("[...kgbuildViewer.scene().nodes].map((id) => kgbuildViewer.nodes[id].label)"))

    def panel(self) -> str:
        return self.page.inner_text("#panel")

    def where(self, key: str) -> tuple[float, float]:
        """The place of a node on the screen."""
        spot = self.ask(
            f"""(() => {{ const viewer = kgbuildViewer; const net = viewer.net();
            const node = viewer.nodes.find((one) => one.key === {key!r});
            const at = net.canvasToDOM(net.getPosition(node.id));
            const box = document.getElementById('canvas').getBoundingClientRect();
            return [at.x + box.left, at.y + box.top]; }})()"""
        )
        return (spot[0], spot[1])

    def click_node(self, key: str) -> None:
        self.page.mouse.click(*self.where(key))
        self.wait(f"kgbuildViewer.state().select?.node === {key!r}")

    def choose(self, fragment: str) -> None:
        """Go to another view of the same page."""
        self.open(fragment)


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pages")


@pytest.fixture(scope="session")
def sample_html() -> str:
    return render(sample_graph(), small_ontology())


@pytest.fixture(scope="session")
def sample_file(pages: Path, sample_html: str) -> Path:
    file = pages / "sample.html"
    file.write_text(sample_html, "utf-8")
    return file


@pytest.fixture(scope="session")
def large_file(pages: Path) -> Path:
    """A graph of some hundred nodes that is told to count as large: the threshold is part of the page's data."""
    html = render(big_graph(300), small_ontology())
    assert '"large":3000' in html
    file = pages / "large.html"
    file.write_text(html.replace('"large":3000', '"large":60'), "utf-8")
    return file


@pytest.fixture(scope="module")
def open_viewer(chromium: Any) -> Iterator[Callable[..., Viewer]]:
    opened: list[Viewer] = []

    def start(file: Path, fragment: str = "", **context: Any) -> Viewer:
        opened.append(Viewer(chromium, file, **context))
        return opened[-1].open(fragment)

    yield start
    for viewer in opened:
        viewer.context.close()


@pytest.fixture(scope="module")
def viewer(open_viewer: Callable[..., Viewer], sample_file: Path) -> Viewer:
    """The sample graph, opened once a module."""
    return open_viewer(sample_file)
