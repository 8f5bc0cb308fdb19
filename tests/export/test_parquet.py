"""Parquet tables hold every claim with each of its words, the same bytes every time."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgbuild.errors import InputError
from kgbuild.export import parquet
from kgbuild.graph import KnowledgeGraph
from kgbuild.model import Quantity, When
from tests.story import sample_graph

duckdb = pytest.importorskip("duckdb")


def write(graph: KnowledgeGraph, folder: Path) -> list[Path]:
    facts, entities, events = graph.facts.values(), graph.entities.values(), graph.events.values()
    return parquet.write_parquet(facts, entities, events, graph.label, graph.articles.__getitem__, folder)


def test_a_line_for_every_claim_and_its_words(tmp_path: Path) -> None:
    graph = sample_graph()
    assert [path.name for path in write(graph, tmp_path)] == list(parquet.TABLES)
    assert {path.name for path in tmp_path.iterdir()} == set(parquet.TABLES)
    table = duckdb.sql(f"SELECT * FROM '{tmp_path / 'claims.parquet'}'")
    found = [dict(zip(table.columns, row, strict=True)) for row in table.fetchall()]
    expected = [(fact, item) for fact in graph.facts.values() for item in fact.evidence]
    assert len(found) == len(expected)
    for line, (fact, item) in zip(found, expected, strict=True):
        article = graph.articles[item.article]
        assert (line["claim"], line["predicate"], line["drawn"], line["support"]) == (fact.id, fact.predicate, fact.edge, fact.support)
        assert line["subject_label"] == graph.label(fact.subject)
        assert line["words"] == article.text[line["begin"] : line["end"]] == item.words
        assert line["sentence"] == article.words(item.sentence)
        value = fact.object
        if isinstance(value, When | Quantity):
            assert (line["object"], line["value"]) == (None, value.value or value.words)
        elif fact.literal:
            assert line["value"] == value
        else:
            assert (line["object"], line["object_label"]) == (value, graph.label(value))


def test_entities_and_events_are_there(tmp_path: Path) -> None:
    graph = sample_graph()
    write(graph, tmp_path)
    entities = duckdb.sql(f"SELECT id, label, names, mentions FROM '{tmp_path / 'entities.parquet'}'").fetchall()
    assert entities == [(e.id, e.label, list(e.names), len(e.mentions)) for e in graph.entities.values()]
    assert [row[0] for row in duckdb.sql(f"SELECT id FROM '{tmp_path / 'events.parquet'}'").fetchall()] == list(graph.events)


def test_same_bytes(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name).mkdir()
        write(sample_graph(), tmp_path / name)
    for name in parquet.TABLES:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_a_folder_that_cannot_be_written_is_an_error_that_says_so(tmp_path: Path) -> None:
    (tmp_path / "claims.parquet").mkdir()
    with pytest.raises(InputError, match="cannot be written"):
        write(sample_graph(), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["claims.parquet"]
