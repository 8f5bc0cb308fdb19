"""SPARQL runs with the contract's prefixes known; an error shows the line, a caret and a suggestion."""

import json

import pyoxigraph as ox
import pytest

from kgbuild.errors import InputError, QueryError
from kgbuild.query import ask, base_of, open_store, written
from kgbuild.query.answer import unknown_terms
from kgbuild.query.store import IN_MEMORY

MISTAKES = [
    ("SELECT ?s { ?s kgb:met ?o }", "unknown prefix 'kgb:'", 16, "did you mean kg:"),
    ("SELECT ?s { ?s foaf:name ?o }", "unknown prefix 'foaf:'", 16, "declare it with PREFIX"),
    ("SELECT ?s { ?s ?p ?o FILTR(?o > 3) }", "'FILTR' is no word of SPARQL", 22, "did you mean FILTER?"),
    ("SELEC ?s { ?s ?p ?o }", "'SELEC' is no word of SPARQL", 1, "did you mean SELECT?"),
    ("SELECT ?s { ?s ?p ?o", "ends too early", 21, "bracket"),
    ("", "ends too early", 1, ""),
]


@pytest.mark.parametrize(("query", "found", "column", "todo"), MISTAKES)
def test_syntax_error_points_at_the_place_and_says_what_to_do(query, found, column, todo):
    with pytest.raises(QueryError) as error:
        ask(ox.Store(), query)
    assert found in error.value.found
    assert error.value.where == f"query, line 1, column {column}"
    assert error.value.found.splitlines()[-1].index("^") == 2 + column - 1
    assert todo in error.value.todo


def test_error_on_a_later_line_shows_that_line():
    with pytest.raises(QueryError) as error:
        ask(ox.Store(), "SELECT ?s\nWHERE {\n  ?s kgg:met ?o\n}")
    assert error.value.where == "query, line 3, column 6"
    assert "?s kgg:met ?o" in error.value.found


def test_prefixes_of_the_contract_need_not_be_written(store):
    query = 'ASK { id:ana-ruiz kg:met id:tomas-brandt ; a kg:Person ; skos:prefLabel ?x FILTER(xsd:string(?x) = "Ana Ruiz") }'
    assert written(ask(store, query)) == "yes\n"


def test_unknown_term_names_the_nearest_one(store):
    remarks = unknown_terms(store, "SELECT * { ?s a kg:Persn ; kg:mett ?o }")
    assert any("did you mean kg:Person?" in remark for remark in remarks)
    assert any("did you mean kg:met?" in remark for remark in remarks)
    assert unknown_terms(store, "SELECT * { ?s a kg:Person }") == []


SELECT = "SELECT ?n ?w { ?n a kg:Person ; rdfs:label ?w } ORDER BY ?w LIMIT 2"


def test_select_as_table_with_labels(store):
    text = written(ask(store, SELECT), "table", store, labels=True)
    assert text.splitlines()[2].startswith("id:ana-ruiz (Ana Ruiz)")
    assert text.endswith("(2 rows)\n")


def test_select_in_the_w3c_formats(store):
    assert written(ask(store, SELECT), "csv").splitlines()[0] == "n,w"
    assert written(ask(store, SELECT), "tsv").splitlines()[1].endswith('"Ana Ruiz"')
    bindings = json.loads(written(ask(store, SELECT), "json"))["results"]["bindings"]
    assert bindings[0]["w"] == {"type": "literal", "value": "Ana Ruiz"}
    assert "<sparql" in written(ask(store, SELECT), "xml")


def test_construct_and_describe_as_turtle_with_only_the_prefixes_used(store):
    text = written(ask(store, "CONSTRUCT { ?a kg:met ?b } WHERE { ?a kg:met ?b }"))
    assert "kg:met" in text
    assert "prov:" not in text
    assert text == written(ask(store, "CONSTRUCT { ?a kg:met ?b } WHERE { ?a kg:met ?b }"))
    assert "Ana Ruiz" in written(ask(store, "DESCRIBE id:ana-ruiz"), "nt")


@pytest.mark.parametrize(
    ("query", "form"), [("ASK {}", "turtle"), (SELECT, "jsonld"), ("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", "csv")]
)
def test_format_that_does_not_fit_is_refused(store, query, form):
    with pytest.raises(QueryError, match="cannot be written"):
        written(ask(store, query), form)


def test_wide_cells_are_cut_in_tables_only(store):
    query = 'SELECT ("' + "long " * 40 + '" AS ?x) {}'
    assert "…" in written(ask(store, query))
    assert "…" not in written(ask(store, query), "csv")


def test_missing_or_broken_graph_is_a_clear_error(tmp_path):
    with pytest.raises(InputError, match="no such graph"):
        open_store(tmp_path / "graph.ttl")
    (tmp_path / "graph.ttl").write_text("<a> <b> .")
    with pytest.raises(InputError, match="not valid RDF"):
        open_store(tmp_path)
    (tmp_path / "graph.docx").write_text("")
    with pytest.raises(InputError, match="not an RDF file"):
        open_store(tmp_path / "graph.docx")


def test_store_beside_the_file_is_made_once_and_anew_when_the_file_changes(tmp_path):
    path, folder = tmp_path / "graph.ttl", tmp_path / "kept"
    path.write_text("<urn:a> <urn:b> <urn:c> .")
    assert len(open_store(path, folder)) == 1
    stamp = (folder / "kgbuild.stamp").stat().st_mtime_ns
    assert len(open_store(path, folder)) == 1
    assert (folder / "kgbuild.stamp").stat().st_mtime_ns == stamp
    assert len(open_store(folder)) == 1
    path.write_text("<urn:a> <urn:b> <urn:c> , <urn:d> .")
    assert len(open_store(path, folder)) == 2
    assert sorted(p.name for p in tmp_path.iterdir()) == ["graph.ttl", "kept"]


def test_large_file_gets_a_store_of_its_own(tmp_path):
    path = tmp_path / "graph.nt"
    path.write_text("".join(f"<urn:a> <urn:b> <urn:{'x' * 100}{i}> .\n" for i in range(IN_MEMORY // 100)))
    assert len(open_store(path)) == IN_MEMORY // 100
    assert (tmp_path / "graph.nt.store").is_dir()


def test_base_is_read_from_the_file(built, tmp_path):
    assert base_of(built) == "https://w3id.org/kgbuild/id/"
    assert base_of(tmp_path / "none.ttl") is None
