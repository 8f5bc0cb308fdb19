"""The build command as a person runs it: good input, bad input, and the same bytes every time."""

import os
import random
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph
from typer.testing import CliRunner

import kgbuild
from kgbuild import export
from kgbuild.cli import app
from kgbuild.ontology import load_ontology

pytestmark = pytest.mark.pipeline
ROOT = Path(__file__).parent.parent
STORY = (
    "Mayor Ines Prata met the engineer Paulo Reis in Porto on Monday. Reis gave Prata a model of the new bridge.\n"
    "Prata visited the building site on 5 March 2024, the Lusa news agency reported.\n"
)
FILES = {"graph.ttl", "graph.trig", "graph.html", "graph.graphml", "graph.json", "report.md"}


def run(*words: object):
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture(scope="module")
def sample(tmp_path_factory) -> Path:
    """The sample articles, built."""
    output = tmp_path_factory.mktemp("sample")
    result = run("build", ROOT / "articles", "-o", output)
    assert result.exit_code == 0, result.output
    assert "4 articles" in result.output
    return output


def test_build_writes_every_file_and_nothing_else(sample):
    assert {path.name for path in sample.iterdir()} == FILES
    assert all(path.stat().st_size for path in sample.iterdir())


def test_a_near_copy_adds_no_source_and_the_graph_says_so(tmp_path):
    # the sentence on the meeting is too short to be known for a copied one: the whole article tells
    text = (
        "Ines Prata met Paulo Reis in Porto.\n"
        "The two talked about the cost of the bridge, which the city council will vote on in the autumn.\n"
        "A crowd of some two hundred people waited for them at the town hall, where a band played in the rain.\n"
    )
    edited = text.replace("some two hundred people", "about 200").replace("where a band", "where the fire brigade's band")
    other = "Paulo Reis handed Ines Prata a model of the bridge.\nPrata met Reis, an engineer, at the town hall.\n"
    for name, outlet, words in (("a", "Post", text), ("b", "Echo", edited), ("c", "Gazette", other)):
        (tmp_path / f"{name}.txt").write_text(f"Title: {name} on the bridge\nSource: The {outlet}\n\n{words}")
    graph = kgbuild.build([tmp_path])
    assert [(copy.article, copy.of) for copy in graph.copies] == [("b.txt", "a.txt")]
    met = next(fact for fact in graph.facts.values() if fact.predicate == "kg:met")
    assert {item.article for item in met.evidence} == {"a.txt", "b.txt", "c.txt"}
    assert met.support == 2
    export.write(graph, tmp_path / "out", load_ontology())
    assert kgbuild.read_graph(tmp_path / "out" / "graph.json").copies == graph.copies
    assert "- `b.txt` and `a.txt`: " in (tmp_path / "out" / "report.md").read_text()
    rows = graph.query("SELECT ?n { ?c a kg:Claim ; rdf:predicate kg:met ; kg:support ?n }")
    assert [str(row.n) for row in rows] == ["2"]
    rows = graph.query("SELECT ?copy ?of { ?c kg:nearCopyOf ?o . ?c kg:fileName ?copy . ?o kg:fileName ?of }")
    assert [(str(row.copy), str(row.of)) for row in rows] == [("b.txt", "a.txt")]
    assert set(Graph().parse(tmp_path / "out" / "graph.ttl")) == set(graph.to_rdflib(load_ontology()))


def test_rdflib_and_pyoxigraph_read_the_same_triples(sample):
    turtle = Graph().parse(sample / "graph.ttl")
    store = ox.Store()
    store.load(path=str(sample / "graph.ttl"), format=ox.RdfFormat.TURTLE)
    assert len(turtle) == len(store) > 1000
    quads = ox.Store()
    quads.load(path=str(sample / "graph.trig"), format=ox.RdfFormat.TRIG)
    assert len({(q.subject, q.predicate, q.object) for q in quads}) == len(store)


def test_the_sample_tells_its_story(sample):
    graph = kgbuild.read_graph(sample / "graph.json")
    called = {name.casefold(): e for e in graph.entities.values() for name in (e.label, *e.names)}
    kim = called["kim jong un"]
    assert {called[name].id for name in ("kim jong eun", "kim jong-un", "kim jong", "kim")} == {kim.id}
    edges = {(f.subject, f.predicate, f.object) for f in graph.facts.values() if f.edge and not f.literal}
    met = {pair for s, p, o in edges if p == "kg:met" for pair in ((s, o), (o, s))}
    assert (kim.id, called["vladimir putin"].id) in met
    assert (kim.id, called["sergei shoigu"].id) in met
    assert called["sergey shoigu"].id == called["sergei shoigu"].id
    assert (called["governor of primorye"].id, "kg:gaveTo", kim.id) in edges
    assert not any(s == kim.id and p in ("kg:gave", "kg:gaveTo") for s, p, o in edges)
    names = " ".join(called)
    assert "harare" not in names
    assert "emerald" not in names
    assert any(kind == "number" for *_, kind in graph.disputes())


def test_same_bytes_in_any_order_and_with_any_hash_seed(tmp_path):
    files = sorted((ROOT / "articles").iterdir())
    outputs = []
    for seed in ("0", "4242"):
        order = files.copy()
        random.Random(seed).shuffle(order)
        output = tmp_path / seed
        code = f"import sys; from kgbuild.cli import main; sys.argv[1:] = {['build', *map(str, order), '-o', str(output)]!r}; main()"
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-c", code], env=environment, check=True, capture_output=True, timeout=300)
        outputs.append({path.name: path.read_bytes() for path in sorted(output.iterdir())})
    assert outputs[0].keys() == outputs[1].keys() == FILES
    assert [name for name in FILES if outputs[0][name] != outputs[1][name]] == []


BAD = [
    ("empty.txt", b"", "the file is empty"),
    ("photo.txt", b"\x89PNG\r\n\x1a\n\0", "binary file"),
    ("lines.jsonl", b'{"text": broken', "not JSON"),
    ("page.html", b"<html><script>1</script></html>", "no text"),
    ("word.docx", b"PK", "unknown kind of file"),
    ("french.txt", "Le maire de la ville a rencontré lundi les ouvriers du port pour parler de leurs salaires.".encode(), "(fr)"),
]  # fmt: skip


def test_bad_files_are_named_and_the_rest_is_built(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text(STORY)
    (folder / "twin.txt").write_text(STORY)
    for name, content, _ in BAD:
        (folder / name).write_bytes(content)
    result = run("build", folder, "-o", tmp_path / "out")
    assert result.exit_code == 3
    report = (tmp_path / "out" / "report.md").read_text()
    for name, _, found in [*BAD, ("twin.txt", b"", "the same text as good.txt")]:
        line = next(line for line in result.stderr.splitlines() if line.startswith(name))
        assert found in line
        assert name in report
    assert len(kgbuild.read_graph(tmp_path / "out" / "graph.json").articles) == 1


@pytest.mark.parametrize("content", [None, b""])
def test_nothing_usable_is_status_2_and_leaves_no_file(tmp_path, content):
    folder = tmp_path / "in"
    folder.mkdir()
    if content is not None:
        (folder / "a.txt").write_bytes(content)
    done = subprocess.run(
        [sys.executable, "-m", "kgbuild", "build", str(folder), str(tmp_path / "no"), "-o", str(tmp_path / "out")],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert "no usable article" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_failed_build_leaves_the_last_one_as_it_was(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(STORY)
    assert run("build", tmp_path / "a.txt", "-o", tmp_path / "out").exit_code == 0
    before = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kgbuild.export.files.os.fdopen", fail)
    assert run("build", tmp_path / "a.txt", "-o", tmp_path / "out", "--no-cache").exit_code != 0
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == before


def test_hostile_names_survive_as_data(tmp_path):
    text = (
        STORY.replace("Paulo Reis", 'Paulo "O’Reis" <b>Costa</b>')
        + 'The firm "A<script>alert(1)</script> & Sons" sued Prata.\n'
    )
    (tmp_path / 'a "b" <c>.txt').write_text(text)
    assert run("build", tmp_path / 'a "b" <c>.txt', "-o", tmp_path / "out").exit_code == 0
    assert len(Graph().parse(tmp_path / "out" / "graph.ttl")) > 100
    assert "<script>alert(1)" not in (tmp_path / "out" / "graph.html").read_text()


def test_base_iri_is_the_users_choice(tmp_path):
    (tmp_path / "a.txt").write_text(STORY)
    assert (
        run("build", tmp_path / "a.txt", "-o", tmp_path / "out", "--base", "https://example.org/people#").exit_code == 0
    )
    assert "https://example.org/people#" in (tmp_path / "out" / "graph.ttl").read_text()


def test_library_gives_the_same_graph_as_the_command(tmp_path):
    (tmp_path / "a.txt").write_text(STORY)
    graph = kgbuild.build([tmp_path / "a.txt"])
    run("build", tmp_path / "a.txt", "-o", tmp_path / "out")
    again = kgbuild.read_graph(tmp_path / "out" / "graph.json")
    assert graph.facts == again.facts
    assert graph.entities == again.entities
