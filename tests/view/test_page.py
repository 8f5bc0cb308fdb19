"""The page as a file: one piece, offline, safe by policy, small, and the same every time."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import subprocess
import sys

import pytest

from kgbuild.graph import KnowledgeGraph
from kgbuild.view import render
from kgbuild.view.page import as_inert_json
from tests.story import small_ontology


def island(html: str) -> str:
    found = re.search(r'<script type="application/json" id="graph-data">(.*?)</script>', html, re.DOTALL)
    assert found
    return found[1]


def test_the_policy_allows_this_script_and_style_alone(sample_html: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', sample_html)
    assert policy and "default-src 'none'" in policy[1]
    assert "unsafe" not in policy[1] and "http" not in policy[1]
    for tag in ("script", "style"):
        for body in re.findall(rf"<{tag}>(.*?)</{tag}>", sample_html, re.DOTALL):
            digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
            assert f"'sha256-{digest}'" in policy[1]


def test_nothing_points_outside_the_file(sample_html: str) -> None:
    markup = re.sub(r"<(script|style)[^>]*>.*?</\1>", "", sample_html, flags=re.DOTALL)
    assert not re.search(r"""(?:src|href|action)\s*=|url\(|@import""", markup)


def test_data_cannot_leave_its_element(sample_html: str) -> None:
    assert not re.search("[<>&\u2028\u2029]", island(sample_html))
    json.loads(island(sample_html))
    assert json.loads(as_inert_json("</script>&<!--\u2028\ud800")) == "</script>&<!--\u2028\ud800"


def test_the_network_is_pyvis_and_physics_is_off(sample_html: str) -> None:
    network = json.loads(island(sample_html))["network"]
    assert network["options"]["physics"]["enabled"] is False
    assert {"id", "label", "shape", "size", "x", "y", "group"} <= set(network["nodes"][0])
    assert "vis-network" in sample_html and "@version 9.1.2" in sample_html


def test_the_sample_fits_into_the_size_promised(sample_html: str) -> None:
    assert len(sample_html.encode()) < 1_200_000


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_same_graph_gives_the_same_bytes_whatever_the_hash_seed(sample_html: str, seed: str) -> None:
    program = (
        "import hashlib; from kgbuild.view import render; from tests.story import sample_graph, small_ontology;"
        "print(hashlib.sha256(render(sample_graph(), small_ontology()).encode()).hexdigest())"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, env={**os.environ, "PYTHONHASHSEED": seed}, check=True
    )
    assert run.stdout.strip() == hashlib.sha256(sample_html.encode()).hexdigest()


def test_an_empty_graph_still_gives_a_page() -> None:
    html = render(KnowledgeGraph({}, {}, {}, {}), small_ontology())
    assert json.loads(island(html))["facts"]["key"] == []
