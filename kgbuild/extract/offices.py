"""Who holds which office.  In: mentions with titles and complements.  Out: `Office` values.

"Peruvian foreign minister Ana Ruiz", "the mayor of Lima" and "Peru's president" all name an office and where it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kgbuild.extract.index import Index
from kgbuild.extract.tree import preposition
from kgbuild.lang import words
from kgbuild.model import Mention, MentionKind

WHERE = frozenset({"of", "in", "for", "at", "from", "to"})
LONGEST = 5
"""Words after a title that may still be part of it."""


@dataclass(frozen=True, slots=True)
class Office:
    """`title` as written in lower case, `place` the mention after "of" (None when none is told)."""

    title: str
    preposition: str
    place: Mention | None
    leads: bool


def role_title(index: Index, mention: Mention) -> str:
    """The office a nominal names ("foreign minister"), "" when its head is no title."""
    titles, leading = index.lexicon.ontology.gazetteer.titles, index.cues.leading
    words = [*mention.modifiers, mention.head]
    for start in range(len(words)):
        phrase = " ".join(words[start:])
        if phrase in titles or phrase in leading:
            before = words[max(start - 1, 0)] if start else ""
            if before in index.cues.lesser:
                return f"{before} {phrase}"
            if before and (phrase in index.cues.alone or before in index.cues.not_leading):
                return ""
            return "" if phrase in index.cues.titles_not_offices or phrase in index.cues.kinship else phrase
    return ""


def is_office(index: Index, title: str) -> bool:
    """Does the title, or its end, name an office rather than address or describe a person?"""
    titles, leading, others = index.lexicon.ontology.gazetteer.titles, index.cues.leading, index.cues.titles_not_offices
    words = title.split()
    ends = [" ".join(words[n:]) for n in range(len(words))]
    match = next((end for end in ends if (end in titles or end in leading) and end not in others), "")
    return bool(match) and title not in index.cues.kinship and (match == title or match not in index.cues.alone)


def offices_of(index: Index, mention: Mention) -> Iterator[Office]:
    """The offices a mention's own words give its bearer: its titles, or its head noun."""
    if mention.plural or mention.kind is MentionKind.PRONOUN:
        return
    if mention.kind is MentionKind.NAME:
        titles = [title for title in mention.titles if is_office(index, title)]
    else:
        title = role_title(index, mention)
        title = _whole(index, mention, title) if title and " " not in title else title
        titles = [title] if title and index.lexicon.is_a(mention.type, "Actor") else []
    for title in titles:
        places = [(p, place) for p, place in office_places(index, mention) if _is_post(index, title, place, p)]
        for word, place in places:
            yield Office(title, word, place, _leads(index, mention, title, place, word))
        if not places:
            yield _of_context(index, mention, title) or Office(title, "", None, title in index.cues.leading)


def _whole(index: Index, mention: Mention, title: str) -> str:
    """ "Foreign policy chief", "director of national intelligence": what such a title is of is part of it, unless it is
    a mention of its own."""
    tree, root = index.tree, mention.root
    first = root
    while first and _is_field(index, first - 1, root):
        first -= 1
    compound = any(tree.base[token] == "compound" for token in range(first, root))
    words = list(tree.lower[first : root + 1]) if compound and tree.lower[root] == title else [title]
    for kid in tree.kids(root, "nmod"):
        last = tree.right[kid] + 1
        plain = not any(
            token in index.within or tree.tags[token] == "PRP$" for token in range(root, last) if token > root
        )
        if (
            preposition(tree, kid) == "of"
            and tree.lemmas[kid] not in index.cues.honours
            and plain
            and last - root <= LONGEST
        ):
            words += tree.lower[root + 1 : last]
    return " ".join(words)


def _of_context(index: Index, mention: Mention, title: str) -> Office | None:
    """ "Police chief Ana Ruiz", "federation president Ana Ruiz": of the only police or federation spoken of;
    "In Tacna, the mayor Ana Ruiz": of the town that opens the clause."""
    body, _, role = title.rpartition(" ")
    body = body.split()[-1] if body else ""
    if mention.kind is not MentionKind.NAME or not index.lexicon.is_a(mention.type, "Person"):
        return None
    if body and role in index.cues.leading:
        kind = index.lexicon.ontology.noun_index.get(body, "")
        alike = [m for m in index.by_id.values() if m.head == body and not m.plural and m.id != mention.id]
        told = [m for m in alike if m.kind is MentionKind.NAME or not m.modifiers]
        named = {index.referent(m).id: index.referent(m).type for m in told}
        one = len(named) == 1 and index.lexicon.is_a(kind, "Organization")
        if one and index.lexicon.is_a(next(iter(named.values())), kind):  # no union leader leads a union of states
            return Office(title, "of", told[0], True)
    town = _town_before(index, mention.root) if title in words("mentions")["heads_of_towns"] else None
    return Office(title, "of", town, title in index.cues.leading) if town is not None else None


def _town_before(index: Index, root: int) -> Mention | None:
    """The place that opens the clause whose subject this is."""
    tree, verb = index.tree, index.tree.heads[root]
    if tree.base[root] != "nsubj" or verb < 0:
        return None
    for kid in tree.kids(verb, "obl"):
        place = index.mention(kid) if kid < root and preposition(tree, kid) == "in" else None
        if place is not None and place.kind is MentionKind.NAME and index.lexicon.is_a(place.type, "Place"):
            return None if index.lexicon.is_a(place.type, "Country") else place
    return None


def _is_field(index: Index, token: int, root: int) -> bool:
    """ "Foreign policy" in "foreign policy chief": nouns before a title and their adjectives, not the title's own."""
    tree, base = index.tree, index.tree.base[token]
    noun = tree.pos[token] == "NOUN" and base == "compound"
    own = tree.pos[token] == "ADJ" and base == "amod" and tree.heads[token] != root
    named = index.within.get(token)
    return (noun or own) and (named is None or named.kind is not MentionKind.NAME)


def _is_post(index: Index, title: str, place: Mention, preposition: str) -> bool:
    """A calling is a post in an organisation, none in a country ("a Chilean singer", "a Chicago tycoon"); a champion
    or suspect holds none at all, a coach none in a league, and a "nominee for governor" none yet."""
    cues, word = index.cues, title.split()[-1]
    if word in cues.seekers and preposition == "for":
        return False
    if title in cues.no_post or word in cues.no_post:
        return False
    type_ = index.referent(place).type
    if title in cues.callings or word in cues.callings:
        return index.lexicon.is_a(type_, "Organization") and not _is_league(index, place)
    return word not in cues.of_teams or not _is_league(index, place)


def _is_league(index: Index, place: Mention) -> bool:
    """Is this where teams compete, or a list of honours, rather than a team?"""
    name = index.referent(place).name.casefold()
    return any(name == word or name.endswith(f" {word}") for word in index.cues.leagues)


def leads_there(index: Index, mention: Mention, title: str, place: Mention) -> bool:
    """Does who has the title before the name lead what "of" tells after it?"""
    return _leads(index, mention, title, place, "of")


def _leads(index: Index, mention: Mention, title: str, place: Mention, word: str) -> bool:
    """The holder of a leading office leads its place, unless the office is "of" a part of it ("the bank's head of
    sales") or one of several ("a director", "director at"); a country is led by heads of state and government alone."""
    if title not in index.cues.leading or (title in index.cues.one_of_several and _is_one(index, mention, word)):
        return False
    is_a, type_ = index.lexicon.is_a, index.referent(place).type
    if is_a(type_, "Place") and not is_a(type_, "Facility") and not is_a(type_, "Organization"):
        country = index.cues.heads_of_state
        return title in country or (title in index.cues.heads_of_regions and not is_a(type_, "Country"))
    tree, root = index.tree, mention.root
    if mention.kind is MentionKind.NOMINAL and any(
        tree.lemmas[kid] not in title.split() and tree.pos[kid] == "NOUN" for kid in tree.kids(root, "compound")
    ):
        return False  # "the bank's climate program director" leads a program
    parts = [kid for kid in tree.kids(root, "nmod") if kid > root and preposition(tree, kid) == "of"]
    return all(found is not None and found.id == place.id for found in map(index.mention, parts))


def _is_one(index: Index, mention: Mention, word: str) -> bool:
    """ "director at a bank", "a director of a bank": it may have more of them."""
    return word == "at" or any(index.tree.lower[kid] in {"a", "an"} for kid in index.tree.kids(mention.root, "det"))


def _is_honour(index: Index, mention: Mention) -> bool:
    """ "coach of the year", "man of the match" name nobody's office."""
    tree = index.tree
    kids = [kid for kid in tree.kids(mention.root, "nmod") if preposition(tree, kid) == "of"]
    return any(tree.lemmas[kid] in index.cues.honours for kid in kids)


def office_places(index: Index, mention: Mention) -> Iterator[tuple[str, Mention]]:
    """Places and organisations in a mention's complements; a pronoun among them counts by what it stands for."""
    for word, target in mention.complements:
        place = index.by_id.get(target)
        place = _narrower(index, mention, place) if place is not None else None
        if word in WHERE and place is not None and place.id != mention.id and not _is_honour(index, mention):
            type_ = index.referent(place).type
            if place.name.casefold().partition("-")[0] in index.cues.opposed:
                continue
            adjective = index.tree.pos[place.root] == "ADJ" and not index.lexicon.is_a(type_, "Country")
            department = place.kind is not MentionKind.NAME and place.head in index.cues.departments
            if not adjective and not department and index.lexicon.is_a(type_, "Place", "Organization", "Group"):
                yield word, place


def _narrower(index: Index, mention: Mention, place: Mention) -> Mention:
    """ "The Lima County, Ohio, coroner" is the county's: between commas the place after a place says where it lies."""
    start, end = place.tokens
    commas = start >= 2 and end <= mention.root and index.tree.words[start - 1] == index.tree.words[end] == ","
    before = index.within.get(start - 2) if commas else None
    if before is None or before.kind is not MentionKind.NAME or before.tokens[1] != start - 1:
        return place
    return before if index.lexicon.is_a(before.type, "Place") else place
