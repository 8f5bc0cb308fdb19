"""Things called by a common noun: "the armored train", "five kamikaze drones", "the governor of Tula".

In: a Doc, the names already found, the lexicon.  Out: `Draft`s of kind NOMINAL.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from spacy.tokens import Doc, Token

from kgbuild.annotate.mentions_draft import Draft, is_plural, nominal_children, plain_lemma
from kgbuild.annotate.names_lexicon import Lexicon
from kgbuild.lang import words
from kgbuild.model import MentionKind

AGED = re.compile(r"^\d+-year-olds?$", re.IGNORECASE)
BEFORE = frozenset(
    {"compound", "amod", "nmod", "nmod:desc", "nmod:unmarked", "nummod", "punct", "advmod", "obl:unmarked"}
)


def nominal_drafts(doc: Doc, names: Mapping[int, Draft], lexicon: Lexicon) -> list[Draft]:
    """All nominals; `names` maps every token of a name's phrase to its draft."""
    made: dict[int, Draft] = {}
    counted = {inner.i for token in doc if token.i not in names and (inner := _measured(token, lexicon)) is not None}
    for token in doc:
        if token.i in names or token.i in counted:
            continue
        draft = _aged(doc, token) or _nominal(doc, token, names, lexicon)
        if draft is not None:
            made.setdefault(draft.root, draft)
    return sorted(made.values(), key=lambda d: (d.start, d.end))


def _nominal(doc: Doc, token: Token, names: Mapping[int, Draft], lexicon: Lexicon) -> Draft | None:
    """A noun of a thing or person that heads a phrase (not one that merely modifies another noun)."""
    if token.pos_ not in {"NOUN", "PROPN"} or token.dep_ in {"compound", "flat", "fixed", "nmod:desc", "goeswith"}:
        return None
    cls = lexicon.noun_class(token)
    measured = _measured(token, lexicon)
    head = measured or token
    if measured is not None:
        cls = lexicon.noun_class(measured)
    if not cls:
        return None
    start, modifiers = _modifiers(doc, head, names, lexicon)
    complements = _complements(head, names, lexicon)
    if measured is not None:
        complements = _complements(token, names, lexicon, skip=measured.i) + complements
    end = head.i + 1
    listed = words("mentions")
    title = " ".join((*modifiers, plain_lemma(head)))
    determiners = {child.lower_ for child in token.children if child.dep_ in {"det", "det:predet"}}
    possessed = bool(nominal_children(token, "nmod:poss"))
    return Draft(
        start=start,
        end=end,
        left=min(start, token.i),
        right=end,
        root=token.i,
        kind=MentionKind.NOMINAL,
        type=cls,
        name=_name(doc, start, head, modifiers, complements, cls, names, lexicon),
        head=plain_lemma(head),
        modifiers=modifiers,
        complements=complements,
        plural=is_plural(head),
        definite=possessed or not determiners.isdisjoint(listed["definite"]),
        sex=lexicon.sex_of_title(title) if lexicon.is_a(cls, "Person") else "",
    )


def _measured(token: Token, lexicon: Lexicon) -> Token | None:
    """The noun counted by a measure noun: "a set of special clothes" speaks of clothes, while a group of persons
    is a group."""
    lemma = token.lemma_.lower()
    listed = words("mentions")
    if lemma not in listed["measures"] and token.lower_ not in listed["measures"]:
        return None
    for child in nominal_children(token, "nmod"):
        if not any(c.lower_ == "of" for c in nominal_children(child, "case")) or child.pos_ == "PROPN":
            continue
        cls = lexicon.noun_class(child)
        if cls and not (lexicon.is_a(cls, "Person") and lemma in listed["groups"]):
            return child
    return None


def _modifiers(doc: Doc, head: Token, names: Mapping[int, Draft], lexicon: Lexicon) -> tuple[int, tuple[str, ...]]:
    """First token of the phrase without determiners and counts, and the lemmas that restrict the noun."""
    listed = words("mentions")
    start = head.i
    for i in range(head.i - 1, head.sent.start - 1, -1):
        token = doc[i]
        inside = token.head.i == head.i or (head.i in {a.i for a in token.ancestors} and token.head.i > i)
        if not inside or token.dep_ in {"det", "det:predet", "nmod:poss", "case", "cc", "cop", "nsubj", "mark", "aux"}:
            break
        if token.is_quote or token.is_space:
            break
        start = i
    kept: list[str] = []
    for token in doc[start : head.i]:
        word = plain_lemma(token)
        if token.i in names or token.dep_ == "nummod" or token.pos_ in {"NUM", "PUNCT", "ADV", "DET", "SYM", "CCONJ"}:
            continue
        if token.head.i != head.i and token.dep_ not in {"compound", "amod", "conj"}:
            continue
        if word not in listed["vague"]:
            kept.append(word)
    while start < head.i and (
        (doc[start].pos_ in {"NUM", "DET", "ADV", "PUNCT", "SYM"} and doc[start].dep_ != "amod")
        or doc[start].lower_ in listed["vague"]
    ):
        start += 1
    return start, tuple(kept)


def _complements(
    head: Token, names: Mapping[int, Draft], lexicon: Lexicon, skip: int = -1
) -> tuple[tuple[str, int], ...]:
    """Whose it is and of what: demonyms, names before the noun, possessors, and "of" phrases."""
    found: list[tuple[str, int]] = []
    for child in head.children:
        if child.i == skip:
            continue
        if (
            child.i < head.i
            and child.i in names
            and child.dep_ in {"amod", "compound", "nmod", "nmod:desc", "nmod:poss"}
        ):
            found.append(("of", names[child.i].root))
        elif child.dep_ == "nmod:poss":
            found.append(("of", child.i))
        elif child.i > head.i and child.dep_ == "nmod":
            cases = [c.lower_ for c in child.children if c.dep_ == "case"]
            if cases and cases[0] in words("mentions")["role_prepositions"]:
                found.append((cases[0], names[child.i].root if child.i in names else child.i))
    return tuple(dict.fromkeys(found))


def _name(
    doc: Doc,
    start: int,
    head: Token,
    modifiers: tuple[str, ...],
    complements: tuple[tuple[str, int], ...],
    cls: str,
    names: Mapping[int, Draft],
    lexicon: Lexicon,
) -> str:
    """How the thing is called: a role with its place or body ("governor of Tula"), else the restrictive words with
    the adjective of origin ("Chilean warship")."""
    plain = " ".join((*modifiers, plain_lemma(head)))
    owners = [(prep, names[i]) for prep, i in complements if i in names]
    if lexicon.is_a(cls, "Person"):
        tied = [(p, d) for p, d in owners if lexicon.is_a(d.type, "Place", "Organization", "Group")]
        if tied:
            prep, owner = tied[0]
            return f"{plain} {'of' if prep == 'of' else prep} {owner.name}"
        return plain
    before = [d for _, d in owners if d.end <= head.i and d.start >= start]
    return " ".join([doc[before[0].start : before[0].end].text, plain]) if before else plain


def _aged(doc: Doc, token: Token) -> Draft | None:
    """ "the 55-year-old": a person known by age, when it stands where a noun would."""
    if token.dep_ not in {
        "nsubj",
        "nsubj:pass",
        "obj",
        "iobj",
        "obl",
        "nmod",
        "nmod:poss",
        "appos",
        "obl:agent",
        "conj",
    }:
        return None
    start = token.i
    while start > token.sent.start and not doc[start - 1].whitespace_ and start > token.i - 5:
        start -= 1
    words_ = doc[start : token.i + 1].text
    if not AGED.match(words_):
        return None
    definite = any(c.lower_ == "the" for c in token.children)
    plural = token.lower_.endswith("s")
    return Draft(
        start, token.i + 1, start, token.i + 1, token.i, MentionKind.NOMINAL, "Person", words_.lower(),
        words_.lower(), plural=plural, definite=definite,
    )  # fmt: skip
