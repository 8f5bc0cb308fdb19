"""What stands around a name: titles before it, the category noun beside it, the country or body it belongs to.

In: a `NameSpan`.  Out: `NamePhrase`, the name's own tokens and the rest of its noun phrase, told apart.
"""

from __future__ import annotations

from dataclasses import replace

from kgbuild.annotate.names_category import category_after, category_of
from kgbuild.annotate.names_lexicon import Lexicon
from kgbuild.annotate.names_quoted import noun_before_quoted
from kgbuild.annotate.names_span import NamePhrase, NameSpan
from kgbuild.annotate.names_titles import titles_before
from kgbuild.annotate.parsed import Doc
from kgbuild.lang import words

PLACES_AND_BODIES = frozenset({"ORG", "GPE", "LOC", "FAC"})
"""Labels of names that keep their titles ("General Motors", "Royal Oak")."""


def name_phrase(doc: Doc, span: NameSpan, lexicon: Lexicon, others: dict[int, NameSpan]) -> NamePhrase:
    """Take the name's phrase apart; `others` maps tokens to the name spans they lie in."""
    phrase = NamePhrase(span, span.start, span.end, span.start, span.end)
    if span.known is None:
        phrase = _without_kind(doc, _peeled(doc, phrase, lexicon))
    if span.known is None or span.known.kind != "demonym":
        phrase = category_after(doc, phrase, lexicon, others)
        phrase = titles_before(doc, phrase, lexicon, others)
        phrase = category_of(doc, phrase, lexicon, others)
        phrase = noun_before_quoted(doc, phrase, lexicon, others)
    return phrase


def _without_kind(doc: Doc, phrase: NamePhrase) -> NamePhrase:
    """A noun in small letters, at either end of a body's name, that only says what it is: "Zelnik union", "union
    Zelnik" are Zelnik."""
    kinds, first, last = words("mentions")["restating"], doc[phrase.start], doc[phrase.end - 1]
    if phrase.end - phrase.start < 2 or phrase.span.label != "ORG":
        return phrase
    if last.text in kinds and doc[phrase.end - 2].text[:1].isupper():
        return replace(phrase, end=phrase.end - 1, category=str(kinds[last.text]))
    if first.text in kinds and doc[phrase.start + 1].text[:1].isupper():
        return replace(phrase, start=phrase.start + 1, category=str(kinds[first.text]))
    return phrase


def _peeled(doc: Doc, phrase: NamePhrase, lexicon: Lexicon) -> NamePhrase:
    """Countries and titles that the recogniser took into a person's name: "Chilean President Ana Soto"."""
    start, end = phrase.start, phrase.end
    titles, owners = phrase.titles, phrase.owners
    known = {hit.start: hit for hit in lexicon.known(doc[start:end])} if end - start > 1 else {}
    moved = True
    person = phrase.span.label == "PERSON"
    while moved and start < end - 1:
        moved = False
        hit = known.get(start - phrase.start)
        if hit and hit.kind in {"country", "demonym"}:
            after = start + hit.end - hit.start
            if after < end and (person or _title_end(doc, after, end, lexicon) > after):
                owners += ((start, after),)
                start, moved = after, True
                continue
        cut = _title_end(doc, start, end, lexicon)
        if (
            start < cut < end
            and doc[cut].text[:1].isupper()
            and (person or (lexicon.is_title(doc[cut - 1]) and phrase.span.label not in PLACES_AND_BODIES))
        ):
            titles += ((start, cut),)
            start, moved = cut, True
    return phrase if start == phrase.start else replace(phrase, start=start, titles=titles, owners=owners)


def _title_end(doc: Doc, start: int, end: int, lexicon: Lexicon) -> int:
    """Where the run of title words that opens a stretch ends; `start` when it opens with none."""
    last = start
    for i in range(start, min(start + 4, end - 1)):
        given = doc[i].text in lexicon.ontology.gazetteer.given_names and i == end - 2
        if lexicon.is_title(doc[i]) and not doc[i].is_quote and not given:
            last = i + 1
    return last
