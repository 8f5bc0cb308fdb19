"""Who is a source: the mention behind a token, and whether it is an agency or a speaker.

In: tokens, the article's mentions, the ontology's agencies.  Out: `Source`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from kgbuild.annotate.parsed import Doc, Token
from kgbuild.lang import words
from kgbuild.model import Mention, MentionKind
from kgbuild.ontology.view import Ontology

SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "nsubj:outer")


@dataclass(frozen=True, slots=True)
class Source:
    """`mention` is an id, "" where nobody is named; `kind` "agency" or "speaker"."""

    mention: str
    kind: str


NOBODY = Source("", "speaker")


class Sources:
    """Looks up mentions by their tokens."""

    def __init__(self, doc: Doc, mentions: Iterable[Mention], ontology: Ontology) -> None:
        self.doc = doc
        self.mentions = sorted(mentions, key=lambda mention: (mention.tokens[0], -mention.tokens[1]))
        self.by_root: dict[int, Mention] = {}
        for mention in self.mentions:
            kept = self.by_root.get(mention.root)
            if kept is None or _width(mention) > _width(kept):
                self.by_root[mention.root] = mention
        self.by_id = {mention.id: mention for mention in self.mentions}
        self.ontology = ontology

    @cached_property
    def agencies(self) -> frozenset[str]:
        """All names of agencies, case folded."""
        return frozenset(name.casefold() for names in self.ontology.gazetteer.agencies for name in names)

    def of(self, token: Token | None) -> Source:
        """The source that a token (the subject of "said", the object of "according to") stands for."""
        mention = self.behind(token) if token is not None else None
        return Source(mention.id, self.kind(mention)) if mention is not None else NOBODY

    def behind(self, token: Token) -> Mention | None:
        """The mention headed by the token; for "the report of X" and "X's statement" the one behind it."""
        if token.lemma_.lower() in words("attribution")["documents"]:
            for child in _owners(token):
                owner = self.behind(child)
                if owner is not None:
                    return owner
        mention = self.by_root.get(token.i)
        if mention is not None:
            return mention
        named = [child for child in token.children if child.dep_ in ("flat", "appos", "compound", "nmod:desc", "nmod")]
        for child in named:
            if child.i in self.by_root:
                return self.by_root[child.i]
        for child in token.subtree:
            if child.dep_ == "obl:agent" and child.i in self.by_root:
                return self.by_root[child.i]
        return self.around(token.i)

    def ending_at(self, i: int) -> Mention | None:
        """The name whose last word stands right before token i."""
        return self._names_by_end.get(i)

    def teller(self, verb: Token) -> Source:
        """Who says it: the subject; for want of one, the name right before the verb ("... drones Lima Wire added")."""
        subject = _intervening(verb, self) or subject_of(verb)
        source = self.of(subject)
        if not source.mention and (named := self.ending_at(verb.i)) is not None:
            return Source(named.id, self.kind(named))
        return source

    def around(self, i: int) -> Mention | None:
        """The narrowest mention that covers a token."""
        return self._covering.get(i)

    @cached_property
    def _covering(self) -> dict[int, Mention]:
        table: dict[int, Mention] = {}
        for mention in sorted(self.mentions, key=lambda mention: (-_width(mention), mention.tokens)):
            table |= dict.fromkeys(range(*mention.tokens), mention)
        return table

    @cached_property
    def _names_by_end(self) -> dict[int, Mention]:
        names = [mention for mention in self.mentions if mention.kind is MentionKind.NAME]
        return {mention.tokens[1]: mention for mention in reversed(names)}

    def can_speak(self, token: Token) -> bool:
        """Is this someone, or something written, that can say so?"""
        if token.lemma_.lower() in words("attribution")["not_sources"]:
            return False
        if any(child.lower_ in words("attribution")["own"] for child in token.children):
            return False
        mention = self.behind(token)
        if mention is None:
            return token.lemma_.lower() in words("attribution")["documents"] or token.pos_ in (
                "PRON",
                "PROPN",
            )
        return any(self.ontology.is_a(mention.type, name) for name in words("attribution")["speakers"]) or (
            mention.type in words("attribution")["speakers"] or not self.ontology.classes
        )

    def kind(self, mention: Mention) -> str:
        """An agency is one by its name, or by a noun such as "newspaper" at its head or before it."""
        nouns = words("attribution")["agency_nouns"]
        names = [mention.name.casefold(), mention.words.casefold()]
        classes = words("attribution")["agency_classes"]
        named = any(name in self.agencies for name in names) or self._names_agency(mention)
        named = named or any(self.ontology.is_a(mention.type, name) for name in classes)
        spoken = mention.head in nouns or any(noun in nouns for noun in (*mention.titles, *mention.modifiers))
        return "agency" if named or (spoken and mention.type != "Person") else "speaker"

    def _names_agency(self, mention: Mention) -> bool:
        """ "The Peruvian LW agency", "Chilean agency LW": some run of the mention's own words is an agency's name."""
        if mention.type == "Person":
            return False
        tokens = [
            token.text.casefold()
            for token in self.doc[mention.tokens[0] : min(mention.tokens[1], mention.tokens[0] + 8)]
        ]
        runs = (" ".join(tokens[i:j]) for i in range(len(tokens)) for j in range(i + 1, min(i + 5, len(tokens)) + 1))
        return any(run in self.agencies for run in runs)


def _width(mention: Mention) -> int:
    return mention.tokens[1] - mention.tokens[0]


def _owners(token: Token) -> list[Token]:
    """ "X's report", "the report of X", "a report by X", "the LW report"."""
    return [
        child
        for child in token.children
        if child.dep_ in ("nmod:poss", "obl:agent", "compound")
        or (child.dep_ == "nmod" and any(case.lower_ in ("of", "by", "from") for case in child.children))
        or (child.dep_ in ("nmod", "appos") and child.pos_ == "PROPN")
    ]


def subject_of(verb: Token) -> Token | None:
    """The one who does the verb: its subject, that of the verb it is joined to, or that of the clause around it."""
    current, steps = verb, 0
    while steps < 6:
        own = [child for child in current.children if child.dep_ in SUBJECTS]
        if own:
            before = [child for child in own if child.i < current.i]
            subject = before[-1] if before else own[0]
            if current.dep_ == "acl:relcl" and subject.lower_ in ("who", "which", "that"):
                return current.head
            return _agent(current) if _is_passive(current) and subject.lower_ in ("it", "there") else subject
        if (agent := _agent(current)) is not None:
            return agent
        if current.dep_ in ("acl", "acl:relcl"):
            return current.head
        if current.dep_ not in ("conj", "xcomp", "advcl", "parataxis") or current.head == current:
            return None
        if current.dep_ == "advcl" and not _participle(current):
            return None
        if current.dep_ == "parataxis":
            return None
        current, steps = current.head, steps + 1
    return None


def _intervening(verb: Token, sources: Sources) -> Token | None:
    """The paper, in "Lopez sang, while the paper called it loud and said ...", whatever the parse joins."""
    if verb.dep_ != "conj" or any(child.dep_ in SUBJECTS for child in verb.children):
        return None
    between = [
        token for token in verb.doc[verb.head.i + 1 : verb.i] if token.dep_ == "advcl" and token.head == verb.head
    ]
    for other in reversed(between):
        subject = subject_of(other) if any(child.dep_ in SUBJECTS for child in other.children) else None
        reports = other.lemma_.lower() in words("attribution")["verbs"]
        if subject is not None and (reports or sources.of(subject).kind == "agency"):
            return subject
    return None


def _agent(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ == "obl:agent"), None)


def _is_passive(verb: Token) -> bool:
    return any(child.dep_ == "aux:pass" for child in verb.children)


def _participle(verb: Token) -> bool:
    form = verb.morph.get("VerbForm", [])
    return "Part" in form or "Ger" in form or verb.tag_ in ("VBG", "VBN")
