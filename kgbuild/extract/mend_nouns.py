"""Nouns hung on the wrong noun, mended.  In: a noun or adjective of a `Parse`.  Out: the same, mended.

Names that share the noun after the last of them, what somebody is found to be, a receiver before the gift.
"""

from __future__ import annotations

from kgbuild.extract.mend_parse import Parse
from kgbuild.lang import words


def names_before_a_shared_noun(parse: Parse, token: int, head: int) -> None:
    """ "kept his ABC and DEF titles": a name that "his" stands before is no name of his, but of what is kept."""
    if parse.pos[token] != "PROPN" or not any(parse.tags[k] == "PRP$" for k in parse.kids(token, "nmod")):
        return
    rest = [k for k in parse.kids(token, "conj") if k > token]
    shared = rest[-1] if rest else -1
    named = shared >= 0 and any(parse.pos[k] == "PROPN" for k in parse.kids(shared, "compound"))
    if not named or parse.pos[shared] != "NOUN":
        return
    for kid in parse.kids(token, "nmod", "det", "case", "amod"):
        if kid < token:
            parse.move(kid, shared)
    parse.attach(shared, head, parse.labels[token])
    parse.attach(token, shared, "compound")
    for kid in rest[:-1]:
        parse.attach(kid, shared, "compound")


def found_to_be(parse: Parse, token: int, head: int) -> None:
    """ "found the clerk guilty of theft": the adjective after the object of "found" is what is found of it."""
    verb = parse.heads[head]
    if parse.pos[token] != "ADJ" or parse.labels[head] != "obj" or verb < 0 or not verb < head < token:
        return
    listed = words("relations")
    if parse.words[verb].lower() in listed["finds"] and parse.words[token].lower() in listed["found"]:
        parse.attach(token, verb, "xcomp")


def receiver_before_the_gift(parse: Parse, token: int, head: int) -> None:
    """ "signed over to the Loan Fund its property": an owner's word between two nouns parts the phrases."""
    case = [k for k in parse.kids(token, "case") if k < token] if parse.pos[head] == "VERB" else []
    owner = [k for k in parse.kids(token, "nmod", "det") if parse.tags[k] == "PRP$" and k < token] if case else []
    if not owner:
        return
    objects = parse.kids(head, "obj")
    for noun in objects or parse.kids(token, "nmod", "compound"):
        if case[-1] < noun < owner[0] and parse.pos[noun] in {"NOUN", "PROPN"}:
            for kid in case:
                parse.move(kid, noun)
            parse.attach(noun, head, "obl")
            parse.labels[token] = "obj"
            return


def giver_glued_to_the_gift(parse: Parse, token: int, head: int) -> None:
    """ "received from President Ruiz medals": a titled name glued before an object takes the preposition."""
    case = [k for k in parse.kids(token, "case") if k < token] if parse.pos[head] == "VERB" else []
    below = parse.kids(token, "compound", "flat", "nmod") if case else []
    names = [k for k in below if k < token and parse.pos[k] == "PROPN"]
    names = [k for k in names if parse.kids(k, "nmod") and not parse.kids(k, "case")]
    if names:
        for kid in [*case, *(k for k in parse.kids(token, "det") if k < names[0])]:
            parse.move(kid, names[0])
        parse.attach(names[0], head, "obl")
        parse.labels[token] = "obj"


def joined_to_its_like(parse: Parse, token: int, head: int) -> None:
    """ "Police in ten states and Norway", "the mayor of Lima and Ana Ruiz": a place is joined to the place before it
    rather than to whoever is there, a person never to a place."""
    name = parse.names[token]
    if parse.pos[token] != "PROPN" or parse.kids(token, "case", "det"):
        return
    inner = [k for k in parse.kids(head, "nmod") if head < k < token and parse.kids(k, "case")]
    if name == "GPE" and inner and not parse.names[head] and parse.pos[head] == "NOUN":
        if parse.names[inner[-1]] == "GPE" or parse.words[inner[-1]].lower() in words("relations")["lands"]:
            parse.move(token, inner[-1])
        return
    holder = parse.heads[head]
    beside = name == "PERSON" and parse.names[head] == "GPE" and parse.labels[head] == "nmod" and holder < head
    if beside and holder >= 0 and parse.labels[holder].split(":")[0] in {"nsubj", "obj", "iobj", "obl"}:
        parse.move(token, holder)


def clause_of_the_thing(parse: Parse, token: int, head: int) -> None:
    """ "a spokeswoman for Norvex, which owns the mill", "..., owned by Norvex": what tells of a thing belongs to the
    thing after "of" or "for", not to the person before it."""
    listed = words("relations")
    people = (*listed["leading"], *listed["callings"], *listed["speakers"])
    if parse.words[head].lower() not in people or parse.words[token - 1] == "who":
        return
    which = any(parse.words[k].lower() == "which" for k in parse.kids(token, "nsubj", "obj"))
    owned = parse.tags[token] == "VBN" and parse.words[token].lower() in listed["of_things"] and not which
    inner = [k for k in parse.kids(head, "nmod") if head < k < token and parse.kids(k, "case")]
    if (which or (owned and parse.labels[token] == "acl")) and inner and parse.names[inner[-1]] != "PERSON":
        parse.move(token, inner[-1])


def between_two(parse: Parse, token: int, head: int) -> None:
    """ "died in a fight between soldiers and rebels": whom a thing is between belongs to the noun right before."""
    case = [k for k in parse.kids(token, "case") if parse.words[k].lower() == "between"]
    noun = case[0] - 1 if case else -1
    if noun >= 0 and parse.heads[noun] == head and parse.pos[noun] in {"NOUN", "PROPN"} and head < noun:
        parse.attach(token, noun, "nmod")
