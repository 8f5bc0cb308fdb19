"""Files read before are known again, and read anew once they change."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgbuild.model import Article, Problem
from kgbuild.read import read_articles
from kgbuild.settings import Settings
from kgbuild.work import files_known, known_files

TEXT = "Title: Ferry late\n\nThe night ferry reached Port Alder two hours late on Monday, the harbour master said."


def read(folder: Path, cache: Path) -> list[Article | Problem]:
    settings = Settings(cache=cache)
    with files_known(settings) as reader:
        return list(read_articles([folder], settings, reader))


def test_a_known_file_gives_what_reading_it_gave(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, cache = tmp_path / "articles", tmp_path / "cache"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT)
    (folder / "b.txt").write_bytes(b"\x00\x01\x02")
    first = read(folder, cache)
    assert {type(item) for item in first} == {Article, Problem}
    with monkeypatch.context() as patch:
        patch.setattr(known_files, "read_file", lambda *_: pytest.fail("it was known"))
        assert read(folder, cache) == first
    (folder / "a.txt").write_text(TEXT + " Nobody was hurt.")
    assert read(folder, cache) == list(read_articles([folder], Settings())) != first


def test_what_is_remembered_can_be_damaged(tmp_path: Path) -> None:
    folder, cache = tmp_path / "articles", tmp_path / "cache"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT)
    first = read(folder, cache)
    import sqlite3

    from kgbuild.work.store import FILE

    with sqlite3.connect(cache / FILE) as base:
        base.execute("UPDATE part SET value = x'00'")
    assert read(folder, cache) == first
