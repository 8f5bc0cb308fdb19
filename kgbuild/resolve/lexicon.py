"""What resolve knows about words: the language's words about names, the gazetteer, and the ontology's nouns.

In: an `Ontology`.  Out: a `Lexicon` that answers "which country is this?", "is this token a title?".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kgbuild.lang import words as language_words
from kgbuild.ontology.view import Ontology
from kgbuild.resolve.fold import fold, plain, tokens

Key = tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Look-up tables, made once for a build.  Keys of names are tuples of plain tokens.

    `countries` maps names and demonyms of countries to their code, `adjectives` only the demonyms; `agencies` maps
    every name of a news agency to its best name; `capitals` a capital to its country's code.
    """

    ontology: Ontology
    countries: Mapping[Key, str]
    adjectives: Mapping[Key, str]
    capitals: Mapping[Key, str]
    agencies: Mapping[Key, str]
    given_names: Mapping[str, str]
    titles: frozenset[str]
    particles: frozenset[str]
    generations: frozenset[str]
    stopwords: frozenset[str]
    legal_forms: frozenset[str]
    generic: frozenset[str]
    areas: frozenset[str]
    facilities: frozenset[str]
    directions: frozenset[str]
    states: frozenset[str]
    bodies: frozenset[str]
    nicknames: Mapping[str, frozenset[int]]
    spellings: Mapping[str, frozenset[int]]
    nouns: Mapping[str, frozenset[int]]
    empty_heads: frozenset[str]
    best_country: Mapping[str, str]

    def country(self, key: Key) -> str:
        """The code of the country that a name or demonym stands for, or ""."""
        words = tuple(token for token in key if token not in ("the", "of"))
        if len(words) > 1 and words[0] in self.states:
            words = words[1:]
        return self.countries.get(words, "")

    def is_thing(self, noun: str) -> bool:
        """Does a common noun name a thing people make?"""
        return self.ontology.is_a(self.ontology.noun_index.get(noun, ""), "Artifact")


def _groups(rows: list[list[str]]) -> Mapping[str, frozenset[int]]:
    """Each word to the numbers of the rows it is in."""
    found: dict[str, set[int]] = {}
    for number, row in enumerate(rows):
        for word in row:
            found.setdefault(word, set()).add(number)
            found.setdefault(fold(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


def _plural(word: str) -> str:
    return word if word.endswith("s") else word + "s"


def make_lexicon(ontology: Ontology) -> Lexicon:
    """The lexicon of an ontology and of the language's words."""
    words = language_words("names")
    shared = ontology.gazetteer
    countries: dict[Key, str] = {}
    adjectives: dict[Key, str] = {}
    capitals: dict[Key, str] = {}
    for country in shared.countries:
        for capital in country.capitals:
            capitals.setdefault(tokens(capital), country.code)
        for demonym in country.demonyms:
            adjectives.setdefault(tokens(demonym), country.code)
            adjectives.setdefault(tokens(_plural(demonym)), country.code)
    for country in shared.countries:
        for name in country.names:
            countries.setdefault(tuple(token for token in tokens(name) if token not in ("the", "of")), country.code)
    for key, code in adjectives.items():
        countries.setdefault(key, code)
    agencies = {tokens(name): row[0] for row in shared.agencies for name in row}
    places = {
        plain(noun): name
        for noun, name in ontology.noun_index.items()
        if " " not in noun and ontology.is_a(name, "Facility")
    }
    return Lexicon(
        ontology=ontology,
        countries=countries,
        adjectives=adjectives,
        capitals=capitals,
        agencies=agencies,
        given_names={plain(name): sex for name, sex in shared.given_names.items()},
        titles=frozenset(shared.titles) | frozenset(words["honorifics"]),
        particles=frozenset(words["particles"]),
        generations=frozenset(words["generations"]),
        stopwords=frozenset(words["stopwords"]),
        legal_forms=frozenset(words["legal_forms"]),
        generic=frozenset(words["generic_organization"]),
        areas=frozenset(words["area_words"]),
        facilities=frozenset(words["facility_words"]) | frozenset(places),
        directions=frozenset(words["directions"]),
        states=frozenset(words["state_words"]),
        bodies=frozenset(words["body_words"]),
        nicknames=_groups(words["nicknames"]),
        spellings=_groups(words["spellings"]),
        nouns=_groups(words["kindred_nouns"]),
        empty_heads=frozenset(words["empty_heads"]),
        best_country={country.code: country.names[0] for country in shared.countries},
    )
