"""The article as coreference sees it: its mentions in order, the chains made so far, and what is known of each.

In: Doc, mentions, lexicon.  Out: `Scene`, which the rules read and `Scene.join` alone changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, TypeVar

from kgbuild.annotate.names_lexicon import Lexicon
from kgbuild.annotate.parsed import Doc, Token
from kgbuild.model import Mention, MentionKind

KIND_RANK = {MentionKind.NAME: 0, MentionKind.NOMINAL: 1, MentionKind.PRONOUN: 2}


@dataclass(frozen=True, slots=True)
class Link:
    """Mention number `mention` is the same as number `antecedent`, by a named rule; `share` as in `Mention`."""

    mention: int
    antecedent: int
    rule: str
    share: float = 1.0


T = TypeVar("T")
NOTHING: frozenset[str] = frozenset()


def of_chain(ask: Callable[[Scene, int], T]) -> Callable[[Scene, int], T]:
    """What is asked of a mention's chain alone is worked out once, until the chain grows."""
    name = ask.__name__

    @wraps(ask)
    def told(scene: Scene, i: int) -> T:
        known: dict[str, T] = scene.known[scene.chain[i]]
        if name in known:
            return known[name]
        answer = known[name] = ask(scene, i)
        return answer

    return told


@dataclass
class Scene:
    """`chain[i]` is the number of the chain of mention i, the number of its first member; `known` the answers to the
    questions asked of each chain since it last grew; `tokens` the roots of the mentions; `by_head` the mentions that
    are no pronouns under their head nouns."""

    doc: Doc
    mentions: Sequence[Mention]
    lexicon: Lexicon
    chain: list[int] = field(default_factory=list)
    members: dict[int, list[int]] = field(default_factory=dict)
    links: dict[int, Link] = field(default_factory=dict)
    sentence: list[int] = field(default_factory=list)
    by_root: dict[int, int] = field(default_factory=dict)
    by_id: dict[str, int] = field(default_factory=dict)
    tokens: list[Token] = field(default_factory=list)
    known: list[dict[str, Any]] = field(default_factory=list)
    by_head: dict[str, list[int]] = field(default_factory=dict)
    number: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.number = numbers = [n for n, sent in enumerate(self.doc.sents) for _ in sent]
        self.chain = list(range(len(self.mentions)))
        self.members = {i: [i] for i in self.chain}
        self.known = [{} for _ in self.chain]
        self.sentence = [numbers[m.root] for m in self.mentions]
        numbered = reversed(list(enumerate(self.mentions)))
        self.by_root = {m.root: i for i, m in numbered if not m.id.startswith("shadow:")}
        self.by_id = {m.id: i for i, m in enumerate(self.mentions)}
        self.tokens = [self.doc[m.root] for m in self.mentions]
        for i, m in enumerate(self.mentions):
            if m.kind is not MentionKind.PRONOUN:
                for head in {m.head, self._called(m)}:
                    self.by_head.setdefault(head, []).append(i)

    def _called(self, m: Mention) -> str:
        """The noun before a thing's name that says what it is: the "ferry" of "the ferry ‘Sea Star’"."""
        before = m.tokens[0] - 1
        if m.kind is not MentionKind.NAME or before < 1 or "Person" in self.lexicon.above.get(m.type, ()):
            return m.head
        noun = self.doc[before - 1] if self.doc[before].is_quote else self.doc[before]
        told = noun.pos_ == "NOUN" and self.lexicon.noun_class(noun) == m.type
        return noun.lemma_.lower() if told else m.head

    def token(self, i: int) -> Token:
        """The root token of mention i."""
        return self.tokens[i]

    def same(self, i: int, j: int) -> bool:
        """Are the two in one chain already?"""
        return self.chain[i] == self.chain[j]

    def back(self, i: int, window: int) -> Iterator[int]:
        """Mentions of the sentence of i and of `window` sentences before it, the last first."""
        sentence, here, j = self.sentence, self.sentence[i], i
        while j + 1 < len(sentence) and sentence[j + 1] == here:
            j += 1
        while j >= 0 and here - sentence[j] <= window:
            if j != i:
                yield j
            j -= 1

    def chain_of(self, i: int) -> list[Mention]:
        """All mentions known to be the same as mention i."""
        return [self.mentions[j] for j in self.members[self.chain[i]]]

    def join(self, i: int, j: int, rule: str, share: float = 1.0) -> bool:
        """Make mention i one with mention j; the link leads to the best name of j's chain.

        Every chain has one member without a link: where i has its link already, that member carries the new one.
        """
        if self.same(i, j):
            return False
        best = min(self.members[self.chain[j]], key=self._worth)
        loose = i if i not in self.links else next(k for k in self.members[self.chain[i]] if k not in self.links)
        self.links[loose] = Link(loose, best, rule, share)
        keep, gone = sorted((self.chain[i], self.chain[j]))
        self.known[keep], self.known[gone] = {}, {}
        for k in self.members.pop(gone):
            self.chain[k] = keep
            self.members[keep].append(k)
        self.members[keep].sort()
        return True

    def _worth(self, k: int) -> tuple[int, int, int]:
        """Names before nominals before pronouns, the fullest name first, then the earliest."""
        mention = self.mentions[k]
        return KIND_RANK[mention.kind], -len(mention.name.split()), k

    @of_chain
    def sexes(self, i: int) -> frozenset[str]:
        """What the chain says of sex: {"m"}, {"f"}, or nothing; a given name says it only where nothing else does."""
        return self.told_sexes(i) or frozenset(m.sex for m in self.chain_of(i) if m.sex)

    @of_chain
    def told_sexes(self, i: int) -> frozenset[str]:
        """What titles, nouns and pronouns of the chain say of sex."""
        found = {m.sex for m in self.chain_of(i) if m.kind is not MentionKind.NAME and m.sex}
        titles = {title for m in self.chain_of(i) if m.kind is MentionKind.NAME for title in m.titles}
        return frozenset(found | {sex for title in titles if (sex := self.lexicon.sex_of_title(title))})

    @of_chain
    def types(self, i: int) -> frozenset[str]:
        """Classes of the chain's names, or of its nominals when it has no name."""
        typed = [m for m in self.chain_of(i) if m.type != "Entity"]
        if len(typed) < 2:
            return frozenset(m.type for m in typed)
        for kind in (MentionKind.NAME, MentionKind.NOMINAL):
            found = frozenset(m.type for m in typed if m.kind is kind)
            if found:
                return found
        return frozenset(m.type for m in typed)

    @of_chain
    def above(self, i: int) -> frozenset[str]:
        """The chain's classes with all their superclasses."""
        above = self.lexicon.above
        return NOTHING.union(*(above.get(type_, NOTHING) for type_ in self.types(i)))

    def is_a(self, i: int, *classes: str) -> bool:
        """Is the chain of one of these classes?"""
        above = self.known[self.chain[i]].get("above")  # without a call where the answer is known: it mostly is
        return not (self.above(i) if above is None else above).isdisjoint(classes)

    @of_chain
    def named(self, i: int) -> bool:
        """Has the chain a proper name?"""
        return any(m.kind is MentionKind.NAME for m in self.chain_of(i))

    @of_chain
    def opens(self, i: int) -> bool:
        """Is the chain spoken of in the first two sentences?"""
        return min(self.sentence[k] for k in self.members[self.chain[i]]) <= 1

    @of_chain
    def titles(self, i: int) -> frozenset[str]:
        """Titles and role nouns by which the chain is called."""
        found: set[str] = set()
        for m in self.chain_of(i):
            found.update(m.titles)
            if m.kind is MentionKind.NOMINAL:
                found.update({m.head, " ".join((*m.modifiers, m.head))})
        return frozenset(found)

    def owners(self, i: int) -> set[str]:
        """Names of the countries and bodies the chain belongs to, a capital standing for its country."""
        ids = self.owner_ids(i)
        return {name for target in ids for name in self.owner_names(self.by_id[target])} if ids else set()

    @of_chain
    def owner_ids(self, i: int) -> list[str]:
        """The mentions that the chain belongs to."""
        return [target for m in self.chain_of(i) for _, target in m.complements if target in self.by_id]

    @of_chain
    def owner_names(self, i: int) -> frozenset[str]:
        """What a complement is called, as a country where it is a country's capital."""
        names = {m.name.casefold() for m in self.chain_of(i) if m.kind is MentionKind.NAME}
        return frozenset(
            names | {self.lexicon.countries_of[name] for name in names if name in self.lexicon.countries_of}
        )
