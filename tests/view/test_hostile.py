"""Text from articles is data: whatever a label, title, quote or address says, nothing runs and nothing is loaded."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kgbuild.graph import KnowledgeGraph
from kgbuild.model import (
    Article,
    CleanText,
    Entity,
    Event,
    Evidence,
    Fact,
    Feature,
    Match,
    Modality,
    Span,
    Status,
    When,
)  # fmt: skip
from kgbuild.view import render
from tests.story import small_ontology
from tests.view.conftest import Viewer

pytestmark = pytest.mark.browser

RUN = "window.ran=1"
HOSTILE = (
    f"<script>{RUN}</script>",
    f"</script><script>{RUN}</script>",
    f"</SCRIPT ><img src=x onerror={RUN}>",
    f"<!--<script>{RUN}",
    f"--><script>{RUN}</script>",
    f"<img src=x onerror={RUN}>",
    f"<svg onload={RUN}>",
    f"<svg><script>{RUN}</script></svg>",
    "<iframe srcdoc='<script>parent.ran=1</script>'></iframe>",
    f"<body onload={RUN}>",
    f"<a href=javascript:{RUN}>x</a>",
    f"javascript:{RUN}//",
    f"data:text/html,<script>{RUN}</script>",
    f"' onmouseover='{RUN}' x='",
    f'" onfocus="{RUN}" autofocus x="',
    f"`${{{RUN}}}`",
    f"${{{RUN}}}",
    f"{{{{constructor.constructor('{RUN}')()}}}}",
    "{{data}} {{script}} {{policy}}",
    f"\";{RUN};//",
    f"\\\";{RUN};//",
    f"\u2028{RUN}\u2029",
    f"]]><script>{RUN}</script>",
    "<style>*{display:none}</style>",
    "<link rel=stylesheet href=https://example.org/x.css>",
    "<meta http-equiv=refresh content='0;url=https://example.org/'>",
    "<base href=https://example.org/>",
    f"<math><mtext><mglyph><style><img src=x onerror={RUN}>",
    "__proto__",
    '=HYPERLINK("https://example.org","x")',
    "\ud83d\ude00 \u202e right to left \u0000 nul \ud800 half",
    f"<details open ontoggle={RUN}>",
)  # fmt: skip


def hostile_graph() -> KnowledgeGraph:
    """Every string as a name, an alias, a title, an outlet, an address, a sentence, a rule and a reason."""
    articles, entities, events, facts, matches = {}, {}, {}, {}, []
    for i, text in enumerate(HOSTILE):
        name = f"{i:02} {text}"
        articles[name] = Article(
            name, "0" * 64, f"{text} met it.", (), CleanText("", ()), text, text, "2021-01-0" + str(i % 9 + 1), text
        )
    names = list(articles)
    for i, text in enumerate(HOSTILE):
        key = f"e{i:02}-{text}"
        entities[key] = Entity(key, ("Person", "City")[i % 2], text, (f"alias {text}",), (f"{names[i]}:0-1",), (names[i],), (text,))
    keys = list(entities)
    for i, text in enumerate(HOSTILE):
        event = f"event{i:02}"
        events[event] = Event(event, "Meeting", text, text, (), (names[i],))
        evidence = (Evidence(names[i], Span(0, len(text)), text, Span(0, len(text) + 8)),)
        other = keys[(i + 1) % len(keys)]
        shared = (evidence, (f"article:{names[i]}", keys[i]), 1)
        facts[f"a{i:02}"] = Fact(
            f"a{i:02}", keys[i], "rel:do", other, False, text, Modality.ASSERTED, *shared, Status.DISPUTED, 0.5, True,
            (text,), None, text, event, (f"a{(i + 1) % len(keys):02}",), text,
        )  # fmt: skip
        facts[f"b{i:02}"] = Fact(f"b{i:02}", event, "kg:agent", keys[i], False, "", Modality.ASSERTED, *shared, Status.AGREED, 0.5, False)
        facts[f"c{i:02}"] = Fact(
            f"c{i:02}", event, "kg:date", When(text, "2021-01-02", "date", False, text), True, "", Modality.ASSERTED,
            *shared, Status.SINGLE_SOURCE, 0.5, False,
        )  # fmt: skip
        matches.append(Match(f"{names[i]}:0-1", f"{names[i]}:0-2", True, 1.0, (Feature(text, 1.0, text),)))
    return KnowledgeGraph(articles, entities, events, dict(sorted(facts.items())), matches=tuple(matches))


@pytest.fixture(scope="module")
def hostile(open_viewer: Callable[..., Viewer], pages: Path) -> Viewer:
    file = pages / "hostile.html"
    file.write_text(render(hostile_graph(), small_ontology()), "utf-8")
    return open_viewer(file)


def test_there_are_thirty_hostile_strings() -> None:
    assert len(set(HOSTILE)) >= 30


def test_nothing_runs_and_nothing_is_loaded_wherever_the_text_is_shown(hostile: Viewer) -> None:
    for fragment in ("", "#mode=detail&unlinked=1", "#view=table&mode=detail"):
        hostile.open(fragment)
        hostile.ask("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    hostile.ask(
        """(async () => {
          const shown = kgbuildViewer.nodes.filter((node) => !node.event || node.id % 4 === 0)
            .map((node) => new URLSearchParams({ mode: "detail", node: node.key }).toString());
          for (let i = 0; i < 32; i += 1) shown.push(`fact=a${String(i).padStart(2, "0")}`);
          for (const fragment of shown) {
            location.hash = fragment;
            await new Promise((done) => setTimeout(done, 12));
            document.querySelectorAll("#panel details").forEach((one) => (one.open = true));
          }
        })()"""
    )
    hostile.wait("kgbuildViewer.state().select?.fact === 'a31'")
    hostile.page.fill("#search", "on")
    hostile.page.wait_for_timeout(200)
    assert hostile.ask("window.ran") is None
    assert [line for line in hostile.console if "Content Security" not in line] == []
    assert hostile.console == [], "the policy was not even called upon"
    assert {url.split("#")[0] for url in hostile.requests} <= {"about:blank", f"file://{hostile.file}"}
    assert hostile.ask("document.querySelectorAll('iframe, img, object, embed, base, link').length") == 0
    assert hostile.ask("document.querySelectorAll('script').length") == 3
    assert hostile.ask("[...document.querySelectorAll('*')].some((one) => [...one.attributes].some((a) => a.name.startsWith('on')))") is False
    assert hostile.ask("[...document.querySelectorAll('a[href]')].every((a) => /^https?:/.test(a.href) || a.href.startsWith('blob:'))")


def test_hostile_text_is_shown_as_it_stands(hostile: Viewer) -> None:
    hostile.open("#view=table&mode=detail")
    text = hostile.ask("document.getElementById('table').textContent")
    assert sum(string in text for string in HOSTILE) >= len(HOSTILE) - 1  # NUL and a half surrogate may be replaced


def test_exports_of_hostile_text_are_harmless(hostile: Viewer) -> None:
    import xml.etree.ElementTree as ET

    hostile.open()
    root = ET.fromstring(hostile.ask("kgbuildViewer.svgText()").encode("utf-8", "replace"))
    assert {node.tag.rsplit("}")[-1] for node in root.iter()} <= {"svg", "title", "rect", "line", "circle", "polygon", "text"}
    csv = hostile.ask("kgbuildViewer.csvText()")
    assert "'=HYPERLINK" in csv and "\n=HYPERLINK" not in csv
