"""Capitalised runs that no recogniser labelled and no gazetteer knows, yet stand where only a name can.

In: a Doc and the names already found.  Out: further `NameSpan`s, without a label.
"""

from __future__ import annotations

from collections import Counter

from kgbuild.annotate.names_lexicon import Lexicon
from kgbuild.annotate.names_repair import trimmed, with_code
from kgbuild.annotate.names_span import NameSpan, is_name
from kgbuild.annotate.parsed import Doc, Span, Token
from kgbuild.lang import words

ARGUMENTS = frozenset({
    "nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss", "conj", "appos", "root", "vocative",
    "obl:unmarked",
})  # fmt: skip
"""Places in the clause where a capitalised run must be the name of somebody or something."""


def unlabelled_names(doc: Doc, taken: set[int], spans: list[NameSpan], lexicon: Lexicon) -> list[NameSpan]:
    """Runs of capitalised proper nouns in argument position that no entity covers.

    In a headline, and for a lone first word, only what is a name elsewhere in the article counts.  A run that ends in
    a title ("Supreme Leader"), and a lone noun of the ontology ("the Stadium"), is a description, no name.
    """
    seen = Counter(doc[s.start : s.end].text.casefold() for s in spans)
    found: list[NameSpan] = []
    runs: list[tuple[int, int]] = []
    for token in doc:
        if token.pos_ == "PROPN" and token.i not in taken and _namelike(token):
            if runs and runs[-1][1] == token.i != token.sent.start:
                runs[-1] = runs[-1][0], token.i + 1
            else:
                runs.append((token.i, token.i + 1))
    for start, end in runs:
        if not _described(doc, start, end, lexicon):
            found += _accepted(doc, start, end, doc[start].sent, seen, lexicon)
    return found


def _described(doc: Doc, start: int, end: int, lexicon: Lexicon) -> bool:
    """A title, a lone noun of the ontology, or the first part of a compound noun ("Bulletproof vests")."""
    if lexicon.is_title(doc[end - 1]) or (end == start + 1 and bool(lexicon.noun_class(doc[start]))):
        return True
    return end < len(doc) and doc[end].pos_ == "NOUN" and lexicon.is_compound(doc[start : end + 1])


def _accepted(doc: Doc, start: int, end: int, sent: Span, seen: Counter[str], lexicon: Lexicon) -> list[NameSpan]:
    start, end = trimmed(doc, start, end)
    if start >= end:
        return []
    span = NameSpan(start, end)
    text = doc[start:end].text.casefold()
    if not is_name(doc, span, lexicon) or len(text) < 2:
        return []
    span = NameSpan(start, with_code(doc, start, end, []))
    lone_first = end - start == 1 and start == _first_word(sent)
    if not seen[text] and (lone_first or title_case(sent)):
        return []
    inside = any(t.dep_ in ARGUMENTS or t.head.pos_ in {"PROPN", "NOUN"} for t in doc[start:end])
    return [span] if inside else []


def title_case(sent: Span) -> bool:
    """Is the sentence a headline in title case, so that capitals tell nothing?"""
    letters = [t for t in sent if t.is_alpha and len(t) > 3]
    return len(letters) > 3 and sum(t.text[0].isupper() for t in letters) / len(letters) > 0.7


def _first_word(sent: Span) -> int:
    return next((t.i for t in sent if not t.is_punct and not t.is_space and not t.is_quote), sent.start)


def _namelike(token: Token) -> bool:
    """Is a proper noun written with a capital, or the hyphen or figure inside one?"""
    return any(c.isupper() for c in token.text) and token.lower_.rstrip(".") not in words("mentions")["calendar"]
