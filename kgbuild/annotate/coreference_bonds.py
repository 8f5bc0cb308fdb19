"""Pronouns told by what people are to one another: "Soto's lawyer said his client ..." speaks of the lawyer's client.

In: a Scene and a pronoun.  Out: the mention it goes back to, when a bond or an office tells.
"""

from __future__ import annotations

from kgbuild.annotate.coreference_roles import role_taken_up
from kgbuild.annotate.coreference_scene import Scene
from kgbuild.annotate.parsed import Token
from kgbuild.lang import words

SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


def counterpart(scene: Scene, i: int) -> int | None:
    """ "Ana Reyes, one of Soto's lawyers, said her client slept": the nearest subject of whom it was told that she is
    to somebody what the noun is the other side of."""
    pronoun = scene.token(i)
    if pronoun.dep_ != "nmod:poss":
        return None
    noun = pronoun.head.lemma_.lower()
    sides = [(a, b) for pair in words("coreference")["bonds"] for a, b in (pair, reversed(pair)) if noun in a]
    wanted = {word for _, other in sides for word in other}
    node = pronoun.head
    while wanted and node.head.i != node.i:
        node = node.head
        for child in node.children:
            j = scene.by_root.get(child.i, i)
            if child.dep_ not in SUBJECTS or child.i > pronoun.i or child.is_ancestor(pronoun) or j == i:
                continue
            sexes = scene.sexes(j) | {scene.mentions[i].sex}
            if not wanted.isdisjoint(_told(scene, j)) and not {"m", "f"} <= sexes and not scene.mentions[j].plural:
                return j
    return None


def _told(scene: Scene, j: int) -> set[str]:
    """What a mention is said to be to others, in its own words and those beside it."""
    found = {title.split()[-1] for title in scene.titles(j)}
    for beside in scene.token(j).children:
        if beside.dep_ == "appos":
            found.add(beside.lemma_.lower())
            found |= {child.lemma_.lower() for child in beside.children if beside.lower_ == "one" and _nmod(child)}
    return found


def _nmod(token: Token) -> bool:
    return token.dep_ == "nmod"


def its_officer(scene: Scene, i: int) -> int | None:
    """ "Norvex was fined.  Its owner, Ana Soto, fled": a sentence about "its" officer goes on about the body that the
    one before was about."""
    pronoun = scene.token(i)
    noun = pronoun.head
    if scene.mentions[i].head != "its" or pronoun.dep_ != "nmod:poss" or noun.dep_ not in SUBJECTS:
        return None
    if pronoun.i != pronoun.sent.start or not scene.lexicon.is_title(noun) or noun.head.dep_ != "root":
        return None
    for j in scene.back(i, 1):
        token = scene.token(j)
        before = scene.sentence[j] < scene.sentence[i] and token.dep_ in SUBJECTS and token.head.dep_ == "root"
        if before and token.head.i > token.i:
            return j if scene.named(j) and scene.is_a(j, "Organization") and not scene.mentions[j].plural else None
    return None


def holder(scene: Scene, i: int) -> int | None:
    """ "He was the director of the bank": whoever the article calls so."""
    pronoun, office = scene.token(i), scene.token(i).head
    j = scene.by_root.get(office.i)
    told = any(child.dep_ == "cop" for child in office.children) and pronoun.dep_ == "nsubj"
    if j is None or not told or not scene.mentions[j].definite or not scene.owner_ids(j):
        return None
    found = role_taken_up(scene, j)
    if found is None or found > i or not scene.named(found) or scene.owners(found).isdisjoint(scene.owners(j)):
        return None
    return None if {"m", "f"} <= scene.sexes(found) | {scene.mentions[i].sex} else found
