"""What a spaCy Doc says of its tokens, one attribute of all of them at a time.

In: a Doc.  Out: lists with an entry for each token.  spaCy's strings stand behind numbers; each is asked for once a
process and then found in a dict, since texts say the same words again and again.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import spacy.tokens
from spacy.vocab import Vocab

FLAGS = (
    "is_space", "is_punct", "is_quote", "is_alpha", "is_lower", "is_title", "like_num", "like_url", "like_email",
)  # fmt: skip
"""What depends on the written word alone and is yes or no."""
Word = tuple[str, str, bool, bool, bool, bool, bool, bool, bool, bool, bool]
"""A word as it is written, in lower case, and its `FLAGS`."""
_STRINGS: dict[int, str] = {0: ""}
"""Strings by spaCy's number for them: a digest of the string, the same in every vocabulary."""


def numbers(source: spacy.tokens.Doc, name: str) -> list[int]:
    """One attribute of all tokens as it is kept."""
    found: list[int] = source.to_array(name).astype("int64").tolist()
    return found


def column(source: spacy.tokens.Doc, name: str) -> list[str]:
    """One attribute of all tokens as strings."""
    keys = source.to_array(name).tolist()
    try:
        return [_STRINGS[key] for key in keys]
    except KeyError:
        strings = source.vocab.strings
        _STRINGS.update({key: strings[key] for key in {*keys} - _STRINGS.keys()})
        return [_STRINGS[key] for key in keys]


def word_column(source: spacy.tokens.Doc) -> list[Word]:
    """What is known of every token's word, whatever it stands for here."""
    known, keys = _words(source.vocab), source.to_array("ORTH").tolist()
    try:
        return [known[key] for key in keys]
    except KeyError:
        known.update({key: _word(source.vocab[key]) for key in {*keys} - known.keys()})
        return [known[key] for key in keys]


@lru_cache(maxsize=2)
def _words(vocab: Vocab) -> dict[int, Word]:
    """The words of a vocabulary met so far: nine flags are asked for once a word, not once a token."""
    return {}


def _word(lexeme: Any) -> Word:
    flags: list[bool] = [bool(getattr(lexeme, name)) for name in FLAGS]
    return (lexeme.orth_, lexeme.lower_, *flags)


@lru_cache(maxsize=4096)
def features_of(morph: str) -> Mapping[str, list[str]]:
    """ "Number=Plur|Person=3" as a mapping from features to their values."""
    pairs = (pair.partition("=") for pair in morph.split("|") if "=" in pair)
    return {name: values.split(",") for name, _, values in pairs}
