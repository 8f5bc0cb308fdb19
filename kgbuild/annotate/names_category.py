"""The noun that says what a named thing is: "Tula region", "Falcon-9 rocket", "the city of Lima".

In: a `NamePhrase`.  Out: the phrase with its category noun and the class that noun tells.
"""

from __future__ import annotations

from dataclasses import replace

from kgbuild.annotate.mentions_draft import is_plural
from kgbuild.annotate.names_lexicon import Lexicon
from kgbuild.annotate.names_span import NamePhrase, NameSpan
from kgbuild.annotate.parsed import Doc, Token
from kgbuild.lang import words

PLACES = frozenset({"GPE", "LOC"})


def category_after(doc: Doc, phrase: NamePhrase, lexicon: Lexicon, others: dict[int, NameSpan]) -> NamePhrase:
    """ "Vostok Station", "the Tula region", "Falcon-9 rocket": the noun beside a name that says what it is.

    A country's or a person's name takes only capitalised ones; a lower-case noun must fit the name: places with
    places, things with names that have a figure or are labelled as products.
    """
    last = phrase.end - 1
    head = doc[last]
    run = [last]
    for i in range(phrase.end, min(phrase.end + 5, len(doc))):
        token = doc[i]
        if (
            (i in others and not _loose(others[i]))
            or token.pos_ not in {"NOUN", "PROPN", "ADJ"}
            or token.sent.start != head.sent.start
            or _opens_office(doc, i, lexicon)
        ):
            break
        run.append(i)
    above = _heads_above(doc, phrase)
    restated = _restated(doc, phrase) if phrase.end in above else ""
    if restated:
        return replace(phrase, right=phrase.end + 1, category=restated)
    for i in reversed(run[1:]):
        noun = doc[i]
        cls = lexicon.noun_class(noun)
        if not cls or i not in above or noun.pos_ == "ADJ":
            continue
        if _fits(doc, phrase, noun, cls, lexicon):
            whole = phrase.span.known is None or phrase.span.known.kind != "agency" or noun.text[0].isupper()
            return replace(phrase, end=i + 1 if whole else phrase.end, right=i + 1, category=cls)
    return phrase if phrase.end <= phrase.right else replace(phrase, right=phrase.end)


def _opens_office(doc: Doc, i: int, lexicon: Lexicon) -> bool:
    """The "District" of "Essex District Attorney Paul Lind": the office's word, no part of the place's name."""
    office = doc[i : i + 2].text
    return office.istitle() and office.lower() in lexicon.ontology.gazetteer.titles


def _restated(doc: Doc, phrase: NamePhrase) -> str:
    """ "The Zelnik union", "the QRT broadcaster": the class of a noun that only says again what the named body is; the
    name is the whole of it without."""
    noun, label = doc[phrase.end], phrase.span.label
    cls = words("mentions")["restating"].get(noun.lower_, "")
    body = label in {"ORG", "MISC", ""} or (label in PLACES and phrase.end - phrase.start > 1)
    return str(cls) if cls and noun.text.islower() and body and phrase.span.known is None else ""


def _heads_above(doc: Doc, phrase: NamePhrase) -> set[int]:
    """Nouns that the name modifies, directly or through other modifiers ("Tula border crossing")."""
    above: set[int] = set()
    for token in doc[phrase.start : phrase.end]:
        node = token
        while node.dep_ in {"compound", "amod", "nmod", "nmod:desc", "nmod:unmarked", "flat"} and node.head.i != node.i:
            node = node.head
            above.add(node.i)
    return above


def _loose(span: NameSpan) -> bool:
    """A capitalised run that nobody labelled: it may be the rest of the name before it."""
    return span.known is None and not span.label


def _fits(doc: Doc, phrase: NamePhrase, noun: Token, cls: str, lexicon: Lexicon) -> bool:
    label, known = phrase.span.label, phrase.span.known
    if lexicon.is_a(cls, "Person", "Group"):
        return False
    country = known is not None and known.kind in {"country", "demonym"}
    capital = noun.text[:1].isupper() and all(
        t.text[:1].isupper() or t.is_punct for t in doc[phrase.start : noun.i + 1] if t.is_alpha
    )
    if capital and lexicon.is_a(cls, "Organization", "Place", "Artifact"):
        return not (country and lexicon.is_a(cls, "Artifact"))
    if known is not None and known.kind == "agency":
        return lexicon.is_a(cls, "Organization")
    if country or label == "NORP":
        return False
    opened = words("mentions")["first_words"].get(doc[phrase.start].text, "")
    if lexicon.is_a(cls, "Artifact") and lexicon.is_a(opened, "Artifact"):
        return True
    code = any(c.isdigit() for t in doc[phrase.start : phrase.end] for c in t.text)
    if lexicon.is_a(cls, "Artifact"):
        return label == "PRODUCT" or code
    if lexicon.is_a(cls, "Facility"):
        return label != "ORG" or code
    return lexicon.is_a(cls, "Place") and label in {"GPE", "LOC", "FAC", "", "MISC"}


def category_of(doc: Doc, phrase: NamePhrase, lexicon: Lexicon, others: dict[int, NameSpan]) -> NamePhrase:
    """ "the city of Lima", "the city of Peru Lima", is Lima: the phrase takes the category noun in, which types it."""
    left = phrase.left
    if left < 2 or phrase.titles or phrase.category == "Person":
        return phrase
    i = left - 1
    owner = others.get(i)
    between = owner is not None and owner.known is not None and owner.known.type == "Country"
    if owner is not None and between:
        i = owner.start - 1
    while i > 0 and doc[i].pos_ == "DET":
        i -= 1
    noun = doc[i - 1] if i > 0 and doc[i].lower_ == "of" else None
    if noun is None or noun.lemma_.lower() not in words("mentions")["categories_of"] or doc[left].sent != noun.sent:
        return phrase
    country = phrase.span.known is not None and phrase.span.known.type == "Country"
    if country and noun.lemma_.lower() not in words("mentions")["country_categories"]:
        return phrase
    if not between and phrase.span.label in {"PERSON", "ORG", "NORP"}:
        return phrase
    linked = between or any(t.head.i == noun.i for t in doc[phrase.start : phrase.end])
    if is_plural(noun) or not linked:
        return phrase
    return replace(phrase, left=noun.i, category="" if country else lexicon.noun_class(noun))


def may_have(phrase: NamePhrase, category: str, lexicon: Lexicon) -> bool:
    """A category noun must fit: bodies with what was labelled a body, places with places; what was labelled a person
    may be a mislabelled place or body, but no train or ship."""
    label, known = phrase.span.label, phrase.span.known
    if known is not None and known.kind in {"country", "demonym"}:
        return False
    if not lexicon.is_a(category, "Place", "Artifact", "Organization"):
        return False
    if label == "ORG" or (known is not None and known.kind == "agency"):
        return lexicon.is_a(category, "Organization")
    if label in {"GPE", "LOC", "FAC"} or known is not None:
        return lexicon.is_a(category, "Place", "Organization")
    return label != "PERSON" or not lexicon.is_a(category, "Artifact")
