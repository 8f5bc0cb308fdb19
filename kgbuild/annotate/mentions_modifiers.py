"""The words before a noun: which of them restrict it, and what the thing is called with them.

In: a noun, the names around it.  Out: where its phrase starts, its restrictive modifiers, its name.
"""

from __future__ import annotations

from collections.abc import Mapping

from kgbuild.annotate.mentions_draft import Draft, plain_lemma
from kgbuild.annotate.names_lexicon import HYPHENS, Lexicon
from kgbuild.annotate.parsed import Doc, Token
from kgbuild.lang import words


def modifiers_of(doc: Doc, head: Token, names: Mapping[int, Draft]) -> tuple[int, tuple[str, ...]]:
    """First token of the phrase without determiners and counts, and the words that restrict the noun; words joined
    by hyphens ("state-of-the-art") are one."""
    listed = words("mentions")
    groups: list[tuple[int, int]] = []
    end = word_start(doc, head.i)
    while end > head.sent.start:
        start = word_start(doc, end - 1)
        if not any(_belongs(token, head) for token in doc[start:end]):
            break
        groups.insert(0, (start, end))
        end = start
    while groups and _loose(doc, groups[0], listed["vague"]):
        groups.pop(0)
    kept = []
    for start, end in groups:
        last = doc[end - 1]
        word = doc[start:end].text.lower().strip("-") if end - start > 1 else plain_lemma(last)
        named = any(token.i in names for token in doc[start:end])
        if named or _half(doc, start, end) or _loose(doc, (start, end), listed["vague"]):
            continue
        if last.pos_ not in {"ADV", "CCONJ"}:
            kept.append(word)
    return (groups[0][0] if groups else word_start(doc, head.i)), tuple(kept)


def word_start(doc: Doc, i: int) -> int:
    """The first token of the hyphened word that ends with token i ("state-of-the-art")."""
    if i == 0 or doc[i - 1].whitespace_:
        return i
    first = doc[i].sent.start
    while i > first and not doc[i - 1].whitespace_ and ("-" in (doc[i].text, doc[i - 1].text)):
        i -= 1
    return i


def _belongs(token: Token, head: Token) -> bool:
    """Does a token before the noun modify it, and not merely determine or own it?"""
    outside = {"det", "det:predet", "nmod:poss", "case", "cc", "cop", "nsubj", "mark", "aux"}
    if token.dep_ in outside or token.is_quote or token.is_space:
        return False
    return token.head.i == head.i or (token.head.i > token.i and head.is_ancestor(token))


def _half(doc: Doc, start: int, end: int) -> bool:
    """Either half of "African - American", printed with blanks."""
    return doc[end].text in HYPHENS or (start > 0 and doc[start - 1].text in HYPHENS)


def _loose(doc: Doc, group: tuple[int, int], vague: list[str]) -> bool:
    """A count, an adverb, an age or a word that restricts nothing: no part of the thing's name."""
    start, end = group
    first = doc[start]
    if end - start > 1:
        return first.like_num or first.text in {"-", "‐"}
    return (
        first.lower_ in vague
        or first.lower_ in words("mentions")["determiners"]
        or first.tag_ in {"JJR", "JJS"}
        or len(first) == 1
        or (first.pos_ in {"NUM", "DET", "ADV", "PUNCT", "SYM", "PART"} and first.dep_ not in {"amod", "compound"})
    )


def head_word(doc: Doc, head: Token, lexicon: Lexicon) -> str:
    """The noun in the singular, with what is hyphened to it; nouns listed in the plural stay so ("clothes")."""
    phrase = lexicon.of_phrase(head)
    word = phrase or (head.lower_ if head.lower_ in lexicon.ontology.noun_index else plain_lemma(head))
    start = word_start(doc, head.i)
    return doc[start : head.i].text.lower() + word if start < head.i else word


def thing_name(
    doc: Doc,
    start: int,
    head: Token,
    modifiers: tuple[str, ...],
    word: str,
    complements: tuple[tuple[str, int], ...],
    cls: str,
    names: Mapping[int, Draft],
    lexicon: Lexicon,
) -> str:
    """How the thing is called by its `word`: a role with its place or body ("governor of Tula"), else the restrictive
    words with the adjective of origin ("Chilean warship")."""
    plain = " ".join((*modifiers, word))
    owners = [(prep, names[i]) for prep, i in complements if i in names]
    if lexicon.is_a(cls, "Person"):
        tied = [(p, d) for p, d in owners if lexicon.is_a(d.type, "Place", "Organization", "Group")]
        if tied and not _of_a_creed(doc, tied[0][1], lexicon):
            prep, owner = tied[0]
            return f"{plain} {'of' if prep == 'of' else prep} {owner.name}"
        if not tied:
            return plain
    before = [d for _, d in owners if d.end <= head.i and d.start >= start]
    if not before:
        return plain
    origin = doc[before[0].start : before[0].end].text
    earlier = " ".join(t.lower_ for t in doc[start : before[0].start])
    count = sum(f" {word} " in f" {earlier} " for word in modifiers)
    return " ".join((*modifiers[:count], origin, *modifiers[count:], word))


def _of_a_creed(doc: Doc, owner: Draft, lexicon: Lexicon) -> bool:
    """ "The Liberal candidate" is Liberal, and of no body called Liberal."""
    return doc[owner.root].pos_ == "ADJ" and not lexicon.is_a(owner.type, "Place")
