"""Reasons that two names cannot be one, whatever speaks for it.

In: a `NamePair`.  Out: 1 or 0; `policy.py` lists them.
"""

from __future__ import annotations

from kgbuild.resolve.align import tells_sex
from kgbuild.resolve.name_features import NamePair, acronym_of, same_gazetteer_entry


def different_gazetteer_entries(pair: NamePair) -> float:
    """the gazetteer lists them as two countries or agencies"""
    return float(bool(pair.left.identity and pair.right.identity) and pair.left.identity != pair.right.identity)


def country_against_part(pair: NamePair) -> float:
    """one is a whole country, the other only has its name in it"""
    one = bool(pair.left.identity) != bool(pair.right.identity)
    named = pair.left if pair.left.identity else pair.right
    return float(one and named.identity.startswith("country:") and len(pair.left.words) != len(pair.right.words))


def different_digits(pair: NamePair) -> float:
    """their numbers differ"""
    return float(bool(pair.left.digits and pair.right.digits) and pair.left.digits != pair.right.digits)


def different_generation(pair: NamePair) -> float:
    """one is a junior or bears another number than the other"""
    left, right = pair.left.generation, pair.right.generation
    return float(bool(left and right) and left != right)


def woman_and_man(pair: NamePair) -> float:
    """the endings of their names tell a woman from a man"""
    return float(pair.person and any(tells_sex(one, other) for one in pair.left.parts for other in pair.right.parts))


def other_directions(pair: NamePair) -> float:
    """a word such as "north" or "new" is in only one of them"""
    if pair.person or surely_one(pair):
        return 0.0
    left, right = set(pair.left.parts), set(pair.right.parts)
    return float(bool((left ^ right) & pair.lexicon.directions))


def other_initials(pair: NamePair) -> float:
    """both give initials, and one gives another or one more"""
    left, right = ([part for part in name.parts if len(part) == 1] for name in (pair.left, pair.right))
    return float(pair.person and bool(left and right) and left != right)


def other_countries(pair: NamePair) -> float:
    """they name two countries"""
    return float(bool(pair.left.countries and pair.right.countries) and pair.left.countries != pair.right.countries)


def other_kind_of_place(pair: NamePair) -> float:
    """one is an area and the other a building or a water, by their names"""
    places = pair.left.family == pair.right.family == "Place"
    if not places or pair.left.digits + pair.right.digits or surely_one(pair):
        return 0.0
    left, right = pair.left.kinds, pair.right.kinds
    return float(left != right and not left & right)


def other_body(pair: NamePair) -> float:
    """one has a further word that makes it another body"""
    return float(not pair.person and pair.agree and bool(set(pair.alignment.extra) & pair.lexicon.bodies))


def surely_one(pair: NamePair) -> bool:
    """Is one listed as, or made of the first letters of, the other?  Then single words tell nothing."""
    return bool(same_gazetteer_entry(pair) or acronym_of(pair))
