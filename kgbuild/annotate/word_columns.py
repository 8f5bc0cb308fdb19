"""What spaCy knows of a word wherever it stands, and features as a mapping.

In: a Doc, or features as written.  Out: a `Word` for each token, asked for once a process, as in `lang.columns`.
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


class Words(dict[int, Word]):
    """What is known of a vocabulary's words: nine flags are asked for once a word, not once a token."""

    def __init__(self, vocab: Vocab) -> None:
        super().__init__()
        self._vocab = vocab

    def __missing__(self, key: int) -> Word:
        lexeme: Any = self._vocab[key]
        flags: list[bool] = [bool(getattr(lexeme, name)) for name in FLAGS]
        self[key] = found = (lexeme.orth_, lexeme.lower_, *flags)
        return found


_words = lru_cache(maxsize=1)(Words)


def word_column(source: spacy.tokens.Doc) -> list[Word]:
    """What is known of every token's word, whatever it stands for here."""
    known = _words(source.vocab)
    return list(map(known.__getitem__, source.to_array("ORTH").tolist()))


@lru_cache(maxsize=4096)
def features_of(morph: str) -> Mapping[str, list[str]]:
    """ "Number=Plur|Person=3" as a mapping from features to their values."""
    pairs = (pair.partition("=") for pair in morph.split("|") if "=" in pair)
    return {name: values.split(",") for name, _, values in pairs}
