"""Bytes to text: the encoding found, mojibake repaired, line ends made one.

In: the bytes of a file.  Out: text, with a remark when the encoding was not UTF-8.
"""

from __future__ import annotations

import codecs

import ftfy
from charset_normalizer import from_bytes

from kgbuild.errors import InputError

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_BINARY = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"\x7fELF", b"\xd0\xcf\x11\xe0")


def decode(data: bytes, where: str) -> tuple[str, str | None]:
    """The text of `data`, and a remark on its encoding when it was not UTF-8.

    Only damage is repaired, so that offsets into an undamaged file are offsets into its article.  Raises
    InputError on binary data.
    """
    if data.startswith(_BINARY):
        raise InputError("binary file, not text", where, "convert it to text or HTML first")
    for bom, name in _BOMS:
        if data.startswith(bom):
            return tidy(data.decode(name, errors="replace")), None
    if b"\0" in data[:4096]:
        raise InputError("binary file, not text (it holds NUL bytes)", where, "convert it to text or HTML first")
    try:
        return tidy(data.decode("utf-8")), None
    except UnicodeDecodeError as error:
        name = western(data)
        remark = f"not UTF-8 (byte {error.start}); read as {name.replace('_', '-')}"
        return tidy(data.decode(name, errors="replace")), remark


def western(data: bytes) -> str:
    """The likeliest encoding of English that is not UTF-8: Windows-1252 where every byte has a meaning in it (a
    statistical guess has too few accents to go by), else what charset-normalizer finds."""
    try:
        data.decode("cp1252")
        return "cp1252"
    except UnicodeDecodeError:
        guess = from_bytes(data).best()
        return guess.encoding if guess else "latin-1"


def tidy(text: str) -> str:
    """Mojibake mended (ftfy) and line ends made "\\n"; everything else stays as it stands in the file."""
    return ftfy.fix_encoding(text).replace("\r\n", "\n").replace("\r", "\n")
