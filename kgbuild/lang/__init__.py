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
    read = tomllib.loads((files(__package__) / language / f"{name}.toml").read_text(encoding="utf-8"))
    return {key: _listed(value) for key, value in read.items()}


class WordList(list[str]):
    """A list in which a word is found at once, however long it is.  It is never changed."""

    def __init__(self, listed: list[str]) -> None:
        super().__init__(listed)
        self._set = frozenset(listed)

    def __contains__(self, word: object) -> bool:
        return word in self._set


def _listed(value: Any) -> Any:
    """The same with every list of words as a `WordList`."""
    if isinstance(value, dict):
        return {key: _listed(each) for key, each in value.items()}
    if isinstance(value, list):
        return WordList(value) if all(isinstance(each, str) for each in value) else [_listed(each) for each in value]
    return value
