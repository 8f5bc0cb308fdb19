"""Languages as data: one folder each, holding word lists and, for the default one, the shipped pipeline."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


@cache
def words(name: str, language: str = "en") -> Mapping[str, Any]:
    """The TOML file `name` of a language ("read" -> lang/en/read.toml), read once."""
    return tomllib.loads((files(__package__) / language / f"{name}.toml").read_text(encoding="utf-8"))
