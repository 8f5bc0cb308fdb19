"""Parses that cannot be, made possible.  In: heads and labels of a document.  Out: the same, mended.

A statistical parser gives structures that UD rules out, such as two subjects of one verb.  Each rule below mends one of
them and leaves every well-formed parse as it is.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from kgbuild.extract import mend_clauses as clauses
from kgbuild.extract import mend_nouns as nouns
from kgbuild.extract import mend_numbers as numbers
from kgbuild.extract import mend_order as order
from kgbuild.extract.mend_parse import Parse

POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
DASHES = frozenset({"-", "--", "–", "—"})
TIMES = frozenset({"DATE", "TIME"})


def mend(parse: Parse) -> None:
    """Apply every rule to every verb and noun it may concern; what would make a loop is left as the parser had it."""
    heads = parse.heads
    for token, label in enumerate(parse.labels):
        head = heads[token]
        for rule in rules_for(label) if head >= 0 else ():
            rule(parse, token, head)
            if parse.moved:
                parse.settle()


@lru_cache(maxsize=1024)
def rules_for(label: str) -> tuple[Callable[[Parse, int, int], None], ...]:
    """The rules that look at tokens with this label."""
    return RULES.get(label.split(":")[0].lower(), ())


def possessor_as_subject(parse: Parse, token: int, head: int) -> None:
    """ "Ana's trip ended": a subject with a possessive ending belongs to the next noun."""
    if any(parse.words[k] in POSSESSIVES for k in parse.kids(token, "case")):
        owned = [k for k in parse.kids(head, "nsubj", "obj") if k > token]
        if owned:
            parse.attach(token, owned[0], "nmod:poss")


def dateline_as_subject(parse: Parse, token: int, head: int) -> None:
    """ "Porto, May 3 - Divers found a wreck": of two subjects with a dash between them the first only says where the
    report was written."""
    opens = token < head and parse.heads[head] < 0 and parse.pos[token] == "PROPN"
    later = [k for k in parse.kids(head, "nsubj") if token < k < head] if opens else []
    if later and any(word in DASHES for word in parse.words[token : later[0]]):
        parse.attach(token, head, "dislocated")


def subject_across_its_verb(parse: Parse, token: int, head: int) -> None:
    """ "The Lions fired coach Ana Ruiz": a name before a verb is its subject, no part of a name after it."""
    verb = parse.heads[head]
    between = token < verb < head and parse.pos[verb] == "VERB" and parse.pos[token] == "PROPN"
    if between and not parse.kids(verb, "nsubj", "aux", "csubj"):
        parse.attach(token, verb, "nsubj")


def role_before_the_speaker(parse: Parse, token: int, head: int) -> None:
    """ "..., said porter Ana Ruiz": a bare noun between the verb and the name after it tells who the name is."""
    if parse.pos[head] != "VERB" or parse.pos[token] != "PROPN" or token < head:
        return
    first = min([token, *parse.kids(token, "compound", "flat")])
    for noun in parse.kids(head, "obj", "iobj"):
        if (
            head < noun == first - 1
            and parse.tags[noun] == "NN"
            and not parse.kids(noun, "det", "case", "nummod", "nmod")
        ):
            parse.attach(noun, token, "compound")


def noun_that_governs(parse: Parse, token: int, head: int) -> None:
    """ "Peru manufactures hats": what has a subject and an object before and after it is a verb, whatever its tag."""
    noun = parse.pos[head] == "NOUN" and token > head and not parse.kids(head, "cop", "det", "case")
    if noun and any(k < head for k in parse.kids(head, "nsubj")):
        parse.pos[head] = "VERB"


def noun_under_a_verb(parse: Parse, token: int, head: int) -> None:
    """Verbs have objects and obliques, not noun modifiers ("bordering Chad")."""
    if parse.pos[head] != "VERB" or parse.labels[token] == "nmod:poss":
        return
    if parse.kids(token, "case"):
        parse.attach(token, head, "obl")
    elif parse.labels[token] == "nmod":
        bare = token > head and not parse.kids(head, "obj") and parse.names[token] not in TIMES
        parse.attach(token, head, "obj" if bare else "obl:unmarked")


def noun_after_a_participle(parse: Parse, token: int, head: int) -> None:
    """ "the region bordering Chad": a bare noun after a participle is its object, not the first noun's."""
    if parse.labels[token] != "nmod" or parse.kids(token, "case") or parse.pos[head] == "VERB":
        return
    verb = token - 1
    while verb > head and parse.heads[verb] == token:
        verb -= 1
    if parse.labels[verb] == "acl" and parse.tags[verb] == "VBG" and verb > head and not parse.kids(verb, "obj"):
        parse.attach(token, verb, "obj")


def object_without_preposition(parse: Parse, token: int, head: int) -> None:
    """ "handed over to the mayor a medal": an oblique with an article and no preposition is the object."""
    if parse.labels[token] != "obl" or token < head or parse.pos[head] != "VERB" or parse.kids(token, "case"):
        return
    passive = any(parse.labels[k].endswith(":pass") for k in parse.kids(head, "aux", "nsubj"))
    if (
        not passive
        and parse.names[token] not in TIMES
        and parse.kids(token, "det", "nummod")
        and not parse.kids(head, "obj")
    ):
        parse.attach(token, head, "obj")


def list_as_apposition(parse: Parse, token: int, head: int) -> None:
    """ "five drones, a vest and a hat": what closes with "and", or repeats the noun in another number, is a list."""
    closes = any(parse.kids(k, "cc") for k in parse.kids(token, "conj"))
    same = parse.words[token].rstrip("s").lower() == parse.words[head].rstrip("s").lower()
    number = {parse.tags[token], parse.tags[head]}
    if parse.kids(token, "punct") and (
        (same and number == {"NN", "NNS"}) or (closes and parse.pos[token] == "NOUN" == parse.pos[head])
    ):
        parse.attach(token, head, "conj")


def subject_under_the_office(parse: Parse, token: int, head: int) -> None:
    """ "Clerk Ana Ruiz was elected mayor": a subject before the verb is the verb's, not that of the office after it; of
    a noun and a name beside it the name acts."""
    verb = parse.heads[head]
    office = parse.labels[head] == "xcomp" and parse.pos[head] == "NOUN" and token < verb < head
    if not office or parse.kids(verb, "nsubj", "csubj"):
        return
    passive = any(parse.labels[k] == "aux:pass" for k in parse.kids(verb, "aux"))
    label = "nsubj:pass" if passive else "nsubj"
    names = [k for k in parse.kids(head, "nmod") if k == token + 1 and parse.pos[k] == "PROPN"]
    parse.attach(names[0] if names else token, verb, label)
    if names:
        parse.attach(token, names[0], "compound")


def name_under_the_office(parse: Parse, token: int, head: int) -> None:
    """The same where only the name was hung on the office ("clerk Ana Ruiz has been elected mayor")."""
    bare = parse.pos[token] == "PROPN" and parse.labels[head] == "xcomp" and not parse.kids(token, "case")
    verb = parse.heads[head]
    if bare and token < verb < head and not parse.kids(verb, "nsubj", "csubj"):
        passive = any(parse.labels[k] == "aux:pass" for k in parse.kids(verb, "aux"))
        parse.attach(token, verb, "nsubj:pass" if passive else "nsubj")


def name_after_one_of_them(parse: Parse, token: int, head: int) -> None:
    """ "One of them, the clerk Ana Ruiz, was hurt": the name between commas is who it is."""
    named = parse.pos[token] == "PROPN" and not parse.kids(token, "case") and parse.words[head].lower() == "one"
    label = parse.labels[head]
    partitive = label.split(":")[0] in {"nsubj", "obj"} and parse.words[head + 1 : head + 2] == ["of"]
    if named and partitive and "," in parse.words[head:token]:
        parse.attach(token, parse.heads[head], label)
        parse.attach(head, token, "dep")


def object_with_preposition(parse: Parse, token: int, head: int) -> None:
    """ "held talks with farmers": what has a preposition is no object."""
    if parse.pos[head] == "VERB" and any(
        k < token and parse.words[k] not in POSSESSIVES for k in parse.kids(token, "case")
    ):
        parse.labels[token] = "obl"


def giver_under_the_gift(parse: Parse, token: int, head: int) -> None:
    """ "was given a medal and a hat by the mayor": after the object of a passive, "by" tells who acts."""
    if not any(parse.words[k].lower() == "by" for k in parse.kids(token, "case") if k < token):
        return
    noun = head
    while parse.labels[noun].split(":")[0] in {"nmod", "conj"} and parse.heads[noun] >= 0:
        noun = parse.heads[noun]
    verb = parse.heads[noun]
    if verb < 0 or parse.labels[noun] != "obj" or parse.pos[verb] != "VERB":
        return
    passive = any(parse.labels[k] == "nsubj:pass" for k in parse.kids(verb, "nsubj"))
    told = any(parse.labels[k] == "obl:agent" for k in parse.kids(verb, "obl"))
    if passive and not told:
        parse.attach(token, verb, "obl:agent")


RULES: dict[str, tuple[Callable[[Parse, int, int], None], ...]] = {
    "nsubj": (
        clauses.subject_of_an_auxiliary,
        numbers.size_before_its_noun,
        numbers.number_before_a_participle,
        role_before_the_speaker,
        clauses.name_before_a_colon,
        possessor_as_subject,
        subject_under_the_office,
        dateline_as_subject,
        clauses.subject_of_an_inner_clause,
        clauses.name_after_its_role,
        order.subject_without_its_helper,
    ),
    "nmod": (
        numbers.number_put_at,
        numbers.term_before_its_place,
        name_under_the_office,
        name_after_one_of_them,
        noun_under_a_verb,
        noun_after_a_participle,
        giver_under_the_gift,
    ),
    "compound": (subject_across_its_verb, order.owner_as_receiver),
    "iobj": (order.owner_as_receiver,),
    "cop": (clauses.arranged_deed,),
    "aux": (clauses.adjective_with_auxiliary,),
    "conj": (
        nouns.joined_to_its_like,
        numbers.number_before_a_participle,
        clauses.aim_after_a_relative_clause,
        clauses.state_after_its_verb,
    ),
    "acl": (nouns.clause_of_the_thing, clauses.clause_of_a_cleft, nouns.found_to_be, order.verb_without_its_helper),
    "xcomp": (clauses.let_go, numbers.currency_as_verb),
    "obl": (
        clauses.day_after_the_report,
        numbers.number_before_a_participle,
        clauses.who_is_asked_for_a_deed,
        nouns.between_two,
        nouns.receiver_before_the_gift,
        object_without_preposition,
        nouns.giver_glued_to_the_gift,
    ),
    "appos": (name_after_one_of_them, list_as_apposition),
    "ccomp": (clauses.noun_as_clause, clauses.object_that_begins_a_clause),
    "amod": (clauses.object_that_begins_a_clause, order.verb_without_its_helper),
    "obj": (
        order.speaker_after_the_verb,
        order.owner_as_receiver,
        nouns.names_before_a_shared_noun,
        noun_that_governs,
        nouns.giver_glued_to_the_gift,
        object_with_preposition,
    ),
}
"""The rules by the label of the token they look at."""
