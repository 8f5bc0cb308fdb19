"""Make the README's pictures of the viewer.

    python docs/images/make.py [GRAPH.json]

With a graph (`output/graph.json` after `make sample`) the pictures show it: the overview, and its best supported
dispute, or failing one its largest node, with the evidence beside it.  Without, the story of the tests is shown.
Needs Chromium and Playwright, as the viewer's tests do.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from urllib.parse import urlencode

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent))

from playwright.sync_api import sync_playwright  # noqa: E402

from kgbuild.graph import KnowledgeGraph, read_graph  # noqa: E402
from kgbuild.model import Status  # noqa: E402
from kgbuild.ontology import load_ontology  # noqa: E402
from kgbuild.view import render  # noqa: E402
from kgbuild.view.links import overview_links  # noqa: E402
from tests.story import sample_graph  # noqa: E402
from tests.view.conftest import find_browser  # noqa: E402


def telling_choice(graph: KnowledgeGraph) -> dict[str, str]:
    """What to open beside the second picture."""
    disputes = [
        fact
        for link in overview_links(graph)
        for fact in (graph.facts[link.facts[0]],)
        if fact.status is Status.DISPUTED
    ]
    if disputes:
        best = max(disputes, key=lambda fact: (fact.support, len(fact.evidence), fact.id))
        return {"fact": best.id}
    return {"node": max(graph.entities.values(), key=lambda entity: (len(entity.mentions), entity.id)).id}


def main() -> None:
    """Write overview.png and dispute.png beside this file."""
    graph = read_graph(Path(sys.argv[1])) if len(sys.argv) > 1 else sample_graph()
    path, why = find_browser()
    if path is None:
        raise SystemExit(why)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page_file = Path(folder) / "graph.html"
        page_file.write_text(render(graph, load_ontology()), "utf-8")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for name, fragment in (("overview", ""), ("dispute", "#" + urlencode(telling_choice(graph)))):
            page = browser.new_page(viewport={"width": 1320, "height": 820})
            page.goto(f"file://{page_file}{fragment}")
            page.wait_for_selector("html[data-ready]", state="attached")
            page.wait_for_timeout(300)
            page.screenshot(path=HERE / f"{name}.png")
            print(f"{name}.png: {(HERE / f'{name}.png').stat().st_size // 1024} KB")
        browser.close()


if __name__ == "__main__":
    main()
