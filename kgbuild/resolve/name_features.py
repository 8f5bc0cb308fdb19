"""Reasons that two names are one name, or that speak against it: small functions whose docstring is what people read.

In: a `NamePair`.  Out: a number, mostly 0 (does not hold) or how often it holds; `policy.py` weighs them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kgbuild.resolve.align import Alignment, align
from kgbuild.resolve.lexicon import Lexicon
from kgbuild.resolve.names import Name


@dataclass(frozen=True, slots=True, eq=False)
class NamePair:
    """Two names, laid side by side: `person` when either is a person's, `shortest` the one with fewer parts, `agree`
    when every part of it has its partner."""

    left: Name
    right: Name
    alignment: Alignment
    lexicon: Lexicon
    person: bool
    shortest: Name
    agree: bool


def name_pair(left: Name, right: Name, lexicon: Lexicon) -> NamePair:
    """Lay two names side by side."""
    alignment = align(left, right, lexicon)
    person = "Person" in (left.family, right.family)
    shortest = min(left, right, key=lambda name: (len(name.parts), name.parts))
    needed = 1 if not person or len(shortest.parts) < 2 or alignment.count("initial") else 2
    return NamePair(left, right, alignment, lexicon, person, shortest, alignment.complete and alignment.whole >= needed)


NameFeature = Callable[[NamePair], float]


def same_gazetteer_entry(pair: NamePair) -> float:
    """the gazetteer lists both as names of one country or agency"""
    return float(bool(pair.left.identity) and pair.left.identity == pair.right.identity)


def parts_agree(pair: NamePair) -> float:
    """every part of the shorter name has its partner in the other"""
    return float(pair.agree)


def acronym_of(pair: NamePair) -> float:
    """one is made of the first letters of the other's words"""
    one, other = pair.left, pair.right
    found = (one.acronym and one.acronym in other.initials) or (other.acronym and other.acronym in one.initials)
    return float(not pair.person and bool(found))


def parts_spelled_alike(pair: NamePair) -> float:
    """parts sound the same and are transliterated or hyphenated differently"""
    return _if_agree(pair, pair.alignment.count("spelling") + pair.alignment.count("variant"))


def vowels_differ(pair: NamePair) -> float:
    """parts have the same consonants, and vowels that transliterations swap"""
    return _if_agree(pair, pair.alignment.count("vowels"))


def short_form(pair: NamePair) -> float:
    """a given name stands against its familiar short form"""
    return _if_agree(pair, pair.alignment.count("nickname"))


def initial_for_name(pair: NamePair) -> float:
    """an initial stands against a given name"""
    return _if_agree(pair, pair.alignment.count("initial"))


def clipped_part(pair: NamePair) -> float:
    """one part is the beginning of the other"""
    return _if_agree(pair, pair.alignment.count("clipped"))


def clipped_without_number(pair: NamePair) -> float:
    """one part is only the beginning of the other, and no number they share backs it"""
    same_number = bool(pair.left.digits) and pair.left.digits == pair.right.digits
    return 0.0 if same_number else _if_agree(pair, min(1, pair.alignment.count("clipped")))


def misspelt_part(pair: NamePair) -> float:
    """a part differs by a letter that no transliteration explains"""
    return _if_agree(pair, pair.alignment.count("typo"))


def other_order(pair: NamePair) -> float:
    """the parts stand in another order"""
    return _if_agree(pair, float(not pair.alignment.ordered and (pair.person or pair.left.family == "Place")))


def middle_name(pair: NamePair) -> float:
    """one name has a further part in the middle"""
    inner = len(pair.alignment.extra) - len(pair.alignment.outer)
    return _if_agree(pair, float(pair.person and len(pair.shortest.parts) > 1 and inner > 0))


def further_name(pair: NamePair) -> float:
    """one name has a further part at its beginning or end"""
    return _if_agree(pair, float(pair.person and len(pair.shortest.parts) > 1 and bool(pair.alignment.outer)))


def single_part(pair: NamePair) -> float:
    """only a surname or a given name stands against a full name"""
    return _if_agree(pair, float(pair.person and len(pair.shortest.parts) == 1 and bool(pair.alignment.extra)))


def single_parts(pair: NamePair) -> float:
    """both are only a surname or a given name"""
    return _if_agree(pair, float(pair.person and len(pair.left.parts) == 1 and len(pair.right.parts) == 1))


def generic_words_more(pair: NamePair) -> float:
    """one name has further words that only say what kind of organisation it is"""
    lexicon, extra = pair.lexicon, pair.alignment.extra
    if not pair.agree or pair.person or not extra:
        return 0.0
    return float(all(w in lexicon.generic or w in lexicon.legal_forms for w in extra) and not _all_generic(pair))


def words_more_than_acronym(pair: NamePair) -> float:
    """one name is an acronym, the other has a further word that names no other body"""
    return _if_agree(pair, float(pair.agree and _acronym_and_words(pair) and not generic_words_more(pair)))


def words_more(pair: NamePair) -> float:
    """one name has further words"""
    more = pair.agree and not pair.person and bool(pair.alignment.extra)
    return float(more and not generic_words_more(pair) and not words_more_than_acronym(pair))


def inner_words(pair: NamePair) -> float:
    """the shorter name neither opens nor ends the longer one"""
    if pair.left.family != "Organization" or not words_more(pair):
        return 0.0
    long = max(pair.left, pair.right, key=lambda name: len(name.parts))
    extra = pair.alignment.extra
    return float(len(extra) > 1 and (extra[0], extra[-1]) == (long.parts[0], long.parts[-1]))


def number_more(pair: NamePair) -> float:
    """only one name has a number"""
    return words_more(pair) * float(bool(pair.left.digits) != bool(pair.right.digits))


def only_generic_words(pair: NamePair) -> float:
    """the shorter name only says what kind of thing it is"""
    return words_more(pair) * float(_all_generic(pair))


def same_kind_word(pair: NamePair) -> float:
    """both names say the same kind of place"""
    return _if_agree(pair, float(pair.left.family == "Place" and bool(pair.left.kinds & pair.right.kinds)))


def _if_agree(pair: NamePair, value: float) -> float:
    return value if pair.agree else 0.0


def _all_generic(pair: NamePair) -> bool:
    lexicon, short = pair.lexicon, pair.shortest
    known = (lexicon.generic, lexicon.bodies, lexicon.facilities)
    return bool(short.countries) or all(any(part in words for words in known) for part in short.parts)


def _acronym_and_words(pair: NamePair) -> bool:
    lexicon = pair.lexicon
    if pair.person or not pair.shortest.acronym or not pair.alignment.extra:
        return False
    other = (lexicon.bodies, lexicon.facilities, lexicon.areas, lexicon.directions, lexicon.ontology.noun_index)
    return not any(
        word.isdigit() or (word,) in lexicon.countries or any(word in words for words in other)
        for word in pair.alignment.extra
    )
