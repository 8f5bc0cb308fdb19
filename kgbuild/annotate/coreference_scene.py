"""The article as coreference sees it: its mentions in order, the chains made so far, and what is known of each.

In: Doc, mentions, lexicon.  Out: `Scene`, which the rules read and `Scene.join` alone changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kgbuild.annotate.names_lexicon import Lexicon
from kgbuild.annotate.parsed import Doc, Token
from kgbuild.model import Mention, MentionKind

KIND_RANK = {MentionKind.NAME: 0, MentionKind.NOMINAL: 1, MentionKind.PRONOUN: 2}


@dataclass(frozen=True, slots=True)
class Link:
    """Mention number `mention` is the same as number `antecedent`, by a named rule."""

    mention: int
    antecedent: int
    rule: str


@dataclass
class Scene:
    """`chain[i]` is the number of the chain of mention i, the number of its first member."""

    doc: Doc
    mentions: Sequence[Mention]
    lexicon: Lexicon
    chain: list[int] = field(default_factory=list)
    members: dict[int, list[int]] = field(default_factory=dict)
    links: dict[int, Link] = field(default_factory=dict)
    sentence: list[int] = field(default_factory=list)
    by_root: dict[int, int] = field(default_factory=dict)
    by_id: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        numbers = [n for n, sent in enumerate(self.doc.sents) for _ in sent]
        self.chain = list(range(len(self.mentions)))
        self.members = {i: [i] for i in self.chain}
        self.sentence = [numbers[m.root] for m in self.mentions]
        numbered = reversed(list(enumerate(self.mentions)))
        self.by_root = {m.root: i for i, m in numbered if not m.id.startswith("shadow:")}
        self.by_id = {m.id: i for i, m in enumerate(self.mentions)}

    def token(self, i: int) -> Token:
        """The root token of mention i."""
        return self.doc[self.mentions[i].root]

    def same(self, i: int, j: int) -> bool:
        """Are the two in one chain already?"""
        return self.chain[i] == self.chain[j]

    def back(self, i: int, window: int) -> Iterator[int]:
        """Mentions of the sentence of i and of `window` sentences before it, the last first."""
        j = i
        while j + 1 < len(self.mentions) and self.sentence[j + 1] == self.sentence[i]:
            j += 1
        while j >= 0 and self.sentence[i] - self.sentence[j] <= window:
            if j != i:
                yield j
            j -= 1

    def chain_of(self, i: int) -> list[Mention]:
        """All mentions known to be the same as mention i."""
        return [self.mentions[j] for j in self.members[self.chain[i]]]

    def join(self, i: int, j: int, rule: str) -> bool:
        """Make mention i one with mention j; the link leads to the best name of j's chain.

        Every chain has one member without a link: where i has its link already, that member carries the new one.
        """
        if self.same(i, j):
            return False
        best = min(self.members[self.chain[j]], key=self._worth)
        loose = i if i not in self.links else next(k for k in self.members[self.chain[i]] if k not in self.links)
        self.links[loose] = Link(loose, best, rule)
        keep, gone = sorted((self.chain[i], self.chain[j]))
        for k in self.members.pop(gone):
            self.chain[k] = keep
            self.members[keep].append(k)
        self.members[keep].sort()
        return True

    def _worth(self, k: int) -> tuple[int, int, int]:
        """Names before nominals before pronouns, the fullest name first, then the earliest."""
        mention = self.mentions[k]
        return KIND_RANK[mention.kind], -len(mention.name.split()), k

    def sexes(self, i: int) -> set[str]:
        """What the chain says of sex: {"m"}, {"f"}, or nothing; a given name says it only where nothing else does."""
        return self.told_sexes(i) or {m.sex for m in self.chain_of(i) if m.sex}

    def told_sexes(self, i: int) -> set[str]:
        """What titles, nouns and pronouns of the chain say of sex."""
        found = {m.sex for m in self.chain_of(i) if m.kind is not MentionKind.NAME and m.sex}
        titles = {title for m in self.chain_of(i) if m.kind is MentionKind.NAME for title in m.titles}
        return found | {sex for title in sorted(titles) if (sex := self.lexicon.sex_of_title(title))}

    def types(self, i: int) -> set[str]:
        """Classes of the chain's names, or of its nominals when it has no name."""
        typed = [m for m in self.chain_of(i) if m.type != "Entity"]
        for kind in (MentionKind.NAME, MentionKind.NOMINAL):
            found = {m.type for m in typed if m.kind is kind}
            if found:
                return found
        return {m.type for m in typed}

    def is_a(self, i: int, *classes: str) -> bool:
        """Is the chain of one of these classes?"""
        return any(self.lexicon.is_a(cls, *classes) for cls in self.types(i))

    def named(self, i: int) -> bool:
        """Has the chain a proper name?"""
        return any(m.kind is MentionKind.NAME for m in self.chain_of(i))

    def titles(self, i: int) -> set[str]:
        """Titles and role nouns by which the chain is called."""
        found: set[str] = set()
        for m in self.chain_of(i):
            found.update(m.titles)
            if m.kind is MentionKind.NOMINAL:
                found.update({m.head, " ".join((*m.modifiers, m.head))})
        return found

    def owners(self, i: int) -> set[str]:
        """Names of the countries and bodies the chain belongs to, a capital standing for its country."""
        found = set()
        for m in self.chain_of(i):
            for _, target in m.complements:
                if target in self.by_id:
                    found.update(self.owner_names(self.by_id[target]))
        return found

    def owner_names(self, i: int) -> set[str]:
        """What a complement is called, as a country where it is a country's capital."""
        names = {m.name.casefold() for m in self.chain_of(i) if m.kind is MentionKind.NAME}
        names |= {self.lexicon.countries_of[name] for name in sorted(names) if name in self.lexicon.countries_of}
        return names
