"""An article added to a known folder: a worker reads it that was started before it was met, and a fork draws the page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kgbuild.cli import build as command
from kgbuild.cli.build import build_once
from kgbuild.engines import place, twin
from kgbuild.settings import Settings
from kgbuild.work import each

TEXTS = (
    "Mayor Ines Prata met the engineer Paulo Reis in Porto on Monday. Reis gave Prata a model of the new bridge.",
    "Twelve workers were injured at the building site in Porto on 5 March 2024, the Lusa news agency reported.",
    "Prata denied that she had met Reis. The engineer will visit Lisbon.",
)


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.pipeline
def test_the_files_are_those_of_a_full_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[object] = []
    forked: list[object] = []
    begin, fork = place.Place.begin, twin.Twin.__init__
    monkeypatch.setattr(place, "cores", lambda: 2)
    monkeypatch.setattr(twin, "cores", lambda: 2)
    monkeypatch.setattr(command, "FEW", 0)
    monkeypatch.setattr(place.Place, "begin", lambda *given: (begun.append(given), begin(*given)))

    def counted(*given: Any) -> None:
        forked.append(given)
        fork(*given)

    monkeypatch.setattr(twin.Twin, "__init__", counted)
    articles = tmp_path / "in"
    articles.mkdir()
    for number, text in enumerate(TEXTS[:2]):
        (articles / f"{number}.txt").write_text(text)
    chosen = Settings(cache=tmp_path / "cache", jobs=None)
    build_once([articles], tmp_path / "out", chosen, quiet=True)
    assert (len(begun), len(forked)) == (0, 1)
    (articles / "2.txt").write_text(TEXTS[2])
    build_once([articles], tmp_path / "out", chosen, quiet=True)
    assert (len(begun), len(forked)) == (1, 2)
    (articles / "0.txt").unlink()
    build_once([articles], tmp_path / "out", chosen, quiet=True)  # nothing to read: the worker goes home
    build_once([articles], tmp_path / "full", Settings(jobs=1), quiet=True)
    assert (len(begun), len(forked)) == (2, 3)
    assert files(tmp_path / "out") == files(tmp_path / "full")


@pytest.mark.parametrize(("jobs", "size", "width"), [(None, 10, 0), (None, 10**7, 3), (2, 10, 2), (1, 10**7, 0)])
def test_workers_start_ahead_when_there_is_surely_enough(
    jobs: int | None, size: int, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[int] = []
    for module in (place, each):
        monkeypatch.setattr(module, "cores", lambda: 3)
    monkeypatch.setattr(place.Place, "begin", lambda self, width, *first: begun.append(width))
    each.begin_early(place.Place(jobs), Settings(jobs=jobs), size)
    assert begun == [width] * bool(width)


def test_what_was_put_off_is_done_once_when_this_process_would_wait() -> None:
    here, done = place.Place(2), list[str]()
    here.put_off(lambda: done.append("done"))
    assert not done
    assert here.wait()
    assert not here.wait()
    assert done == ["done"]


def test_what_was_put_off_last_is_done_first() -> None:
    here, done = place.Place(2), list[int]()
    for number in range(3):
        here.put_off(done.append, number)
    while here.wait():
        pass
    assert done == [2, 1, 0]
