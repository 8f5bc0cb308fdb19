"""Words in, encoder input out: word-piece ids, a shape for each word, how the word is spaced.

The encoder reads lower-cased pieces; what the case said is given back to it as a shape.
Training and run time share this module, so both see a text the same way.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

CLS, SEP, MASK, UNKNOWN = "[CLS]", "[SEP]", "[MASK]", "[UNK]"
NO_SPACE, SPACE, NEW_LINE = 0, 1, 2
"""What stands before a word."""

SPECIAL, LOWER, TITLE, UPPER, INITIAL, MIXED, DIGITS, ALPHANUMERIC, SYMBOL = range(9)
"""The shape of a word."""

SHAPE_COUNT = 9 * 3

MAX_PIECES = 8
"""A longer word (a web address) keeps its first six and last two pieces."""

_FOLD = str.maketrans({
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "`": "'", "´": "'",
    "…": "...", "\u00a0": " ", "\u200b": "", "\ufeff": "", "\u00ad": "",
})  # fmt: skip
_PART = re.compile(r"[^\W_]+|\S", re.UNICODE)


def shape(word: str) -> int:
    """The shape of a word: how its letters are cased and whether it holds digits."""
    if word.isalpha():
        if word.islower():
            return LOWER
        if len(word) == 1:
            return INITIAL
        if word.isupper():
            return UPPER
        return TITLE if word[0].isupper() and word[1:].islower() else MIXED
    letters = [c for c in word if c.isalpha()]
    if any(c.isdigit() for c in word):
        return ALPHANUMERIC if letters else DIGITS
    if not letters:
        return SYMBOL
    return shape("".join(letters))


def fold(word: str) -> str:
    """Lower case without accents, quotation marks made plain."""
    word = word.translate(_FOLD)
    if word.isascii():
        return word.lower()
    return "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")


class WordPiece:
    """Greedy longest-match word pieces over a fixed vocabulary, remembered per word."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self._ids = {piece: number for number, piece in enumerate(vocabulary)}
        self._unknown = self._ids[UNKNOWN]
        self.cls, self.sep, self.mask = self._ids[CLS], self._ids[SEP], self._ids[MASK]
        self._known: dict[str, tuple[tuple[int, ...], int]] = {}

    def __call__(self, word: str) -> tuple[tuple[int, ...], int]:
        """The piece ids (at least one) and the shape of a word."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) > 200_000:
                self._known.clear()
            found = self._known[word] = (self._pieces(word), shape(word))
        return found

    def _pieces(self, word: str) -> tuple[int, ...]:
        ids = [number for part in _PART.findall(fold(word)[:200]) for number in self._part(part)]
        if len(ids) > MAX_PIECES:
            ids = ids[: MAX_PIECES - 2] + ids[-2:]
        return tuple(ids) or (self._unknown,)

    def _part(self, part: str) -> list[int]:
        ids: list[int] = []
        begin = 0
        while begin < len(part):
            prefix = "##" if begin else ""
            for end in range(len(part), begin, -1):
                number = self._ids.get(prefix + part[begin:end])
                if number is not None:
                    ids.append(number)
                    begin = end
                    break
            else:
                return [self._unknown]
        return ids
