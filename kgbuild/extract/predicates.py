"""A predicate's own words.  In: a verb in its Tree, its phrases.  Out: its lemma with particles, which phrase is whose.

"box in" takes its particle from a phrase, "rear-end" has two halves, "by telephone" names nobody.
"""

from __future__ import annotations

from dataclasses import replace

from kgbuild.extract.cues import Cues
from kgbuild.extract.proposition import Argument
from kgbuild.extract.tree import Tree, conjuncts, has_child
from kgbuild.lang import words

SAME_DEED = frozenset({"co", "re", "pre"})
"""Prefixes that leave a verb its meaning ("co-founded", "re-elected")."""


def lemma_of(tree: Tree, verb: int, copula: bool) -> str:
    """The lemma with its particles ("hand over"); "be" for a copula with a noun, "be dead" with an adjective."""
    if copula:
        return f"be {tree.lemmas[verb]}" if tree.pos[verb] == "ADJ" else "be"
    kids = tree.children[verb]
    if (
        any(tree.pos[kid] == "NUM" for kid in tree.kids(verb, "obl"))
        and tree.lower[verb] in words("clauses")["puts_at"]
    ):
        tally = [tree.lemmas[kid] for kid in tree.kids(verb, "obj") if tree.lemmas[kid] in words("clauses")["tallies"]]
        return " ".join([tree.lemmas[verb], *tally])  # "put the toll at 14"
    particles = [tree.lower[kid] for kid in kids if tree.deps[kid] == "compound:prt" or tree.tags[kid] == "RP"]
    return " ".join([_prefix(tree, verb) + tree.lemmas[verb], *particles])


def _prefix(tree: Tree, verb: int) -> str:
    """ "rear-ended a car": a word bound to the verb by a hyphen makes another verb of it, save "co-" and the like."""
    if verb < 2 or tree.words[verb - 1] != "-" or tree.heads[verb - 2] != verb:
        return ""
    glued = not tree.doc[verb - 1].whitespace_ and not tree.doc[verb - 2].whitespace_
    return f"{tree.lower[verb - 2]}-" if glued and tree.lower[verb - 2] not in SAME_DEED else ""


def particle_before_its_object(
    tree: Tree, cues: Cues, lemma: str, obliques: list[Argument]
) -> tuple[str, list[Argument], list[Argument]]:
    """ "boxed in his car": after a verb that needs an object, the listed particle is no preposition."""
    for oblique in obliques:
        if f"{lemma} {oblique.slot}" in cues.separable:
            mine = [o for o in obliques if o.slot == oblique.slot and o.root >= oblique.root]
            first = [o for o in mine if o.root in conjuncts(tree, oblique.root)]
            objects = [replace(o, slot="object", rule="object after a particle") for o in first]
            return f"{lemma} {oblique.slot}", objects, [o for o in obliques if o not in first]
    return lemma, [], obliques


def is_agent(tree: Tree, cues: Cues, oblique: Argument) -> bool:
    """Is this oblique of a passive verb the one who acts ("by the governor", not "by Friday" or "by train")?"""
    label = tree.deps[oblique.root]
    bare = tree.tags[oblique.root] == "NN" and not has_child(tree, oblique.root, "det", "nmod", "amod", "compound")
    if bare and tree.lemmas[oblique.root] in cues.means:
        return False
    return oblique.slot == "by" and label != "obl:unmarked" and tree.base[oblique.root] != "advcl"
