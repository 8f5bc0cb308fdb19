"""Make the README's pictures of the viewer.

    python docs/images/make.py [GRAPH.json]

With a graph (`output/graph.json` after `make sample`) the pictures show it: the overview, and the evidence of its best
told dispute (failing one, of its best supported fact).  Without, the story of the tests is shown.
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
    """What to open in the second picture: the best told dispute, in the overview if it is drawn there."""
    drawn = {fact for link in overview_links(graph) for fact in link.facts}
    disputes = [fact for fact in graph.facts.values() if fact.status is Status.DISPUTED and fact.conflicts_with]
    facts = disputes or [graph.facts[fact] for fact in sorted(drawn)]
    best = max(facts, key=lambda fact: (fact.id in drawn, fact.support, len(fact.evidence), fact.id))
    return {"fact": best.id} if best.id in drawn else {"mode": "detail", "fact": best.id}


def main() -> None:
    """Write overview.png and evidence.png beside this file."""
    graph = read_graph(Path(sys.argv[1])) if len(sys.argv) > 1 else sample_graph()
    path, why = find_browser()
    if path is None:
        raise SystemExit(why)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page_file = Path(folder) / "graph.html"
        page_file.write_text(render(graph, load_ontology()), "utf-8")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for name, fragment in (("overview", ""), ("evidence", "#" + urlencode(telling_choice(graph)))):
            page = browser.new_page(viewport={"width": 1320, "height": 820})
            page.goto(f"file://{page_file}{fragment}")
            page.wait_for_selector("html[data-ready]", state="attached")
            page.wait_for_timeout(300)
            page.screenshot(path=HERE / f"{name}.png")
            print(f"{name}.png: {(HERE / f'{name}.png').stat().st_size // 1024} KB")
        browser.close()


if __name__ == "__main__":
    main()
