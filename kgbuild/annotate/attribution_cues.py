"""Cues of attribution that are no verbs: "according to", "in a report by", "reportedly", a headline's colon.

In: a parsed Doc and its `Sources`.  Out: `Attribution`s.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kgbuild.annotate.attribution_sources import NOBODY, Source, Sources
from kgbuild.annotate.attribution_verbs import spans_of
from kgbuild.annotate.parsed import Doc, Span, Token
from kgbuild.lang import words
from kgbuild.model import Attribution, Mention, MentionKind


def cue_attributions(doc: Doc, sources: Sources) -> Iterator[Attribution]:
    """All cues of the Doc, each kind by its own rule."""
    latest: Attribution | None = None
    adverbs, documents = words("attribution")["hearsay_adverbs"], words("attribution")["documents"]
    openers = _openers()
    for token in doc:
        if token.lower_ in openers and _is_according(token):
            for each in _according(token, sources, latest):
                latest = each if each.kind == "agency" else latest
                yield each
        elif token.dep_ == "advmod" and token.lower_ in adverbs:
            yield from _hearsay(token)
        elif token.pos_ == "NOUN" and token.lemma_.lower() in documents:
            yield from _told_in(token, sources)
    first = next(iter(doc.sents), None)
    if first is not None:
        yield from _headline(first, sources)


def _is_according(token: Token) -> bool:
    cues = words("attribution")["prepositions"]
    following = doc_next(token)
    two = following is not None and [token.lower_, following.lower_] in cues["two_words"]
    alone = token.lower_ in cues["alone"] and following is not None and following.pos_ == "PROPN"
    return (two or alone) and token.dep_ != "fixed" and _object(token) is not None


@cache
def _openers() -> frozenset[str]:
    """What words of attribution begin with."""
    cues = words("attribution")["prepositions"]
    return frozenset([*cues["alone"], *(first for first, _ in cues["two_words"])])


def doc_next(token: Token) -> Token | None:
    """The token after this one, if any."""
    return token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None


def _object(token: Token) -> Token | None:
    """The noun after "according to", whichever way a parser hangs the two words."""
    if token.dep_ == "case" and token.head.i > token.i:
        return token.head
    inside = [
        child for child in token.subtree if child.dep_ in ("obl", "nmod", "pobj", "obj") and child.i > token.i + 1
    ]
    return inside[0] if inside else None


def _according(token: Token, sources: Sources, latest: Attribution | None) -> Iterator[Attribution]:
    """According to X, ...: the whole sentence when it stands at an edge of it, else the clause it hangs on."""
    named = _object(token)
    if named is None or not sources.can_speak(named):
        return
    phrase = {inner.i for inner in (named if token.dep_ == "case" else token).subtree} | {
        token.i,
        token.i + 1,
    }
    phrase = {i for i in phrase if i >= token.i}
    sentence = token.sent
    apposed = _named_next(sources, max(phrase) + 1)
    if apposed is not None:
        phrase |= set(range(*apposed.tokens))
    before = [other for other in sentence if other.i < token.i and not other.is_punct and not other.is_space]
    after = [other for other in sentence if other.i > max(phrase) and not other.is_punct and not other.is_space]
    governor = named.head if token.dep_ == "case" else token.head
    scope: list[Token] = list(sentence if not before or not after else governor.subtree)
    inner = [other for other in scope if other.i not in phrase]
    source = Source(apposed.id, sources.kind(apposed)) if apposed is not None else sources.of(named)
    if latest is not None and token.i - latest.cue <= RECENT and _is_the_report(named, source, sources):
        source = Source(latest.source, latest.kind)
    for span in spans_of(inner):
        yield Attribution(span, source.mention, source.kind, token.i, False, "according to")


RECENT = 80
"""How many tokens back an agency's report may be "the report": three sentences or so."""


def _is_the_report(named: Token, source: Source, sources: Sources) -> bool:
    """ "According to the report", and nothing says whose: the one that was cited before."""
    definite = any(child.lower_ in ("the", "this", "that") for child in named.children)
    mention = sources.by_id.get(source.mention)
    whose = mention is not None and mention.root != named.i
    return definite and not whose and named.lemma_.lower() in words("attribution")["documents"]


def _named_next(sources: Sources, i: int) -> Mention | None:
    """ "According to state media Lima Wire, ...": the agency's name that the parse left outside the phrase."""
    named = [m for m in sources.mentions if m.tokens[0] == i and m.kind is MentionKind.NAME]
    closed = [m for m in named if m.tokens[1] < len(sources.doc) and sources.doc[m.tokens[1]].text in (",", ".")]
    return next((mention for mention in closed if sources.kind(mention) == "agency"), None)


def _hearsay(token: Token) -> Iterator[Attribution]:
    """Reportedly, allegedly: the clause of the verb, told by nobody named."""
    governor = token.head if token.head.pos_ in ("VERB", "AUX", "NOUN", "ADJ", "PROPN") else token
    others = {inner.i for child in governor.children if child.dep_ in ("conj", "parataxis") for inner in child.subtree}
    for span in spans_of(inner for inner in governor.subtree if inner.i != token.i and inner.i not in others):
        yield Attribution(span, NOBODY.mention, NOBODY.kind, token.i, False, "hearsay adverb")


def _told_in(token: Token, sources: Sources) -> Iterator[Attribution]:
    """ "A report that ...", "in a statement, ...": the clause a document holds is its owner's."""
    clauses = [child for child in token.children if child.dep_ in ("acl", "ccomp") and _that_clause(child)]
    if not clauses:
        return
    mention = sources.behind(token)
    verbal = any(clause.dep_ == "ccomp" for clause in clauses)  # "Media report that", taken for a noun
    source = sources.of(token) if mention is not None and (mention.root != token.i or verbal) else NOBODY
    for span in spans_of(inner for clause in clauses for inner in clause.subtree):
        yield Attribution(span, source.mention, source.kind, token.i, False, "told in a document")


def _that_clause(clause: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children)


def _headline(sentence: Span, sources: Sources) -> Iterator[Attribution]:
    """Minister: no deal. One name alone before a headline's colon says what follows."""
    colon = next((token for token in sentence[:10] if token.text == ":"), None)
    if colon is None or colon.i == sentence.start or colon.i + 2 >= sentence.end:
        return
    whole = [mention for mention in sources.mentions if mention.tokens == (sentence.start, colon.i)]
    names = words("attribution")["headline_speakers"]
    if whole and any(sources.ontology.is_a(whole[0].type, name) or whole[0].type == name for name in names):
        kind = sources.kind(whole[0])
        yield Attribution((colon.i + 1, sentence.end), whole[0].id, kind, colon.i, False, "headline colon")
