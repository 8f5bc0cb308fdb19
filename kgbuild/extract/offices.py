"""Who holds which office.  In: mentions with titles and complements.  Out: `Office` values.

"Peruvian foreign minister Ana Ruiz", "the mayor of Lima" and "Peru's president" all name an office and where it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kgbuild.extract.index import Index
from kgbuild.model import Mention, MentionKind

WHERE = frozenset({"of", "in", "for", "at", "from", "to"})


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
            if before and phrase in index.cues.alone:
                return ""
            return "" if phrase in index.cues.titles_not_offices or phrase in index.cues.kinship else phrase
    return ""


def is_office(index: Index, title: str) -> bool:
    """Does the title, or its end, name an office rather than address or describe a person?"""
    known = {*index.lexicon.ontology.gazetteer.titles, *index.cues.leading} - index.cues.titles_not_offices
    words = title.split()
    ends = [" ".join(words[n:]) for n in range(len(words))]
    match = next((end for end in ends if end in known), "")
    return bool(match) and title not in index.cues.kinship and (match == title or match not in index.cues.alone)


def offices_of(index: Index, mention: Mention) -> Iterator[Office]:
    """The offices a mention's own words give its bearer: its titles, or its head noun."""
    if mention.plural or mention.kind is MentionKind.PRONOUN:
        return
    if mention.kind is MentionKind.NAME:
        titles = [title for title in mention.titles if is_office(index, title)]
    else:
        title = role_title(index, mention)
        titles = [title] if title and index.lexicon.is_a(mention.type, "Actor") else []
    for title in titles:
        places = list(office_places(index, mention))
        leads = title in index.cues.leading
        for preposition, place in places:
            yield Office(title, preposition, place, leads)
        if not places:
            yield Office(title, "", None, leads)


def office_places(index: Index, mention: Mention) -> Iterator[tuple[str, Mention]]:
    """Places and organisations in a mention's complements; a pronoun among them counts by what it stands for."""
    for preposition, target in mention.complements:
        place = index.by_id.get(target)
        if preposition in WHERE and place is not None and place.id != mention.id:
            type_ = index.referent(place).type
            adjective = index.tree.pos[place.root] == "ADJ" and not index.lexicon.is_a(type_, "Country")
            if not adjective and any(index.lexicon.is_a(type_, kind) for kind in ("Place", "Organization", "Group")):
                yield preposition, place
