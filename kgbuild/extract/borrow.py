"""Phrases a parser hung too low.  In: a clause, the Index.  Out: arguments the verb may govern after all."""

from __future__ import annotations

from kgbuild.extract.index import Index
from kgbuild.extract.proposition import Argument, Proposition
from kgbuild.extract.tree import conjuncts, preposition
from kgbuild.lang import words

WHERE = frozenset({"in", "at", "near"})
"""Phrases of where a thing or an occasion is: "a victory over Lima" was elsewhere."""


def borrowed(index: Index, clause: Proposition) -> list[Argument]:
    """Phrases a parser hung on the noun after the verb though the verb may govern them ("accused the owner of theft",
    "met the mayor in Lima"); a frame that has a slot for one takes it."""
    tree = index.tree
    hosts = [a.root for a in clause.arguments if a.root > clause.root and a.slot != "clause" and a.root != clause.noun]
    hosts = [host for host in hosts if preposition(tree, host) not in index.cues.settings]
    hosts += [kid for kid in tree.kids(clause.root, "obj") if kid not in hosts and clause.kind == "verb"]
    direct = len(hosts)
    hosts += [clause.noun] if clause.noun >= 0 and tree.lemmas[clause.noun] in index.cues.goal_nouns else []
    found: list[Argument] = []
    for number, host in enumerate(hosts):
        if tree.lemmas[host] in index.cues.goal_nouns:
            inner = [a for c in tree.kids(host, "acl") for a in tree.kids(c, "obj", "obl")]
            inner = [a for a in inner if index.lexicon.is_a(index.kind(a)[0], "Place")]
            found += [Argument("to", place, "where the noun invites to") for place in inner]
        for kid in tree.kids(host, "nmod"):
            slot = preposition(tree, kid)
            deep = number >= direct or (tree.base[host] == "obl" and host not in index.timed)
            if slot == "of" and (deep or clause.kind == "noun"):
                continue  # "beat them in the last game of the cup": the game is of the cup
            if slot == "of" and clause.kind == "verb" and clause.noun < 0 and not _may_be_robbed(index, host):
                continue  # "demanded the sale of the port"
            if slot == "from" and tree.lemmas[host] in index.cues.freed_from:
                continue  # "pressed for independence from Kenya"
            if slot == "by" and clause.kind == "verb" and clause.noun < 0 and _tells_more(index, host):
                continue  # "was released after an examination by doctors"
            if kid > host and slot and kid not in index.timed and not _is_office_place(index, host, kid):
                slot = "subject" if clause.passive and slot == "by" else slot
                found += [Argument(slot, root, "phrase after the object") for root in conjuncts(tree, kid)]
                if len(hosts) < 8 and not _tells_more(index, kid):
                    hosts.append(kid)
    return found


def is_occasion(index: Index, clause: Proposition, noun: int) -> bool:
    """ "Said at a meeting in Lima", "told a meeting in Lima": where the occasion is, the clause's deed was done."""
    tree, listed = index.tree, words("clauses")
    if ("noun", tree.lemmas[noun]) not in index.lexicon.ontology.frame_index:
        return False
    before = tree.base[noun] == "obj" and clause.lemma in listed["done_at_its_object"]
    return before or (tree.base[noun] == "obl" and preposition(tree, noun) in listed["at_an_occasion"])


def where_it_stood(index: Index, clause: Proposition) -> list[Argument]:
    """ "A hospital in Lima collapsed", "two men in Lima were arrested": where somebody or something is, that befell."""
    tree = index.tree
    if any(a.slot == "object" and a.root > clause.root for a in clause.arguments):
        return []
    return [
        Argument(slot, kid, "where it stood")
        for a in clause.slot("subject", "object")
        if a.root < clause.root and tree.base[a.root] == "nsubj" and tree.heads[a.root] == clause.root
        for kid in tree.kids(a.root, "nmod")
        if kid > a.root and (slot := preposition(tree, kid)) in WHERE and index.kind(kid)[1]
    ]


def _may_be_robbed(index: Index, host: int) -> bool:
    """ "accused the owner of theft": only of somebody, or of what nobody knows, does a verb tell "of"."""
    return index.lexicon.is_a(index.kind(host)[0], "Actor", "Place") or (
        index.at.get(host) is not None and not index.kind(host)[0]
    )


def _tells_more(index: Index, noun: int) -> bool:
    """An event noun keeps its own phrases: in "the rescue of a ship under attack by pirates" no pirate rescues."""
    return ("noun", index.tree.lemmas[noun]) in index.lexicon.ontology.frame_index and noun not in index.at


def _is_office_place(index: Index, host: int, kid: int) -> bool:
    """ "came from the governor of Lima": where somebody holds an office belongs to their role alone."""
    holder, place = index.mention(host), index.mention(kid)
    if holder is None or place is None or not index.lexicon.is_a(index.referent(holder).type, "Person"):
        return False
    kinds = ("Place", "Organization", "Group")
    told = ("of", place.id) in holder.complements
    return told and any(index.lexicon.is_a(index.referent(place).type, kind) for kind in kinds)
