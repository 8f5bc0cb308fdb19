"""Clauses that a reporting verb governs: "X said that ...", "..., X said", "as X noted", "X quoted Y as saying".

In: a parsed Doc and its `Sources`.  Out: `Attribution`s over the governed tokens only: the reporting clause stays
the article's own.  Each rule is a function; the first that applies to a verb wins.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from kgbuild.annotate.attribution_sources import NOBODY, SUBJECTS, Source, Sources
from kgbuild.annotate.parsed import Doc, Token
from kgbuild.lang import words
from kgbuild.model import Attribution

Told = tuple[list[Token], Source]
"""What is said, and who says it."""
CLAUSES = ("ccomp", "csubj:pass")


def verb_attributions(doc: Doc, sources: Sources) -> Iterator[Attribution]:
    """Every reporting verb of the Doc in its turn."""
    reporting = words("attribution")["verbs"]
    for verb in doc:
        if verb.pos_ not in ("VERB", "AUX") or verb.lemma_.lower() not in reporting:
            continue
        for name, rule in RULES.items():
            told = rule(verb, sources)
            if told is not None:
                yield from _attributed(told, verb, name)
                break


def _attributed(told: Told, cue: Token, name: str) -> Iterator[Attribution]:
    scope, source = told
    if not source.mention and not _is_passive(cue):
        return  # "to show that": nobody reports
    for span in spans_of(scope):
        yield Attribution(span, source.mention, source.kind, cue.i, False, name)


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


def _cited(verb: Token, sources: Sources) -> Told | None:
    """ "LW, citing X, said ...": X stands behind what the reporter says."""
    named = _whom_it_cites(verb)
    reporter = verb.head.head if verb.dep_ == "acl" else verb.head
    reports = reporter.lemma_.lower() in words("attribution")["verbs"] and reporter != verb
    if named is None or verb.dep_ not in ("advcl", "acl") or not reports:
        return None
    own = {token.i for token in verb.subtree}
    scope = [token for clause in _clauses(reporter) for token in clause.subtree if token.i not in own]
    return (scope, sources.of(named)) if scope else None


def _saying(verb: Token, sources: Sources) -> Told | None:
    """The "saying" of "LW quoted X as saying ...": it is X who says it."""
    if verb.dep_ not in ("advcl", "xcomp", "obl") or _as_saying(verb.head) != verb:
        return None
    return _below(verb), sources.of(_whom_it_cites(verb.head))


def _quoting(verb: Token, sources: Sources) -> Told | None:
    """The "quoted" of "LW quoted X as saying ...": LW says that X says it."""
    saying = _as_saying(verb)
    if saying is None or _is_passive(verb):
        return None
    return _below(saying), sources.teller(verb)


def _said(verb: Token, sources: Sources) -> Told | None:
    """X said that ...; X claimed to have ...: the clause below the verb."""
    scope = _below(verb)
    if not scope:
        return None
    cited = _whom_it_cites(verb)
    return scope, sources.of(cited) if cited is not None and not _is_passive(verb) else sources.teller(verb)


def _hearsay(verb: Token, sources: Sources) -> Told | None:
    """She is said to have left: told, and nobody says by whom."""
    if not _is_passive(verb) or verb.lemma_.lower() not in words("attribution")["hearsay_passive"]:
        return None
    agents = [child for child in verb.children if child.dep_ == "obl:agent"]
    scope = [token for child in verb.children if child.dep_ == "xcomp" for token in child.subtree]
    return (scope, sources.of(agents[0]) if agents else NOBODY) if scope else None


def _noted(verb: Token, sources: Sources) -> Told | None:
    """As X noted, ...: the clause that it hangs on; at a sentence's start all of the sentence."""
    if verb.dep_ != "advcl" or any(child.dep_ in ("obj", "xcomp") for child in verb.children):
        return None
    marked = any(child.lower_ in ("as", "like") and child.dep_ in ("mark", "advmod") for child in verb.children)
    if not marked or not _has_subject(verb):
        return None
    opens = verb.left_edge.i == verb.sent.start
    return _around(verb, verb.sent.root if opens else verb.head), sources.teller(verb)


def _parenthetical(verb: Token, sources: Sources) -> Told | None:
    """..., X said, ...: the verb hangs beside what is said, with a subject of its own and nothing told below it."""
    if verb.dep_ != "parataxis" or not _has_subject(verb) or any(child.dep_ == "obj" for child in verb.children):
        return None
    return _around(verb, verb.head), sources.teller(verb)


def _inset(verb: Token, sources: Sources) -> Told | None:
    """The bridge, X added, was built ...: set between commas after a noun, which parsers take for its relative."""
    doc, first = verb.doc, min(token.i for token in verb.subtree if not token.is_punct)
    closed = first > 0 and verb.i + 1 < len(doc) and doc[first - 1].text == "," and doc[verb.i + 1].text == ","
    relative = any(child.lower_ in ("who", "which", "that", "whom") for child in verb.subtree)
    if verb.dep_ not in ("acl", "acl:relcl") or not closed or relative or not _has_subject(verb):
        return None
    return _around(verb, verb.head.head), sources.teller(verb)


RULES: dict[str, Callable[[Token, Sources], Told | None]] = {
    "cited by the one who reports": _cited,
    "quoted as saying": _quoting,
    "saying what is quoted": _saying,
    "reporting verb": _said,
    "said to have": _hearsay,
    "as someone noted": _noted,
    "parenthetical reporting clause": _parenthetical,
    "inset reporting clause": _inset,
}
"""The rules by the name that `explain` gives them."""


def _below(verb: Token) -> list[Token]:
    return [token for clause in _clauses(verb) for token in clause.subtree]


def _clauses(verb: Token) -> list[Token]:
    """Complement clauses, one's own deed ("claimed to have"), or what some parsers hang below it as parataxis."""
    lists = words("attribution")
    own_deed = verb.lemma_.lower() in lists["deeds"] and not _is_passive(verb)
    found = [child for child in verb.children if child.dep_ in CLAUSES or (own_deed and child.dep_ == "xcomp")]
    beside = [child for child in verb.children if child.dep_ == "parataxis" and child.pos_ in ("VERB", "AUX")]
    return found or [child for child in beside if child.lemma_.lower() not in lists["verbs"]]


def _around(verb: Token, governor: Token) -> list[Token]:
    gone = {token.i for token in verb.subtree}
    return [token for token in governor.subtree if token.i not in gone]


def _whom_it_cites(verb: Token) -> Token | None:
    """Whom "citing" and "quoting" name."""
    if verb.lemma_.lower() not in words("attribution")["citing"]:
        return None
    return next((child for child in verb.children if child.dep_ in ("obj", "nsubj:pass")), None)


def _as_saying(verb: Token) -> Token | None:
    """The "saying" of "quoted her as saying"."""
    if verb.lemma_.lower() not in words("attribution")["citing"]:
        return None
    told = [child for child in verb.children if child.dep_ in ("advcl", "xcomp", "obl")]
    return next((child for child in told if child.lemma_.lower() in words("attribution")["verbs"]), None)


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in SUBJECTS for child in verb.children)


def _is_passive(verb: Token) -> bool:
    return any(child.dep_ == "aux:pass" for child in verb.children)
