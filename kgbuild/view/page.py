"""The page: one HTML file with everything in it, which loads nothing and runs only its own script.

In: a graph.  Out: HTML.  Text from articles travels as JSON in an inert script element and reaches the page through
`textContent` alone; the content-security policy names the two scripts and the style sheet by their hashes.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from functools import cache
from importlib.resources import files
from typing import Any

from kgbuild.errors import KgbuildError
from kgbuild.graph.knowledge_graph import KnowledgeGraph
from kgbuild.ontology.view import Ontology
from kgbuild.view.network import draw
from kgbuild.view.scripts import join_modules
from kgbuild.view.story import tell

VIS = "lib/vis-9.1.2/vis-network.min.js"  # the vis-network that pyvis carries
STYLES = ("theme.css", "page.css", "panel.css", "filters.css", "table.css")


def render(graph: KnowledgeGraph, ontology: Ontology, whole: KnowledgeGraph | None = None) -> str:
    """The whole viewer for one graph, or for a part of `whole`."""
    drawing = draw(graph, ontology)
    nodes, edges, _, _, _, options = drawing.network.get_network_data()
    number = {fact: i for i, fact in enumerate(graph.facts)}
    lines = [{**edge, "id": i, "facts": [number[fact] for fact in edge["facts"]]} for i, edge in enumerate(edges)]
    for line in lines:
        line.pop("arrows", None)  # every line has one: the options say so once
    data = tell(graph, ontology, drawing, whole or graph)
    data["network"] = {"nodes": nodes, "edges": lines, "options": json.loads(options)}
    title = f"{data['about']['title']} · kgbuild"
    return fill_template(title, as_inert_json(data))


def fill_template(title: str, data: str) -> str:
    """The template with its parts in place; data comes last, so that nothing in it is taken for a slot."""
    style, network, script = _style(), _vis(), _script()
    policy = (
        f"default-src 'none'; script-src {_hash(network)} {_hash(script)}; style-src {_hash(style)}; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )
    slots = {"policy": policy, "title": html.escape(title), "style": style, "vis": network, "script": script}
    before, after = _asset("template.html").split("{{data}}")
    pattern = re.compile(r"\{\{(\w+)\}\}")
    return pattern.sub(lambda slot: slots[slot[1]], before) + data + pattern.sub(lambda slot: slots[slot[1]], after)


def as_inert_json(value: Any) -> str:
    """JSON that can neither end its script element nor open a comment or tag in it, and is valid JavaScript."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return re.sub("[<>&\u2028\u2029\ud800-\udfff]", lambda found: f"\\u{ord(found[0]):04x}", text)


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _asset(name: str) -> str:
    return (files("kgbuild.view") / "assets" / name).read_text("utf-8")


@cache
def _style() -> str:
    return "\n".join(_asset(f"css/{name}") for name in STYLES)


@cache
def _script() -> str:
    folder = files("kgbuild.view") / "assets" / "js"
    modules = {item.name: item.read_text("utf-8") for item in folder.iterdir() if item.name.endswith(".js")}
    return join_modules(modules, "main.js")


@cache
def _vis() -> str:
    script = files("pyvis") / VIS
    if not script.is_file():
        raise KgbuildError("this pyvis carries no vis-network 9.1.2", VIS, "install pyvis 0.3.2")
    source = script.read_text("utf-8")
    return re.sub(r"\n//# sourceMappingURL=.*", "", source)
