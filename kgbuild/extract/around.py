"""The words around a verb that may belong to a phrase with it.  In: a clause, the Index.  Out: words."""

from __future__ import annotations

from kgbuild.extract.clauses import WHERE_GAP
from kgbuild.extract.index import Index
from kgbuild.extract.proposition import Proposition
from kgbuild.extract.tree import Tree
from kgbuild.ontology.view import Frame


def directions(index: Index, clause: Proposition) -> frozenset[str]:
    """An adverb of direction right after the verb, which a parser may not have told from a particle ("looked up")."""
    tree, after = index.tree, clause.root + 1
    told = clause.noun < 0 and after < len(tree.words) and tree.heads[after] == clause.root
    return frozenset({tree.lower[after]} & index.cues.directions if told else ())


def words_around(index: Index, clause: Proposition) -> set[str]:
    """Words a verb phrase may take in: particles, prepositions save those of times ("fired on Saturday" is no "fire
    on"), and nouns and adverbs under the verb."""
    tree = index.tree
    words = {word for a in clause.arguments if a.root not in index.timed for word in a.slot.split()}
    for kid in tree.children[clause.root]:
        if tree.base[kid] in {"obj", "advmod", "compound", "xcomp", "obl", "cop", "nsubj"}:
            words |= {tree.lower[kid], tree.lemmas[kid]}
        if tree.base[kid] in {"obl", "obj", "xcomp"} and kid not in index.timed:
            words |= {tree.lower[k] for k in tree.kids(kid, "case", "det", "amod", "compound", "nmod:poss")}
        if tree.base[kid] == "ccomp":
            words |= {"for"} & {tree.lower[k] for k in tree.kids(kid, "mark")}  # "called for banks to act"
    words |= {tree.lemmas[a.root] for a in clause.arguments if a.rule == WHERE_GAP}  # "the jail where he served"
    words |= {tree.lower[clause.root]} if clause.kind == "copula" else set()
    if clause.passive:
        words.discard("by")  # "was stopped by an officer" is no "stop by"
    return words


def words_of_the_phrase(tree: Tree, clause: Proposition, frame: Frame) -> set[int]:
    """Nouns that are part of the phrase itself ("bid farewell")."""
    words = {word for lemma in frame.lemmas for word in lemma.split()[1:]}
    return {
        a.root
        for a in clause.arguments
        if tree.pos[a.root] == "NOUN" and words & {tree.lower[a.root], tree.lemmas[a.root]}
    }
