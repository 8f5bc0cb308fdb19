"""What a description may take up: the names and nominals before it that are neither part of it nor around it.

In: a Scene and a nominal.  Out: numbers of mentions, the nearest first, found only as far as they are asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kgbuild.annotate.coreference_scene import Scene
from kgbuild.model import MentionKind

REACH = 500
"""Mentions searched back for one with matching words: a long article's length, so that a book costs no square."""
PRONOUN = MentionKind.PRONOUN


def before(scene: Scene, i: int) -> Iterator[int]:
    """All of them."""
    return _apart(scene, i, range(i - 1, max(-1, i - REACH), -1))


def before_with_head(scene: Scene, i: int) -> Iterator[int]:
    """Those with the noun of i."""
    same = scene.by_head[scene.mentions[i].head]
    return _apart(scene, i, [j for j in reversed(same) if i - REACH < j < i])


def _apart(scene: Scene, i: int, places: Iterable[int]) -> Iterator[int]:
    """Those mentions that are no pronouns, end before i begins, and are no part of what it says."""
    mention, mentions, chain, sentence = scene.mentions[i], scene.mentions, scene.chain, scene.sentence
    begin, here = mention.tokens[0], sentence[i]
    apart = {chain[scene.by_id[target]] for _, target in mention.complements if target in scene.by_id} | {chain[i]}
    for j in places:
        other = mentions[j]
        stands = other.kind is not PRONOUN and other.tokens[1] <= begin and chain[j] not in apart
        if stands and (here != sentence[j] or not _bound(scene, i, j)):
            yield j


def _bound(scene: Scene, i: int, j: int) -> bool:
    """Two nouns of one clause, or one within the other's phrase, are two things."""
    a, b = scene.token(i), scene.token(j)
    if a.head.i == b.head.i and a.dep_ != "root" and b.dep_ != "root" and a.dep_ != b.dep_:
        return True
    return (a.is_ancestor(b) and a.head.i != b.i) or (b.is_ancestor(a) and not _across_clause(scene, i, j))


def _across_clause(scene: Scene, i: int, j: int) -> bool:
    """Is there a clause between nominal i and the noun j it hangs under?"""
    node = scene.token(i)
    while node.head.i != node.i and node.i != scene.mentions[j].root:
        if node.dep_ in {"acl:relcl", "acl", "advcl", "ccomp", "parataxis", "conj"}:
            return True
        node = node.head
    return False
