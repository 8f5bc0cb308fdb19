"""A file of known entities links nodes to ids elsewhere; nothing else does."""

from pathlib import Path

import pytest
from rdflib import Graph
from rdflib.namespace import SKOS
from typer.testing import CliRunner

from kgbuild.cli import app

pytestmark = pytest.mark.pipeline
KNOWN = 'name,aliases,type,id\n"Ana Ruiz","Ruiz",Person,https://example.org/people/7\n'


def test_known_entity_is_linked_by_exact_match(tmp_path: Path):
    (tmp_path / "a.txt").write_text("Mayor Ana Ruiz met the engineer Paulo Reis in Lima on Monday.")
    (tmp_path / "known.csv").write_text(KNOWN)
    words = ["build", tmp_path / "a.txt", "-o", tmp_path / "out", "--known", tmp_path / "known.csv", "--no-cache"]
    result = CliRunner().invoke(app, [str(word) for word in words])
    assert result.exit_code == 0, result.output
    graph = Graph().parse(tmp_path / "out" / "graph.ttl")
    links = [(str(graph.value(s, SKOS.prefLabel)), str(o)) for s, o in graph.subject_objects(SKOS.exactMatch)]
    assert links == [("Ana Ruiz", "https://example.org/people/7")]
