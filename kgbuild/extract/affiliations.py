"""Whose man or woman a name is: "Ana Ruiz of the Green party", "Governor Ana Ruiz of Tacna".

In: a name with "of" right behind it.  Out: claims on the office that the title gives in that body or place, or on the
membership that the name alone tells.
"""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.extract.index import Index
from kgbuild.extract.offices import Office, is_office, leads_there, offices_of
from kgbuild.extract.source import Source
from kgbuild.extract.standing import office_claims, relation
from kgbuild.extract.told import usable
from kgbuild.lang import words
from kgbuild.model import Claim, Mention, MentionKind

EMPLOYERS = ("Company", "School", "NewsMedia", "Hospital", "Government")
MEMBER, EMPLOYEE = ("kg:memberOf", "member of"), ("kg:worksFor", "works for")


def affiliations(index: Index, source: Source, mention: Mention) -> Iterator[Claim]:
    """What "of" right after the name tells, unless the title's own place is told before it."""
    office = office_there(index, mention)
    if office is not None and not any(each.place is not None for each in offices_of(index, mention)):
        yield from office_claims(index, source, mention, office, mention, "title")
    member = membership(index, mention)
    if member is not None and usable(index, member[2]) is not None:
        yield relation(source, mention, member[0], member[2], member[1], "affiliation")


def body_after(index: Index, mention: Mention) -> Mention | None:
    """The named body or place that "of" right after a person's name tells, with or without its kind ("the Green
    party")."""
    tree, after = index.tree, mention.tokens[1]
    person = mention.kind is MentionKind.NAME and not mention.plural and index.lexicon.is_a(mention.type, "Person")
    if not person or after >= len(tree.words) or tree.lower[after] != "of" or tree.base[after] != "case":
        return None
    noun = tree.heads[after]
    found = index.mention(noun)
    if found is None:
        inner = (index.at.get(kid) for kid in tree.kids(noun, "compound", "appos", "flat"))
        found = next((each for each in inner if each is not None), None)
    named = found is not None and found.kind is MentionKind.NAME and found.tokens[0] > after
    return found if named and noun > after else None


def office_there(index: Index, mention: Mention) -> Office | None:
    """ "Governor Ana Ruiz of Tacna", "analyst Ana Ruiz of Norvex Bank": the title is held there; in a country, region
    or town only what rules it or is elected for it."""
    body = body_after(index, mention)
    titles = [title for title in mention.titles if is_office(index, title)] if body is not None else []
    if body is None or not titles:
        return None
    title, type_ = titles[-1], index.referent(body).type
    is_a = index.lexicon.is_a
    ruled = title in words("relations")["of_lands"] or title.split()[-1] in words("relations")["of_lands"]
    if not is_a(type_, "Organization") and not (is_a(type_, "Place") and not is_a(type_, "Facility") and ruled):
        return None
    return Office(title, "of", body, leads_there(index, mention, title, body))


def membership(index: Index, mention: Mention) -> tuple[str, str, Mention] | None:
    """ "Ana Ruiz of the Green party" is a member of it, "Ana Ruiz of Norvex Bank" works there; "Ana Ruiz of Peru" is
    merely from there."""
    body = body_after(index, mention)
    if body is None or any(is_office(index, title) for title in mention.titles):
        return None
    type_ = index.referent(body).type
    if not index.lexicon.is_a(type_, "Organization", "Group") or index.lexicon.is_a(type_, "Place"):
        return None
    predicate, label = EMPLOYEE if index.lexicon.is_a(type_, *EMPLOYERS) else MEMBER
    return predicate, label, body
