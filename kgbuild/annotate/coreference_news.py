"""Whom news does not mean by "he" and "she", whatever the likelihoods: those who only pass on what they tell.

In: a Scene, a pronoun, the candidates that grammar allows.  Out: the candidates without the bearers of news; and for
"her daughter" the kinswoman who acts in its clause.
"""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.annotate.coreference_features import speaks
from kgbuild.annotate.coreference_scene import Scene
from kgbuild.annotate.parsed import Token
from kgbuild.lang import words
from kgbuild.model import MentionKind

SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
SHARED = frozenset({"advcl", "xcomp", "conj"})
"""Clauses that may leave out a subject they share with the one above."""


def without_tellers(scene: Scene, i: int, found: Sequence[int]) -> list[int]:
    """The candidates but for those who speak for others or told of somebody else, when any is left."""
    left = [j for j in found if not (_speaks_for_another(scene, i, j) or _told_of_another(scene, i, j, found))]
    return left or list(found)


def _speaks_for_another(scene: Scene, i: int, j: int) -> bool:
    """ "A friend said she was well", "her lawyer told them she ...": "she" is no friend and no lawyer."""
    mention, told = scene.mentions[j], scene.token(j).head
    if mention.kind is not MentionKind.NOMINAL or mention.head not in words("coreference")["messengers"]:
        return False
    another = not mention.definite or any(child.dep_ == "nmod:poss" for child in scene.token(j).children)
    return another and not scene.named(j) and speaks(scene, j) and told.is_ancestor(scene.token(i))


def _told_of_another(scene: Scene, i: int, j: int, found: Sequence[int]) -> bool:
    """ "Hale had been ill for weeks, Reyes said.  He leaves two sons": who speaks no more is who was told of."""
    token = scene.token(j)
    if scene.sentence[i] - scene.sentence[j] != 1 or not speaks(scene, j) or speaks(scene, i):
        return False
    if scene.token(i).dep_ not in SUBJECTS or token.i < token.head.left_edge.i + 3:
        return False
    chains = {scene.chain[k] for k in found if k != j}
    return any(
        scene.chain[k] in chains and scene.token(k).dep_ in SUBJECTS and scene.token(k).i < token.i
        for k in scene.back(j, 0)
    )


def kin_of_kin(scene: Scene, i: int) -> int | None:
    """ "Soto's mother lost her sons": whose kin is told of in a clause about somebody's mother is the mother's, unless
    she only says so."""
    pronoun = scene.token(i)
    kinship = words("relations")["kinship"]
    if pronoun.dep_ != "nmod:poss" or pronoun.head.lemma_.lower() not in kinship:
        return None
    subject = _acting(pronoun.head)
    if subject is None or pronoun.head.dep_ in SUBJECTS or subject.i > pronoun.i:
        return None
    j = scene.by_root.get(subject.i, i)
    owned = subject.lemma_.lower() in kinship and any(child.dep_ == "nmod:poss" for child in subject.children)
    fits = j != i and owned and scene.told_sexes(j) == {scene.mentions[i].sex}
    return j if fits and not speaks(scene, j) else None


def _acting(noun: Token) -> Token | None:
    """The subject of the clause a noun stands in, or of the one it shares it with."""
    node = noun
    while node.head.i != node.i:
        node = node.head
        subjects = [child for child in node.children if child.dep_ in SUBJECTS]
        if subjects:
            return subjects[0]
        if node.pos_ in {"VERB", "AUX"} and node.dep_ not in SHARED:
            return None
    return None
