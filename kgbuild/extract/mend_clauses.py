"""Clauses whose parse cannot be, made possible.  In: a clause of a `Parse`.  Out: the same, mended.

Which subject belongs to which verb, where one clause begins inside another, what a verb says of its object.
"""

from __future__ import annotations

from kgbuild.extract.mend_parse import Parse
from kgbuild.lang import words

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
PERSONS = frozenset({"he", "she", "they", "we"})


def subject_of_an_inner_clause(parse: Parse, token: int, head: int) -> None:
    """ "The train left, the agency announced": of two subjects the first belongs to the clause between."""
    clauses = parse.kids(head, "ccomp", "xcomp")
    others = [k for k in parse.kids(head, "nsubj") if k != token] if clauses else []
    for clause in clauses if others else ():
        if parse.kids(clause, "nsubj"):
            continue
        if any(token < clause < other < head for other in others):
            parse.attach(token, clause, parse.labels[token])
            return
        if head < token < clause and any(other < head for other in others):
            parse.attach(token, clause, "nsubj")
            return


def subject_of_an_auxiliary(parse: Parse, token: int, head: int) -> None:
    """ "More than 500 people have so far come": a subject hung on the auxiliary is its verb's."""
    verb = parse.heads[head]
    if parse.labels[head].split(":")[0] in {"aux", "cop"} and verb >= 0 and not parse.kids(verb, "nsubj", "csubj"):
        parse.attach(token, verb, parse.labels[token])


def arranged_deed(parse: Parse, token: int, head: int) -> None:
    """ "Ana Ruiz is to meet them", "is due to meet": "be" and an infinitive are one verb, after a name; no copula."""
    subjects = parse.kids(head, "nsubj")
    named = any(parse.pos[k] == "PROPN" or parse.words[k].lower() in PERSONS for k in subjects)
    to = any(parse.words[k].lower() == "to" and token < k < head for k in parse.kids(head, "mark"))
    due = parse.words[head - 2].lower() == "due" and parse.words[head - 1].lower() == "to"
    if ((named and to) or due) and parse.tags[head] == "VB" and parse.tags[token] in FINITE:
        parse.labels[token] = "aux"


def name_before_a_colon(parse: Parse, token: int, head: int) -> None:
    """ "Ana Ruiz: Close the bank!": before a colon and a bare infinitive stands who is spoken to."""
    bare = parse.tags[head] == "VB" and token < head and not parse.kids(head, "aux", "mark")
    if bare and ":" in parse.words[token:head]:
        parse.attach(token, head, "vocative")


def aim_after_a_relative_clause(parse: Parse, token: int, head: int) -> None:
    """ "came to greet an aunt, who lives in Peru, and give her flowers": a bare infinitive joins no finite relative
    clause but the infinitive before it."""
    if parse.tags[token] != "VB" or parse.labels[head] != "acl:relcl" or parse.tags[head] not in {"VBD", "VBZ", "VBP"}:
        return
    aim = parse.heads[parse.heads[head]]
    bare = not parse.kids(token, "nsubj", "aux", "mark", "cop") and not parse.kids(head, "aux")
    if bare and aim >= 0 and aim < head and parse.tags[aim] == "VB":
        parse.attach(token, aim, "conj")


def noun_as_clause(parse: Parse, token: int, head: int) -> None:
    """ "concluded, on Monday, a tour": a noun with neither subject nor copula is an object, not a clause."""
    verbal = parse.kids(token, "nsubj", "csubj", "cop", "aux", "mark", "obj", "ccomp", "expl")
    noun = parse.pos[token] in {"NOUN", "PROPN"} and not verbal
    if noun and token > head and parse.pos[head] == "VERB" and not parse.kids(head, "obj"):
        parse.attach(token, head, "obj")


def object_that_begins_a_clause(parse: Parse, token: int, head: int) -> None:
    """ "announced a batch of letters would be burned", "found the files were copies": a finite clause without a subject
    right after an object takes that object for its subject."""
    helpers = [k for k in parse.kids(token, "aux", "cop") if k < token]
    finite = parse.tags[token] in FINITE or any(parse.tags[k] in FINITE for k in helpers)
    if not finite:
        return
    whole = helpers or parse.kids(token, "obj")
    if not whole or parse.kids(token, "nsubj", "csubj", "expl", "mark"):
        return
    last = min([k for k in parse.kids(token, "aux", "cop", "advmod", "cc") if k < token] + [token]) - 1
    if last <= head and parse.labels[token] == "ccomp" and last < head:
        return
    noun = last
    while noun >= 0 and parse.labels[noun].split(":")[0] != "obj":
        noun = parse.heads[noun]
    verb = parse.heads[noun] if noun >= 0 else -1
    if verb < 0 or not verb < noun <= last < token or parse.pos[verb] != "VERB" or parse.kids(verb, "aux:pass"):
        return
    if verb == token or any(k in {",", ";", ":"} for k in parse.words[noun:token]) or parse.tags[verb] == "VB":
        return
    if head == noun:
        parse.attach(token, verb, "ccomp")
    passive = any(parse.labels[k] == "aux:pass" for k in helpers)
    parse.attach(noun, token, "nsubj:pass" if passive else "nsubj")
    parse.attach(token, verb, "ccomp")


def state_after_its_verb(parse: Parse, token: int, head: int) -> None:
    """ "are held captive by rebels": an adjective right after a verb is what it makes of its subject or object."""
    if token == head + 1 and parse.tags[token] == "JJ" and parse.pos[head] == "VERB" and not parse.kids(token, "cc"):
        parse.attach(token, head, "xcomp")
        parse.pos[token] = "ADJ"
        for kid in parse.kids(token, "obl", "obj", "advmod"):
            parse.move(kid, head)


def name_after_its_role(parse: Parse, token: int, head: int) -> None:
    """ "a boat owned by shop keeper Ana Ruiz": the name right after the noun that acts is who acts."""
    if token < head + 2:
        return
    first = min([token, *parse.kids(token, "compound", "flat", "nmod")])
    noun = first - 1
    if not head < noun < token or parse.heads[noun] != head or parse.labels[noun] != "obl:agent":
        return
    if parse.pos[token] == "PROPN" and parse.tags[noun] == "NN" and not parse.kids(noun, "det"):
        for kid in parse.kids(noun, "case"):
            parse.move(kid, token)
        parse.attach(token, head, "obl:agent")
        parse.attach(noun, token, "compound")


def clause_of_a_cleft(parse: Parse, token: int, head: int) -> None:
    """ "It was Ana's neglect of the fans that cost her the race": what "it was" names did it, no noun below."""
    relative = any(parse.words[k].lower() == "that" for k in parse.kids(token, "nsubj"))
    if parse.labels[token] != "acl:relcl" or not relative:
        return
    noun = head
    while parse.labels[noun] == "nmod" and parse.heads[noun] >= 0:
        noun = parse.heads[noun]
    opened = any(parse.words[k].lower() == "it" for k in parse.kids(noun, "expl", "nsubj"))
    owned = any(parse.labels[k] == "nmod:poss" for k in parse.kids(noun, "nmod"))
    if noun != head and opened and owned and parse.kids(noun, "cop"):
        parse.attach(token, noun, "acl:relcl")


def who_is_asked_for_a_deed(parse: Parse, token: int, head: int) -> None:
    """ "called for banks to protect savers": the banks are to act, and that they do is what is called for."""
    ahead = [k for k in parse.kids(token, "case") if parse.words[k].lower() == "for"]
    if not ahead or parse.words[head].lower() not in words("relations")["asks_for"]:
        return
    for clause in parse.kids(head, "advcl", "xcomp"):
        to = [k for k in parse.kids(clause, "mark") if parse.words[k].lower() == "to" and token < k < clause]
        free = parse.tags[clause] == "VB" and not parse.kids(clause, "nsubj")
        if to and free and "," not in parse.words[token : to[0]]:
            parse.attach(token, clause, "nsubj")
            parse.attach(ahead[0], clause, "mark")
            parse.attach(clause, head, "ccomp")
            return


def let_go(parse: Parse, token: int, head: int) -> None:
    """ "was let go from the bank": the two are one verb, and nobody travelled."""
    helped = any(parse.labels[k] == "aux:pass" for k in parse.kids(head, "aux"))
    if not helped or [parse.words[head].lower(), parse.words[token].lower()] != ["let", "go"]:
        return
    phrases = parse.kids(token, "obl")
    if all(parse.words[c].lower() in {"from", "by", "for", "over"} for k in phrases for c in parse.kids(k, "case")):
        parse.attach(token, head, "compound:prt")
        for kid in phrases:
            parse.move(kid, head)


def adjective_with_auxiliary(parse: Parse, token: int, head: int) -> None:
    """ "Two are still missing": what an adjective takes for its auxiliary is its copula."""
    plain = parse.pos[head] == "ADJ" and parse.tags[head] == "JJ" and not parse.kids(head, "cop")
    if plain and parse.words[token].lower() in words("clauses")["be"]:
        parse.attach(token, head, "cop")
        for subject in parse.kids(head, "nsubj"):
            parse.labels[subject] = "nsubj"


def day_after_the_report(parse: Parse, token: int, head: int) -> None:
    """ "Ruiz won the vote, the board said on Monday": the day right after the verb that reports is when it was told."""
    report = min([token, *parse.kids(token, "case", "det")]) - 1
    told = head < report == parse.heads[head] and parse.labels[head] == "ccomp" and parse.pos[report] == "VERB"
    if told and parse.names[token] in {"DATE", "TIME"}:
        parse.attach(token, report, parse.labels[token])
