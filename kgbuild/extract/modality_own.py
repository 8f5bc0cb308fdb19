"""What a clause's own words make of it.  In: Tree, cues, a predicate.  Out: its Modality, before what stands above.

Auxiliary, "not", "perhaps", "if", a question mark, a command, a headline's "to".
"""

from __future__ import annotations

from kgbuild.extract.cues import Cues
from kgbuild.extract.tree import Tree, form, has_child, preposition
from kgbuild.model import Modality

A, N, PO, PL, D, H = (
    Modality.ASSERTED, Modality.NEGATED, Modality.POSSIBLE, Modality.PLANNED, Modality.DEMANDED, Modality.HYPOTHETICAL,
)  # fmt: skip


PRESENT = frozenset({"VBZ", "VBP"})


def own_modality(tree: Tree, cues: Cues, verb: int) -> Modality:
    """What the clause's own words say: auxiliary, negation, adverb, marker, question mark."""
    denied = is_denied(tree, cues, verb)
    tense = A
    for kid in tree.children[verb]:
        base, lower = tree.base[kid], tree.lower[kid]
        if base == "aux":
            tense = cues.auxiliaries.get(lower, cues.auxiliaries.get(tree.lemmas[kid], tense))
            if (
                tense is PL
                and lower in {"would", "'d"}
                and any(tree.lower[k] == "have" for k in tree.kids(verb, "aux"))
            ):
                tense = H
        elif base == "advmod" and tense is A:
            tense = cues.adverbs.get(lower, tense)
        elif base in {"mark", "case"}:
            marker = " ".join([lower, *(tree.lower[more] for more in tree.kids(kid, "fixed"))])
            mood = cues.markers.get(marker, cues.markers.get(lower, A))
            if mood is N:
                denied = True
            elif mood is not A and not (mood is PL and form(tree, verb) == "ing"):
                return mood
    if is_question(tree, verb):
        return H
    if is_command(tree, cues, verb):
        return D
    if any(tree.base[kid] == "advcl" and _is_condition(tree, cues, kid) for kid in tree.children[verb]) and (
        tense is PL or (tense is A and not is_past(tree, verb))
    ):
        return H
    if _is_headline_future(tree, cues, verb) or _is_what_is_meant(tree, verb) or _is_arranged(tree, verb):
        return PL
    if tense is A and not denied and (falls_short(tree, cues, verb) or is_one_of_two(tree, verb)):
        return PO
    if tense is A and not denied and _is_ahead(tree, cues, verb):
        return PL
    if tense is A and not denied and _is_under_way(tree, cues, verb):
        return PO
    if denied:
        return N if tense in {A, PL, N} or _cannot(tree, verb) else tense
    return tense


def _cannot(tree: Tree, verb: int) -> bool:
    """ "cannot", "could not": what is impossible is denied; "may not" stays possible."""
    return any(tree.lemmas[kid] in {"can", "could", "ca"} for kid in tree.kids(verb, "aux"))


def _is_condition(tree: Tree, cues: Cues, clause: int) -> bool:
    return any(cues.markers.get(tree.lower[kid]) is H for kid in tree.kids(clause, "mark"))


def is_question(tree: Tree, verb: int) -> bool:
    """A sentence that ends in a question mark asks; of its clauses only relative ones tell something."""
    token = verb
    while tree.heads[token] >= 0:
        if tree.deps[token] == "acl:relcl":
            return False
        token = tree.heads[token]
    marks = tree.kids(token, "punct") if token == verb else tree.kids(token, "punct") + tree.kids(verb, "punct")
    return "?" in [tree.words[mark] for mark in marks]


def is_command(tree: Tree, cues: Cues, verb: int) -> bool:
    """ "Close the door", "Close the door, she said": a bare infinitive that opens its clause, without subject,
    auxiliary or "to"."""
    alone = all(kid > verb or tree.base[kid] in {"punct", "discourse", "vocative"} for kid in tree.children[verb])
    alone = alone and not has_child(tree, verb, "nsubj", "csubj", "expl", "aux", "cop")
    said = tree.base[verb] == "advcl" and tree.lemmas[tree.heads[verb]] in cues.speech
    return alone and tree.tags[verb] == "VB" and (said or tree.base[verb] in {"root", "ccomp", "parataxis"})


def _is_under_way(tree: Tree, cues: Cues, verb: int) -> bool:
    """ "was winning", "is beating them": what only its end makes true, and the end is not told."""
    if tree.lemmas[verb] not in cues.ends or form(tree, verb) != "ing":
        return False
    return any(tree.lemmas[kid] == "be" for kid in tree.kids(verb, "aux"))


def _is_headline_future(tree: Tree, cues: Cues, verb: int) -> bool:
    """ "Club to sign the striker": a headline's infinitive with a subject of its own, alone or after speech."""
    above = tree.heads[verb]
    told = above >= 0 and tree.lemmas[above] in cues.no_recipient and has_child(tree, above, "iobj", "obj")
    if not (told or has_child(tree, verb, "nsubj")) or form(tree, verb) != "base":
        return False
    own = not has_child(tree, verb, "aux", "cop")
    marks = {tree.lower[kid] for kid in tree.kids(verb, "mark")}
    if own and marks == {"for", "to"} and tree.base[verb] == "ccomp":
        return True  # "pleaded for voters to come"
    said = tree.base[verb] in {"ccomp", "xcomp"} and tree.lemmas[tree.heads[verb]] in cues.speech
    return own and marks == {"to"} and (said or tree.base[verb] in {"root", "parataxis"})


def _is_what_is_meant(tree: Tree, verb: int) -> bool:
    """ "The aim is to warn drivers": an infinitive as predicate tells what is meant to be."""
    return (
        has_child(tree, verb, "cop")
        and form(tree, verb) == "base"
        and any(tree.lower[kid] == "to" for kid in tree.kids(verb, "mark"))
    )


def _is_arranged(tree: Tree, verb: int) -> bool:
    """ "They are to meet on Monday", "was due to leave": "be" before an infinitive tells what is arranged."""
    if tree.tags[verb] == "VB" and tree.lower[verb - 2 : verb] == ("due", "to"):
        return True
    helped = any(tree.lemmas[kid] == "be" and form(tree, kid) == "finite" for kid in tree.kids(verb, "aux"))
    bare = any(tree.tags[token] == "VB" for token in (verb, *tree.kids(verb, "aux")))
    return helped and bare and any(tree.lower[kid] == "to" for kid in tree.kids(verb, "mark"))


def falls_short(tree: Tree, cues: Cues, verb: int) -> bool:
    """ "nearly won", "all but sealed the deal": it did not quite happen; but what nearly doubled did grow."""
    first = min([kid for kid in tree.kids(verb, "aux") if kid < verb] + [verb])
    before = [token for token in (first - 1, verb - 1) if token >= 0]
    all_but = any(token and tree.lower[token - 1 : token + 1] == ("all", "but") for token in before)
    nearly = any(tree.lower[token] in cues.nearly and tree.heads[token] == verb for token in before)
    return (all_but or nearly) and tree.lemmas[verb] not in cues.by_degrees


def is_one_of_two(tree: Tree, verb: int) -> bool:
    """ "sent or received the parcel": no telling which of the two."""
    above = tree.heads[verb]
    pairs = [(verb, kid) for kid in tree.kids(verb, "conj")]
    pairs += [(above, verb)] if tree.base[verb] == "conj" and above >= 0 else []
    return any(
        tree.pos[one] == tree.pos[other] == "VERB"
        and form(tree, one) == form(tree, other)
        and "or" in {tree.lower[kid] for kid in tree.kids(other, "cc")}
        for one, other in pairs
    )


def _is_ahead(tree: Tree, cues: Cues, verb: int) -> bool:
    """ "The ship leaves next week": a future told in the present."""
    phrases = tree.kids(verb, "obl", "advmod")
    helper = [kid for kid in tree.kids(verb, "aux", "cop") if form(tree, kid) == "finite"] if phrases else []
    if not phrases or tree.tags[helper[0] if helper else verb] not in PRESENT:
        return False
    for kid in phrases:
        span = tree.lemmas[kid] in cues.spans and any(tree.lower[k] in cues.ahead for k in tree.kids(kid, "amod"))
        if not tree.kids(kid, "case") and (span or tree.lower[kid] in cues.ahead):
            return True
        day = tree.pos[kid] == "PROPN" and tree.tags[kid] != "NNPS" and tree.lemmas[kid] in cues.spans
        past = any(tree.lower[k] in {"last", "every", "each"} for k in tree.kids(kid, "amod", "det"))
        if day and not past and preposition(tree, kid) in {"on", "in"} and tree.lemmas[verb] in cues.sets_out:
            return True
    return False


def is_denied(tree: Tree, cues: Cues, verb: int) -> bool:
    """ "not", "never"; "no deal was signed"; "nobody came"."""
    if verb and tree.lower[verb - 1] in cues.negators and tree.heads[verb - 1] >= 0:
        return True  # "PARTY NOT LETTING GO": next to its verb, "not" is its own, whatever it hangs on
    for kid in tree.children[verb]:
        base = tree.base[kid]
        if base in {"advmod", "cc", "det"} and tree.lower[kid] in cues.negators:
            return True
        if base in {"nsubj", "obj"} and (has_no(tree, cues, kid) or tree.lower[kid] in cues.negative_pronouns):
            return True
    return has_no(tree, cues, verb)


def has_no(tree: Tree, cues: Cues, noun: int) -> bool:
    """ "no deal", "neither side"."""
    for kid in tree.kids(noun, "det"):  # noqa: SIM110, asked of every subject and object
        if tree.lower[kid] in cues.negative_determiners:
            return True
    return False


def is_past(tree: Tree, word: int) -> bool:
    """Is the word, or its copula or auxiliary, in the past tense?"""
    helpers = tree.kids(word, "cop", "aux")
    candidates = helpers or [word]
    return any(tree.tags[token] == "VBD" or "Past" in tree.doc[token].morph.get("Tense", []) for token in candidates)
