"""Things called by a common noun: "the armored train", "five kamikaze drones", "the governor of Tula".

In: a Doc, the names already found, the lexicon.  Out: `Draft`s of kind NOMINAL.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from kgbuild.annotate.mentions_draft import Draft, is_plural, nominal_children
from kgbuild.annotate.mentions_modifiers import head_word, modifiers_of, thing_name
from kgbuild.annotate.names_lexicon import Lexicon
from kgbuild.annotate.parsed import Doc, Token
from kgbuild.lang import words
from kgbuild.model import MentionKind

AGED = re.compile(r"^\d+-year-olds?$", re.IGNORECASE)


def nominal_drafts(doc: Doc, names: Mapping[int, Draft], lexicon: Lexicon) -> list[Draft]:
    """All nominals; `names` maps every token of a name's phrase to its draft."""
    made: dict[int, Draft] = {}
    measures = frozenset(words("mentions")["measures"])
    loose: list[tuple[Token, bool]] = []
    inner: set[int] = set()
    for token in doc:
        if token.i in names:
            continue
        lemma, lower = token.lemma_.lower(), token.lower_
        if (lemma in measures or lower in measures) and (found := _measured(token, lexicon)) is not None:
            inner.add(found.i)
        if lemma in lexicon.openers and lexicon.of_phrase(token):
            inner.add(lexicon.phrase_last(token))
        aged = lower.endswith(("old", "olds"))
        if aged or token.pos_ == "NOUN" or token.pos_ == "PROPN":
            loose.append((token, aged))
    for token, aged in loose:
        if token.i in inner:
            continue
        draft = (_aged(doc, token) if aged else None) or _nominal(doc, token, names, lexicon)
        if draft is not None:
            made.setdefault(draft.root, draft)
    return sorted(made.values(), key=lambda d: (d.start, d.end))


def _nominal(doc: Doc, token: Token, names: Mapping[int, Draft], lexicon: Lexicon) -> Draft | None:
    """A noun of a thing or person that heads a phrase (not one that merely modifies another noun)."""
    if token.pos_ not in {"NOUN", "PROPN"} or token.dep_ in {"flat", "fixed", "nmod:desc", "goeswith"}:
        return None
    if token.dep_ == "compound" and not _acts_in(token, lexicon):
        return None
    bare = token.dep_ == "obj" and not any(True for _ in token.children)
    if bare and f"{token.head.lemma_.lower()} {token.lower_}" in words("mentions")["idioms"]:
        return None
    if token.lower_ in words("mentions")["beside"] and _is_between(doc, token.i, "in", "of"):
        return None
    measured = _measured(token, lexicon)
    head = measured or token
    own = lexicon.noun_class(head)
    cls = own or (lexicon.noun_class(token) if measured else "")
    if not cls or (measured is None and _measures_nothing(token, lexicon)):
        return None
    start, modifiers = modifiers_of(doc, head, names)
    word = head_word(doc, head, lexicon)
    complements = _complements(head, own, names, lexicon)
    if measured is not None:
        complements = _complements(token, lexicon.noun_class(token), names, lexicon, skip=measured.i) + complements
    end = (lexicon.phrase_last(head) if lexicon.of_phrase(head) else head.i) + 1
    listed = words("mentions")
    title = " ".join((*modifiers, word))
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
        name=thing_name(doc, start, head, modifiers, word, complements, cls, names, lexicon),
        head=word,
        modifiers=modifiers,
        complements=complements,
        plural=is_plural(head),
        definite=possessed or not determiners.isdisjoint(listed["definite"]),
        fresh=not possessed and _is_fresh(token, determiners),
        sex=lexicon.sex_of_title(title) if lexicon.is_a(cls, "Person") else "",
    )


def _is_between(doc: Doc, i: int, before: str, after: str) -> bool:
    """Do these two words stand right before and after the token?"""
    return 0 < i < len(doc) - 1 and doc[i - 1].lower_ == before and doc[i + 1].lower_ == after


def _is_fresh(token: Token, determiners: set[str]) -> bool:
    """ "a vehicle", "another vehicle", "one patient": introduced as new."""
    listed = words("mentions")
    counted = {child.lower_ for child in token.children if child.dep_ == "nummod"}
    return not (determiners | counted).isdisjoint(listed["introducing"])


def _acts_in(token: Token, lexicon: Lexicon) -> bool:
    """A noun for people or a body before the noun of a happening takes part in it: "police inquiry"."""
    happening = not lexicon.noun_class(token.head) and lexicon.ontology.frames("noun", token.head.lemma_.lower())
    return bool(happening) and lexicon.is_a(lexicon.noun_class(token), "Person", "Organization", "Group")


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
        if not cls and child.lemma_.lower() not in lexicon.ontology.noun_index:
            cls = lexicon.noun_class(token) if lexicon.is_a(lexicon.noun_class(token), "Artifact") else ""
        if cls and not (lexicon.is_a(cls, "Person") and lemma in listed["groups"]):
            return child
    return None


def _measures_nothing(token: Token, lexicon: Lexicon) -> bool:
    """A measure noun over what is no thing at all: "a mountain of criticism", "a series of mistakes"."""
    if token.lemma_.lower() not in words("mentions")["measures"]:
        return False
    counted = [c for c in nominal_children(token, "nmod") if any(d.lower_ == "of" for d in c.children)]
    return bool(counted) and not any(lexicon.noun_class(c) for c in counted)


def _complements(
    head: Token, cls: str, names: Mapping[int, Draft], lexicon: Lexicon, skip: int = -1
) -> tuple[tuple[str, int], ...]:
    """Whose it is and of what: demonyms, names before the noun, possessors, and "of" phrases."""
    found: list[tuple[str, int]] = []
    person = lexicon.is_a(cls, "Person", "Group", "Organization")
    last = lexicon.phrase_last(head) if lexicon.of_phrase(head) else head.i
    for child in (*head.children, *(head.doc[last].children if last > head.i else ())):
        if child.i == skip or head.i < child.i <= last:
            continue
        if (
            child.i < head.i
            and child.i in names
            and child.dep_ in {"amod", "compound", "nmod", "nmod:desc", "nmod:poss"}
        ):
            if _one_of_many(head, child):
                continue
            found.append(("of", names[child.i].root))
        elif child.dep_ == "nmod:poss":
            found.append(("of", child.i))
        elif child.i > head.i and child.dep_ == "nmod":
            cases = [c.lower_ for c in child.children if c.dep_ == "case"]
            allowed = words("mentions")["role_prepositions"] if person else ["of"]
            if cases and cases[0] in allowed:
                found.append((cases[0], names[child.i].root if child.i in names else child.i))
    twin = _twin(head, lexicon) if person and not found and skip < 0 else None
    if twin is not None:
        theirs = _complements(twin, "Person", names, lexicon, skip=twin.i)
        return tuple([pair for pair in theirs if min(head.i, twin.i) > pair[1] or pair[1] > max(head.i, twin.i)])
    return tuple(dict.fromkeys(found))


def _twin(head: Token, lexicon: Lexicon) -> Token | None:
    """ "founder and chief executive of Vega", "the club's president and manager": the other of two offices named in one
    breath, whose place is the place of both."""
    if head.dep_ == "conj":
        other, second = head.head, head
    else:
        pairs = [child for child in head.children if child.dep_ == "conj"]
        other = second = pairs[0] if len(pairs) == 1 else head
    bare = other.i != head.i and not any(child.dep_ in {"det", "nmod:poss"} for child in second.children)
    fits = bare and not is_plural(head) and not is_plural(other) and abs(other.i - head.i) <= 5
    return other if fits and lexicon.is_a(lexicon.noun_class(other), "Person") else None


def _one_of_many(head: Token, owner: Token) -> bool:
    """ "an NBA head coach", "the fifth NBA coach": whoever leads a body is the one that does, so a bare name before one
    of several holders of such an office says where they work, not what they lead."""
    if head.lemma_.lower() not in words("relations")["leading"] or owner.dep_ == "nmod:poss" or owner.pos_ == "ADJ":
        return False
    before = {child.lower_ for child in head.children if child.i < head.i}
    ordinal = any("Ord" in child.morph.get("NumType", []) for child in head.children)
    return ordinal or not before.isdisjoint(words("mentions")["introducing"])


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
