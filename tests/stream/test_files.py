"""A graph on disk is written with the bytes of one in memory, however little fits into memory."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgbuild.export.content import Content
from kgbuild.export.nquads import nquads
from kgbuild.export.turtle import trig, turtle, turtle12
from kgbuild.export.write import FORMATS, joined
from kgbuild.graph import KnowledgeGraph
from kgbuild.stream.node_link import to_json
from kgbuild.stream.triples import Triples
from kgbuild.stream.whole import Whole
from tests.story import big_graph, sample_graph, small_ontology

GRAPHS = {"sample": sample_graph, "big": lambda: big_graph(60)}


def on_disk(graph: KnowledgeGraph, folder: Path) -> Whole:
    """The graph's values, put down back to front."""
    whole = Whole(folder, graph.base)
    for put, values in (
        (whole.put_article, graph.articles.values()), (whole.put_entity, graph.entities.values()),
        (whole.put_event, graph.events.values()), (whole.put_mention, graph.mentions.values()),
        (whole.put_copy, graph.copies), (whole.put_problem, graph.problems),
    ):  # fmt: skip
        for value in reversed(list(values)):
            put(value)
    for match in graph.matches:
        whole.put_match(match)
    for veto in graph.vetoes:
        whole.put_veto(veto)
    for fact in reversed(list(graph.facts.values())):
        whole.put_fact(fact, fact.subject in graph.entities)
    whole.remarks = graph.remarks
    return whole


@pytest.mark.parametrize("room", [2_000, 10_000_000])
@pytest.mark.parametrize("name", sorted(GRAPHS))
def test_same_bytes(name: str, room: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kgbuild.stream.pile.ROOM", room)
    graph, ontology = GRAPHS[name](), small_ontology()
    whole = on_disk(graph, tmp_path)
    content, triples = Content(graph, ontology), Triples(whole, ontology, tmp_path)
    found = {
        "graph.ttl": turtle(triples.triples, graph.base),
        "graph.trig": trig(triples.graphs, graph.base),
        "graph.nq": nquads(triples.graphs),
        "graph-rdf12.ttl": turtle12(triples.triples, graph.base),
        "graph.json": to_json(whole, ontology),
    }
    for file, pieces in found.items():
        assert joined(pieces) == FORMATS[file](content), file
