"""What SHACL found in the triples it checked is known while the triples are the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from kgbuild.engines.spread import here
from kgbuild.graph import KnowledgeGraph, check_graph
from kgbuild.graph.shapes import sample
from kgbuild.model import Problem
from kgbuild.settings import Settings
from kgbuild.work import parts_known
from tests.story import big_graph, sample_graph, small_ontology

SHAPES = (
    "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix kg: <https://w3id.org/kgbuild/ns#> .\n"
    "kg:S a sh:NodeShape ; sh:targetClass kg:Person ; sh:property [ sh:path kg:age ; sh:minCount 1 ; "
    'sh:message "a person has an age" ] .'
)


def test_a_graph_is_checked_again_only_when_its_triples_change(tmp_path: Path) -> None:
    (tmp_path / "shapes.ttl").write_text(SHAPES)
    checked: list[object] = []

    def counting(function: Callable[..., Any], things: Iterable[Any], *shared: Any) -> list[Any]:
        checked.extend(things := list(things))
        return here(function, things, *shared)

    def problems(graph: KnowledgeGraph) -> list[Problem]:
        with parts_known(Settings(cache=tmp_path / "cache"), (), counting) as (over, _):
            return check_graph(graph, small_ontology(), tmp_path, over)

    graph = sample_graph()
    person = next(name for name, entity in graph.entities.items() if entity.type == "Person")
    renamed = replace(graph.entities[person], label="Nobody")
    other = replace(graph, entities={**graph.entities, person: renamed})
    for one, times in ((graph, 1), (graph, 1), (other, 2), (graph, 2)):
        assert problems(one) == check_graph(one, small_ontology(), tmp_path)
        assert len(checked) == times
    assert len(problems(graph)) == 4


def test_a_happening_more_leaves_the_sample_as_it_was() -> None:
    larger = big_graph(200)
    facts = list(larger.facts.values())
    last = next(fact.event or fact.subject for fact in reversed(facts))
    without = replace(larger, facts={fact.id: fact for fact in facts if last not in (fact.event, fact.subject)})
    drawn, before = sample(larger, 80).facts, sample(without, 80).facts
    assert 0 < len(without.facts) < len(facts)
    assert drawn.keys() - before.keys() <= larger.facts.keys() - without.facts.keys()
