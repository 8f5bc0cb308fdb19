"""Two mentions that a verb does not join.  In: a clause, who acts, a filler.  Out: whether an edge would say too much.

Names in one breath ("a Kantar/Forsa survey"), captions run together, parts of a whole, and what someone only has along.
"""

from __future__ import annotations

from itertools import pairwise

from kgbuild.extract.index import Index
from kgbuild.extract.told import Told
from kgbuild.extract.tree import preposition
from kgbuild.model import Filler, Mention

CAPTIONS, RUN = 3, 40
"""So many heads with a colon, in a sentence of so many words, are captions run together."""


def is_pair(index: Index, one: Mention, other: Mention) -> bool:
    """Names joined by a slash do something together; neither does it to the other."""
    first, last = sorted((one.tokens, other.tokens))
    return first[1] == last[0] - 1 and index.tree.words[first[1]] == "/"


def among_captions(index: Index, token: int) -> bool:
    """A sentence that is a run of captions or headlines: its grammar is the parser's own."""
    sentence, first = index.tree.sentence, index.tree.sentence[token]
    end = token
    while end < len(sentence) and sentence[end] == first:
        end += 1
    words = index.tree.words[first:end]
    heads = sum(word == ":" and not before[-1:].isdigit() for before, word in pairwise(words))  # no list of dates
    return end - first >= RUN and heads >= CAPTIONS


def says_too_much(index: Index, told: Told, filler: Filler, target: Mention) -> bool:
    """ "comprise a third of the village" tells nothing of the village; "entered with a plate" nothing that "entered
    with" names, save where the verb is one of company."""
    tree, lemma = index.tree, told.proposition.lemma
    above = tree.heads[target.root]
    inside = target.tokens[0] <= target.root < target.tokens[1]  # else the mention is its part's: root "third"
    part = target.root if not inside else above if preposition(tree, target.root) == "of" else -1
    if lemma in index.cues.comprising and part >= 0 and tree.lemmas[part] in index.cues.fractions:
        return True
    return filler.slot == "with" and " " not in lemma and lemma not in index.cues.company  # "caught up with" names it
