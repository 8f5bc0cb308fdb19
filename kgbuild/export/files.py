"""Files that appear whole or not at all.

In: names and bytes, pieces of text that are written as they come, or files to copy.  Out: files in a folder, each
written beside its place and then moved there.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from kgbuild.errors import InputError


def save(folder: Path | str, contents: Mapping[str, bytes | Path | Iterable[str]]) -> list[Path]:
    """Write all, then move all into place: an interrupted build leaves the last one's files as they were."""
    folder = Path(folder)
    waiting: list[tuple[Path, Path]] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in contents.items():
            waiting.append((_beside(folder, name, content), folder / name))
        for temporary, path in waiting:
            temporary.replace(path)
    except OSError as error:
        todo = "choose a folder you may write to, with room on its disk"
        raise InputError(f"cannot be written: {error.strerror}", str(error.filename or folder), todo) from error
    finally:
        for temporary, _ in waiting:
            temporary.unlink(missing_ok=True)
    return [path for _, path in waiting]


def _beside(folder: Path, name: str, content: bytes | Path | Iterable[str]) -> Path:
    handle, place = tempfile.mkstemp(prefix=f".{name}.", dir=folder)
    temporary = Path(place)
    try:
        with os.fdopen(handle, "wb") as file:
            if isinstance(content, bytes):
                file.write(content)
            elif isinstance(content, Path):
                with content.open("rb") as source:
                    shutil.copyfileobj(source, file)
            else:
                file.writelines(piece.encode() for piece in content)
        mask = os.umask(0)
        os.umask(mask)
        temporary.chmod(0o666 & ~mask)
    except BaseException:
        temporary.unlink()
        raise
    return temporary
