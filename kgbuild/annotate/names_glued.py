"""Names of two things that lost the comma between them: "the head of Olvia Bank Ana Soto".

In: `NameSpan`s as labelled.  Out: the same, one that names a body or place and then its holder cut in two.
"""

from __future__ import annotations

from dataclasses import replace

from kgbuild.annotate.names_lexicon import Lexicon
from kgbuild.annotate.names_span import NameSpan
from kgbuild.annotate.parsed import Doc
from kgbuild.lang import words

OF = frozenset({"of", "the"})


def without_holders(doc: Doc, spans: list[NameSpan], lexicon: Lexicon) -> list[NameSpan]:
    """Cut off the two words at a name's end that name whoever holds the office before it."""
    people = {doc[s.start : s.end].text for s in spans if s.label == "PERSON" and s.end - s.start == 2}
    others = {doc[s.start : s.end].text for s in spans if s.label != "PERSON"}
    cut: list[NameSpan] = []
    for span in spans:
        middle = span.end - 2
        if middle <= span.start or span.known is not None or not _after_an_office(doc, span, lexicon):
            cut.append(span)
            continue
        field = middle == span.start + 1 and doc[span.start].lower_ in words("mentions")["portfolios"]
        holder = doc[middle : span.end].text in people or _given(doc[middle].text, lexicon)
        body = doc[span.start : middle].text in others or _ends_a_body(doc[middle - 1].text)
        if not all(t.text[:1].isupper() and t.text.isalpha() for t in doc[middle : span.end]):
            cut.append(span)
        elif field or holder or body:
            label = "ORG" if span.label == "PERSON" and _ends_a_body(doc[middle - 1].text) else span.label
            label = "GPE" if label == "PERSON" else label
            cut += [] if field else [replace(span, end=middle, label=label)]
            cut.append(NameSpan(middle, span.end, "PERSON"))
        else:
            cut.append(span)
    return cut


def _after_an_office(doc: Doc, span: NameSpan, lexicon: Lexicon) -> bool:
    """Does "head of (the)" stand before it?"""
    at = span.start - 1
    while at >= 0 and doc[at].lower_ in OF:
        at -= 1
    return 0 <= at < span.start - 1 and doc[at + 1].lower_ == "of" and lexicon.is_title(doc[at])


def _given(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.ontology.gazetteer.given_names


def _ends_a_body(word: str) -> bool:
    """A word that closes the names of bodies ("Railways", "Museum", "Union")."""
    names, plain = words("names"), word.casefold()
    kinds = {*names["generic_organization"], *names["facility_words"], *names["body_words"], *names["legal_forms"]}
    return plain in kinds or plain.removesuffix("s") in kinds
