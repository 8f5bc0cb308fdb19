"""Archives of files (zip, tar), to the files in them, one at a time; nothing is ever written where an archive says.

In: an open archive.  Out: each file in it, under its name there, or a Problem.
"""

from __future__ import annotations

import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from tempfile import SpooledTemporaryFile
from typing import IO

from kgbuild.model import Problem
from kgbuild.read.packed import LARGEST, unpacking

TARS = (".tar", ".tar.gz", ".tgz", ".tar.zst", ".tar.bz2", ".tar.xz")
KINDS = (".zip", *TARS)
DEEPEST = 3
"""Archives in archives are opened so far: what goes deeper was made to do harm."""
HELD = 16_000_000
"""Larger files of an archive wait on disk while they are read."""
BROKEN = (OSError, EOFError, zlib.error, zipfile.BadZipFile, tarfile.TarError, NotImplementedError, RuntimeError)

Member = tuple[str, "IO[bytes] | Problem"]


def is_archive(name: str) -> bool:
    """Is it one, by its name?"""
    return name.lower().endswith(KINDS)


def members(name: str, file: IO[bytes], wanted: Callable[[str], bool]) -> Iterator[Member]:
    """(name in the archive, the open file or what is wrong with it); unwanted files are not unpacked and come empty."""
    try:
        yield from (_zipped if name.lower().endswith(".zip") else _tarred)(name, file, wanted)
    except BROKEN as error:
        said = str(error) or type(error).__name__
        yield name, Problem(name, f"broken archive: {said}", "make or fetch it again; what could be read of it was")


def _zipped(name: str, file: IO[bytes], wanted: Callable[[str], bool]) -> Iterator[Member]:
    with zipfile.ZipFile(file) as archive:
        for item in sorted(archive.infolist(), key=lambda item: item.filename):
            inside = _plain(item.filename)
            if item.is_dir() or _hidden(inside):
                continue
            where = f"{name}/{inside}"
            if item.flag_bits & 1:
                yield inside, Problem(where, "it is locked by a password", "unpack it and give the folder")
                continue
            try:
                with archive.open(item) as opened:
                    found = _held(opened, where, wanted)
            except BROKEN as error:
                found = Problem(where, f"broken in its archive: {error}", "make or fetch the archive again")
            yield inside, found


def _tarred(name: str, file: IO[bytes], wanted: Callable[[str], bool]) -> Iterator[Member]:
    stream = unpacking(name, file)  # not by tarfile, which takes an archive that was cut short for one that ends there
    with tarfile.open(fileobj=stream, mode="r|") as archive:
        for item in archive:
            inside = _plain(item.name)
            if item.isfile() and not _hidden(inside):
                opened = archive.extractfile(item)
                assert opened is not None  # it is a file
                yield inside, _held(opened, f"{name}/{inside}", wanted)
    if stream.broken:
        raise stream.broken


def _held(opened: IO[bytes], where: str, wanted: Callable[[str], bool]) -> IO[bytes] | Problem:
    """A copy that can be read twice, in memory while it is small."""
    copy = SpooledTemporaryFile(HELD)  # noqa: SIM115
    size = 0
    while wanted(where) and (piece := opened.read(1 << 20)):
        size += len(piece)
        if size > LARGEST:
            copy.close()
            return Problem(where, f"unpacks to more than {LARGEST:,} bytes", "split it into smaller files")
        copy.write(piece)
    copy.seek(0)
    return copy


def _plain(name: str) -> str:
    """A name as one would write it: "./a.txt" is "a.txt"."""
    return "/".join(part for part in PurePosixPath(name.replace("\\", "/")).parts if part not in ("/", ".", ".."))


def _hidden(name: str) -> bool:
    return any(part.startswith(".") or part == "__MACOSX" for part in name.split("/"))
