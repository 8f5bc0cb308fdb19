"""What grammar itself says is one: appositions, predicate nouns, relative and reflexive pronouns.

In: a Scene.  Out: its chains joined, each link with its rule's name.
"""

from __future__ import annotations

from kgbuild.annotate.coreference_names import one_class
from kgbuild.annotate.coreference_scene import Scene
from kgbuild.annotate.mentions_pronouns import relative_clause
from kgbuild.annotate.parsed import Token
from kgbuild.lang import words
from kgbuild.model import Mention, MentionKind

PRONOUN_KIND = 4
"""Where the pronoun table of lang/en keeps the kind."""


def link_by_syntax(scene: Scene) -> None:
    """Every mention, by the first rule of grammar that fits it."""
    for i, mention in enumerate(scene.mentions):
        if mention.kind is MentionKind.PRONOUN:
            kind = words("mentions")["pronouns"][mention.head][PRONOUN_KIND]
            if kind == "relative":
                _relative(scene, i)
            elif kind == "reflexive":
                _reflexive(scene, i)
        else:
            _apposition(scene, i)
            _predicate(scene, i)


def _apposition(scene: Scene, i: int) -> None:
    """ "Ana Soto, the minister of health": both are one."""
    token = scene.token(i)
    if token.dep_ != "appos" or token.head.i not in scene.by_root:
        return
    j = scene.by_root[token.head.i]
    if _one_kind(scene, i, j) and not _listed(token) and not _both_named_apart(scene.mentions[i], scene.mentions[j]):
        scene.join(i, j, "apposition")


def _listed(token: Token) -> bool:
    """An apposition that is itself coordinated is more likely a list."""
    return any(child.dep_ == "conj" for child in token.children) or any(c.dep_ == "case" for c in token.children)


def _both_named_apart(a: Mention, b: Mention) -> bool:
    """Two proper names side by side are one only in brackets: elsewhere it is place and country, or a list."""
    return a.kind is MentionKind.NAME and b.kind is MentionKind.NAME and "(" not in (a.words + b.words)


def _one_kind(scene: Scene, i: int, j: int) -> bool:
    """Do classes and number allow one thing?"""
    a, b = scene.mentions[i], scene.mentions[j]
    if a.plural != b.plural and not (scene.is_a(i, "Group", "Organization") or scene.is_a(j, "Group", "Organization")):
        return False
    return not {"m", "f"} <= scene.told_sexes(i) | scene.told_sexes(j) and one_class(scene, i, j)


def _predicate(scene: Scene, i: int) -> None:
    """ "Soto is the minister of health": asserted in the present or past, the predicate noun is the subject."""
    token = scene.token(i)
    if not any(child.dep_ == "cop" for child in token.children):
        return
    if any(c.dep_ == "aux" or c.lower_ in {"not", "n't", "n’t", "no", "never"} for c in token.children):
        return
    if any(c.dep_ in {"mark", "case"} for c in token.children):
        return
    mention = scene.mentions[i]
    for child in token.children:
        if child.dep_ != "nsubj" or child.i not in scene.by_root:
            continue
        j = scene.by_root[child.i]
        if scene.mentions[j].kind is MentionKind.PRONOUN:
            continue
        if (mention.definite or scene.is_a(i, "Person")) and _one_kind(scene, i, j):
            scene.join(i, j, "predicate noun")


def _relative(scene: Scene, i: int) -> None:
    """ "the driver who fled": the relative pronoun is the noun its clause describes."""
    verb = relative_clause(scene.token(i))
    if verb is not None and verb.head.i in scene.by_root:
        scene.join(i, scene.by_root[verb.head.i], "relative pronoun")


def _reflexive(scene: Scene, i: int) -> None:
    """ "Soto blamed herself": the subject of the nearest clause."""
    pronoun = scene.mentions[i]
    node = scene.token(i).head
    for _ in range(6):
        for child in node.children:
            j = scene.by_root.get(child.i, i)
            if child.dep_ in {"nsubj", "nsubj:pass"} and j != i and not ({"m", "f"} <= scene.sexes(j) | {pronoun.sex}):
                scene.join(i, j, "reflexive")
                return
        if node.head.i == node.i:
            return
        node = node.head
