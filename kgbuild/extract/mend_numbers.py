"""Numbers whose parse cannot be, made possible.  In: a number or amount of a `Parse`.  Out: the same, mended.

Which participle a bare number belongs to, which noun it sizes, what a verb of counting says.
"""

from __future__ import annotations

from kgbuild.extract.mend_parse import Parse
from kgbuild.lang import words


def number_before_a_participle(parse: Parse, token: int, head: int) -> None:
    """ "left 71 dead and 400 injured", "the toll rose to 12, with 30 injured": a bare number right before a participle
    that has no subject is who was hurt."""
    after = token + 1
    if parse.pos[token] != "NUM" or parse.kids(token, "case") or after >= parse.sentences[token][1]:
        return
    hurt = parse.labels[token] == "nsubj" and head == after and not parse.kids(head, "obj", "aux", "ccomp", "xcomp")
    if hurt and parse.words[head].lower() in words("clauses")["befalls"]:
        parse.labels[token], parse.tags[head] = "nsubj:pass", "VBN"
        return
    loose = parse.labels[after].split(":")[0] in {"conj", "advcl", "acl", "parataxis"} and parse.tags[after] == "VBN"
    if loose and parse.heads[after] in {head, parse.heads[head], token} and not parse.kids(after, "nsubj", "obj"):
        if parse.heads[after] == token:
            parse.attach(after, head, parse.labels[token])
        parse.attach(token, after, "nsubj:pass")


def size_before_its_noun(parse: Parse, token: int, head: int) -> None:
    """ "A magnitude 6.4 earthquake struck": of two subjects with but a number between the first sizes the other."""
    later = [k for k in parse.kids(head, "nsubj") if k > token] if parse.pos[token] == "NOUN" else []
    if not later or parse.pos[later[0]] != "NOUN":
        return
    between = range(token + 1, min([later[0], *parse.kids(later[0], "amod", "compound", "nummod")]))
    if between and all(parse.pos[k] == "NUM" and parse.heads[k] in (token, later[0]) for k in between):
        parse.attach(token, later[0], "compound")


def currency_as_verb(parse: Parse, token: int, head: int) -> None:
    """ "was fined 200 million won in 2021": money that looks like a verb hands what hangs on it to the verb above."""
    before = token - 1
    if parse.words[token].lower() not in words("clauses")["currency_verbs"] or parse.pos[before] != "NUM":
        return
    parse.pos[token], parse.tags[token] = "NOUN", "NN"
    parse.attach(token, head, "obl:unmarked")
    for kid in parse.kids(token, "obl", "advcl", "punct", "conj", "advmod"):
        parse.move(kid, head)
    for number in (kid for kid in parse.kids(head, "obl", "obj", "nsubj") if kid == before):
        parse.attach(number, token, "nummod")


def number_put_at(parse: Parse, token: int, head: int) -> None:
    """ "put the number of marchers at 20,000": so many is what the verb says, not the marchers."""
    if parse.pos[token] != "NUM" or not any(parse.words[k].lower() == "at" for k in parse.kids(token, "case")):
        return
    noun = head
    while parse.labels[noun].split(":")[0] == "nmod" and parse.heads[noun] >= 0:
        noun = parse.heads[noun]
    verb = parse.heads[noun]
    if verb >= 0 and parse.labels[noun] == "obj" and parse.words[verb].lower() in words("clauses")["puts_at"]:
        parse.attach(token, verb, "obl")


def term_before_its_place(parse: Parse, token: int, head: int) -> None:
    """ "sentenced to 14 years in prison", "spent two weeks in hospital": length and place are the verb's both."""
    verb, within = parse.heads[head], head - token
    term = parse.names[token] in {"DATE", "TIME"} and parse.kids(token, "nummod") and 0 < within <= 3
    case = [k for k in parse.kids(head, "case") if k > token] if term and verb >= 0 else []
    if case and parse.labels[head] in {"obl", "obj"} and parse.words[case[-1]].lower() == "in":
        for kid in parse.kids(head, "case"):
            if kid < token:
                parse.move(kid, token)
        parse.attach(token, verb, "obl" if parse.kids(token, "case") else "obl:unmarked")
        parse.labels[head] = "obl"
