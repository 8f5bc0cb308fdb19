"""How soon the viewer is usable and how smoothly it moves, beside stock pyvis, in one run.

    python benchmarks/viewer.py [--sizes 500 2000 5000 10000] [--patience 60]

For each size one graph is made (`tests/story.py`), drawn by `kgbuild.view.render` and by stock pyvis with its physics
and in-line resources, and both pages are opened in headless Chromium with the network cut off.  "usable" is the time
from opening the page to a drawing that answers: for stock pyvis, which freezes until its physics settle, the end of
that; the wait is given up after `--patience` seconds.  Pan and zoom are frames a second under real mouse events with
every node on the stage ("all": the communities of a large graph opened).  Beside the times by the clock, which suffer
when the machine is busy, stands what the page's main thread itself used (by the processor's clock): the seconds until
usable, and the milliseconds for a frame while panning.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from kgbuild.graph import KnowledgeGraph
from kgbuild.view import render
from kgbuild.view.links import detail_links
from tests.conftest import find_browser
from tests.story import big_graph, small_ontology

COUNT = """(seconds) => new Promise((done) => { const net = window.kgbuildViewer ? kgbuildViewer.net() : network;
  let frames = 0; let first = 0; let last = 0;
  net.on("afterDrawing", () => { frames += 1; last = performance.now(); first ||= last; });
  setTimeout(() => done(frames > 1 ? Math.round((frames - 1) / (last - first) * 10000) / 10 : 0), seconds * 1000); })"""

EMPTY = """() => { const net = window.kgbuildViewer ? kgbuildViewer.net() : network;
  const box = net.canvas.frame.canvas.getBoundingClientRect();
  for (let y = 200; y < box.height - 40; y += 15) for (let x = 60; x < box.width - 260; x += 15)
    if (net.getNodeAt({ x, y }) === undefined) return [x + box.left, y + box.top];
  return [box.left + 60, box.top + 200]; }"""  # a place to take hold of the picture, not of a node


@dataclass(frozen=True)
class Row:
    """One page measured."""

    page: str
    nodes: int
    edges: int
    build: float
    size: float
    usable: str
    cpu: str
    pan: str
    frame: str
    zoom: str
    outside: int


def stock_page(graph: KnowledgeGraph) -> tuple[str, int, int]:
    """The same nodes and lines as our full detail, as pyvis draws them when it is left alone."""
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")
    for thing in (*graph.entities.values(), *graph.events.values()):
        network.add_node(thing.id, thing.label)
    links = detail_links(graph)
    for link in links:
        network.add_edge(link.source, link.target)
    return network.generate_html(notebook=False), network.num_nodes(), len(links)


def frames(page: Any, seconds: float, act: Any) -> str:
    """Frames a second while `act` is done over and over."""
    page.evaluate(f"window.counting = ({COUNT})({seconds}); 0")
    end = time.monotonic() + seconds - 0.1
    step = 0
    while time.monotonic() < end:
        act(step)
        step += 1
    return f"{page.evaluate('window.counting'):.0f}"


def busy(clock: Any) -> float:
    """Seconds of processor time that the page's main thread has used."""
    metrics = clock.send("Performance.getMetrics")["metrics"]
    return next(float(one["value"]) for one in metrics if one["name"] == "TaskDuration")


def measure(browser: Any, html: str, fragment: str, ready: str, patience: float) -> dict[str, Any]:
    """Open a page and time it."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.set_offline(True)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    clock = context.new_cdp_session(page)
    clock.send("Performance.enable", {"timeDomain": "threadTicks"})
    with tempfile.NamedTemporaryFile("w", suffix=".html", encoding="utf-8", delete=False) as file:
        file.write(html)
    try:
        start = time.monotonic()
        page.goto(f"file://{file.name}{fragment}", wait_until="commit", timeout=patience * 1000)
        usable = f"> {patience:.0f}"
        page.set_default_timeout(patience * 1000)
        while time.monotonic() - start < patience:
            try:
                if page.evaluate(ready):
                    usable = f"{time.monotonic() - start:.1f}"
                    break
            except Exception:  # the page is still being parsed, or frozen
                pass
            time.sleep(0.02)
        cpu = f"{busy(clock):.1f}"
        pan = frame = zoom = "–"
        if not usable.startswith(">"):
            page.mouse.move(700, 450)
            page.mouse.wheel(0, -100)
            page.wait_for_timeout(500)
            x, y = page.evaluate(EMPTY)
            page.mouse.move(x, y)
            page.mouse.down()
            before = busy(clock)
            pan = frames(page, 3, lambda step: page.mouse.move(x + (step * 7) % 200, y - (step * 5) % 120))
            frame = f"{(busy(clock) - before) / max(float(pan) * 3, 1) * 1000:.0f}"
            page.mouse.up()
            zoom = frames(page, 3, lambda step: page.mouse.wheel(0, 60 if step // 4 % 2 else -60))
        outside = sum(url.startswith("http") for url in asked)
        return {"usable": usable, "cpu": cpu, "pan": pan, "frame": frame, "zoom": zoom, "outside": outside}
    finally:
        context.close()
        Path(file.name).unlink()


def rows(browser: Any, size: int, patience: float) -> list[Row]:
    """Ours as it opens, ours with everything on the stage, and stock pyvis."""
    graph = graph_of(size)
    nodes, edges = len(graph.entities) + len(graph.events), len(detail_links(graph))
    start = time.monotonic()
    html = render(graph, small_ontology())
    built, megabytes = time.monotonic() - start, len(html.encode()) / 1e6
    ready = "Boolean(document.documentElement.dataset.ready)"
    result = []
    for name, fragment in (("kgbuild, as it opens", ""), ("kgbuild, all on stage", "#mode=detail&all=1&unlinked=1")):
        found = measure(browser, html, fragment, ready, patience)
        result.append(Row(name, nodes, edges, built, megabytes, **found))
    start = time.monotonic()
    stock, nodes, edges = stock_page(graph)
    built = time.monotonic() - start
    settled = (
        "(() => { if (typeof network === 'undefined') return false; if (!window.watched) { window.watched = 1;"
        " network.once('stabilized', () => (window.settled = 1)); } return window.settled === 1; })()"
    )
    found = measure(browser, stock, "", settled, patience)
    result.append(Row("stock pyvis", nodes, edges, built, len(stock.encode()) / 1e6, **found))
    return result


def graph_of(size: int) -> KnowledgeGraph:
    """A graph of about `size` entities and events together."""
    return big_graph(round(size / 1.63))


def main() -> None:
    """Measure and print a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[500, 2000, 5000, 10000])
    parser.add_argument("--patience", type=float, default=60.0, help="seconds to wait for stock pyvis")
    options = parser.parse_args()
    path, why = find_browser()
    if path is None:
        raise SystemExit(why)
    from playwright.sync_api import sync_playwright

    load = f"{os.getloadavg()[0]:.1f}"
    print(f"{platform.machine()}, {os.cpu_count()} cores, load {load}, headless Chromium, software drawing\n")
    print("| page | nodes | lines | made in s | MB | usable after s | main thread s ", end="")
    print("| pan fps | ms/frame | zoom fps | asked of CDNs |\n|---|" + "--:|" * 10)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for size in options.sizes:
            for row in rows(browser, size, options.patience):
                print(
                    f"| {row.page} | {row.nodes:,} | {row.edges:,} | {row.build:.1f} | {row.size:.2f} | {row.usable} |"
                    f" {row.cpu} | {row.pan} | {row.frame} | {row.zoom} | {row.outside} |",
                    flush=True,
                )
        browser.close()


if __name__ == "__main__":
    main()
