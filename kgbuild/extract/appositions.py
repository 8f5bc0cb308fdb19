"""What stands beside a name says its office, or where it lies.  In: mentions, Tree.  Out: claims."""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.extract.index import Index
from kgbuild.extract.offices import offices_of
from kgbuild.extract.source import Source
from kgbuild.extract.standing import office_claims, relation
from kgbuild.extract.tree import preposition
from kgbuild.model import Claim, Mention, MentionKind

SIZE = {"Facility": 0, "City": 1, "Region": 2, "Country": 3}


def appositions(index: Index, source: Source) -> Iterator[Claim]:
    """ "Ana Ruiz, the mayor of Lima," says her office; "Lima, Peru" where Lima lies."""
    tree = index.tree
    for token, base in enumerate(tree.base):
        if base not in {"appos", "list", "nmod"} or (base == "nmod" and preposition(tree, token)):
            continue
        first, second = _nearer(index, token, index.mention(tree.heads[token])), index.mention(token)
        if first is None or second is None or first.id == second.id:
            continue
        if all(index.lexicon.is_a(m.type, "Place") and m.kind is MentionKind.NAME for m in (first, second)):
            if _lies_in(index, first, second):
                yield relation(source, first, "kg:locatedIn", second, "located in", "place after a place")
        elif base == "appos":
            for holder, words in ((first, second), (second, first)):
                named = holder.kind is MentionKind.NAME and words.kind is MentionKind.NOMINAL
                if named and index.lexicon.is_a(holder.type, "Person"):
                    for office in offices_of(index, words):
                        yield from office_claims(index, source, holder, office, words, "apposition")


def _nearer(index: Index, token: int, first: Mention | None) -> Mention | None:
    """ "Soto met Ana Vega, the mayor": the mayor is Vega, even where the parser hung her office on the other name."""
    tree, second = index.tree, index.mention(token)
    if first is None or second is None or first.kind is not MentionKind.NAME or second.kind is MentionKind.NAME:
        return first
    commas = [kid for kid in tree.kids(token, "punct") if kid < token and tree.words[kid] == ","]
    beside = index.within.get(commas[0] - 1) if commas and commas[0] > first.tokens[1] else None
    if beside is None or beside.kind is not MentionKind.NAME or beside.tokens[1] != commas[0]:
        return first
    person = index.lexicon.is_a(beside.type, "Person") and tree.base[beside.root] != "appos"
    return beside if person else first


def _lies_in(index: Index, inner: Mention, outer: Mention) -> bool:
    """Does a comma, and no "and", part a place from a wider one after it?"""
    between = set(index.tree.words[inner.tokens[1] - 1 : outer.tokens[0] + 1])
    parted = "," in between and "and" not in between
    return parted and inner.tokens[1] <= outer.tokens[0] and _wider(index, inner, outer)


def _wider(index: Index, inner: Mention, outer: Mention) -> bool:
    """May the second place hold the first?  A city lies in a region or country, not in a city."""
    if inner.name.split()[-1] == outer.name.split()[-1]:
        return False  # "Akhal province-15, Balkan province-10": places of one kind in a list
    sizes = [next((n for kind, n in SIZE.items() if index.lexicon.is_a(m.type, kind)), 1) for m in (inner, outer)]
    return sizes[0] < sizes[1] or sizes == [2, 2]
