"""A parsed Doc as plain Python objects, read once.

In: a spaCy Doc.  Out: a `Doc` of `Token`s and `Span`s with the same names for the same things, but read-only.
spaCy makes a new object each time a token is looked at, and the rules look at each some eighty times; here a token is
made once, and everything known of it is an attribute.  The rules do with either kind.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import overload

import spacy.tokens

from kgbuild.annotate.word_columns import Word, features_of, word_column
from kgbuild.lang.columns import column, numbers

STRINGS = ("LEMMA", "POS", "TAG", "DEP", "ENT_TYPE", "MORPH")
NUMBERS = ("IDX", "SPACY", "SENT_START")
"""Attributes that are strings, and numbers, in the order `Token` takes them."""


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

    def __init__(self, doc: Doc, i: int, word: Word, strings: tuple[str, ...], numbers: tuple[int, ...]) -> None:
        self.doc, self.i = doc, i
        (
            self.text, self.lower_, self.is_space, self.is_punct, self.is_quote, self.is_alpha, self.is_lower,
            self.is_title, self.like_num, self.like_url, self.like_email,
        ) = word  # fmt: skip
        self.lemma_, self.pos_, self.tag_, self.dep_, self.ent_type_, morph = strings
        self.idx, spaced, start = numbers
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


class Row:
    """Tokens one after another, each found by its place among them."""

    __slots__ = ("tokens",)
    tokens: tuple[Token, ...]

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
        return self._part(first, max(first, last))

    def _part(self, first: int, last: int) -> Span:
        raise NotImplementedError


class Span(Row):
    """Tokens `start` to `end` (exclusive) of a Doc; `label_` is set for names."""

    __slots__ = ("doc", "end", "label_", "start")

    def __init__(self, doc: Doc, start: int, end: int, label: str = "") -> None:
        self.doc, self.start, self.end, self.label_ = doc, start, end, label
        self.tokens = doc.tokens[start:end]

    def _part(self, first: int, last: int) -> Span:
        return Span(self.doc, self.start + first, self.start + last)

    @property
    def text(self) -> str:
        """The words as they are written."""
        if not self.tokens:
            return ""
        last = self.tokens[-1]
        return self.doc.text[self.tokens[0].idx : last.idx + len(last.text)]

    @property
    def root(self) -> Token:
        """The token nearest to the root of its sentence, the first of several."""
        for token in self.tokens:
            if token.head is token:
                return token
        outside = [token for token in self.tokens if not self.start <= token.head.i < self.end]
        return min(outside, key=lambda token: token.depth) if outside else self.tokens[0]


class Doc(Row):
    """All tokens of a text, its sentences and names."""

    def __init__(self, source: spacy.tokens.Doc) -> None:
        self.source = source
        words, strings = word_column(source), zip(*(column(source, name) for name in STRINGS), strict=True)
        values = zip(*(numbers(source, name) for name in NUMBERS), strict=True)
        self.tokens = tuple([Token(self, i, *row) for i, row in enumerate(zip(words, strings, values, strict=True))])
        self.text = "".join([token.text + token.whitespace_ for token in self.tokens])
        children: dict[Token, list[Token]] = {}
        for token, offset in zip(self.tokens, numbers(source, "HEAD"), strict=True):
            if offset:
                token.head = head = self.tokens[token.i + offset]
                children.setdefault(head, []).append(token)
        for token, below in children.items():
            token.children = tuple(below)
        self.sents = tuple(Span(self, start, end) for start, end in sentence_bounds(source))
        for sent in self.sents:
            for token in sent:
                token.sent = sent
        self.ents = tuple(Span(self, ent.start, ent.end, ent.label_) for ent in source.ents)

    def _part(self, first: int, last: int) -> Span:
        return Span(self, first, last)

    def close(self) -> None:
        """Let go of tokens that hold each other, so that nobody has to find out that they are not needed."""
        for token in self.tokens:
            token.children = ()
            if token.head is token:
                del token.head
        for sent in self.sents:
            sent.tokens = ()
        self.tokens = self.sents = self.ents = ()

    def has_annotation(self, name: str) -> bool:
        """Did some component set this attribute?"""
        return bool(self.source.has_annotation(name))

    def char_span(self, begin: int, end: int, alignment_mode: str) -> Span | None:
        """The tokens around characters `begin` to `end`."""
        span = self.source.char_span(begin, end, alignment_mode=alignment_mode)
        return None if span is None else self[span.start : span.end]


def sentence_bounds(source: spacy.tokens.Doc) -> list[tuple[int, int]]:
    """First token and end of each sentence.  Raises ValueError, as spaCy does, for a Doc without sentences."""
    if not source.has_annotation("SENT_START"):
        raise ValueError("no sentences are marked")
    starts = [i for i, start in enumerate(numbers(source, "SENT_START")) if start == 1 and i]
    return list(pairwise([0, *starts, len(source)])) if len(source) else []
