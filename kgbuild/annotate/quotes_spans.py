"""Quoted passages, whatever marks a page is left with.

In: a Doc.  Out: (first, last + 1) tokens between the marks.  A quotation ends with its paragraph unless the next one
opens it again; a mark that never closes makes no quotation longer than its sentence.
"""

from __future__ import annotations

from kgbuild.annotate.parsed import Doc, Token

SINGLE = ("‘", "’", "'")
PAIRS = {"“": "”", "„": "”“", "«": "»", "‟": "”", "``": "''", '"': '"”', "”": "”", "''": "''"}
"""What may open a quotation and what may close it."""
MARKS = frozenset("".join((*SINGLE, *PAIRS)))
"""Characters without which there is no quotation."""


def find_quotes(doc: Doc) -> list[tuple[int, int]]:
    """Quoted passages in order, none overlapping."""
    if MARKS.isdisjoint(doc.text):
        return []
    double = _double_quotes(doc)
    inside = {i for first, last in double for i in range(first - 1, last + 1)}
    return sorted(double + [quote for quote in _single_quotes(doc) if not inside & set(range(*quote))])


def _single_quotes(doc: Doc) -> list[tuple[int, int]]:
    """Speech between single marks: the closing one follows a stop or comma, which an apostrophe never does."""
    found: list[tuple[int, int]] = []
    opened: int | None = None
    for token in doc:
        if opened is not None and _paragraph_break(doc, token.i):
            opened = None
        if token.text not in SINGLE:
            continue
        spaced = token.i == 0 or bool(doc[token.i - 1].whitespace_) or doc[token.i - 1].is_space
        if opened is None and spaced and not token.whitespace_ and token.text != "’":
            opened = token.i + 1
        elif opened is not None and token.i > opened and doc[token.i - 1].text in (",", ".", "!", "?", "…", "..."):
            found.append((opened, token.i))
            opened = None
    return found


def _double_quotes(doc: Doc) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    opened: int | None = None
    for token in doc:
        if opened is not None and _paragraph_break(doc, token.i):
            if not _reopened(token):
                found.extend(_unclosed(doc, opened, token.i))
                opened = None
            elif token.text in PAIRS:
                found.append((opened, token.i))
                opened = token.i + 1
                continue
        if opened is None and token.text in PAIRS and _opens(doc, token):
            opened = token.i + 1
        elif opened is not None and _closes(doc, opened, token):
            if token.i > opened:
                found.append((opened, token.i))
            opened = token.i + 1 if token.text in "“„«" else None
    if opened is not None:
        found.extend(_unclosed(doc, opened, len(doc)))
    return found


def _paragraph_break(doc: Doc, i: int) -> bool:
    """Does token i open a paragraph (a line break or more before it)?"""
    return i > 0 and ("\n" in doc[i - 1].text or "\n" in doc[i - 1].whitespace_)


def _reopened(token: Token) -> bool:
    """News style: each further paragraph of one quotation opens with a mark, only the last closes."""
    return token.text in ("“", '"', "„", "«", "``")


def _opens(doc: Doc, token: Token) -> bool:
    """A straight mark opens when something follows it without a blank, or a blank stands before it."""
    if token.i + 1 >= len(doc):
        return False
    if token.text in ('"', "''"):
        glued_before = token.i > 0 and not doc[token.i - 1].whitespace_ and "\n" not in doc[token.i - 1].text
        return not (glued_before and token.whitespace_)
    return token.text not in "”»"


def _closes(doc: Doc, opened: int, token: Token) -> bool:
    opener = doc[opened - 1].text
    return token.text in PAIRS.get(opener, "") or token.text in ("”", "»", "''") or token.text in ("“", '"')


def _unclosed(doc: Doc, opened: int, end: int) -> list[tuple[int, int]]:
    """A mark that never closes quotes at most to the end of its own sentence."""
    if not doc.has_annotation("SENT_START"):
        return []
    last = min(doc[opened].sent.end, end) if opened < len(doc) else opened
    return [(opened, last)] if last - opened >= 2 else []
