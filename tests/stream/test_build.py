"""A build on disk: the bytes of the build in memory, whatever fits into memory; what goes wrong leaves nothing behind."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import islice
from pathlib import Path

import pytest
from typer.testing import CliRunner

import kgbuild
from benchmarks.scale import write as write_corpus
from benchmarks.synthetic import Shape, corpus
from kgbuild.cli import app
from kgbuild.errors import InputError
from kgbuild.export import write
from kgbuild.ontology import load_ontology
from kgbuild.settings import Settings
from kgbuild.stream import build_on_disk

pytestmark = pytest.mark.pipeline
ROOT = Path(__file__).parent.parent.parent
ROWS = ("graph.ttl", "graph.trig", "graph.json")
"""Files that are written row by row, with the bytes of the build in memory however large the graph is."""
SHAPES = {
    "stories of four": Shape(6, 4, 1.1, 0.0, 1),
    "near copies": Shape(5, 3, 1.1, 0.4, 2),
    "few names for all": Shape(4, 5, 2.5, 0.0, 3),
}


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What articles say, worked out once for all tests."""
    return tmp_path_factory.mktemp("cache")


def in_memory(paths: list[Path], output: Path, settings: Settings) -> Path:
    write(kgbuild.build(paths, settings), output, load_ontology())
    return output


def differing(one: Path, other: Path, names: tuple[str, ...]) -> list[str]:
    return [name for name in names if (one / name).read_bytes() != (other / name).read_bytes()]


def little_room(patch: pytest.MonkeyPatch) -> None:
    """A few lines in memory, few statements fused at once, and no graph small enough to be held."""
    patch.setattr("kgbuild.stream.pile.ROOM", 3_000)
    patch.setattr("kgbuild.stream.facts.BATCH", 7)
    patch.setattr("kgbuild.stream.part.NODES", 20)
    patch.setattr("kgbuild.stream.part.SEEN", 20)


def test_the_sample_gives_every_file_with_the_same_bytes(tmp_path: Path, cache: Path) -> None:
    outputs = []
    for option in ("--no-stream", "--stream"):
        outputs.append(tmp_path / option)
        words = ["build", str(ROOT / "articles"), "-o", str(outputs[-1]), "--cache", str(cache), "--jobs", "1", option]
        result = CliRunner().invoke(app, words)
        assert result.exit_code == 0, result.output
    names = sorted(path.name for path in outputs[0].iterdir())
    assert "graph.html" in names
    assert differing(*outputs, tuple(names)) == []
    more = {path.name for path in outputs[1].iterdir()} - set(names)
    assert more == {"claims.parquet", "entities.parquet", "events.parquet"}
    assert not list(cache.glob("stream-*"))


def test_edges_are_drawn_from_the_confidence_that_is_asked_for(tmp_path: Path, cache: Path) -> None:
    drawn = []
    for least in (0.0, 0.9):
        settings, disk = Settings(cache=cache, min_confidence=least), tmp_path / f"disk {least}"
        build_on_disk([ROOT / "articles"], disk, settings)
        held = in_memory([ROOT / "articles"], tmp_path / f"memory {least}", settings)
        assert differing(disk, held, ("graph.ttl", "graph.json")) == []
        graph = kgbuild.read_graph(held / "graph.json")
        ends = graph.entities.keys()
        edges = [fact for fact in graph.facts.values() if fact.edge and {fact.subject, str(fact.object)} <= ends]
        assert all(fact.confidence >= least * 0.8 for fact in edges)  # less by a fifth on the standing side of a dispute
        drawn.append(len(edges))
    assert drawn[0] > drawn[1] > 0


@pytest.mark.parametrize("name", sorted(SHAPES))
def test_partitions_of_a_few_rows_change_nothing(
    name: str, tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_corpus(tmp_path / "news.jsonl", islice(corpus(28, SHAPES[name]), 28))
    settings = Settings(cache=cache)
    expected = in_memory([tmp_path / "news.jsonl"], tmp_path / "memory", settings)
    little_room(monkeypatch)
    _, found = build_on_disk([tmp_path / "news.jsonl"], tmp_path / "disk", settings)
    assert differing(expected, tmp_path / "disk", ROWS) == []
    graph = kgbuild.read_graph(expected / "graph.json")
    edges = [f for f in graph.facts.values() if f.edge and not f.literal and f.subject in graph.entities]
    counted = (len(graph.articles), len(graph.entities), len(graph.events), len(graph.facts), len(edges), len(graph.disputes()))
    assert counted == tuple(found.counts[kind] for kind in ("articles", "entities", "events", "facts", "edges", "disputes"))
    assert f"{len(graph.facts):,} facts" in (tmp_path / "disk" / "report.md").read_text()
    assert not (tmp_path / "disk" / "graph.graphml").exists()  # it wants the graph in memory


TOLD_APART = (
    "Fire in the harbour of Alderport\n\nMayor Ana Ruiz visited the harbour of Alderport in Norland on Monday. ",
    "Harbour of Alderport burns\n\nOn Monday the mayor of Alderport in Norland, Ana Ruiz, came to the harbour. ",
)
DISPUTES = {
    "number": ("In the fire 31 people were killed.", "The fire cost lives: 36 people died."),
    "place": ("Ana Ruiz fled to Oslo.", "Ana Ruiz fled to Bergen."),
    "duration": ("The rescuers worked for six hours.", "The rescuers worked for eleven hours."),
}


@pytest.mark.parametrize("kind", sorted(DISPUTES))
def test_disputes_of_happenings_told_apart_are_found_on_disk(
    kind: str, tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, (begin, end) in enumerate(zip(TOLD_APART, DISPUTES[kind], strict=True)):
        (tmp_path / f"{number}.txt").write_text(begin + end)
    settings = Settings(cache=cache)
    expected = in_memory(sorted(tmp_path.glob("*.txt")), tmp_path / "memory", settings)
    assert {fact.conflict for fact in kgbuild.read_graph(expected / "graph.json").facts.values()} == {"", kind}
    little_room(monkeypatch)
    build_on_disk(sorted(tmp_path.glob("*.txt")), tmp_path / "disk", settings)
    assert differing(expected, tmp_path / "disk", ROWS) == []


def test_decisions_and_known_entities_hold_on_disk_too(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = kgbuild.build([ROOT / "articles"], Settings(cache=cache))
    people = sorted((e for e in graph.entities.values() if e.type == "Person" and e.names), key=lambda e: -len(e.mentions))
    one, other, third = people[:3]
    edge = next(f for f in graph.facts.values() if f.edge and not f.literal and f.subject in graph.entities)
    (tmp_path / "decisions.toml").write_text(
        f'same = [["{one.label}", "{other.label}"]]\ndifferent = [["{third.label}", "{third.names[0]}"], ["no such", "nor this"]]\n'
        f'[rename]\n"{one.label}" = "Somebody Else"\n[retype]\n"{third.label}" = "Group"\n'
        f'[[reject]]\nsubject = "{edge.subject}"\npredicate = "{edge.predicate}"\nobject = "{edge.object}"\n'
        '[[reject]]\nsubject = "nobody"\npredicate = "kg:met"\nobject = "no one"\n'
    )  # fmt: skip
    (tmp_path / "known.csv").write_text(f"name,aliases,type,id\n{other.label},,Person,https://example.org/1\n")
    settings = Settings(cache=cache, decisions=tmp_path / "decisions.toml", known=tmp_path / "known.csv")
    expected = in_memory([ROOT / "articles"], tmp_path / "memory", settings)
    little_room(monkeypatch)
    build_on_disk([ROOT / "articles"], tmp_path / "disk", settings)
    assert differing(expected, tmp_path / "disk", ROWS) == []
    changed = kgbuild.read_graph(expected / "graph.json")
    assert any(entity.label == "Somebody Else" for entity in changed.entities.values())
    assert any("nobody" in remark for remark in changed.remarks)


def test_much_to_read_is_built_on_disk_and_says_so(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kgbuild.cli.build.LARGE", 100)
    words = ["build", str(ROOT / "articles"), "-o", str(tmp_path / "out"), "--cache", str(cache), "--jobs", "1"]
    result = CliRunner().invoke(app, words)
    assert result.exit_code == 0, result.output
    assert "the rest on disk" in result.output
    assert (tmp_path / "out" / "claims.parquet").exists()
    again = CliRunner().invoke(app, words)
    assert "nothing has changed" in again.output


def test_without_duckdb_everything_else_is_written(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kgbuild.stream.build.can_write", lambda: False)
    files, _ = build_on_disk([ROOT / "articles"], tmp_path / "out", Settings(cache=cache))
    assert {path.name for path in files} == {*ROWS, "graph.graphml", "graph.html", "report.md"}


def test_bad_articles_are_named_and_nothing_usable_is_an_error(tmp_path: Path, cache: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "empty.txt").write_bytes(b"")
    with pytest.raises(InputError, match="no usable article"):
        build_on_disk([folder], tmp_path / "out", Settings(cache=cache))
    (folder / "good.txt").write_bytes((ROOT / "articles" / sorted(p.name for p in (ROOT / "articles").glob("*.txt"))[0]).read_bytes())
    _, found = build_on_disk([folder], tmp_path / "out", Settings(cache=cache))
    assert [problem.where for problem in found.problems if problem.article] == ["empty.txt"]
    assert found.counts["lost"] == 1
    assert not list(cache.glob("stream-*"))


def test_a_full_disk_is_a_clear_error_and_leaves_the_last_build_as_it_was(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "out"
    build_on_disk([ROOT / "articles"], output, Settings(cache=cache))
    before = {path.name: path.read_bytes() for path in output.iterdir()}

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    little_room(monkeypatch)
    monkeypatch.setattr("kgbuild.stream.pile.Pile._write", fail)
    with pytest.raises(InputError, match="No space left on device"):
        build_on_disk([ROOT / "articles"], output, Settings(cache=cache))
    assert {path.name: path.read_bytes() for path in output.iterdir()} == before
    assert not list(cache.glob("stream-*"))


def test_what_a_killed_build_left_is_thrown_away_and_what_it_read_is_not_read_again(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(cache=cache)

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("kgbuild.stream.build.resolve_all", stop)
        with pytest.raises(KeyboardInterrupt):
            build_on_disk([ROOT / "articles"], tmp_path / "out", settings)
        patch.setattr("kgbuild.stream.build.shutil.rmtree", lambda *_, **__: None)  # killed: nothing is tidied up
        with pytest.raises(KeyboardInterrupt):
            build_on_disk([ROOT / "articles"], tmp_path / "out", settings)
    assert list(cache.glob("stream-*"))
    monkeypatch.setattr("kgbuild.work.batch.read_batch", stop)
    files, _ = build_on_disk([ROOT / "articles"], tmp_path / "out", settings)
    assert len(files) == len(list((tmp_path / "out").iterdir()))
    assert not list(cache.glob("stream-*"))


PEAK = """
import resource, sys
from pathlib import Path
from kgbuild.settings import Settings
from kgbuild.stream import build_on_disk, pile
pile.ROOM = 1_000_000
build_on_disk([Path(sys.argv[1])], Path(sys.argv[2]), Settings(cache=Path(sys.argv[3]), jobs=2))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def test_memory_does_not_grow_with_the_articles(tmp_path: Path) -> None:
    """The language pipeline works in other processes, so this is the memory that the graph takes."""
    peaks = []
    for count in (60, 300):
        write_corpus(tmp_path / f"{count}.jsonl", islice(corpus(count, Shape(3, 4, 1.1, 0.0, 1)), count))
        words = [sys.executable, "-c", PEAK, *(str(tmp_path / name) for name in (f"{count}.jsonl", f"out-{count}", "cache"))]
        done = subprocess.run(words, check=True, capture_output=True, text=True, timeout=600, cwd=ROOT, env={**os.environ})
        peaks.append(float(done.stdout.splitlines()[-1]))
    assert peaks[1] < 1.2 * peaks[0], peaks
