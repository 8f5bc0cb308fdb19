"""Standing relations inside noun phrases.  In: mentions, Tree.  Out: claims on offices, kin, places, ages.

They hold of entities rather than tell events, so they name no clause.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import replace

from kgbuild.extract.affiliations import affiliations
from kgbuild.extract.appositions import appositions
from kgbuild.extract.index import Index
from kgbuild.extract.offices import office_places, offices_of
from kgbuild.extract.source import Source
from kgbuild.extract.standing import literal, office_claims, relation
from kgbuild.extract.told import usable
from kgbuild.extract.whereabouts import whereabouts
from kgbuild.model import IN_DOUBT, Annotation, Claim, Mention, MentionKind

IN_LAW = "-in-law"


def relations(index: Index, source: Source, annotation: Annotation, unreal: Container[int]) -> Iterator[Claim]:
    """All relations told by noun phrases; `unreal` are heads of nouns that nobody is said to be ("hopes to become")."""
    for mention in annotation.mentions:
        if mention.kind is MentionKind.PRONOUN or mention.root in unreal:
            continue
        for office in offices_of(index, mention) if not _predicated(index, mention) else ():
            yield from office_claims(index, source, mention, office, mention, "title")
        yield from _kin(index, source, mention)
        yield from _service(index, source, mention)
        yield from affiliations(index, source, mention)
        yield from whereabouts(index, source, mention)
        yield from _members(index, source, mention)
    yield from appositions(index, source)
    yield from _ages(index, source, annotation)


def _predicated(index: Index, mention: Mention) -> bool:
    """ "served as head of the bank", "became its president": an office that a clause gives to somebody, whom it names
    or leaves unknown, alone or beside another ("the first woman and first president of"); the noun is nobody beside
    them.  What somebody is chosen, fit or stands for has no holder yet."""
    tree, root = index.tree, mention.root
    if mention.kind is not MentionKind.NOMINAL:
        return False
    if _is_sought(index, mention):
        return True
    if index.referent(mention).id != mention.id:
        return False
    while tree.base[root] == "conj":
        root = tree.heads[root]
    given = any(tree.lower[kid] == "as" for kid in tree.kids(root, "case"))
    return given or tree.base[root] == "xcomp" or bool(tree.kids(root, "cop"))


def _is_sought(index: Index, mention: Mention) -> bool:
    """ "Nominated for governor of Tula", "a choice for bank chief": after "for", a bare role is an office; "for the
    governor", "for Tula's governor" tell of whoever holds it."""
    tree, root = index.tree, mention.root
    before = mention.tokens[0] > 0 and tree.lower[mention.tokens[0] - 1] == "for"
    marked = any(tree.lower[kid] == "for" for kid in tree.kids(root, "case"))
    return (before or marked) and not tree.kids(root, "det") and not tree.kids(root, "nmod:poss")


def _kin(index: Index, source: Source, mention: Mention) -> Iterator[Claim]:
    """ "her brother Juan", "the wife of the mayor": kin of whoever the complement names."""
    words = [*mention.titles, mention.head]
    kin = next((word for word in words if word in index.cues.kinship), "")
    for preposition_, target in mention.complements if kin else ():
        other = usable(index, index.by_id.get(target))
        if other is None or other.why == IN_DOUBT:
            continue
        if preposition_ == "of" and index.lexicon.is_a(index.referent(other).type, "Person"):
            yield relation(source, mention, "kg:relatedTo", other, f"{_kinship(index, mention, kin)} of", "kinship")


def _service(index: Index, source: Source, mention: Mention) -> Iterator[Claim]:
    """ "his lawyer Ana Soto", "a coach of the runner": who works for the person that the complement names."""
    words = [*mention.titles, mention.head]
    trade = next((word for word in words if word in index.cues.services), "")
    for preposition_, target in mention.complements if trade and not mention.plural else ():
        other = usable(index, index.by_id.get(target))
        if other is None or other.why == IN_DOUBT or preposition_ not in {"of", "for"}:
            continue
        one = not index.referent(other).plural and index.lexicon.is_a(index.referent(other).type, "Person")
        if one and index.referent(other).id != index.referent(mention).id:
            yield relation(source, mention, "kg:worksFor", other, f"{trade} of", "service")


def _kinship(index: Index, mention: Mention, kin: str) -> str:
    """The kinship word with its "-in-law", which a tokeniser may part from it."""
    after = "".join(index.tree.lower[mention.root + 1 : mention.root + 5])
    return f"{kin}{IN_LAW}" if after.startswith(IN_LAW) and not kin.endswith(IN_LAW) else kin


def _members(index: Index, source: Source, mention: Mention) -> Iterator[Claim]:
    """ "a member of the council"; nobody is a member of a country, nor of where they are sent."""
    if mention.head == "member" or "member" in mention.titles:
        for word, place in office_places(index, mention):
            type_ = index.referent(place).type
            if word != "of" or index.lexicon.is_a(type_, "Country") or index.lexicon.is_a(type_, "Region"):
                continue
            yield relation(source, mention, "kg:memberOf", place, "member of", "membership")


def _ages(index: Index, source: Source, annotation: Annotation) -> Iterator[Claim]:
    """ "Ana Ruiz, 34," and "the 34-year-old driver"."""
    for amount in annotation.amounts:
        if amount.quantity.dimension != "age":
            continue
        token = amount.root
        for _ in range(4):
            mention = index.at.get(token) or index.within.get(token)
            if mention is not None and index.lexicon.is_a(index.referent(mention).type, "Person"):
                if usable(index, mention) is not None:
                    age = literal(source, mention, "kg:age", amount.quantity.value, mention, "age")
                    yield replace(age, quantity=amount.quantity)
                break
            token = index.tree.heads[token]
            if token < 0:
                break
