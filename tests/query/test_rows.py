"""`graph.query(...)` gives rows as named tuples or a pandas frame."""

from datetime import date

import pytest

from kgbuild.errors import QueryError
from tests.story import sample_graph

QUERY = "SELECT ?who ?sources ?when { ?c rdf:subject/rdfs:label ?who ; kg:support ?sources ; rdf:object ?when FILTER(DATATYPE(?when) = xsd:date) }"


def test_rows_are_named_tuples_of_plain_values():
    rows = sample_graph().query(QUERY)
    assert rows
    assert isinstance(rows[0].sources, int)
    assert rows[0].when == date(2021, 5, 12)
    assert "Ana Ruiz" in rows[0].who


def test_unbound_is_none_and_an_iri_is_text():
    (row,) = sample_graph().query("SELECT ?s ?none { ?s kg:fileName 'harbour-times.txt' OPTIONAL { ?s kg:nothing ?none } }")
    assert row.none is None
    assert row.s.startswith("https://")


def test_frame_has_a_column_for_each_variable():
    pytest.importorskip("pandas", reason="the extra 'pandas' is not installed")
    frame = sample_graph().query(QUERY, frame=True)
    assert list(frame.columns) == ["who", "sources", "when"]
    assert len(frame) == len(sample_graph().query(QUERY))


def test_only_select_gives_rows():
    with pytest.raises(QueryError, match="SELECT"):
        sample_graph().query("ASK {}")
