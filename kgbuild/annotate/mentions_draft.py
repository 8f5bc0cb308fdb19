"""A mention while it is being made: token numbers only, ids and offsets come last.

In: tokens.  Out: `Draft`, which names, nominals and pronouns share.
"""

from __future__ import annotations

from dataclasses import dataclass

from kgbuild.annotate.parsed import Doc, Token
from kgbuild.model import MentionKind


@dataclass(frozen=True, slots=True)
class Draft:
    """`start`, `end`: the mention's tokens; `left`, `right`: with its titles and category nouns, which belong to
    no other mention.  `complements` are (preposition, root token of the other mention)."""

    start: int
    end: int
    left: int
    right: int
    root: int
    kind: MentionKind
    type: str
    name: str
    head: str
    modifiers: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    complements: tuple[tuple[str, int], ...] = ()
    plural: bool = False
    definite: bool = False
    fresh: bool = False
    sex: str = ""


def root_of(doc: Doc, start: int, end: int) -> int:
    """The token of a stretch whose head lies outside it: not punctuation when that can be helped."""
    outside = [t for t in doc[start:end] if not start <= t.head.i < end or t.head.i == t.i]
    worded = [t for t in outside if t.pos_ not in {"PUNCT", "SPACE"} and t.dep_ not in {"punct", "case", "det"}]
    return (worded or outside or [doc[end - 1]])[-1].i


def is_plural(token: Token) -> bool:
    """Plural by tag or morphology."""
    return token.tag_ in {"NNS", "NNPS"} or "Plur" in token.morph.get("Number", [])


def plain_lemma(token: Token) -> str:
    """Lower-cased lemma of a noun; participles, adjectives and words cut short keep their form ("armored", "Jan.")."""
    return token.lemma_.lower() if token.text[-1:] != "." and token.pos_ in {"NOUN", "PROPN"} else token.lower_


def nominal_children(token: Token, *deps: str) -> list[Token]:
    """Dependents with one of these labels, in text order."""
    return [child for child in token.children if child.dep_ in deps]
