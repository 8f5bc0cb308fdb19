"""A name taken apart: its parts without titles, legal forms and words that only say what kind of thing it is.

In: a name as written and the family of what it names.  Out: `Name`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kgbuild.resolve.fold import fold, tokens
from kgbuild.resolve.lexicon import Lexicon

FAMILIES = ("Person", "Organization", "Place", "Group", "Artifact", "Work")
"""Top classes whose members are compared with one another; what is none of them has family ""."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name: `parts` are the plain tokens that tell it apart, `folded` how they sound, `kinds` the words set aside
    that say what kind of thing it is ("region", "station"), `identity` a code of the gazetteer ("country:RU"),
    `words` all its words."""

    text: str
    family: str
    parts: tuple[str, ...]
    folded: tuple[str, ...]
    kinds: frozenset[str] = frozenset()
    digits: tuple[str, ...] = ()
    generation: str = ""
    acronym: str = ""
    initials: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    identity: str = ""
    words: tuple[str, ...] = ()

    def __hash__(self) -> int:
        """By what all else follows from: names are looked up again and again."""
        return hash((self.text, self.family))

    @property
    def run(self) -> str:
        """All words as one sound, small ones too: equal however they are parted."""
        return fold("".join(self.words))

    @property
    def key(self) -> tuple[str, ...]:
        """What two names share that are surely one name: family, identity or folded parts, kind words, suffix."""
        if self.identity:
            return ("identity", self.identity)
        kinds = tuple(sorted(self.kinds)) if self.family == "Place" else ()
        return (self.family, *self.folded, "|", *kinds, self.generation)


@lru_cache(maxsize=4_000)
def family_of(type_name: str, lexicon: Lexicon) -> str:
    """The top class a class belongs to, or ""."""
    ancestors = lexicon.ontology.ancestors(type_name)
    return next((family for family in FAMILIES if family in ancestors), "")


@lru_cache(maxsize=4_000)
def parse_name(text: str, family: str, lexicon: Lexicon) -> Name:
    """A name taken apart."""
    words = tokens(text)
    identity = _identity(words, family, lexicon)
    letters = re.sub(r"[^\w]", "", text)
    short = len(words) == 1 or bool(re.fullmatch(r"(?:[A-Z]\.\s?)+", text.strip()))
    acronym = "".join(words) if short and letters.isupper() and 2 <= len(letters) <= 7 else ""
    digits = tuple(word for word in words if word.isdigit())
    if family == "Person":
        words = _reorder(text, words)
        parts, generation = _person(words, lexicon)
        return Name(text, family, parts, tuple(map(fold, parts)), digits=digits, generation=generation, words=words)
    countries = frozenset(code for word in words if (code := lexicon.countries.get((word,), "")))
    full = tuple(word for word in words if word not in lexicon.stopwords) or words
    if family == "Place":
        parts, kinds = _place(full, lexicon)
    else:
        parts = _trim(full, lexicon.legal_forms)
        parts = _designation(text, parts, lexicon) if family == "Artifact" and digits else parts
        kinds = frozenset(word for word in parts if word in lexicon.facilities)
    initials = frozenset(
        "".join(word[0] for word in row) for row in (words, full, parts, _small(words)) if len(row) > 1
    )
    return Name(
        text, family, parts, tuple(map(fold, parts)), kinds, digits, "", acronym, initials, countries, identity, words,
    )  # fmt: skip


def _identity(words: tuple[str, ...], family: str, lexicon: Lexicon) -> str:
    if family in ("Place", "Group", "") and (code := lexicon.country(words)):
        return f"country:{code}" if family != "Group" or words not in lexicon.adjectives else ""
    if family in ("Organization", "") and words in lexicon.agencies:
        return f"agency:{lexicon.agencies[words]}"
    return ""


def _reorder(text: str, words: tuple[str, ...]) -> tuple[str, ...]:
    """ "Lopez, Maria" as "Maria Lopez"."""
    last, comma, first = text.partition(",")
    return tokens(first) + tokens(last) if comma and tokens(first) else words


def _person(words: tuple[str, ...], lexicon: Lexicon) -> tuple[tuple[str, ...], str]:
    """Leave out leading titles with their demonyms, particles, and the generation."""
    rest = list(words)
    generation = next((word for word in rest[1:] if word in lexicon.generations), "")
    rest = [word for number, word in enumerate(rest) if not number or word not in lexicon.generations]
    start = max((n + 1 for n, word in enumerate(rest[:-1]) if word in lexicon.titles), default=0)
    rest = rest[start:] if len(rest) > start else rest
    kept = [
        word
        for n, word in enumerate(rest)
        if word not in lexicon.particles or len(rest) == 1 or (n == 0 and len(word) == 1)
    ]
    return tuple(kept or rest), {"junior": "jr", "senior": "sr"}.get(generation, generation)


def _trim(words: tuple[str, ...], endings: frozenset[str]) -> tuple[str, ...]:
    """Leave out words of a set at the end, as long as a word is left."""
    while len(words) > 1 and words[-1] in endings:
        words = words[:-1]
    return words


def _place(words: tuple[str, ...], lexicon: Lexicon) -> tuple[tuple[str, ...], frozenset[str]]:
    """Leave out words for areas and the country before a region's name; set words for built places aside as kinds."""
    parts = tuple(word for word in words if word not in lexicon.areas) or words
    if len(parts) > 1 and lexicon.country(parts[:1]) and not set(parts[1:]) & (lexicon.facilities | lexicon.directions):
        parts = parts[1:]
    kinds = frozenset(word for word in parts if word in lexicon.facilities)
    return tuple(word for word in parts if word not in kinds) or parts, kinds


def _designation(text: str, words: tuple[str, ...], lexicon: Lexicon) -> tuple[str, ...]:
    """A model's name and number without the common nouns around it."""
    common = {token for word in text.split() if word.islower() for token in tokens(word)}
    return tuple(word for word in words if word not in common and word not in lexicon.ontology.noun_index) or words


def _small(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if len(word) > 3)
