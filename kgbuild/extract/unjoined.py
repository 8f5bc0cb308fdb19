"""Two mentions that a verb does not join.  In: a clause, who acts, a filler.  Out: whether an edge would say too much.

Names in one breath ("a Kantar/Forsa survey"), captions run together, parts of a whole, and what someone only has along.
"""

from __future__ import annotations

from itertools import pairwise

from kgbuild.extract.clauses import PART_OF_IT, QUOTES
from kgbuild.extract.index import Index
from kgbuild.extract.told import Told
from kgbuild.extract.tree import conjuncts, form, preposition
from kgbuild.lang import words
from kgbuild.model import Clause, Filler, Mention, MentionKind

PRESENT = frozenset({"VBZ", "VBP"})
SETTINGS = frozenset({"in", "at", "on"})
CAPTIONS, RUN = 3, 40
"""So many heads with a colon, in a sentence of so many words, are captions run together."""


def is_pair(index: Index, one: Mention, other: Mention) -> bool:
    """Names joined by a slash do something together; neither does it to the other."""
    first, last = sorted((one.tokens, other.tokens))
    return first[1] == last[0] - 1 and index.tree.words[first[1]] == "/"


def is_one_sided(index: Index, token: int) -> bool:
    """ "insisted that Ana Ruiz was ill": one party says so, and who tells of it does not vouch for it.  The claim
    stands, to be set against others; no edge is drawn on it."""
    tree, below = index.tree, token
    for above in tree.ancestors(token):
        if tree.deps[below] == "acl:relcl":
            return False  # "the bullet that hit him": taken for granted
        if tree.base[below] == "ccomp" and tree.pos[above] == "VERB" and tree.lemmas[above] in index.cues.one_sided:
            return True
        below = above
    return False


def is_accusation(index: Index, clause: Clause) -> bool:
    """ "“She broke the law”, said a chairman": a wrong that one person says another did is that person's claim."""
    if clause.predicate not in words("modality")["embedding"]["wrongs"] or not clause.sources:
        return False
    speaker = index.by_id.get(clause.sources[-1])
    if speaker is None or not index.lexicon.is_a(index.referent(speaker).type, "Person"):
        return False
    doers = (index.by_id.get(filler.target) for filler in clause.fillers if filler.role == "agent")
    return all(doer is None or index.referent(doer).id != index.referent(speaker).id for doer in doers)


def is_either(index: Index, mention: Mention) -> bool:
    """ "either Ana Ruiz or her aunt": no telling which of them."""
    tree, first = index.tree, mention.root
    while tree.base[first] == "conj" and tree.heads[first] >= 0:
        first = tree.heads[first]
    told = {tree.lower[kid] for one in (first, *tree.kids(first, "conj")) for kid in tree.kids(one, "cc")}
    return {"either", "or"} <= told | {tree.lower[first - 1], tree.lower[tree.left[first] - 1]}


def opens_a_quotation(index: Index, mention: Mention) -> bool:
    """ "chanted “Norvex, go home”": the first words of what is quoted, which goes on behind them; "chanted “thieves!”":
    a bare noun that is all of it."""
    words, (first, end) = index.tree.words, mention.tokens
    if first == 0 or end == len(words) or words[first - 1] not in QUOTES:
        return False
    bare = mention.kind is MentionKind.NOMINAL and mention.root == first
    return words[end] == "," or (bare and (words[end] in QUOTES or words[end] in {"!", "''", "”", "’"}))


def is_short(index: Index, mention: Mention) -> bool:
    """ "erred on the side of caution": such a noun is nothing without what follows "of", where that names nobody."""
    tree, root = index.tree, mention.root
    if mention.kind is not MentionKind.NOMINAL or tree.lemmas[root] not in index.cues.aspects_of:
        return False
    return any(preposition(tree, kid) == "of" for kid in tree.kids(root, "nmod"))


def among_captions(index: Index, token: int) -> bool:
    """A sentence that is a run of captions or headlines: its grammar is the parser's own."""
    sentence, first = index.tree.sentence, index.tree.sentence[token]
    if first + RUN > len(sentence) or sentence[first + RUN - 1] != first:
        return False
    end = token
    while end < len(sentence) and sentence[end] == first:
        end += 1
    words = index.tree.words[first:end]
    heads = sum(word == ":" and not before[-1:].isdigit() for before, word in pairwise(words))  # no list of dates
    return heads >= CAPTIONS


def says_too_much(index: Index, told: Told, filler: Filler, target: Mention) -> bool:
    """ "comprise a third of the village" tells nothing of the village; "entered with a plate" nothing that "entered
    with" names, save where the verb is one of company."""
    tree, lemma = index.tree, told.proposition.lemma
    if opens_a_quotation(index, target) or is_short(index, target) or _of_no_thing(index, told, filler):
        return True
    above = tree.heads[target.root]
    inside = target.tokens[0] <= target.root < target.tokens[1]  # else the mention is its part's: root "third"
    part = target.root if not inside else above if preposition(tree, target.root) == "of" else -1
    if lemma in index.cues.comprising and part >= 0 and tree.lemmas[part] in index.cues.fractions:
        return True
    return filler.slot == "with" and " " not in lemma and lemma not in index.cues.company  # "caught up with" names it


def _of_no_thing(index: Index, told: Told, filler: Filler) -> bool:
    """ "joining events such as the Open": what a happening includes is no more an end of an edge than it is."""
    hosts = [a.root for a in told.proposition.slot(filler.slot) if a.rule != PART_OF_IT]
    happens = [root for root in hosts if index.lexicon.is_a(index.kind(root)[0], "Event")]
    return filler.rule == PART_OF_IT and bool(hosts) and happens == hosts


def goes_elsewhere(index: Index, told: Told, filler: Filler, target: Mention) -> bool:
    """ "tore through a bus in Lima", "raced to a lead in the final": after another phrase, a place or time only says
    where, and verb and preposition without that phrase say nothing."""
    tree, verb = index.tree, told.proposition.root
    above = tree.heads[target.root]
    if above != verb and filler.slot == "of" and tree.base[above] in {"advmod", "xcomp"} and tree.heads[above] == verb:
        return tree.pos[above] == "ADJ" or tree.lower[above] in index.cues.scarce  # "running short of food"
    if filler.slot not in SETTINGS or target.root < verb:
        return False
    between = [kid for kid in tree.kids(verb, "obl", "xcomp", "advcl") if verb < kid < target.root]
    return any(kid not in index.timed for kid in between if target.root not in conjuncts(tree, kid))


def is_no_deed(index: Index, told: Told, target: Mention) -> bool:
    """ "it was carried out by a bomber": what is carried out is a deed, so "it" is no group or person."""
    actor = index.lexicon.is_a(index.referent(target).type, "Actor")
    return told.proposition.lemma in index.cues.of_deeds and actor


def is_raised(index: Index, told: Told, filler: Filler) -> bool:
    """ "expects the bank to pay": what is expected is the deed, not the bank."""
    clause = told.proposition
    return filler.slot == "object" and clause.lemma in index.cues.raising and bool(clause.slot("clause"))


def is_partial(index: Index, told: Told, doer: Filler) -> bool:
    """ "lost a tenth of its trade to Norway": who gets a part of something has won no contest for it."""
    parts = {index.tree.lemmas[a.root] for a in told.proposition.slot("object")}
    return doer.slot in {"to", "against"} and not parts.isdisjoint(index.cues.fractions)


def is_in_order(index: Index, told: Told) -> bool:
    """ "mostly Danes, followed by Finns": the order of a list."""
    tree, clause = index.tree, told.proposition
    opens = tree.left[clause.root]
    comma = "," in tree.words[max(opens - 1, 0) : clause.root]
    bare = clause.passive and not tree.kids(clause.root, "aux") and tree.base[clause.root] in {"acl", "advcl"}
    return clause.lemma in index.cues.in_order and bare and comma


def is_a_rule(index: Index, told: Told) -> bool:
    """ "are usually caught by": what the present tells of as a rule."""
    tree, verb = index.tree, told.proposition.root
    if tree.kids(verb, "advmod") and any(tree.lower[kid] in index.cues.as_a_rule for kid in tree.kids(verb, "advmod")):
        helpers = [kid for kid in tree.kids(verb, "aux", "cop") if form(tree, kid) == "finite"]
        return tree.tags[helpers[0] if helpers else verb] in PRESENT
    return False
