"""The query page: YASGUI, carried inside the package, with the named questions at hand.

In: the folder of questions.  Out: HTML without a word of inline script.
"""

from __future__ import annotations

import json
from html import escape
from pathlib import Path

from kgbuild.model.prefixes import PREFIXES
from kgbuild.query.questions import questions


def query_page(folder: Path, viewer: bool) -> str:
    """The front page; `viewer` says whether there is one to link to."""
    known = [{"name": q.name, "title": q.title, "query": q.query} for q in questions(folder).values()]
    options = "".join(f'<option value="{escape(q["name"])}">{escape(q["title"])}</option>' for q in known)
    data = json.dumps({"questions": known, "prefixes": PREFIXES}, ensure_ascii=True).replace("<", "\\u003c")
    link = '<a href="/view">Open the viewer</a>' if viewer else ""
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        '<title>kgbuild: ask the graph</title><link rel="stylesheet" href="/assets/yasgui.min.css">'
        '<link rel="stylesheet" href="/assets/page.css">'
        '<header><h1>Ask the graph</h1><label>Questions <select id="questions"><option value="">choose one, or write '
        f"your own below</option>{options}</select></label> {link}</header>"
        f'<div id="yasgui"></div><script type="application/json" id="data">{data}</script>'
        '<script src="/assets/yasgui.min.js"></script><script src="/assets/page.js"></script></html>'
    )
