"""The files: complete, equal to one another, the same every time."""

from __future__ import annotations

import csv
import io
import os
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib

from kgbuild.errors import InputError
from kgbuild.export import DEFAULT_FORMATS, FORMATS, save, write
from kgbuild.graph import to_rdf
from kgbuild.graph.stores import node
from tests.story import sample_graph, sample_story, small_ontology

RDF_FILES = {
    "graph.ttl": ("turtle", ox.RdfFormat.TURTLE),
    "graph.trig": ("trig", ox.RdfFormat.TRIG),
    "graph.nq": ("nquads", ox.RdfFormat.N_QUADS),
    "graph.jsonld": ("json-ld", ox.RdfFormat.JSON_LD),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("output")
    write(sample_graph(), path, small_ontology(), FORMATS, {"graph.html": "<p>é</p>"})
    return path


@pytest.mark.parametrize("name", sorted(RDF_FILES))
def test_every_rdf_file_holds_the_same_triples_in_every_library(name: str, folder: Path) -> None:
    mime, form = RDF_FILES[name]
    triples = to_rdf(sample_graph(), small_ontology())
    expected = {tuple(node(part) for part in triple) for triple in triples}
    dataset = rdflib.Dataset()
    dataset.parse(folder / name, format=mime)
    assert {quad[:3] for quad in dataset.quads()} == expected
    found = {(str(q.subject), str(q.predicate), str(q.object)) for q in ox.parse(path=folder / name, format=form)}
    assert len(found) == len(triples)


def test_rdf_1_2_adds_the_triple_each_claim_is_about(folder: Path) -> None:
    quads = list(ox.parse(path=folder / "graph-rdf12.ttl", format=ox.RdfFormat.TURTLE))
    plain = list(ox.parse(path=folder / "graph.ttl", format=ox.RdfFormat.TURTLE))
    reified = [quad for quad in quads if isinstance(quad.object, ox.Triple)]
    assert len(reified) == len(sample_graph().facts)
    assert len(quads) == len(plain) + len(reified)
    claim = "SELECT ?c { ?c rdf:reifies <<( id:ana-ruiz kg:met id:tomas-brandt )>> }"
    store = ox.Store()
    store.extend(quads)
    spaces = {"rdf": str(rdflib.RDF), "id": "https://w3id.org/kgbuild/id/", "kg": "https://w3id.org/kgbuild/ns#"}
    assert len(list(store.query(claim, prefixes=spaces))) == 1


def test_trig_and_nquads_agree_on_graphs(folder: Path) -> None:
    trig, quads = (set(ox.parse(path=folder / name, format=RDF_FILES[name][1])) for name in ("graph.trig", "graph.nq"))
    assert trig == quads
    names = {str(quad.graph_name) for quad in trig}
    assert len(names) == 5  # four articles, and the default graph


def test_an_article_s_graph_holds_what_it_says(folder: Path) -> None:
    store = ox.Store()
    store.load(path=folder / "graph.trig", format=ox.RdfFormat.TRIG)
    query = """PREFIX kg: <https://w3id.org/kgbuild/ns#> PREFIX id: <https://w3id.org/kgbuild/id/>
    SELECT ?file { GRAPH ?g { ?who kg:gave id:lantern . ?g kg:fileName ?file } } ORDER BY ?file"""
    found = [row["file"].value for row in store.query(query)]
    assert found == ["alder-daily.txt", "harbour-times.txt", "norsk-wire.html"]


def test_turtle_is_for_people(folder: Path) -> None:
    text = (folder / "graph.ttl").read_text(encoding="utf-8")
    assert "\nid:ana-ruiz a kg:Entity, kg:Person ;\n    rdfs:label \"Ana Ruiz\" ;\n" in text
    assert "kg:support 2" in text
    assert '"2021-05-12"^^xsd:date' in text


def test_graphml_and_csv_hold_the_network(folder: Path) -> None:
    graph = sample_graph()
    network = nx.read_graphml(folder / "graph.graphml")
    assert set(network) == set(graph.network)
    assert network.number_of_edges() == graph.network.number_of_edges()
    nodes = list(csv.DictReader(io.StringIO((folder / "nodes.csv").read_text(encoding="utf-8"))))
    edges = list(csv.DictReader(io.StringIO((folder / "edges.csv").read_text(encoding="utf-8"))))
    assert {row["id:ID"] for row in nodes} == set(graph.network)
    assert len(edges) == graph.network.number_of_edges()
    assert {row[":LABEL"] for row in nodes if row["id:ID"] == "port-alder"} == {"Entity;City;Place"}
    assert {row[":START_ID"] for row in edges} <= {row["id:ID"] for row in nodes}


def test_extra_files_are_written_too(folder: Path) -> None:
    assert (folder / "graph.html").read_text(encoding="utf-8") == "<p>é</p>"


def test_default_files(tmp_path: Path) -> None:
    paths = write(sample_graph(), tmp_path / "new" / "folder", small_ontology())
    assert sorted(path.name for path in paths) == sorted(DEFAULT_FORMATS)
    assert sorted(path.name for path in (tmp_path / "new" / "folder").iterdir()) == sorted(DEFAULT_FORMATS)


def test_unknown_formats_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"graph\.xyz"):
        write(sample_graph(), tmp_path, small_ontology(), ["graph.xyz"])


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(InputError, match="file"):
        write(sample_graph(), tmp_path / "file", small_ontology())


def test_files_appear_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(tmp_path, {"a": b"old", "b": b"old"})

    def full(*args: object, **options: object) -> object:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fdopen", full)
    with pytest.raises(InputError, match="No space left"):
        save(tmp_path, {"a": b"new", "b": b"new"})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"old", "b": b"old"}


def test_the_order_of_articles_does_not_show(tmp_path: Path) -> None:
    story = sample_story()
    first = write(story.graph(), tmp_path / "1", small_ontology(), FORMATS)
    story.pages.reverse()
    try:
        second = write(story.graph(), tmp_path / "2", small_ontology(), FORMATS)
    finally:
        story.pages.reverse()
    for left, right in zip(first, second, strict=True):
        assert left.read_bytes() == right.read_bytes(), left.name


def test_the_hash_seed_does_not_show(tmp_path: Path) -> None:
    script = (
        "import hashlib, pathlib, sys; from tests.story import *; from kgbuild.export import *;"
        "files = write(sample_graph(), sys.argv[1], small_ontology(), FORMATS);"
        "print([hashlib.sha256(path.read_bytes()).hexdigest() for path in files])"
    )
    seen = set()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[2])}
        command = [sys.executable, "-c", script, str(tmp_path / seed)]
        seen.add(subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout)
    assert len(seen) == 1
