"""Archives of files, alone, in folders and in each other: every file in them is read or named."""

from __future__ import annotations

import gzip
import io
import json
import random
import tarfile
import zipfile

import pytest

from kgbuild.model import Article, Problem
from kgbuild.read import archives, read_articles
from kgbuild.settings import Settings

STORY = (
    "The council of {} voted on Monday to rebuild the old market hall by next spring.\n\n"
    "Mayor Ines Prata said that work would begin in March and cost four million euros.\n"
)
FILES = {
    "./b.txt": STORY.format("Faro").encode(),
    "a/c.jsonl": json.dumps({"text": STORY.format("Lagos")}).encode(),
    "a/d.html.gz": gzip.compress(f"<p>{STORY.format('Beja')}</p>".encode()),
    "a/photo.png": b"\x89PNG",
    "a/.hidden.txt": b"x",
    "__MACOSX/b.txt": b"x",
}


def zipped(files=FILES) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred(files=FILES, packing="") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=f"w:{packing}") as archive:
        for name, data in files.items():
            item = tarfile.TarInfo(name)
            item.size = len(data)
            archive.addfile(item, io.BytesIO(data))
    return out.getvalue()


def zstandard(data: bytes) -> bytes:
    return pytest.importorskip("zstandard").ZstdCompressor().compress(data)


def read(path):
    items = list(read_articles([path], Settings()))
    return [i for i in items if isinstance(i, Article)], [i for i in items if isinstance(i, Problem)]


MADE = {
    "news.zip": zipped,
    "news.tar": tarred,
    "news.tar.gz": lambda: tarred(packing="gz"),
    "news.tgz": lambda: tarred(packing="gz"),
    "news.tar.bz2": lambda: tarred(packing="bz2"),
    "news.tar.xz": lambda: tarred(packing="xz"),
    "news.tar.zst": lambda: zstandard(tarred()),
}


@pytest.mark.parametrize("name", MADE)
def test_files_in_archives_are_read_under_their_place(tmp_path, name):
    (tmp_path / name).write_bytes(MADE[name]())
    articles, problems = read(tmp_path)
    assert sorted(a.name for a in articles) == [f"{name}/a/c.jsonl#1", f"{name}/a/d.html.gz", f"{name}/b.txt"]
    assert [(p.where, p.found) for p in problems] == [(f"{name}/a/photo.png", "unknown kind of file: .png")]
    (tmp_path / name).unlink()
    (tmp_path / "b.txt").write_bytes(FILES["./b.txt"])
    (plain,), _ = read(tmp_path)
    packed = next(a for a in articles if a.name.endswith("b.txt"))
    assert (plain.sha256, plain.text) == (packed.sha256, packed.text)


def test_archives_in_archives_are_read_and_too_many_refused(tmp_path):
    inner = {"c.txt": STORY.format("Faro").encode()}
    data = zipped({"deep/b.tar.gz": tarred({"a.zip": zipped(inner)}, "gz")})
    (tmp_path / "all.zip").write_bytes(data)
    (one,), problems = read(tmp_path)
    assert (one.name, problems) == ("all.zip/deep/b.tar.gz/a.zip/c.txt", [])
    (tmp_path / "all.zip").write_bytes(zipped({"more.zip": data}))
    articles, (problem,) = read(tmp_path)
    assert articles == []
    assert problem.where == "all.zip/more.zip/deep/b.tar.gz/a.zip"
    assert "more than 3 archives in each other" in problem.found


@pytest.mark.parametrize("name", [name for name in MADE if name != "news.zip"])
def test_what_came_before_the_break_of_an_archive_is_kept(tmp_path, name):
    noise = random.Random(1).randbytes(600_000)
    files = {"a.txt": STORY.format("Faro").encode(), "z.html": noise}
    packing = {"gz": "gz", "tgz": "gz", "bz2": "bz2", "xz": "xz"}.get(name.rpartition(".")[2], "")
    data = tarred(files, packing)
    data = zstandard(data) if name.endswith("zst") else data
    (tmp_path / name).write_bytes(data[: len(data) // 2])
    articles, problems = read(tmp_path)
    assert [a.name for a in articles] == ([] if name.endswith("bz2") else [f"{name}/a.txt"])
    assert problems[-1].where == name
    assert "broken archive" in problems[-1].found


def test_broken_members_of_a_zip_are_named_and_the_others_read(tmp_path):
    data = zipped({"a.txt": STORY.format("Faro").encode(), "b.txt": STORY.format("Lagos").encode()})
    place = data.index(b"b.txt") + 20
    (tmp_path / "news.zip").write_bytes(data[:place] + b"\xff" * 9 + data[place + 9 :])
    (one,), (problem,) = read(tmp_path)
    assert one.name == "news.zip/a.txt"
    assert problem.where == "news.zip/b.txt"
    assert "broken in its archive" in problem.found


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tar.gz", "a.tar.zst"])
@pytest.mark.parametrize("data", [b"", b"junk", b"junk" * 1000])
def test_what_is_no_archive_is_named(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    articles, (problem,) = read(tmp_path)
    assert articles == []
    assert problem.where == name
    assert problem.found
    assert problem.todo


def test_an_empty_archive_and_one_with_a_password_are_named(tmp_path):
    (tmp_path / "empty.zip").write_bytes(zipped({}))
    locked = bytearray(zipped({"a.txt": b"x"}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.index(mark) + offset] |= 1
    (tmp_path / "locked.zip").write_bytes(locked)
    _, problems = read(tmp_path)
    assert [(p.where, p.found) for p in problems] == [
        ("empty.zip", "no file in this archive"), ("locked.zip/a.txt", "it is locked by a password"),
    ]  # fmt: skip


def test_a_bomb_is_not_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "LARGEST", 100_000)
    (tmp_path / "a.zip").write_bytes(zipped({"a.txt": b"a " * 1_000_000, "b.bin": b"0" * 1_000_000}))
    articles, problems = read(tmp_path)
    assert articles == []
    assert [p.found for p in problems] == ["unpacks to more than 100,000 bytes", "unknown kind of file: .bin"]


@pytest.mark.parametrize("name", ["../../a.txt", "/etc/a.txt", "..\\a.txt"])
def test_no_name_leads_out_of_its_archive(tmp_path, name):
    (tmp_path / "a.tar").write_bytes(tarred({name: STORY.format("Faro").encode()}))
    (one,), _ = read(tmp_path)
    assert one.name in ("a.tar/a.txt", "a.tar/etc/a.txt")
