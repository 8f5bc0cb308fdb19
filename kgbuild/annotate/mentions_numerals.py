"""People who are only counted: "90 were arrested", "leaving 4 missing", "the storm claimed 14 lives".

In: a Doc and its amounts.  Out: `Draft`s of kind NOMINAL whose noun is "people".  The verbs that only people undergo
are in lang/en/mentions.toml.
"""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.annotate.amounts_roots import is_whole
from kgbuild.annotate.mentions_draft import Draft, plain_lemma
from kgbuild.annotate.names_lexicon import Lexicon
from kgbuild.annotate.parsed import Doc, Token
from kgbuild.lang import words
from kgbuild.model import Amount, MentionKind

PLACES = frozenset({"nsubj", "obj", "conj", "obl", "root"})


def numeral_drafts(doc: Doc, amounts: Sequence[Amount], lexicon: Lexicon) -> list[Draft]:
    """One draft for each number that stands for so many people, or for some of those or of what was just told of."""
    listed = words("mentions")["counted_people"]
    found = []
    for amount in amounts:
        token = doc[amount.root]
        if amount.quantity.dimension != "count":
            continue
        noun = _of_which(token)
        cls = lexicon.noun_class(noun) if noun is not None and noun.pos_ == "NOUN" else ""
        if cls or _befallen(token, listed) or _lives(token, listed):
            first, last = amount.tokens
            first, last = min(first, token.i), max(last, token.i + 1)
            found.append(
                Draft(
                    first, last, first, last, token.i, MentionKind.NOMINAL, cls or "Group",
                    plain_lemma(noun) if cls and noun is not None else "people",
                    plain_lemma(noun) if cls and noun is not None else "people",
                    plural=True, fresh=True,
                )
            )  # fmt: skip
    return found


def _befallen(token: Token, listed: dict[str, list[str]]) -> bool:
    """A bare number to which something happens that happens to people only."""
    if (token.pos_ != "NUM" and token.lower_ != "others") or token.dep_.split(":")[0] not in PLACES:
        return False
    if any(c.dep_.split(":")[0] in {"nmod", "det", "compound"} and c is not _of_which(token) for c in token.children):
        return False  # "two in Lima", "the two"
    verb = token.head
    while verb.pos_ == "NUM" and verb.head is not verb:
        verb = verb.head  # "71 dead and 400 injured"
    verbs = [*(child for child in token.children if child.dep_.split(":")[0] in {"acl", "amod", "advcl"})]
    if token.i + 1 < len(token.doc) and token.doc[token.i + 1].tag_ == "VBN":
        verbs.append(token.doc[token.i + 1])
    if token.dep_.split(":")[0] in {"obl", "root"}:
        return any(_tells(each, listed) for each in verbs)
    states = [child for child in verb.children if child.dep_.split(":")[0] == "xcomp"]
    return any(_tells(each, listed) for each in (verb, *verbs, *states))


def _of_which(token: Token) -> Token | None:
    """The "them" of "26 of them", the "camels" of "three of the camels"."""
    for child in token.children if token.tag_ == "CD" else ():
        if child.dep_ == "nmod" and is_whole(child) and any(c.lower_ == "of" for c in child.children):
            return child
    return None


def _tells(verb: Token, listed: dict[str, list[str]]) -> bool:
    """Does the word tell what only people undergo or do?"""
    lemma = verb.lemma_.lower()
    joined = {f"{lemma} {child.lower_}" for child in verb.children if child.dep_.split(":")[0] == "obj"}
    return lemma in listed["verbs"] or verb.lower_ in listed["states"] or not joined.isdisjoint(listed["phrases"])


def _lives(token: Token, listed: dict[str, list[str]]) -> bool:
    """ "claimed 14 lives": so many people."""
    return token.lemma_.lower() == "life" and token.head.lemma_.lower() in listed["takes_lives"]
