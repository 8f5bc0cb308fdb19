"""A parsed Doc as plain Python objects, read once.

In: a spaCy Doc.  Out: a `Doc` of `Token`s and `Span`s with the same names for the same things, but read-only.
spaCy makes a new object each time a token is looked at, and the rules look at each some eighty times; here a token is
made once, and everything known of it is an attribute.  The rules do with either kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import overload

import spacy.tokens

STRINGS = ("ORTH", "LOWER", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE", "MORPH")
NUMBERS = ("IDX", "SPACY", "SENT_START")
FLAGS = (
    "IS_SPACE", "IS_PUNCT", "IS_QUOTE", "IS_ALPHA", "IS_LOWER", "IS_TITLE", "LIKE_NUM", "LIKE_URL", "LIKE_EMAIL",
)  # fmt: skip
"""Attributes that are strings, numbers, yes or no, in the order `Token` takes them."""


class Token:
    """One token; `head`, `children` and `sent` are set when all tokens are made."""

    __slots__ = (
        "children",
        "dep_",
        "doc",
        "ent_type_",
        "head",
        "i",
        "idx",
        "is_alpha",
        "is_lower",
        "is_punct",
        "is_quote",
        "is_sent_start",
        "is_space",
        "is_title",
        "lemma_",
        "like_email",
        "like_num",
        "like_url",
        "lower_",
        "morph",
        "pos_",
        "sent",
        "tag_",
        "text",
        "whitespace_",
    )  # fmt: skip

    def __init__(
        self, doc: Doc, i: int, strings: tuple[str, ...], numbers: tuple[int, ...], flags: tuple[bool, ...]
    ) -> None:
        self.doc, self.i = doc, i
        self.text, self.lower_, self.lemma_, self.pos_, self.tag_, self.dep_, self.ent_type_, morph = strings
        self.idx, spaced, start = numbers
        (
            self.is_space, self.is_punct, self.is_quote, self.is_alpha, self.is_lower, self.is_title, self.like_num,
            self.like_url, self.like_email,
        ) = flags  # fmt: skip
        self.morph = features_of(morph)
        self.whitespace_ = " " if spaced else ""
        self.is_sent_start = start == 1
        self.head: Token = self
        self.children: tuple[Token, ...] = ()
        self.sent: Span

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return True

    @property
    def text_with_ws(self) -> str:
        """The text with the blank after it."""
        return self.text + self.whitespace_

    @property
    def subtree(self) -> Iterator[Token]:
        """The token and all below it, what hangs on its left first."""
        before = True
        for child in self.children:
            if before and child.i > self.i:
                before = False
                yield self
            yield from child.subtree
        if before:
            yield self

    @property
    def left_edge(self) -> Token:
        """The first token of the subtree."""
        return min(self.subtree, key=lambda token: token.i)

    @property
    def right_edge(self) -> Token:
        """The last token of the subtree."""
        return max(self.subtree, key=lambda token: token.i)

    @property
    def depth(self) -> int:
        """Steps up to the root of the sentence."""
        node, steps = self, 0
        while node.head is not node:
            node, steps = node.head, steps + 1
        return steps

    def is_ancestor(self, descendant: Token) -> bool:
        """Is the other token below this one?"""
        node = descendant
        while node.head is not node:
            node = node.head
            if node is self:
                return True
        return False


class Span:
    """Tokens `start` to `end` (exclusive) of a Doc; `label_` is set for names."""

    __slots__ = ("_tokens", "doc", "end", "label_", "start")

    def __init__(self, doc: Doc, start: int, end: int, label: str = "") -> None:
        self.doc, self.start, self.end, self.label_ = doc, start, end, label
        self._tokens = doc.tokens[start:end]

    def __len__(self) -> int:
        return len(self._tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self._tokens)

    @overload
    def __getitem__(self, place: int) -> Token: ...
    @overload
    def __getitem__(self, place: slice) -> Span: ...
    def __getitem__(self, place: int | slice) -> Token | Span:
        if isinstance(place, int):
            return self._tokens[place]
        first, last, _ = place.indices(len(self._tokens))
        return Span(self.doc, self.start + first, self.start + max(first, last))

    @property
    def text(self) -> str:
        """The words as they are written."""
        if not self._tokens:
            return ""
        last = self._tokens[-1]
        return self.doc.text[self._tokens[0].idx : last.idx + len(last.text)]

    @property
    def root(self) -> Token:
        """The token nearest to the root of its sentence, the first of several."""
        for token in self._tokens:
            if token.head is token:
                return token
        outside = [token for token in self._tokens if not self.start <= token.head.i < self.end]
        return min(outside, key=lambda token: token.depth) if outside else self._tokens[0]


class Doc:
    """All tokens of a text, its sentences and names."""

    def __init__(self, source: spacy.tokens.Doc) -> None:
        self.source = source
        self.text: str = source.text
        texts = zip(*(column(source, name) for name in STRINGS), strict=True)
        numbers = zip(*(source.to_array(name).astype("int64").tolist() for name in NUMBERS), strict=True)
        flags = zip(*(source.to_array(name).astype(bool).tolist() for name in FLAGS), strict=True)
        self.tokens = tuple(Token(self, i, *row) for i, row in enumerate(zip(texts, numbers, flags, strict=True)))
        children: list[list[Token]] = [[] for _ in self.tokens]
        for token, offset in zip(self.tokens, source.to_array("HEAD").astype("int64").tolist(), strict=True):
            if offset:
                token.head = self.tokens[token.i + offset]
                children[token.head.i].append(token)
        for token, below in zip(self.tokens, children, strict=True):
            token.children = tuple(below)
        self.sents = tuple(Span(self, start, end) for start, end in sentence_bounds(source))
        for sent in self.sents:
            for token in sent:
                token.sent = sent
        self.ents = tuple(Span(self, ent.start, ent.end, ent.label_) for ent in source.ents)

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, place: int) -> Token: ...
    @overload
    def __getitem__(self, place: slice) -> Span: ...
    def __getitem__(self, place: int | slice) -> Token | Span:
        if isinstance(place, int):
            return self.tokens[place]
        first, last, _ = place.indices(len(self.tokens))
        return Span(self, first, max(first, last))

    def close(self) -> None:
        """Let go of tokens that hold each other, so that nobody has to find out that they are not needed."""
        for token in self.tokens:
            del token.doc, token.head, token.children, token.sent
        self.tokens = self.sents = self.ents = ()

    def has_annotation(self, name: str) -> bool:
        """Did some component set this attribute?"""
        return bool(self.source.has_annotation(name))

    def char_span(self, begin: int, end: int, alignment_mode: str) -> Span | None:
        """The tokens around characters `begin` to `end`."""
        span = self.source.char_span(begin, end, alignment_mode=alignment_mode)
        return None if span is None else self[span.start : span.end]


def column(source: spacy.tokens.Doc, name: str) -> list[str]:
    """One attribute of all tokens of a spaCy Doc."""
    keys = source.to_array(name).tolist()
    strings = {key: source.vocab.strings[key] if key else "" for key in set(keys)}
    return [strings[key] for key in keys]


def sentence_bounds(source: spacy.tokens.Doc) -> list[tuple[int, int]]:
    """First token and end of each sentence.  Raises ValueError, as spaCy does, for a Doc without sentences."""
    if not source.has_annotation("SENT_START"):
        raise ValueError("no sentences are marked")
    starts = [i for i, start in enumerate(source.to_array("SENT_START").tolist()) if start == 1 and i]
    return list(pairwise([0, *starts, len(source)])) if len(source) else []


@lru_cache(maxsize=4096)
def features_of(morph: str) -> Mapping[str, list[str]]:
    """ "Number=Plur|Person=3" as a mapping from features to their values."""
    pairs = (pair.partition("=") for pair in morph.split("|") if "=" in pair)
    return {name: values.split(",") for name, _, values in pairs}
