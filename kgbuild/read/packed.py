"""Packed files, to the bytes inside: Zstandard by the extra `feeds`, the others by the standard library.

In: a file's name and the open file.  Out: the ending that names its reader (`.jsonl` for `a.jsonl.gz`), and the bytes
inside: whole, or piece by piece for files too large to hold.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import IO, Any

from kgbuild.errors import InputError

PACKED = (".gz", ".zst", ".bz2", ".xz")
BROKEN = (OSError, EOFError, zlib.error, lzma.LZMAError)
LARGEST = 2_000_000_000
"""A file that is held whole may unpack to so many bytes: more is a bomb, or a corpus to split (our judgement)."""
PIECE = 2048
"""Packed bytes given to Zstandard at once: even a bomb's piece unpacks to what fits in memory."""
DICTIONARY = b"\x5d\x2a\x4d\x18"
"""How a `.warc.zst` begins that carries its dictionary (IIPC, WARC compression by Zstandard 1.0)."""


def ending(name: str) -> str:
    """The ending that says how a file is read, lower-case, without that of its packing."""
    path = PurePath(name.lower())
    return PurePath(path.stem).suffix if path.suffix in PACKED else path.suffix


OPENERS: dict[str, Callable[[IO[bytes]], Any]] = {
    ".gz": lambda file: gzip.GzipFile(fileobj=file, mode="rb"),
    ".tgz": lambda file: gzip.GzipFile(fileobj=file, mode="rb"),
    ".bz2": bz2.BZ2File,
    ".xz": lzma.LZMAFile,
}


class Unpacked(io.RawIOBase):
    """Bytes that come in pieces, as a file; it ends where they break off, and then `broken` says why."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._rest = b""
        self.broken: Exception | None = None

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Some of the bytes, 0 at the end."""
        try:
            while not self._rest and self.broken is None:
                self._rest = next(self._pieces)
        except StopIteration:
            return 0
        except BROKEN as error:
            self.broken = error
        some = self._rest[: len(buffer)]
        buffer[: len(some)] = some
        self._rest = self._rest[len(some) :]
        return len(some)


def unpacking(name: str, file: IO[bytes]) -> Unpacked:
    """The bytes inside, piece by piece; the file's own when its name says nothing of packing."""
    packing = PurePath(name.lower()).suffix
    if packing == ".zst":
        return Unpacked(_unzstd(file, name))
    opener = OPENERS.get(packing)
    opened = opener(file) if opener else file
    some = getattr(opened, "read1", opened.read)  # what is there before it breaks off, not all or nothing
    return Unpacked(iter(lambda: some(1 << 16), b""))


def unpacked(name: str, file: IO[bytes]) -> bytes:
    """All the bytes inside.  Raises InputError on a broken or huge file."""
    stream = unpacking(name, file)
    inside = io.BufferedReader(stream, 1 << 20).read(LARGEST + 1)
    if stream.broken:
        packing = PurePath(name.lower()).suffix
        raise InputError(f"broken {packing} file: {stream.broken}", name, "make or fetch it again") from stream.broken
    if len(inside) > LARGEST:
        raise InputError(f"unpacks to more than {LARGEST:,} bytes", name, "split it into smaller files")
    return inside


def _unzstd(file: IO[bytes], name: str) -> Iterator[bytes]:
    """Frame after frame: a file of frames is one whose parts were packed apart, as web archives are."""
    try:
        import zstandard
    except ImportError as error:
        raise InputError(f"{error.name} is not installed", name, 'pip install "kgbuild[feeds]"') from error
    try:
        head = file.read(4)
        known = _dictionary(file) if head == DICTIONARY else None
        opener = zstandard.ZstdDecompressor(dict_data=known)
        data = b"" if known else head
        frame, begun = opener.decompressobj(), False
        while piece := data or file.read(PIECE):
            data = b""
            yield frame.decompress(piece)
            begun = True
            if frame.eof:
                data, frame, begun = frame.unused_data, opener.decompressobj(), False
    except zstandard.ZstdError as error:
        raise OSError(str(error)) from error
    if begun:
        raise EOFError("it is cut short")


def _dictionary(file: IO[bytes]) -> Any:
    """The dictionary at the head of an archive, which may itself be packed."""
    import zstandard

    data = file.read(int.from_bytes(file.read(4), "little"))
    if data.startswith(b"\x28\xb5\x2f\xfd"):
        data = zstandard.ZstdDecompressor().decompressobj().decompress(data)
    return zstandard.ZstdCompressionDict(data)
