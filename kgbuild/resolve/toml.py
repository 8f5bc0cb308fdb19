"""TOML on every Python we support: the user's files are read with the same errors everywhere.

In: a file's text and path.  Out: its tables, or an `InputError` that names the line.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from kgbuild.errors import InputError

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


def read_toml(path: Path) -> dict[str, Any]:
    """The tables of a TOML file of the user."""
    return parse_toml(read_text(path), path)


def read_text(path: Path) -> str:
    """The text of a file of the user."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise InputError(
            "there is no such file", str(path), "leave the option out, or name an existing file"
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"it cannot be read as UTF-8 text: {error}", str(path), "save it as UTF-8") from error


def parse_toml(text: str, path: Path) -> dict[str, Any]:
    """The tables of a TOML text."""
    try:
        return dict(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"not valid TOML: {error}", str(path), "mend the line named") from error
