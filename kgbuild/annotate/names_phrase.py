"""What stands around a name: titles before it, the category noun beside it, the country or body it belongs to.

In: a `NameSpan`.  Out: `NamePhrase`, the name's own tokens and the rest of its noun phrase, told apart.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from kgbuild.annotate.mentions_draft import is_plural, root_of
from kgbuild.annotate.names import NameSpan
from kgbuild.annotate.names_lexicon import Lexicon
from kgbuild.lang import words


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


def name_phrase(doc: Doc, span: NameSpan, lexicon: Lexicon, others: dict[int, NameSpan]) -> NamePhrase:
    """Take the name's phrase apart; `others` maps tokens to the name spans they lie in."""
    phrase = NamePhrase(span, span.start, span.end, span.start, span.end)
    if span.known is None:
        phrase = _peeled(doc, phrase, lexicon)
    if span.known is None or span.known.kind != "demonym":
        phrase = _category_after(doc, phrase, lexicon, others)
        phrase = _titles_before(doc, phrase, lexicon, others)
        phrase = _category_of(doc, phrase, lexicon, others)
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
            and (person or (lexicon.is_title(doc[cut - 1]) and phrase.span.label != "ORG"))
        ):
            titles += ((start, cut),)
            start, moved = cut, True
    return replace(phrase, start=start, titles=titles, owners=owners)


def _title_end(doc: Doc, start: int, end: int, lexicon: Lexicon) -> int:
    """Where the run of title words that opens a stretch ends; `start` when it opens with none."""
    last = start
    for i in range(start, min(start + 4, end - 1)):
        given = doc[i].text in lexicon.ontology.gazetteer.given_names and i == end - 2
        if lexicon.is_title(doc[i]) and not doc[i].is_quote and not given:
            last = i + 1
    return last


def _category_after(doc: Doc, phrase: NamePhrase, lexicon: Lexicon, others: dict[int, NameSpan]) -> NamePhrase:
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
        ):
            break
        run.append(i)
    above = _heads_above(doc, phrase)
    for i in reversed(run[1:]):
        noun = doc[i]
        cls = lexicon.noun_class(noun)
        if not cls or i not in above or noun.pos_ == "ADJ":
            continue
        if _fits(doc, phrase, noun, cls, lexicon):
            whole = phrase.span.known is None or phrase.span.known.kind != "agency" or noun.text[0].isupper()
            return replace(phrase, end=i + 1 if whole else phrase.end, right=i + 1, category=cls)
    return replace(phrase, right=max(phrase.right, phrase.end))


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


def _titles_before(doc: Doc, phrase: NamePhrase, lexicon: Lexicon, others: dict[int, NameSpan]) -> NamePhrase:
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
        fits = (word.is_lower or word.is_sent_start) and (told or _may_have(phrase, cls, lexicon))
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


def _may_have(phrase: NamePhrase, category: str, lexicon: Lexicon) -> bool:
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
    if token.pos_ == "PROPN" and lexicon.is_title(token):
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


def _category_of(doc: Doc, phrase: NamePhrase, lexicon: Lexicon, others: dict[int, NameSpan]) -> NamePhrase:
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
