"""Clauses that a reporting verb governs: "X said that ...", "..., X said", "as X noted", "X quoted Y as saying".

In: a parsed Doc and its `Sources`.  Out: `Attribution`s over the governed tokens only: the reporting clause stays
the article's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from kgbuild.annotate.attribution_sources import NOBODY, Source, Sources
from kgbuild.lang import words
from kgbuild.model import Attribution

REPORTED = ("ccomp", "parataxis")
CLAUSES = ("ccomp", "csubj:pass")


def verb_attributions(doc: Doc, sources: Sources) -> Iterator[Attribution]:
    """Every reporting verb of the Doc in its turn."""
    lists = words("attribution")
    for verb in doc:
        if verb.pos_ not in ("VERB", "AUX"):
            continue
        if verb.lemma_.lower() in lists["verbs"]:
            yield from _governed(verb, sources)
        if verb.lemma_.lower() in lists["hearsay_passive"]:
            yield from _hearsay(verb, sources)


def spans_of(tokens: Iterable[Token]) -> list[tuple[int, int]]:
    """Runs of neighbouring tokens that hold a predicate, without blanks and marks at their ends."""
    runs: list[list[Token]] = []
    for token in sorted((token for token in tokens if not token.is_space), key=lambda token: token.i):
        if runs and token.i == runs[-1][-1].i + 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    spans = []
    for run in runs:
        spoken = [token.i for token in run if not token.is_punct]
        if any(_predicates(token) for token in run):
            spans.append((spoken[0], spoken[-1] + 1))
    return spans


def _predicates(token: Token) -> bool:
    """Only what may be a clause's predicate can be said by anyone."""
    if token.pos_ in ("VERB", "AUX"):
        return True
    return token.pos_ in ("NOUN", "ADJ", "PROPN") and token.dep_ in ("ccomp", "root", "ROOT", "parataxis", "conj")


def _governed(verb: Token, sources: Sources) -> Iterator[Attribution]:
    """The clause below "said"; or the clause beside it, when it stands inside or after what is said."""
    clauses = [child for child in verb.children if child.dep_ in CLAUSES or _spoken_beside(verb, child)]
    deeds = [child for child in verb.children if child.dep_ == "xcomp" and _own_deed(verb)]
    cited = _cited(verb)
    source = sources.of(cited) if cited is not None and verb.lemma_ == "cite" else sources.teller(verb)
    if _inside_cited(verb) is not None:
        source = sources.of(_inside_cited(verb))
    rule = "reporting verb"
    if clauses or deeds:
        scope = [token for clause in clauses + deeds for token in clause.subtree]
    elif _parenthetical(verb):
        gone = {token.i for token in verb.subtree}
        scope = [token for token in verb.head.subtree if token.i not in gone]
        rule = "as someone noted" if _as_clause(verb) else "parenthetical reporting clause"
    elif cited is not None and verb.dep_ == "advcl" and verb.head.lemma_.lower() in words("attribution")["verbs"]:
        scope = [token for child in verb.head.children if child.dep_ in REPORTED for token in child.subtree]
        scope = [token for token in scope if token.i not in {inner.i for inner in verb.subtree}]
        source, rule = sources.of(cited), "cited by the one who reports"
    else:
        saying = _as_saying(verb)
        scope = [token for clause in _complements(saying) for token in clause.subtree] if saying is not None else []
        rule = "quoted as saying"
        if saying is not None and _is_passive(verb):
            return
    yield from _over(scope, verb, source, rule)


def _hearsay(verb: Token, sources: Sources) -> Iterator[Attribution]:
    """ "She is said to have left": told, and nobody says by whom."""
    if not _is_passive(verb) or any(child.dep_ == "ccomp" for child in verb.children):
        return
    agents = [child for child in verb.children if child.dep_ == "obl:agent"]
    scope = [token for child in verb.children if child.dep_ == "xcomp" for token in child.subtree]
    yield from _over(scope, verb, sources.of(agents[0]) if agents else NOBODY, "said to have")


def _over(scope: Iterable[Token], cue: Token, source: Source, rule: str) -> Iterator[Attribution]:
    if not source.mention and rule != "said to have" and not _is_passive(cue):
        return  # "to show that": nobody reports
    for span in spans_of(scope):
        yield Attribution(span, source.mention, source.kind, cue.i, False, rule)


def _spoken_beside(verb: Token, child: Token) -> bool:
    """Some parsers hang what is said below the verb as parataxis; it then holds a verb and a mark divides them."""
    if child.dep_ != "parataxis" or any(other.dep_ == "ccomp" for other in verb.children):
        return False
    return child.pos_ in ("VERB", "AUX") and child.lemma_.lower() not in words("attribution")["verbs"]


def _own_deed(verb: Token) -> bool:
    return verb.lemma_.lower() in words("attribution")["deeds"] and not _is_passive(verb)


def _parenthetical(verb: Token) -> bool:
    """ "..., X said": the verb hangs beside what is said, with a subject of its own and nothing told below it."""
    if verb.head == verb or any(child.dep_ == "obj" for child in verb.children):
        return False
    if _as_clause(verb):
        return True
    return verb.dep_ == "parataxis" and any(child.dep_ in ("nsubj", "nsubj:pass") for child in verb.children)


def _as_clause(verb: Token) -> bool:
    """ "As X noted", told of the clause it hangs on."""
    if verb.dep_ != "advcl" or any(child.dep_ in ("obj", "xcomp") for child in verb.children):
        return False
    marked = any(child.lower_ in ("as", "like") and child.dep_ in ("mark", "advmod") for child in verb.children)
    return marked and any(child.dep_ == "nsubj" for child in verb.children)


def _cited(verb: Token) -> Token | None:
    """Whom "citing" and "quoting" name."""
    if verb.lemma_.lower() not in words("attribution")["citing"]:
        return None
    named = [child for child in verb.children if child.dep_ in ("obj", "nsubj:pass")]
    return named[0] if named else None


def _as_saying(verb: Token) -> Token | None:
    """The "saying" of "quoted her as saying"."""
    if verb.lemma_.lower() not in words("attribution")["citing"]:
        return None
    for child in verb.children:
        if child.dep_ in ("advcl", "xcomp", "obl") and child.lemma_.lower() in words("attribution")["verbs"]:
            return child
    return None


def _inside_cited(verb: Token) -> Token | None:
    """For the "saying" itself: the one who is quoted."""
    if verb.dep_ in ("advcl", "xcomp", "obl") and _as_saying(verb.head) == verb:
        return _cited(verb.head)
    return None


def _complements(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ in ("ccomp", "parataxis", "xcomp")]


def _is_passive(verb: Token) -> bool:
    return any(child.dep_ == "aux:pass" for child in verb.children)
