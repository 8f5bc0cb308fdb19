"""Parts of a graph on disk are graphs: closed, small, the same every time."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgbuild.graph.check import ends_problems, words_problems
from kgbuild.graph.shapes import SAMPLE
from kgbuild.stream import part as module
from kgbuild.stream.check import require_sound
from kgbuild.stream.part import best_part, drawn_evenly, everything
from tests.story import big_graph, sample_graph, small_ontology
from tests.stream.test_files import on_disk


def test_everything_is_the_graph(tmp_path: Path) -> None:
    graph = sample_graph()
    found = everything(on_disk(graph, tmp_path), small_ontology())
    for name in ("articles", "entities", "events", "facts", "mentions", "matches", "vetoes", "problems", "remarks", "base"):
        assert getattr(found, name) == getattr(graph, name), name
    assert list(found.network.edges(keys=True, data=True)) == list(graph.network.edges(keys=True, data=True))


def test_the_best_part_has_what_most_sources_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "WORDS", 2)
    graph = big_graph(400)
    part = best_part(on_disk(graph, tmp_path), small_ontology(), 40)
    assert 20 <= len(part.network) <= 60  # who says so comes along
    best = max((f for f in graph.facts.values() if f.edge and not f.literal), key=lambda f: f.support)
    assert best.support in {fact.support for fact in part.facts.values()}
    assert all(len(fact.evidence) <= 2 for fact in part.facts.values())
    assert [*ends_problems(part), *words_problems(part)] == []


def test_a_draw_is_of_whole_happenings_and_always_the_same(tmp_path: Path) -> None:
    graph = big_graph(700)
    assert len(graph.facts) > 1000
    whole = on_disk(graph, tmp_path)
    drawn = drawn_evenly(whole, small_ontology())
    assert SAMPLE <= len(drawn.facts) < 1000
    assert drawn.facts == drawn_evenly(whole, small_ontology()).facts
    assert [*ends_problems(drawn), *words_problems(drawn)] == []


def test_a_sound_graph_passes_and_a_wrong_word_does_not(tmp_path: Path) -> None:
    from dataclasses import replace

    from kgbuild.errors import CheckError

    graph = sample_graph()
    for name in ("sound", "wrong"):
        (tmp_path / name).mkdir()
    require_sound(on_disk(graph, tmp_path / "sound"), small_ontology(), tmp_path / "sound")
    first = next(iter(graph.facts.values()))
    item = replace(first.evidence[0], words="never written")
    wrong = replace(graph, facts={**graph.facts, first.id: replace(first, evidence=(item,))})
    with pytest.raises(CheckError, match="never written"):
        require_sound(on_disk(wrong, tmp_path / "wrong"), small_ontology(), tmp_path / "wrong")


@pytest.mark.parametrize("fault", ["entity", "dispute"])
def test_open_ends_and_one_sided_disputes_are_found(fault: str, tmp_path: Path) -> None:
    from dataclasses import replace

    from kgbuild.stream.check import ends_problems as found_on_disk

    graph = sample_graph()
    if fault == "entity":
        gone = next(f.subject for f in graph.facts.values() if f.subject in graph.entities)
        graph = replace(graph, entities={name: e for name, e in graph.entities.items() if name != gone})
    else:
        one = next(f for f in graph.facts.values() if f.conflicts_with)
        graph = replace(graph, facts={**graph.facts, one.id: replace(one, conflicts_with=())})
    told = {problem.where for problem in found_on_disk(on_disk(graph, tmp_path), tmp_path)}
    assert told == {problem.where for problem in ends_problems(graph)} != set()
