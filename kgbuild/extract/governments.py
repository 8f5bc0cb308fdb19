"""Capitals that stand for their country's government: "Ottawa rejected the demand".

In: the mentions and clauses of an article.  Out: the mentions; a capital that speaks, decides or deals in a clause is
its country, tied to a mention of that country.  Only where the article names the country too, and not where the clause
takes place in the city, unless two capitals deal there; every other mention of the city stays one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from kgbuild.lang import words
from kgbuild.model import Clause, Mention, MentionKind
from kgbuild.ontology.view import Country, Ontology

WHY = "a capital that speaks or decides stands for its country, which the article names"
ACTING = ("agent", "coAgent")
ADDRESSED = ("theme", "recipient")
WHERE = ("place", "origin", "destination")


def with_governments(mentions: Sequence[Mention], clauses: Iterable[Clause], ontology: Ontology) -> tuple[Mention, ...]:
    """The mentions, with capitals that act as governments made mentions of their countries."""
    homes, codes = _listed(ontology.gazetteer.countries)
    if not any(mention.words.casefold() in homes for mention in mentions):
        return tuple(mentions)
    by_id = {mention.id: mention for mention in mentions}
    named = _countries(mentions, codes, ontology)
    standing = {
        key: named[home]
        for key in sorted(_acting(clauses, by_id, homes, ontology))
        if (home := homes[by_id[key].words.casefold()]) in named and _is_city(by_id[key], by_id, ontology)
    }
    return tuple(_rehung(mention, standing, by_id) for mention in mentions) if standing else tuple(mentions)


@lru_cache(maxsize=4)
def _listed(countries: tuple[Country, ...]) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """The country's code of each capital that is called otherwise than any country, and of each country's name."""
    codes = {name.casefold(): country.code for country in countries for name in country.names}
    cities = {city.casefold(): country.code for country in reversed(countries) for city in country.capitals}
    return {city: code for city, code in cities.items() if city not in codes}, codes


def _countries(mentions: Iterable[Mention], codes: Mapping[str, str], ontology: Ontology) -> dict[str, Mention]:
    """The first mention of each country that the article names, by its code; one tied to nothing before it."""
    found: dict[str, Mention] = {}
    for mention in sorted(mentions, key=lambda one: (one.span.begin, one.span.end)):
        code = codes.get(mention.name.casefold(), "")
        if (
            code
            and mention.kind is MentionKind.NAME
            and not mention.antecedent
            and ontology.is_a(mention.type, "Place")
        ):
            found.setdefault(code, mention)
    return found


def _acting(
    clauses: Iterable[Clause], by_id: Mapping[str, Mention], homes: Collection[str], ontology: Ontology
) -> Iterator[str]:
    """Capitals that speak, decide or deal in a clause, or are spoken to, and are not where it happens."""
    lists = words("governments")
    for clause in clauses:
        kinds = {clause.type, *ontology.ancestors(clause.type)}
        if not kinds.isdisjoint(lists["acts"]) and kinds.isdisjoint(lists["town"]):
            roles = ACTING if kinds.isdisjoint(lists["addressed"]) else (*ACTING, *ADDRESSED)
            acting = [f.target for f in clause.fillers if f.role in roles and f.target in by_id]
            places = {by_id[f.target].words for f in clause.fillers if f.role in WHERE and f.target in by_id}
            yield from _dealing(acting, places, by_id, homes)


def _dealing(
    acting: Sequence[str], places: Collection[str], by_id: Mapping[str, Mention], homes: Collection[str]
) -> Iterator[str]:
    """Of those that act, the capitals; one that acts alone where it lies is a city."""
    capitals = [key for key in acting if by_id[key].words.casefold() in homes]
    several = len({by_id[key].words for key in capitals}) > 1
    yield from (key for key in capitals if several or by_id[key].words not in places)


def _is_city(mention: Mention, by_id: Mapping[str, Mention], ontology: Ontology) -> bool:
    """Is it the bare name of a city, in a chain that never calls it anything longer ("Real Madrid")?"""
    if mention.kind is not MentionKind.NAME or mention.complements or mention.titles:
        return False
    before: Mention | None = mention
    while before is not None:
        if before.kind is MentionKind.NAME and (
            before.words != mention.words or not ontology.is_a(before.type, "Place")
        ):
            return False
        before = by_id.get(before.antecedent)
    return True


def _rehung(mention: Mention, standing: Mapping[str, Mention], by_id: Mapping[str, Mention]) -> Mention:
    """A capital that stands for a country is tied to it; what was tied to such a one by name is
    tied to the mention of the city before it."""
    if country := standing.get(mention.id):
        return replace(mention, name=country.name, type=country.type, antecedent=country.id, why=WHY, share=1.0)
    if mention.kind is MentionKind.PRONOUN:
        return mention
    before = mention.antecedent
    while before in standing:
        before = by_id[before].antecedent
    if before == mention.antecedent:
        return mention
    return replace(mention, antecedent=before, why=mention.why if before else "")
