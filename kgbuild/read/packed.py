"""Packed files, to the bytes inside: gzip by the standard library, Zstandard by the extra `feeds`.

In: a file's name and bytes.  Out: the ending that names its reader (`.jsonl` for `a.jsonl.gz`), and the bytes inside.
"""

from __future__ import annotations

import gzip
import io
import zlib
from pathlib import PurePath

from kgbuild.errors import InputError

PACKED = (".gz", ".zst")
LARGEST = 2_000_000_000
"""A file that unpacks to more bytes than this is set aside: a bomb, or a corpus to split (our judgement)."""


def ending(name: str) -> str:
    """The ending that says how a file is read, lower-case, without that of its packing."""
    path = PurePath(name.lower())
    return PurePath(path.stem).suffix if path.suffix in PACKED else path.suffix


def unpacked(name: str, data: bytes) -> bytes:
    """The bytes inside; `data` itself when the name says nothing of packing.  Raises InputError on broken ones."""
    packing = PurePath(name.lower()).suffix
    if packing not in PACKED:
        return data
    try:
        inside = _gunzip(data) if packing == ".gz" else _unzstd(data, name)
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(f"broken {packing} file: {error}", name, "make or fetch it again") from error
    if len(inside) > LARGEST:
        raise InputError(f"unpacks to more than {LARGEST:,} bytes", name, "split it into smaller files")
    return inside


def _gunzip(data: bytes) -> bytes:
    with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
        return file.read(LARGEST + 1)


def _unzstd(data: bytes, name: str) -> bytes:
    try:
        import zstandard
    except ImportError as error:
        raise InputError(f"{error.name} is not installed", name, 'pip install "kgbuild[feeds]"') from error
    try:
        with zstandard.ZstdDecompressor().stream_reader(data, read_across_frames=True) as file:
            inside: bytes = file.read(LARGEST + 1)
    except zstandard.ZstdError as error:
        raise OSError(str(error)) from error
    if data and not inside:
        raise OSError("nothing in it, or it is cut short")
    return inside
