"""Where named places and bodies lie, as their noun phrases tell.  In: a mention with its complements.  Out: claims."""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.extract.index import Index
from kgbuild.extract.source import Source
from kgbuild.extract.standing import relation
from kgbuild.model import Claim, Mention, MentionKind


def whereabouts(index: Index, source: Source, mention: Mention) -> Iterator[Claim]:
    """A place or organisation named with the place it lies in: "Lima in Peru", "the Peruvian agency Andina"."""
    if mention.kind is not MentionKind.NAME:
        return
    is_place = index.lexicon.is_a(mention.type, "Place")
    if not is_place and not index.lexicon.is_a(mention.type, "Organization"):
        return
    if index.lexicon.is_a(mention.type, "Military") or index.lexicon.is_a(mention.type, "Vehicle"):
        return  # a country's navy and ships are at sea
    if not is_place and not _is_body(index, mention):
        return  # "Peru's Internet", "Peruvian Open": no telling what it is
    if index.tree.lemmas[mention.root] in index.cues.abroad:
        return  # "the Peruvian Embassy"
    for preposition_, target in mention.complements:
        other = index.by_id.get(target)
        if preposition_ not in {"of", "in"} or other is None or other.kind is not MentionKind.NAME:
            continue
        if not is_place and _in_its_name(index, mention, other):
            continue
        if index.lexicon.is_a(other.type, "Place") and other.name != mention.name:
            yield relation(source, mention, "kg:locatedIn", other, "located in", "complement of a place name")


def _is_body(index: Index, mention: Mention) -> bool:
    """Is it known for a body of some kind, by its class or by a word of its name ("Association"), that is not called
    after a place only ("American University of Tacna")?"""
    if index.lexicon.is_a(mention.type, "School") or index.lexicon.is_a(mention.type, "Hospital"):
        return False
    nouns = index.lexicon.ontology.noun_index
    words = [word.lower().strip(".,") for word in mention.name.split()]
    return mention.type != "Organization" or any(index.lexicon.is_a(nouns.get(w, ""), "Organization") for w in words)


def _in_its_name(index: Index, mention: Mention, origin: Mention) -> bool:
    """ "American Dental Association": an adjective that opens the body's own name, wherever the body is; also where the
    recogniser left it out, before another adjective."""
    tree, root, (start, end) = index.tree, origin.root, mention.tokens
    if tree.pos[root] != "ADJ" or not start <= root + 1 < end or not tree.words[root + 1][:1].isupper():
        return False
    return root >= start or tree.pos[start] == "ADJ"
