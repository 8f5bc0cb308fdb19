"""Whom grammar keeps a pronoun apart from.

In: a Scene, a pronoun, a mention before or after it.  Out: may they not be one?
"""

from __future__ import annotations

from kgbuild.annotate.coreference_scene import Scene
from kgbuild.annotate.parsed import Token
from kgbuild.model import MentionKind

SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
CORE = SUBJECTS | {"obj", "iobj", "obl", "obl:agent"}
NEW_CLAUSE = frozenset({"acl:relcl", "acl", "advcl", "ccomp", "parataxis", "csubj"})
LOOSE = frozenset(
    {"parataxis", "conj", "list", "discourse", "dislocated", "xcomp", "appos", "acl", "acl:relcl", "advcl"}
)
"""Where a name after a pronoun is out of its reach, or says who it is."""


def barred_after(scene: Scene, i: int, j: int) -> bool:
    """ "He was tipped by Felt", "he said that Felt left": a name that stands under the pronoun's own verb is somebody
    else; "he was known as Felt" tells who he is."""
    pronoun, other = scene.token(i), scene.token(j)
    if scene.mentions[j].kind is MentionKind.PRONOUN or scene.sentence[i] != scene.sentence[j]:
        return False
    if pronoun.dep_ not in SUBJECTS | {"obj", "iobj"} or other.i == pronoun.head.i:
        return False
    if other.head.i == pronoun.head.i:
        return other.dep_ in CORE and not _tells_who(other)
    if pronoun.dep_ not in SUBJECTS or scene.mentions[j].kind is not MentionKind.NAME:
        return False
    node = other
    while node.i != pronoun.head.i:
        if node.dep_ in LOOSE or _tells_who(node) or node.head.i == node.i:
            return False
        node = node.head
    return True


def _tells_who(noun: Token) -> bool:
    return any(child.dep_ == "case" and child.lower_ in {"as", "like"} for child in noun.children)


def within_itself(scene: Scene, i: int) -> set[int]:
    """ "His brother, Omar Soto", "Reyes is her mother": chains that an owner is not, as it owns them."""
    token = scene.token(i)
    if token.dep_ != "nmod:poss" or any(child.lower_ == "own" for child in token.head.children):
        return set()
    owned = [token.head]
    if any(child.dep_ == "cop" for child in token.head.children):
        told = [child for child in token.head.children if child.dep_ == "nsubj"]
        owned += told if not any(child.dep_ == "case" for child in token.head.children) else []
    return {scene.chain[scene.by_root[noun.i]] for noun in owned if noun.i in scene.by_root}


def told_in_passing(scene: Scene, j: int, others: set[int]) -> bool:
    """ "Lumed, Peru's largest clinic, cut its prices": a name inside what stands beside another candidate only helps to
    say what that one is."""
    node = scene.token(j)
    while node.dep_.split(":")[0] in {"nmod", "compound", "amod"} and node.head.i != node.i:
        node = node.head
    return node.i != scene.token(j).i and node.dep_ == "appos" and scene.by_root.get(node.head.i) in others


def bound(scene: Scene, i: int, j: int) -> bool:
    """Grammar keeps a pronoun apart from its own verb's other arguments, its own phrase, and its co-conjuncts."""
    pronoun, other = scene.token(i), scene.token(j)
    if pronoun.head.i == other.i or other.is_ancestor(pronoun):
        return not (_clause_between(pronoun, other) or _owner_beside(pronoun, other))
    if (pronoun.dep_ == "conj" and pronoun.head.i == other.i) or (other.dep_ == "conj" and other.head.i == pronoun.i):
        return True
    if pronoun.dep_ not in CORE:
        return False
    verb = pronoun.head
    if other.dep_ == "nmod:poss" and other.pos_ == "NOUN" and other.head.head.i == verb.i and other.i < verb.i:
        return True  # "the sheriff's deputies chased him": somebody else, or it would be "his deputies"
    if other.dep_ in CORE and other.head.i == verb.i:
        return True
    return other.i in _understood_subject(verb) if pronoun.dep_ not in SUBJECTS else False


def _clause_between(pronoun: Token, other: Token) -> bool:
    node = pronoun
    while node.i != other.i and node.head.i != node.i:
        if node.dep_ in NEW_CLAUSE or (node.dep_ == "conj" and node.pos_ in {"VERB", "AUX"}):
            return True
        node = node.head
    return other.pos_ in {"VERB", "AUX"} or any(c.dep_ == "cop" for c in other.children)


def _owner_beside(pronoun: Token, other: Token) -> bool:
    """ "Soto and her lawyer", "a mother with her child": whoever is named first may own what comes with them; "the
    father of her child" is somebody else than she."""
    node = pronoun.head
    while pronoun.dep_ == "nmod:poss" and node.i != other.i and node.head.i != node.i:
        if node.dep_ == "conj":
            return True
        if node.dep_ == "nmod":
            return not any(child.dep_ == "case" and child.lower_ == "of" for child in node.children)
        node = node.head
    return False


def _understood_subject(verb: Token) -> list[int]:
    """The subject that a verb shares with the clause above it ("Soto came and hit him")."""
    node = verb
    while not any(c.dep_ in SUBJECTS for c in node.children):
        if node.dep_ not in {"conj", "xcomp"} or node.head.i == node.i:
            return []
        objects = [c.i for c in node.head.children if c.dep_ == "obj"]
        if node.dep_ == "xcomp" and objects:
            return objects
        node = node.head
    return [c.i for c in node.children if c.dep_ in SUBJECTS]
