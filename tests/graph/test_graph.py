"""What is kept in a graph, and that it survives its file."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

import networkx as nx
import pytest

from kgbuild.errors import CheckError, InputError
from kgbuild.graph import check_graph, read_graph, require_sound, to_json
from kgbuild.model import Modality, Span
from tests.story import Story, big_graph, sample_graph, small_ontology


def test_json_loses_nothing(tmp_path: Path) -> None:
    graph = sample_graph()
    path = tmp_path / "graph.json"
    path.write_bytes(to_json(graph))
    again = read_graph(path)
    for field in fields(graph):
        assert getattr(again, field.name) == getattr(graph, field.name), field.name
    assert nx.utils.graphs_equal(again.network, graph.network)
    assert to_json(again) == to_json(graph)


def test_networkx_reads_the_json() -> None:
    import json

    graph = sample_graph()
    network = nx.node_link_graph(json.loads(to_json(graph)), edges="links")
    assert nx.utils.graphs_equal(network, graph.network)


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff\xfe", b"[1, 2]", b'{"nodes": []}'])
def test_a_file_that_is_no_graph_is_named(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "other.json"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"other\.json"):
        read_graph(path)
    with pytest.raises(InputError, match="missing"):
        read_graph(tmp_path / "missing.json")


def story(text: str) -> Story:
    entities = {"ana": ("Person", "Ana Ruiz"), "tom": ("Person", "Tom Brandt"), "hut": ("Facility", "hut")}
    return Story(entities, {"e": ("Meeting", "meet", "A meeting"), "f": ("Event", "rain", "It rained")})


def test_names_are_kept_and_bare_nouns_only_when_something_is_said_of_them() -> None:
    world = story("")
    page = world.article("a.txt", "Ana Ruiz met Tom Brandt by a hut. It rained.")
    page.tells("Ana Ruiz met", "e", agent="ana")
    page.mention("tom=Tom Brandt", None)
    page.mention("hut", None)
    assert list(world.graph().entities) == ["ana", "tom"]


def test_happenings_without_anybody_are_left_out() -> None:
    world = story("")
    page = world.article("a.txt", "Ana Ruiz met Tom Brandt. It rained.")
    page.tells("Ana Ruiz met Tom Brandt", "e", agent="ana", coAgent="tom")
    page.tells("It rained", "f")
    assert list(world.graph().events) == ["e"]


def test_a_planned_meeting_is_a_planned_event() -> None:
    world = story("")
    page = world.article("a.txt", "Ana Ruiz will meet Tom Brandt.")
    page.tells("Ana Ruiz will meet Tom Brandt", "e", modality=Modality.PLANNED, agent="ana", coAgent="tom")
    graph = world.graph()
    assert graph.event_modality() == {"e": Modality.PLANNED}
    assert not [fact for fact in graph.facts.values() if fact.edge and fact.predicate == "kg:met"]


def test_the_sample_is_sound() -> None:
    assert check_graph(sample_graph(), small_ontology()) == []


def test_a_large_graph_is_checked_by_sample() -> None:
    from kgbuild.graph.shapes import sample

    graph = big_graph(200)
    part = sample(graph, 80)
    assert 40 < len(part.facts) < 120 < len(graph.facts)
    assert check_graph(part, small_ontology()) == []


def test_words_that_are_not_in_the_text_stop_the_build() -> None:
    graph = sample_graph()
    name, fact = next(iter(graph.facts.items()))
    item = fact.evidence[0]
    moved = replace(item, span=Span(item.span.begin + 1, item.span.end + 1))
    broken = replace(graph, facts={**graph.facts, name: replace(fact, evidence=(moved,))})
    with pytest.raises(CheckError, match="the words said to stand here"):
        require_sound(broken, small_ontology())


def test_a_shape_not_met_says_which(tmp_path: Path) -> None:
    graph = sample_graph()
    (tmp_path / "shapes.ttl").write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix kg: <https://w3id.org/kgbuild/ns#> .\n"
        'kg:S a sh:NodeShape ; sh:targetClass kg:Person ; sh:property [ sh:path kg:age ; sh:minCount 1 ; '
        'sh:message "a person has an age" ] .'
    )
    problems = check_graph(graph, small_ontology(), tmp_path)
    assert {problem.found for problem in problems} == {"a person has an age"}
    assert len(problems) == 4


def test_a_one_sided_dispute_is_found() -> None:
    graph = sample_graph()
    fact = next(fact for fact in graph.facts.values() if fact.conflicts_with)
    broken = replace(graph, facts={**graph.facts, fact.id: replace(fact, conflicts_with=())})
    assert any("does not dispute it" in problem.found for problem in check_graph(broken, small_ontology()))


def test_the_graph_shows_itself() -> None:
    graph = sample_graph()
    assert "4 articles" in repr(graph)
    assert "<table>" in graph._repr_html_()
    assert graph.label("ana-ruiz") == "Ana Ruiz"
    assert graph.label("article:coast-post.txt") == "Coast Post"
    copy = graph.to_networkx()
    copy.remove_node("ana-ruiz")
    assert "ana-ruiz" in graph.network
