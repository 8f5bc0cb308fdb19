"""Nouns that are no mentions but may be what a pronoun means: events, abstractions, unknown nouns, coordinations.

In: a Doc and its mentions.  Out: further `Mention`s that stand in a Scene as candidates only: a pronoun that finds one
of them ("the vote ... it", "Soto and Reyes ... they") is known to mean none of the real mentions.
"""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.annotate.mentions_draft import is_plural, nominal_children
from kgbuild.annotate.names_lexicon import Lexicon
from kgbuild.annotate.parsed import Doc, Token
from kgbuild.lang import words
from kgbuild.model import Mention, MentionKind, Span

SHADOW = "shadow:"
"""Ids of these begin so; they never leave coreference."""


def is_shadow(mention: Mention) -> bool:
    """Is it one of the candidates made here?"""
    return mention.id.startswith(SHADOW)


def find_shadows(doc: Doc, mentions: Sequence[Mention], lexicon: Lexicon) -> list[Mention]:
    """One for every other noun that heads a phrase, and one for every coordination of mentions."""
    covered = {i for m in mentions for i in range(*m.tokens)} | {m.root for m in mentions}
    measures = words("mentions")["measures"]
    made = [
        _shadow(doc, token, token.i, token.i + 1, _class(token, lexicon), is_plural(token))
        for token in doc
        if (token.pos_ == "NOUN" or token.pos_ == "PROPN")
        and token.i not in covered
        and token.dep_ not in {"compound", "flat", "fixed", "nmod:desc", "obl:unmarked", "nmod:unmarked", "goeswith"}
        and token.lemma_.lower() not in measures
    ]
    real = {m.root: m for m in mentions}
    for m in mentions:
        if m.kind is MentionKind.PRONOUN:
            continue
        conjuncts = [c.i for c in nominal_children(doc[m.root], "conj") if c.i in real]
        if conjuncts:
            last = real[conjuncts[-1]]
            made.append(_shadow(doc, doc[m.root], m.tokens[0], last.tokens[1], m.type, True))
    return made


def _class(token: Token, lexicon: Lexicon) -> str:
    lemma = token.lemma_.lower()
    known = lexicon.ontology.noun_index.get(lemma)
    if known:
        return known
    return "Event" if lexicon.ontology.frames("noun", lemma) else "Abstraction"


def _shadow(doc: Doc, token: Token, start: int, end: int, cls: str, plural: bool) -> Mention:
    pointing = words("mentions")["definite"]
    definite = any(c.dep_ == "nmod:poss" or (c.dep_ == "det" and c.lower_ in pointing) for c in token.children)
    text = token.text if end == start + 1 else doc[start:end].text
    return Mention(
        id=f"{SHADOW}{start}-{end}",
        article="",
        span=Span(start, end),
        words=text,
        name=text,
        kind=MentionKind.NOMINAL,
        type=cls,
        head=token.lemma_.lower(),
        sentence=Span(token.sent.start, token.sent.end),
        tokens=(start, end),
        root=token.i,
        plural=plural,
        definite=definite,
    )
