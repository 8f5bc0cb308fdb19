"""Who acts when the clause does not say it.  In: a Tree, the cues.  Out: `subject(tree, cues, verb)`, with its rule.

Relatives, participles, infinitives and coordinated verbs lend their subject from elsewhere in the sentence.
"""

from __future__ import annotations

from kgbuild.extract.cues import Cues
from kgbuild.extract.tree import Tree, conjuncts, form, has_child, relative_head

Found = tuple[tuple[int, ...], str]
NONE: Found = ((), "")
NOT_CLAUSES = frozenset(
    [
        "aux",
        "cop",
        "case",
        "mark",
        "compound",
        "fixed",
        "flat",
        "amod",
        "punct",
        "det",
        "cc",
        "nummod",
        "goeswith",
        "reparandum",
        "discourse",
    ]
)


def is_predicate(tree: Tree, token: int) -> bool:
    """A verb that heads a clause, or a noun or adjective with a copula."""
    if not tree.children[token] and tree.pos[token] != "VERB":
        return False
    if tree.base[token] in NOT_CLAUSES or is_nominal_gerund(tree, token):
        return False
    if tree.pos[token] == "VERB" or has_child(tree, token, "cop"):
        return True
    return tree.pos[token] == "AUX" and has_child(tree, token, "nsubj", "expl")


def is_nominal_gerund(tree: Tree, token: int) -> bool:
    """ "Fighting broke out": a gerund with the label of a noun and no object is an event noun."""
    nominal = tree.base[token] in {"nsubj", "obj", "obl", "nmod", "iobj"}
    return nominal and tree.tags[token] == "VBG" and not has_child(tree, token, "obj", "nsubj", "cop", "aux")


def is_passive(tree: Tree, verb: int) -> bool:
    """Passive voice: a passive auxiliary or subject, or a bare past participle after a noun or before a comma."""
    if tree.pos[verb] not in {"VERB", "AUX"}:
        return False
    kids = tree.children[verb]
    for kid in kids:
        if tree.deps[kid].endswith(":pass"):
            return True
    if form(tree, verb) != "en":
        return False
    helpers = [tree.lemmas[kid] for kid in kids if tree.base[kid] == "aux"]
    if helpers:
        return helpers[-1] in {"be", "get"}
    head = tree.heads[verb]
    if tree.base[verb] == "conj" and head >= 0 and not has_child(tree, verb, "nsubj"):
        return is_passive(tree, head)
    return tree.base[verb] in {"acl", "advcl", "xcomp", "amod", "parataxis"} or (
        tree.base[verb] == "root" and not has_child(tree, verb, "nsubj", "obj")
    )


def own_subject(tree: Tree, verb: int) -> Found:
    """The clause's own grammatical subject; a relative pronoun gives the noun it stands for."""
    kids = [kid for kid in tree.kids(verb, "nsubj") if not tree.deps[kid].endswith(":outer")]
    kids = kids or tree.kids(verb, "nsubj")
    if not kids:
        return NONE
    head = relative_head(tree, kids[0])
    if head >= 0:
        return (head,), "relative pronoun stands for its noun"
    return tuple(conjuncts(tree, kids[0])), "subject"


def subject(tree: Tree, cues: Cues, verb: int, depth: int = 0) -> Found:
    """The grammatical subject of a clause, its own or a shared one, with the rule that found it."""
    own = own_subject(tree, verb)
    above = tree.heads[verb]
    if own[0] or above < 0 or depth > 8 or has_child(tree, verb, "csubj"):
        return own
    link = tree.base[verb]
    if link == "conj" and is_predicate(tree, above):
        return tuple(subject(tree, cues, above, depth + 1)[0]), "coordinated verbs share their subject"
    if link == "conj":
        return subject(tree, cues, above, depth + 1)[0], "coordinated verbs share their subject"
    tenseless = form(tree, verb) in {"base", "ing", "en"} and not _has_tense(tree, verb)
    if link == "xcomp" or (link == "ccomp" and tenseless):
        return controller(tree, cues, verb, above, depth)
    if link in {"advcl", "parataxis"} and form(tree, verb) != "finite" and not _has_tense(tree, verb):
        return _participle(tree, cues, verb, above, depth)
    if link == "acl":
        return _adnominal(tree, cues, verb, above, depth)
    return NONE


def controller(tree: Tree, cues: Cues, verb: int, above: int, depth: int) -> Found:
    """Control and raising: the object of the verb above acts ("urged her to leave"), else its subject ("tried to")."""
    if tree.lemmas[above] not in cues.subject_control and not is_passive(tree, above):
        for label in ("iobj", "obj"):
            objects = tree.kids(above, label)
            if objects:
                return tuple(conjuncts(tree, objects[0])), "object control"
    return subject(tree, cues, above, depth + 1)[0], "subject control"


def _participle(tree: Tree, cues: Cues, verb: int, above: int, depth: int) -> Found:
    """A participle or infinitive beside a clause shares its subject ("waving, he left"; "came to help")."""
    objects = tree.kids(above, "iobj", "obj")
    seen = tree.lemmas[above] in cues.perception and form(tree, verb) == "ing" and not has_child(tree, verb, "mark")
    if seen and objects and above < objects[0] < verb:
        comma = "," in tree.words[objects[0] : verb]
        return NONE if comma else (tuple(conjuncts(tree, objects[0])), "what the object was seen doing")
    if verb < above and tree.lemmas[above] in cues.speech and _reports_of_another(tree, above):
        return NONE
    speaker = _speaker_above(tree, cues, verb, above)
    if speaker >= 0:
        return subject(tree, cues, speaker, depth + 1)[0], "whoever says so goes on"
    if tree.lemmas[above] in cues.object_gerund and objects and has_child(tree, verb, "mark") and verb > above:
        return tuple(conjuncts(tree, objects[0])), "object of an accusation or hindrance"
    return subject(tree, cues, above, depth + 1)[0], "adverbial clause shares the subject"


def _speaker_above(tree: Tree, cues: Cues, verb: int, above: int) -> int:
    """ "Ruiz said the port was shelled, referring to Tuesday": a participle of speech after the comma goes with the
    verb that reports; -1 elsewhere."""
    after = verb > above and form(tree, verb) == "ing" and "," in tree.words[verb - 2 : verb]
    saying = tree.lemmas[verb] in cues.speech or tree.lemmas[verb] in cues.refers
    report = tree.heads[above]
    told = after and saying and tree.base[above] == "ccomp" and report >= 0 and tree.lemmas[report] in cues.speech
    return report if told and report < above else -1


def _reports_of_another(tree: Tree, verb: int) -> bool:
    """ "After leaving Lima, Ruiz said Vidal drove home": who left is not told for sure."""
    for clause in tree.kids(verb, "ccomp"):
        subjects = [kid for kid in tree.kids(clause, "nsubj") if tree.pos[kid] != "PRON"]
        if subjects and clause > verb and not has_child(tree, clause, "mark"):
            return True
    return False


def _adnominal(tree: Tree, cues: Cues, verb: int, noun: int, depth: int) -> Found:
    """A participle after a noun has it as subject ("the region bordering"); an infinitive has whoever holds the
    noun ("her offer to send", "made an offer to send")."""
    if tree.deps[verb] == "acl:relcl":
        return NONE
    if form(tree, verb) != "base" and not has_child(tree, verb, "mark", "case"):
        deed = _deed_beside(tree, verb, noun)
        if deed >= 0:
            return subject(tree, cues, deed, depth + 1)[0], "participle after a comma shares the subject"
        return tuple(conjuncts(tree, noun)[:1]), "participle after a noun"
    if tree.base[noun] in {"obj", "nsubj"} and tree.lemmas[tree.heads[noun]] in cues.object_gerund:
        return tuple(conjuncts(tree, noun)), "object of an accusation or hindrance"
    if tree.lemmas[noun] in cues.control_nouns or form(tree, verb) != "base":
        owners = [kid for kid in tree.children[noun] if tree.deps[kid] == "nmod:poss"]
        if owners:
            return tuple(conjuncts(tree, owners[0])), "whoever holds the noun acts"
        carrier = tree.heads[noun]
        if carrier >= 0 and tree.base[noun] == "obj":
            return subject(tree, cues, carrier, depth + 1)[0], "whoever makes the offer acts"
        return NONE
    if tree.lower[noun] in {"first", "last", "only"} and has_child(tree, noun, "cop"):
        return own_subject(tree, noun)[0], "the first to act"  # "was among the first to act"
    if any(tree.lower[kid] in {"first", "last", "only"} for kid in tree.kids(noun, "amod", "advmod", "det")):
        return (noun,), "the first to act"
    return NONE


def _deed_beside(tree: Tree, verb: int, noun: int) -> int:
    """ "wandered about in slippers, feigning illness": the verb above a common noun in an adverbial, when a comma parts
    it from a participle in -ing; -1 elsewhere."""
    comma = tree.left[verb] and tree.words[tree.left[verb] - 1] == ","
    if not comma or form(tree, verb) != "ing" or tree.pos[noun] != "NOUN":
        return -1
    while tree.base[noun] in {"conj", "nmod"} and tree.heads[noun] >= 0:
        noun = tree.heads[noun]
    return tree.heads[noun] if tree.base[noun] == "obl" and is_predicate(tree, tree.heads[noun]) else -1


def _has_tense(tree: Tree, verb: int) -> bool:
    """Does a finite auxiliary or copula stand with this predicate?"""
    return any(form(tree, kid) == "finite" for kid in tree.kids(verb, "aux", "cop"))
