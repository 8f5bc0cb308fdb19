"""Words out of the order a parser expects.  In: a clause of a `Parse`.  Out: the same, mended.

A speaker after the verb of a quotation, a second verb whose helper is left out, an owner taken for a receiver.
"""

from __future__ import annotations

from kgbuild.extract.mend_parse import Parse
from kgbuild.lang import words

QUOTES = frozenset({'"', "”", "''", "»", "’"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})


def speaker_after_the_verb(parse: Parse, token: int, head: int) -> None:
    """ "“It is too late”, lamented the mayor": right after a quotation and its verb comes who speaks, no object."""
    if parse.pos[head] != "VERB" or parse.tags[head] not in FINITE or token < head or parse.kids(token, "case"):
        return
    if parse.kids(head, "nsubj", "aux", "mark", "conj", "cc") or not _after_quotation(parse, head):
        return
    first = min([token, *(k for k in parse.kids(token, "det", "amod", "compound", "nmod") if k < token)])
    if first == head + 1 and parse.tags[token] in {"NN", "NNP"}:
        parse.labels[token], parse.tags[head] = "nsubj", "VBD"
        if parse.labels[head] == "acl":
            parse.labels[head] = "parataxis"  # the quotation was taken for its noun


def _after_quotation(parse: Parse, verb: int) -> bool:
    """Does a quotation of some length end right before the verb, in its own sentence?"""
    first = parse.sentences[verb][0]
    last = verb - 1
    while last > first and parse.words[last] in {",", ".", "!", "?"}:
        last -= 1
    return parse.words[last] in QUOTES and last - first >= 4 and last >= verb - 2


def verb_without_its_helper(parse: Parse, token: int, head: int) -> None:
    """ "Two were killed and five others injured": what stands after a second noun says what befell it too."""
    verb = parse.heads[head]
    if parse.tags[token] != "VBN" or token < head or parse.labels[head] != "conj" or verb < 0:
        return
    helped = any(parse.labels[k] == "aux:pass" for k in parse.kids(verb, "aux"))
    while not helped and parse.pos[verb] in {"NOUN", "NUM"} and parse.heads[verb] >= 0:
        verb = parse.heads[verb]  # hung on a noun within the first clause
        helped = any(parse.labels[k] == "aux:pass" for k in parse.kids(verb, "aux"))
    joined = [k for k in parse.kids(head, "cc") if parse.words[k].lower() in {"and", "while", "but"}]
    if not helped or not joined or parse.tags[verb] != "VBN" or parse.kids(head, "case", "det"):
        return
    if token != head + 1 or parse.kids(token, "obj", "aux") or parse.words[head - 1 : head] == ["by"]:
        return
    parse.attach(token, verb, "conj")
    parse.attach(head, token, "nsubj:pass")
    parse.move(joined[0], token)


def subject_without_its_helper(parse: Parse, token: int, head: int) -> None:
    """ "A man was arrested and his car seized": after a passive and "and", a participle with a subject of its own is
    passive too, its helper left out; "and the owner fled" tells what she did."""
    verb = parse.heads[head]
    if parse.labels[token] != "nsubj" or parse.labels[head] != "conj" or verb < 0 or parse.tags[verb] != "VBN":
        return
    if parse.kids(head, "aux", "obj", "ccomp", "xcomp", "cop", "advmod") or not parse.kids(head, "cc"):
        return
    helped = any(parse.labels[k] == "aux:pass" for k in parse.kids(verb, "aux"))
    if helped and (parse.tags[head] == "VBN" or parse.words[head].lower() in words("clauses")["befalls"]):
        parse.labels[token], parse.tags[head] = "nsubj:pass", "VBN"


def owner_as_receiver(parse: Parse, token: int, head: int) -> None:
    """ "blocked the retailer Vega's purchase of a rival": a noun that ends in 's before an object owns the object, and
    a noun right before an owner's name says what the owner is."""
    verb = head if parse.pos[head] == "VERB" else parse.heads[head]  # where it was hung on the subject
    objects = [k for k in parse.kids(verb, "obj") if k > token] if verb >= 0 else []
    if not objects or parse.pos[verb] != "VERB" or not verb < token:
        return
    thing, last = objects[0], _last(parse, token)
    first = min([thing, *(k for k in parse.kids(thing, "amod", "compound", "nummod", "advmod") if last < k < thing)])
    if parse.words[last] in {"'s", "’s", "'", "’"} and first <= last + 3 and not parse.kids(thing, "det"):
        parse.attach(token, thing, "nmod:poss")
    owners = [k for k in parse.kids(thing, "nmod") if parse.labels[k] == "nmod:poss" and parse.pos[k] == "PROPN"]
    beside = owners and token == last == min([owners[0], *parse.kids(owners[0], "compound", "flat")]) - 1
    if beside and parse.tags[token] == "NN" and not parse.kids(token, "case"):
        parse.attach(token, owners[0], "compound")


def _last(parse: Parse, token: int) -> int:
    """The last word below a token."""
    below = [k for k in range(token + 1, parse.sentences[token][1]) if parse.heads[k] == token]
    return max([token, *(_last(parse, k) for k in below)])
