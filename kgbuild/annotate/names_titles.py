"""Role words before a name, and whose they are: "Chilean defense minister", "Apple CEO", "his wife".

In: a `NamePhrase`.  Out: the phrase grown to the left by titles, leading category nouns, and owners.
"""

from __future__ import annotations

from dataclasses import replace

from kgbuild.annotate.mentions_draft import is_plural, root_of
from kgbuild.annotate.names_category import may_have
from kgbuild.annotate.names_lexicon import Lexicon
from kgbuild.annotate.names_span import NamePhrase, NameSpan
from kgbuild.annotate.parsed import Doc, Span, Token
from kgbuild.lang import words


def titles_before(doc: Doc, phrase: NamePhrase, lexicon: Lexicon, others: dict[int, NameSpan]) -> NamePhrase:
    """Role words before a name ("defense minister"), category nouns before one ("station"), and whose they are."""
    left, titles, owners, category = phrase.start, phrase.titles, phrase.owners, phrase.category
    if phrase.titles or phrase.owners:
        left = min(begin for begin, _ in phrase.titles + phrase.owners)
    while True:
        start = _title_start(doc, left, phrase, lexicon, others)
        if start < left:
            role = not lexicon.noun_class(doc[left - 1]) and phrase.span.label == "PERSON"
            person = role or lexicon.is_title(doc[left - 1]) or (left >= 3 and bool(lexicon.of_phrase(doc[left - 3])))
            cls = "Person" if person else lexicon.noun_class(doc[left - 1])
            titles, left, category = ((start, left), *titles), start, category or cls
        owner = _owner_before(doc, left, others)
        if owner is None or not titles:
            break
        owners = (owner, *owners)
        if doc[left - 1].lower_ in {"'s", "’s"}:
            break
        left = owner[0]
    if not titles and not owners:
        return phrase
    return replace(phrase, left=min(left, phrase.left), titles=titles, owners=owners, category=category)


def _title_start(doc: Doc, left: int, phrase: NamePhrase, lexicon: Lexicon, others: dict[int, NameSpan]) -> int:
    """The first token of the title that ends right before `left`; `left` when none does."""
    if left == 0 or left - 1 in others:
        return left
    word, sent = doc[left - 1], doc[left].sent
    if left >= 3 and left - 3 >= sent.start and lexicon.of_phrase(doc[left - 3]) and lexicon.is_title(doc[left - 3]):
        word = doc[left - 3]
    if is_plural(word) or word.i < sent.start or word.pos_ not in {"NOUN", "PROPN", "ADJ"}:
        return left
    name = doc[phrase.start : phrase.end]
    root = doc[root_of(doc, phrase.start, phrase.end)]
    beside = root.head.i == word.head.i and root.dep_ == word.dep_
    linked = word.head in name or any(t.head.i == word.i for t in name)
    if _unknown_role(word, name, phrase, lexicon):
        fits = True
    elif lexicon.is_title(word):
        fits = phrase.span.known is None or phrase.span.label == "PERSON"
        linked = linked or beside or word.text[:1].isupper()
    else:
        opened = words("mentions")["first_words"].get(doc[phrase.start].text, "")
        cls = lexicon.noun_class(word)
        told = lexicon.is_a(cls, "Artifact") and lexicon.is_a(opened, "Artifact")
        fits = bool(word.is_lower or word.is_sent_start) and (told or may_have(phrase, cls, lexicon))
        linked = linked or (beside and bool(phrase.span.label))
    if not (fits and linked):
        return left
    start = word.i
    while start > sent.start and _extends_title(doc[start - 1], lexicon, others):
        start -= 1
    return start


def _unknown_role(word: Token, name: Span, phrase: NamePhrase, lexicon: Lexicon) -> bool:
    """A noun that the ontology lacks, tied by grammar to a person's name right after it ("linebacker Bo Reyes")."""
    unknown = word.lemma_.lower() not in lexicon.ontology.noun_index and not lexicon.ontology.frames(
        "noun", word.lemma_.lower()
    )
    tied = word.head in name and word.dep_ in {"nmod:desc", "compound", "nmod", "flat"}
    return phrase.span.label == "PERSON" and unknown and tied and word.pos_ == "NOUN"


def _extends_title(token: Token, lexicon: Lexicon, others: dict[int, NameSpan]) -> bool:
    """Words of the title itself: compounds and adjectives, prefixes such as "former", the hyphen between, and a field
    of office that was labelled a name ("Natural Resources")."""
    if token.i in others:
        span = others[token.i]
        field = token.doc[span.end - 1].lower_ in words("mentions")["portfolios"]
        return span.known is None and field and token.dep_ in {"compound", "amod", "nmod", "flat"}
    if token.lower_ in words("mentions")["title_prefixes"]:
        return True
    if token.text in {"-", "‐"}:
        return True
    if token.pos_ == "PROPN" and lexicon.is_title(token) and token.doc[token.i + 1].text not in {"-", "‐"}:
        return False
    return token.pos_ in {"NOUN", "PROPN", "ADJ"} and token.dep_ in {"compound", "amod", "nmod", "nmod:desc", "flat"}


def _owner_before(doc: Doc, left: int, others: dict[int, NameSpan]) -> tuple[int, int] | None:
    """The name right before a title ("Chilean", "Apple", "Chile's"), of a country or an organisation."""
    i = left - 1
    if i >= 0 and doc[i].lower_ in {"'s", "’s"}:
        i -= 1
    span = others.get(i)
    if span is None or span.end != i + 1 or doc[i].sent.start != doc[left].sent.start:
        return None
    if span.known is None and span.label not in {"ORG", "GPE", "NORP", "LOC", "FAC"}:
        return None
    return span.start, span.end
