"""The story graph as files, once for all query tests."""

from dataclasses import replace
from pathlib import Path

import pytest

from kgbuild.export import write
from kgbuild.ontology import load_ontology
from kgbuild.query import open_store
from tests.story import sample_graph


@pytest.fixture(scope="session")
def built(tmp_path_factory) -> Path:
    """The folder of a build of the story graph; its gift is of the class the shipped ontology has for gifts."""
    graph = sample_graph()
    events = {k: replace(e, type="Giving" if e.type == "Gift" else e.type) for k, e in graph.events.items()}
    folder = tmp_path_factory.mktemp("story")
    write(replace(graph, events=events), folder, load_ontology())
    return folder


@pytest.fixture(scope="session")
def store(built):
    return open_store(built)
