"""What a number counts, by the parse: the noun, the person of an age; and whether it counts at all.

In: the spans of an amount in a Doc.  Out: tokens and yes or no.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kgbuild.annotate.amounts_units import Unit
from kgbuild.annotate.parsed import Doc, Span, Token
from kgbuild.lang import words


@dataclass(frozen=True, slots=True)
class Page:
    """A Doc with what is asked of it again and again."""

    doc: Doc
    text: str
    parsed: bool
    tagged: bool


def is_age_apposition(page: Page, begin: int, end: int) -> bool:
    """ "Maria Lopez, 32, said": figures between commas or brackets after a person's name."""
    text, doc = page.text, page.doc
    if not re.fullmatch(r"[1-9]\d?|1[01]\d", text[begin:end]):
        return False
    before = re.search(r"[A-Z][\w’'-]+(,\s|\s\()$", text[max(0, begin - 30) : begin])
    after = text[end : end + 1]
    if before is None or after not in ((",", ".", ";") if before[1][0] == "," else (")",)):
        return False
    span = doc.char_span(begin, end, alignment_mode="expand")
    if span is None or span.start < 2:
        return False
    name = doc[span.start - 2]
    if doc.ents:
        return name.ent_type_ in ("PERSON", "PER")
    return not page.tagged or name.pos_ == "PROPN"


def counts(core: Span, page: Page) -> bool:
    """Does the number count something?  "One" may be a pronoun, and a figure after a name a part of it."""
    token = core.root if page.parsed else core[-1]
    if core.text.lower() == "one" or core.text.lower() in ("second", "zero"):
        return token.dep_ == "nummod" and token.head.pos_ in ("NOUN", "PROPN") and token.head.i > token.i
    if page.tagged and core[0].pos_ == "PROPN" and core[0].text[0].isdigit():
        return False
    named = token.dep_ in ("flat", "compound", "nummod", "nmod:unmarked", "dep") and token.head.pos_ == "PROPN"
    return not (page.parsed and named and (token.head.i < token.i or token.dep_ == "flat"))


AGE_OF = ("appos", "nummod", "parataxis", "advcl", "acl", "amod")
"""How an age hangs on whom it is of: "Lopez, 32", "a cook aged 44"."""


def is_whole(noun: Token) -> bool:
    """Is it what a number takes a part of ("26 of them", "three of the camels"), not what it counts ("20 of rice")?"""
    definite = words("mentions")["definite"]
    owned = any(c.dep_ == "nmod:poss" or (c.dep_ == "det" and c.lower_ in definite) for c in noun.children)
    return noun.pos_ == "PRON" or owned


def _stands_before_noun(token: Token, core: Span) -> bool:
    """A number the parser ties to the verb, though its noun follows: at the start of a paragraph it often does."""
    after = core.doc[core.end] if core.end < len(core.doc) else None
    loose = token.dep_ == "dep" and core.start <= token.i < core.end
    return loose and after is not None and after.pos_ == "NOUN" and after.head == token.head


def root_of(span: Span, core: Span, unit: Unit, parsed: bool) -> Token:
    """The counted noun, or the measure's own head; the number where nothing else is there."""
    if not parsed:
        return core[-1]
    token = span.root if unit.dimension == "age" else core.root
    while token.dep_ in ("nummod", "compound", "amod", "nmod:unmarked", "advmod") and token.head.i > token.i:
        token = token.head
        if token.pos_ in ("NOUN", "PROPN") and token.i >= span.end - 1:
            break
    if _stands_before_noun(token, core):
        return core.doc[core.end]
    if token.i < core.end or token.lemma_.lower() in words("numbers")["scales"]:
        nouns = [child for child in token.children if child.dep_ == "nmod"]
        counted = [noun for noun in nouns if any(child.lower_ == "of" for child in noun.children)]
        if counted and unit.dimension == "count":
            return token if token.tag_ == "CD" and is_whole(counted[0]) else counted[0]
    if unit.dimension == "age" and span.text.isdigit() and span.start > 1:
        named = span.doc[span.start - 2]  # "Maria Lopez, 32,": the comma stands between
        while named.dep_ == "flat":
            named = named.head
        return named
    if unit.dimension == "age" and token.dep_ in AGE_OF:
        return token.head
    return token
