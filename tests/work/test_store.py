"""The store forgets what builds no longer use, and begins anew a file it cannot use."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from kgbuild.work.store import FILE, KEPT, Store


def build(folder: Path, *used: str, made: str = "") -> set[str]:
    """A build that asks for some parts and may make one; the names of those that were known."""
    with closing(Store(folder, "maker")) as store:
        known = {key for key, _ in store.recall("kind", used)}
        store.keep("kind", [(made, b"value")] if made else [])
        store.prune()
    return known


def test_a_part_that_builds_use_is_kept_and_one_they_do_not_is_dropped(tmp_path: Path) -> None:
    build(tmp_path, made="used")
    build(tmp_path, made="unused")
    for _ in range(3 * KEPT):
        assert build(tmp_path, "used") == {"used"}
    with closing(sqlite3.connect(tmp_path / FILE)) as base:
        assert base.execute("SELECT key FROM part").fetchall() == [("used",)]


def test_a_part_outlives_builds_that_do_not_ask_for_it(tmp_path: Path) -> None:
    build(tmp_path, made="of another output")
    for number in range(KEPT - 2):
        build(tmp_path, made=f"part {number}")
    assert build(tmp_path, "of another output")


def test_parts_of_a_version_that_is_gone_are_dropped_too(tmp_path: Path) -> None:
    with closing(Store(tmp_path, "old version")) as store:
        store.keep("kind", [("part", b"value")])
    for _ in range(KEPT + 1):
        build(tmp_path)
    with closing(sqlite3.connect(tmp_path / FILE)) as base:
        assert base.execute("SELECT count(*) FROM part").fetchone() == (0,)


def test_a_part_is_noted_as_used_even_if_nobody_waits_for_the_last(tmp_path: Path) -> None:
    build(tmp_path, made="file")
    for _ in range(3 * KEPT):
        with closing(Store(tmp_path, "maker")) as store:
            assert next(iter(store.recall("kind", ["file"])))
            store.prune()


def test_a_file_with_other_tables_is_begun_anew(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / FILE)) as base:
        base.execute("CREATE TABLE part(maker TEXT, kind TEXT, key TEXT, value BLOB)")
        base.execute("CREATE TABLE extraction(maker TEXT, article TEXT, value BLOB)")
    assert build(tmp_path, "part", made="part") == set()
    assert build(tmp_path, "part") == {"part"}
