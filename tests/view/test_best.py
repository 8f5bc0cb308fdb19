"""A large graph is drawn in part: the best supported, or what lies around a name; the page says so."""

from __future__ import annotations

import json
import re

import pytest

from kgbuild.errors import InputError
from kgbuild.graph import check_graph
from kgbuild.view import render
from kgbuild.view.best import best_part, called, weights
from tests.story import big_graph, sample_graph, small_ontology


def data(page: str) -> dict:
    found = re.search(r'<script[^>]*type="application/json"[^>]*>(.*?)</script>', page, re.DOTALL)
    assert found
    return json.loads(found[1])


def test_a_small_graph_is_drawn_whole_with_the_same_bytes() -> None:
    graph = sample_graph()
    assert best_part(graph, 500) is graph
    assert render(graph, small_ontology(), 500) == render(graph, small_ontology())
    assert "part" not in data(render(graph, small_ontology()))["about"]


def test_of_a_large_graph_the_best_supported_part_is_drawn_and_the_page_says_so() -> None:
    graph = big_graph(300)
    part = best_part(graph, 100)
    assert len(part.entities) + len(part.events) <= 100
    least = min(weights(graph)[name] for name in part.entities)
    assert all(weights(graph)[name] <= least for name in graph.entities if name not in part.entities)
    ends = {end for fact in part.facts.values() if not fact.literal for end in (fact.subject, fact.object)}
    assert ends <= {*part.entities, *part.events} == set(part.network)
    about = data(render(graph, small_ontology(), 100))["about"]
    assert about["part"] == {"nodes": len(graph.entities) + len(graph.events), "facts": len(graph.facts)}


def test_a_part_is_the_same_every_time_and_a_sound_graph() -> None:
    graph = big_graph(300)
    part = best_part(graph, 120)
    assert list(part.facts) == list(best_part(graph, 120).facts) == sorted(part.facts)
    assert [problem for problem in check_graph(part, small_ontology()) if "words" in problem.found] == []


def test_around_a_name_lie_its_neighbours() -> None:
    graph = big_graph(300)
    far = min(graph.entities, key=lambda name: (weights(graph)[name], name))
    part = best_part(graph, 60, [far])
    assert far in part.entities
    near = {str(f.object) for f in graph.facts.values() if f.subject == far} | {
        f.subject for f in graph.facts.values() if f.object == far
    }
    assert {name for name in near if name in graph.entities} <= set(part.entities)
    assert best_part(graph, 60).entities.keys() != part.entities.keys()


def test_a_name_is_found_by_label_other_name_or_id_and_a_stranger_refused() -> None:
    graph = sample_graph()
    assert called(graph, "ana ruiz") == called(graph, "ana-ruiz") == ["ana-ruiz"]
    assert called(graph, "Thomas Brandt") == ["tomas-brandt"]
    with pytest.raises(InputError, match="nothing in the graph is called 'Nobody'"):
        called(graph, "Nobody")
