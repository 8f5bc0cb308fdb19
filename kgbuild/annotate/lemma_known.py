"""Lemmas of the words that the ontology knows.

In: a Doc and the ontology.  Out: the same Doc, where a verb or noun that is a form of a word in the ontology
("collided", "layoffs") but was given a lemma the ontology does not have ("collid") gets the one it does.  So a word
added to an event type is found in all its forms, however rare it was in the training texts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from spacy.tokens import Doc

from kgbuild.annotate.lemma_shape import whole_lemma
from kgbuild.lang import words
from kgbuild.lang.columns import column
from kgbuild.ontology.view import Ontology

VOWELS = frozenset("aeiou")
Forms = Mapping[str, Mapping[str, str]]
"""For "VERB" and "NOUN": every form of a known word, and the word."""
_KNOWN: dict[str, Forms] = {}


def mend_lemmas(doc: Doc, ontology: Ontology) -> Doc:
    """Sets the lemma of each token that is a form of a known word and has an unknown lemma."""
    forms = known_forms(ontology)
    for i, (pos, text, given) in enumerate(zip(*(column(doc, name) for name in ("POS", "ORTH", "LEMMA")), strict=True)):
        if pos in forms:
            if forms[pos].get(given) == given:
                continue
            lemma = forms[pos].get(text.lower(), "") or (whole_lemma(text.lower(), given) if pos == "VERB" else given)
            if lemma != given:
                doc[i].lemma_ = lemma
    return doc


def known_forms(ontology: Ontology) -> Forms:
    """All forms of the ontology's words, worked out once for each state of its files."""
    if ontology.digest not in _KNOWN:
        _KNOWN.clear()
        _KNOWN[ontology.digest] = _forms(ontology)
    return _KNOWN[ontology.digest]


def _forms(ontology: Ontology) -> Forms:
    verbs = {lemma.split()[0] for pos, lemma in ontology.frame_index if pos == "verb"} | ontology.light_verbs
    nouns = {lemma.split()[-1] for pos, lemma in ontology.frame_index if pos == "noun"}
    nouns |= {noun.split()[-1] for noun in ontology.noun_index}
    irregular = words("inflection")
    return {
        "VERB": _by_form({verb.split()[0] for verb in verbs}, _verb_forms, irregular["verb"]),
        "NOUN": _by_form(nouns, _noun_forms, irregular["noun"]),
    }


def _by_form(lemmas: set[str], inflect: Callable[[str], Iterator[str]], irregular: Mapping[str, str]) -> dict[str, str]:
    """Form -> lemma; a form that two words share, or that is itself a word, keeps the lemma it was given."""
    found: dict[str, str] = {}
    shared: set[str] = set()
    for lemma in sorted(lemmas):
        for form in inflect(lemma):
            if found.setdefault(form, lemma) != lemma:
                shared.add(form)
    found |= {form: lemma for form, lemma in irregular.items() if lemma in lemmas}
    return {form: lemma for form, lemma in found.items() if form not in shared} | {lemma: lemma for lemma in lemmas}


def _verb_forms(verb: str) -> Iterator[str]:
    """Third person, past and -ing form by rule."""
    yield from _noun_forms(verb)
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) else verb
    if verb.endswith("ie"):
        yield verb[:-2] + "ying"
    if _after_consonant(verb, "y"):
        yield verb[:-1] + "ied"
    else:
        yield verb + "d" if verb.endswith("e") else verb + "ed"
    yield stem + "ing"
    short = verb.replace("qu", "q")
    if len(short) > 2 and short[-1] not in VOWELS | set("wxyh") and short[-2] in VOWELS and short[-3] not in VOWELS:
        yield verb + verb[-1] + "ed"
        yield verb + verb[-1] + "ing"


def _noun_forms(noun: str) -> Iterator[str]:
    """The form in -s by rule, and men of every calling."""
    if noun.endswith("man"):
        yield noun[:-3] + "men"
    if _after_consonant(noun, "y"):
        yield noun[:-1] + "ies"
    elif noun.endswith(("s", "x", "z", "ch", "sh", "o")):
        yield noun + "es"
    if not noun.endswith(("s", "x", "z", "ch", "sh")):
        yield noun + "s"


def _after_consonant(word: str, letter: str) -> bool:
    return word.endswith(letter) and len(word) > 1 and word[-2] not in VOWELS
