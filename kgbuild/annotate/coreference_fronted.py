"""Pronouns in a phrase that opens a clause: "During her visit, Soto met ..." speaks of Soto.

In: a Scene.  Out: the mention that is the clause's subject, for a pronoun before it; and stray names told apart.
"""

from __future__ import annotations

from collections import Counter

from kgbuild.annotate.coreference_names import key
from kgbuild.annotate.coreference_scene import Scene
from kgbuild.model import MentionKind

OPENERS = frozenset({"obl", "advcl", "obl:unmarked"})


def subject_after(scene: Scene, i: int) -> int | None:
    """The named subject of the clause whose opening phrase holds pronoun i, when number and sex allow."""
    pronoun, node = scene.mentions[i], scene.token(i)
    while node.dep_ not in OPENERS:
        if node.head.i == node.i or node.dep_ in {"nsubj", "nsubj:pass", "conj", "acl:relcl", "ccomp"}:
            return None
        node = node.head
    for child in node.head.children:
        j = scene.by_root.get(child.i)
        if child.dep_ not in {"nsubj", "nsubj:pass"} or j is None or child.i <= node.i:
            continue
        between = scene.doc[node.right_edge.i + 1 : child.left_edge.i]
        if any(t.dep_ in {"nsubj", "nsubj:pass"} for t in between):
            return None
        subject = scene.mentions[j]
        fits = not subject.plural and not ({"m", "f"} <= scene.sexes(j) | {pronoun.sex})
        kind = scene.is_a(j, "Person") == bool(pronoun.sex)
        return j if subject.kind is MentionKind.NAME and fits and kind and not pronoun.plural else None
    return None


def is_stray(scene: Scene, j: int) -> bool:
    """A name by its capital alone: one common noun, met once, with no title, no owner and no fuller name.

    Machine translation leaves such words where a name or pronoun stood.
    """
    mention = scene.mentions[j]
    parts = key(mention.name).split()
    if mention.kind is not MentionKind.NAME or len(parts) != 1 or mention.titles or mention.complements:
        return False
    met = Counter(part for m in scene.mentions if m.kind is MentionKind.NAME for part in key(m.name).split())
    ontology = scene.lexicon.ontology
    common = scene.lexicon.is_thing(ontology.noun_index.get(parts[0], "Abstraction"))
    given = ontology.gazetteer.given_names
    return met[parts[0]] == 1 and common and mention.name not in given and len(scene.chain_of(j)) == 1
