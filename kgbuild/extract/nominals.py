"""Clauses from event nouns.  In: Tree, cues, Index.  Out: a `Proposition` per event noun, and light verbs joined
with the noun they carry ("held talks with", "was on a visit", "the ceremony took place at").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kgbuild.extract.index import Index
from kgbuild.extract.proposition import Argument, Proposition
from kgbuild.extract.subjects import is_nominal_gerund
from kgbuild.extract.tree import conjuncts, preposition, relative_head
from kgbuild.lang import words
from kgbuild.model import MentionKind

CARRIERS = ("object", "in", "on", "into", "of", "under")


def event_nouns(index: Index) -> dict[int, str]:
    """Common nouns that tell a happening, with the lemma the ontology has ("peace talk" before "talk")."""
    tree, frames = index.tree, index.lexicon.ontology.frame_index
    found: dict[int, str] = {}
    for token, pos in enumerate(tree.pos):
        gerund = pos == "VERB" and is_nominal_gerund(tree, token)
        if (pos != "NOUN" and not gerund) or tree.base[token] in {"compound", "flat", "amod", "fixed", "goeswith"}:
            continue
        mention = index.within.get(token)
        if mention is not None and mention.kind is MentionKind.NAME:
            continue
        lemma = tree.lower[token] if gerund else tree.lemmas[token]
        if lemma not in index.lexicon.happenings and " " not in lemma:
            continue
        if token in index.timed and tree.lower[token] in words("clauses")["currency_verbs"]:
            continue  # "200 million won" is no victory
        before = tree.kids(token, "compound", "amod")
        before += [more for kid in tree.kids(token, "compound") for more in tree.kids(kid, "amod")]
        phrases = [f"{tree.lemmas[kid]} {lemma}" for kid in before]
        phrases += [f"{lemma} of {tree.lemmas[kid]}" for kid in tree.kids(token, "nmod")]
        lemma = next((phrase for phrase in phrases if ("noun", phrase) in frames), lemma)
        if ("noun", lemma) in frames and (" " in lemma or not index.phrase_class(token)):
            found[token] = lemma
    return found


def noun_arguments(index: Index, noun: int) -> list[Argument]:
    """The phrases of an event noun: "of", "by", "between", "with", "to", its possessor, and names before it."""
    tree = index.tree
    found: list[Argument] = []
    for kid in tree.children[noun]:
        label, base = tree.deps[kid], tree.base[kid]
        if label == "nmod:poss":
            found += [Argument("possessive", root, "possessor of an event noun") for root in conjuncts(tree, kid)]
        elif base in {"nmod", "obl"} and preposition(tree, kid):
            slot, head = preposition(tree, kid), relative_head(tree, kid)
            roots = [head] if head >= 0 else conjuncts(tree, kid)
            found += [Argument(preposition(tree, r) or slot, r, "complement of an event noun") for r in roots]
        elif base in {"compound", "amod", "nmod"} and index.at.get(kid) is not None:
            found += [Argument("compound", root, "name before an event noun") for root in conjuncts(tree, kid)]
        elif base == "acl" and label != "acl:relcl":
            found.append(Argument("clause", kid, "clause of an event noun"))
    head = tree.heads[noun]
    if tree.base[noun] == "conj" and head >= 0 and not any(a.slot == "possessive" for a in found):
        owners = [kid for kid in tree.children[head] if tree.deps[kid] == "nmod:poss"]
        found += [Argument("possessive", root, "coordinated nouns share their possessor") for root in owners]
    return found


def lenders(index: Index, clauses: Sequence[Proposition], nouns: dict[int, str]) -> dict[int, list[Argument]]:
    """Verbs with a meaning of their own that still lend their subject to an event noun ("signed a truce")."""
    light = index.lexicon.ontology.light_verbs
    frames = index.lexicon.ontology.frames
    return {
        argument.root: clause.slot("subject")
        for clause in clauses
        if clause.kind == "verb" and clause.noun < 0
        for argument in clause.slot("object")
        if argument.root in nouns
        and (clause.lemma in light - index.cues.converse or _is_own_journey(index, clause, nouns[argument.root]))
        and any(slot.role == "agent" for frame in frames("noun", nouns[argument.root]) for slot in frame.slots)
    }


def _is_own_journey(index: Index, clause: Proposition, lemma: str) -> bool:
    """ "Cut short a visit", "cancelled her trip": whoever does so was the one to travel."""
    frames = index.lexicon.ontology.frames("noun", lemma)
    moves = any(index.lexicon.is_a(frame.event, "Movement") for frame in frames)
    return moves and clause.lemma in words("clauses")["gives_up"]


def _with_lender(own: list[Argument], lent: list[Argument]) -> tuple[Argument, ...]:
    """The noun's own arguments, and the verb's subject when the noun does not say who acts."""
    says = any(argument.slot in {"possessive", "by", "between"} for argument in own)
    return tuple(own if says else [*lent, *own])


def find_nominals(
    index: Index, nouns: dict[int, str], carried: set[int], lent: dict[int, list[Argument]]
) -> list[Proposition]:
    """Event nouns that no light verb carries, each a clause of its own."""
    return [
        Proposition(
            root=noun,
            kind="noun",
            lemma=lemma,
            arguments=_with_lender(noun_arguments(index, noun), lent.get(noun, [])),
            noun=noun,
            link=index.tree.deps[noun],
            above=index.tree.heads[noun],
        )
        for noun, lemma in nouns.items()
        if noun not in carried
    ]


def join_light_verbs(
    index: Index, clauses: Sequence[Proposition], nouns: dict[int, str]
) -> tuple[list[Proposition], set[int]]:
    """Clauses whose verb only carries an event noun take that noun's meaning and complements; the nouns so used."""
    joined: list[Proposition] = []
    carried: set[int] = set()
    for clause in clauses:
        found = [argument for argument in _carried(index, clause, nouns) if argument.root not in carried]
        if not found:
            joined.append(clause)
        for argument in found:
            carried.add(argument.root)
            joined.append(_joined(index, clause, argument, nouns[argument.root], {a.root for a in found}))
    return joined, carried


def _carried(index: Index, clause: Proposition, nouns: dict[int, str]) -> list[Argument]:
    """The event nouns a light or aspectual verb carries."""
    tree, cues, light = index.tree, index.cues, index.lexicon.ontology.light_verbs

    def here(*slots: str) -> list[Argument]:
        return [argument for argument in clause.slot(*slots) if argument.root in nouns]

    if clause.kind == "copula":
        return here("on", "in", "under") if clause.root in nouns else []
    if clause.lemma == "be" and tree.kids(clause.root, "expl"):
        return here("subject")
    verb = clause.lemma.split()[0]
    happens = any(f"{verb} {tree.lower[a.root]}" in cues.happen_phrases for a in clause.slot("object"))
    if happens:
        return here("subject")
    if clause.lemma in light or {verb, clause.lemma} & cues.aspect:
        found = [a for a in here("object") if not _own_frame_fits(index, clause, a)]
        if found:
            return found
        if clause.lemma in cues.aspect and not clause.slot("object"):
            return here("subject")
    return [a for a in here(*CARRIERS) if f"{clause.lemma} {a.slot}" in light]


def _own_frame_fits(index: Index, clause: Proposition, argument: Argument) -> bool:
    """Does the verb have a meaning of its own for this object ("signed a treaty" where signing wants treaties)?"""
    phrase = index.lexicon.candidates(
        "verb", clause.lemma, {index.tree.lemmas[argument.root], index.tree.lower[argument.root]}
    )
    if any(words for _, words in phrase):
        return False
    type_, named = index.kind(argument.root)
    aspect = clause.lemma in index.cues.aspect
    if aspect and index.lexicon.is_a(type_, "Event"):
        return False
    return any(
        slot.syntax == "object"
        and ((not slot.fillers and not aspect) or (slot.fillers and index.lexicon.fit(type_, named, slot.fillers) >= 1))
        for frame in index.lexicon.ontology.frames("verb", clause.lemma)
        for slot in frame.slots
    )


def _joined(index: Index, clause: Proposition, noun: Argument, lemma: str, carried: set[int]) -> Proposition:
    """The verb's arguments without the noun, then the noun's own; "received a visit" turns who acts around."""
    place = {
        a.root
        for a in clause.slot("object")
        if f"{clause.lemma} {index.tree.lower[a.root]}" in index.cues.happen_phrases
    }
    kept = [a for a in clause.arguments if a.root not in carried | place]
    own = noun_arguments(index, noun.root)
    if clause.lemma in index.cues.converse and not clause.passive:
        turn = {"subject": "object", "from": "subject"}
        kept = [replace(a, slot=turn.get(a.slot, a.slot)) for a in kept]
        own = [replace(a, slot=turn.get(a.slot, a.slot)) for a in own]
    seen = {a.root for a in own}
    arguments = [*(a for a in kept if a.root not in seen), *own]
    return replace(clause, lemma=f"{clause.lemma} {lemma}", arguments=tuple(arguments), noun=noun.root)
