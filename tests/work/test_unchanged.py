"""A build with nothing to do does nothing, and says what the last one said."""

import os
import subprocess
import sys
import time
from dataclasses import replace

import pytest

from kgbuild.graph import to_json
from kgbuild.pipeline import build
from kgbuild.settings import Settings
from kgbuild.work.unchanged import Said, beside, changes, last_said, remember_build, stamp

STORY = (
    "Mayor Ines Prata met the engineer Paulo Reis in Porto on Monday. Reis gave Prata a model of the new bridge.\n"
    "Prata visited the building site on 5 March 2024, the Lusa news agency reported.\n"
)
SAID = Said(("bad.txt: the file is empty (delete it)",), "built: 1 article", 3)


@pytest.fixture
def project(tmp_path):
    """A folder of articles, and the file of a build."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(STORY)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "graph.json").write_text("{}")
    cache = beside(tmp_path / "out")
    assert cache == tmp_path / ".kgbuild"
    now = stamp([tmp_path / "in"], Settings())
    remember_build(cache, tmp_path / "out", now, [tmp_path / "out" / "graph.json"], SAID)
    return tmp_path


def found(project, settings=None):
    return last_said(project / ".kgbuild", project / "out", stamp([project / "in"], settings or Settings()))


def test_nothing_changed(project):
    assert found(project) == SAID
    os.utime(project / "in" / "a.txt", (1, 1))
    assert found(project) == SAID, "a file saved again as it was has not changed"


def test_a_large_output_is_known_by_its_size_and_time(project, monkeypatch):
    monkeypatch.setattr("kgbuild.work.unchanged.SMALL", 1)
    graph, now = project / "out" / "graph.json", stamp([project / "in"], Settings())
    remember_build(project / ".kgbuild", project / "out", now, [graph], SAID)
    assert found(project) == SAID
    os.utime(graph, (1, 1))
    assert found(project) is None


CHANGES = {
    "an article edited": lambda p: (p / "in" / "a.txt").write_text(STORY + "More."),
    "an article added": lambda p: (p / "in" / "b.txt").write_text(STORY),
    "an article removed": lambda p: (p / "in" / "a.txt").unlink(),
    "an article renamed": lambda p: (p / "in" / "a.txt").rename(p / "in" / "b.txt"),
    "an output edited": lambda p: (p / "out" / "graph.json").write_text("[]"),
    "an output removed": lambda p: (p / "out" / "graph.json").unlink(),
}


@pytest.mark.parametrize("change", CHANGES)
def test_any_change_is_seen(project, change):
    CHANGES[change](project)
    assert found(project) is None


def test_other_settings_are_another_build(project):
    assert found(project, replace(Settings(), base="https://example.org/")) is None
    assert found(project, Settings(min_confidence=0.9)) is None
    (project / "d.toml").write_text("")
    assert found(project, Settings(cache=project / "elsewhere")) == SAID


def test_watching_waits_until_files_rest(project):
    seen = changes([project / "in"], seconds=0.02)
    (project / "in" / "b.txt").write_text("more")
    started = time.perf_counter()
    next(seen)
    assert time.perf_counter() - started < 30


@pytest.mark.pipeline
def test_a_build_with_nothing_to_do_imports_no_spacy(tmp_path):
    (tmp_path / "a.txt").write_text(STORY)
    code = (
        "import sys\nfrom kgbuild.cli import app\n"
        f"sys.argv[1:] = ['build', {str(tmp_path / 'a.txt')!r}, '-o', {str(tmp_path / 'out')!r}]\n"
        "try:\n    app()\nexcept SystemExit:\n    pass\nprint('spacy' in sys.modules)"
    )
    lines = [
        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.splitlines()
        for _ in range(2)
    ]
    assert lines[0][-1] == "True"
    assert lines[1][-1] == "False"
    assert "nothing has changed" in lines[1][-2]
    assert lines[0][:3] == lines[1][:3]


@pytest.mark.pipeline
def test_an_incremental_build_gives_the_bytes_of_a_full_one(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    remembering = Settings(cache=tmp_path / "cache")
    edits = [
        lambda: (folder / "a.txt").write_text(STORY),
        lambda: (folder / "b.txt").write_text(STORY.replace("gave Prata a model", "denied Prata a model")),
        lambda: (folder / "a.txt").write_text("Later, the mayor met the press.\n" + STORY),
        lambda: (folder / "b.txt").unlink(),
    ]
    for edit in edits:
        edit()
        assert to_json(build([folder], remembering)) == to_json(build([folder]))
