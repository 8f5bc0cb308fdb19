"""What a spaCy Doc says of its tokens, one attribute of all of them at a time.

In: a Doc.  Out: lists with an entry for each token.  spaCy's strings stand behind numbers; each is asked for once a
process and then found in a dict, since texts say the same words again and again (a tenth of what spaCy's answer costs).
Of a Doc that nobody changes any more (`keep_columns`) each list is made once.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
import spacy.tokens
from numpy.typing import NDArray
from spacy.vocab import Vocab


class Strings(dict[int, str]):
    """The strings of a vocabulary by their numbers."""

    def __init__(self, vocab: Vocab) -> None:
        super().__init__({0: ""})
        self._store = vocab.strings

    def __missing__(self, key: int) -> str:
        found: str = self._store[key]
        self[key] = found
        return found


SURE = "kgbuild sure"
"""Key of a Doc's user data under which the shipped pipeline says how sure it was."""
KEPT = "kgbuild columns"
"""The same for the lists that were made of it."""
_strings = lru_cache(maxsize=1)(Strings)


def keep_columns(source: spacy.tokens.Doc) -> None:
    """From now on the Doc stays as it is; its lists are not to be changed either."""
    source.user_data[KEPT] = {}


def numbers(source: spacy.tokens.Doc, name: str) -> list[int]:
    """One attribute of all tokens as it is kept."""
    kept: dict[str, Any] = source.user_data.get(KEPT, {})
    found: list[int] | None = kept.get(name)
    if found is None:
        found = kept[name] = source.to_array(name).astype("int64").tolist()
    return found


def sureties(source: spacy.tokens.Doc) -> NDArray[np.float32] | None:
    """For each token the logarithms of the likelihoods of its head, its label and its name tag; None where the pipeline
    does not tell them."""
    found: NDArray[np.float32] | None = source.user_data.get(SURE)
    return found


def column(source: spacy.tokens.Doc, name: str) -> list[str]:
    """One attribute of all tokens as strings."""
    kept: dict[str, Any] = source.user_data.get(KEPT, {})
    found: list[str] | None = kept.get(name)
    if found is None:
        strings = _strings(source.vocab)
        found = kept[name] = list(map(strings.__getitem__, source.to_array(name).tolist()))
    return found
