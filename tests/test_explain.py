"""`kgbuild explain`: why a node is one, what it was nearly merged with, why an edge is there."""

from __future__ import annotations

import pytest

from kgbuild.errors import QueryError
from kgbuild.explain import explain
from kgbuild.graph import KnowledgeGraph
from kgbuild.model import Evidence, Fact, Modality, Span, Status
from kgbuild.resolve import resolve
from tests.resolve.world import ONTOLOGY, article, person

ARTICLES = [article("a", person("Anna Novak"), person("Peter Novak"), person("Novak"))]


@pytest.fixture(scope="module")
def graph():
    resolution = resolve(ARTICLES, ONTOLOGY)
    evidence = Evidence("a", Span(0, 10), "Anna Novak met Peter Novak", Span(0, 30))
    fact = Fact(
        "f1", "anna-novak", "kg:met", "peter-novak", False, "met", Modality.ASSERTED, (evidence,), (), 1, Status.SINGLE_SOURCE, 0.8,
        True, ("verb_frame",),
    )  # fmt: skip
    return KnowledgeGraph(
        {}, {one.id: one for one in resolution.entities}, {}, {"f1": fact},
        mentions={m.id: m for extraction in ARTICLES for m in extraction.mentions}, matches=resolution.matches,
    )  # fmt: skip


def test_a_node_is_explained_by_its_names_and_near_misses(graph):
    text = explain(graph, "anna-novak")
    assert text.startswith("Anna Novak  (Person, id anna-novak)")
    assert "what it was nearly merged with" in text and "it fits several that are not one another" in text


def test_a_node_is_found_by_any_name_whatever_the_case(graph):
    assert explain(graph, "peter novak").startswith("Peter Novak")


def test_an_edge_is_explained_by_its_words(graph):
    text = explain(graph, "f1")
    assert "Anna Novak -- met -- Peter Novak" in text and '"Anna Novak met Peter Novak" (a:0-10)' in text


def test_what_is_not_there_is_told_with_a_hint(graph):
    with pytest.raises(QueryError, match="did you mean"):
        explain(graph, "Anna Novac")
