"""The two values names are made of: where a name stands, and the phrase around it.

In: tokens.  Out: `NameSpan`, `NamePhrase`, and `is_name`, which says whether a stretch can be a name at all.
"""

from __future__ import annotations

from dataclasses import dataclass

from kgbuild.annotate.names_lexicon import HYPHENS, Known, Lexicon
from kgbuild.annotate.parsed import Doc
from kgbuild.lang import words


@dataclass(frozen=True, slots=True)
class NameSpan:
    """Tokens `start` to `end` with an entity label ("" when none was given) or what the gazetteer knows."""

    start: int
    end: int
    label: str = ""
    known: Known | None = None


@dataclass(frozen=True, slots=True)
class NamePhrase:
    """`start`, `end`: the name; `left`, `right`: the whole phrase; `titles` stretches of title tokens; `category`
    the class that a category noun or title tells; `owners` stretches (start, end) of what it belongs to."""

    span: NameSpan
    start: int
    end: int
    left: int
    right: int
    titles: tuple[tuple[int, int], ...] = ()
    category: str = ""
    owners: tuple[tuple[int, int], ...] = ()


def is_name(doc: Doc, span: NameSpan, lexicon: Lexicon) -> bool:
    """Some word of it is written with a capital, and it is no weekday, month, address, user handle,
    hashtag, nor the end of a noun phrase ("Secretary of State")."""
    tokens = doc[span.start : span.end]
    if not any(t.text[:1].isupper() or any(c.isupper() for c in t.text) for t in tokens):
        return False
    if any(t.like_url or t.like_email or t.text[:1] in {"@", "#"} or "/" in t.text for t in tokens):
        return False
    if span.start >= 2 and span.end == span.start + 1 and lexicon.of_phrase(doc[span.start - 2]):
        return False
    if span.end == span.start + 1 and _is_field(doc, span, lexicon):
        return False
    if _of_a_wider_region(doc, span, lexicon) or _is_office(doc, span, lexicon):
        return False
    if span.start and doc[span.start - 1].text in {"@", "#"} and not doc[span.start - 1].whitespace_:
        return False
    if all(t.lower_.rstrip(".") in words("mentions")["calendar"] for t in tokens):
        return False
    opens = len(tokens) == 1 and tokens[0].is_sent_start
    return not (opens and tokens[0].pos_ in {"PRON", "VERB", "ADV", "ADP", "AUX", "DET"})


def _is_field(doc: Doc, span: NameSpan, lexicon: Lexicon) -> bool:
    """The "Health" of "Minister of Health"."""
    field = span.start >= 2 and doc[span.start].lower_ in words("mentions")["portfolios"]
    return field and doc[span.start - 1].lower_ == "of" and lexicon.is_title(doc[span.start - 2])


def _is_office(doc: Doc, span: NameSpan, lexicon: Lexicon) -> bool:
    """Words that are an office and nobody's name ("Attorney General"), or a rank cut short ("Const." at an end)."""
    text = doc[span.start : span.end].text.lower()
    titles = lexicon.ontology.gazetteer.titles
    office = " " in text and lexicon.is_a(lexicon.ontology.noun_index.get(text, ""), "Person")
    dotted = span.end == span.start + 1 and span.end < len(doc) and doc[span.end].text == "." and f"{text}." in titles
    return office or dotted or (" " in text and text in titles)


def _of_a_wider_region(doc: Doc, span: NameSpan, lexicon: Lexicon) -> bool:
    """Either half of "North American" or "Latin American", which names no country."""
    wider = words("mentions")["wider"]
    first, last = doc[span.start], doc[span.end - 1]
    k = span.start - (2 if span.start > 1 and doc[span.start - 1].text in HYPHENS else 1)
    before = doc[k].lower_ if k >= 0 else ""
    k = min(span.end + (1 if span.end < len(doc) and doc[span.end].text in HYPHENS else 0), len(doc) - 1)
    after = doc[k] if span.end < len(doc) else last
    origins = [t for t in (last, after) if lexicon.names.get(t.lower_, ("", "", ""))[1] == "demonym"]
    return (before in wider and last in origins) or (first.lower_ in wider and bool(origins))
