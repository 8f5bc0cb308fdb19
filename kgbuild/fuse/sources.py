"""Independent sources: who really stands behind a statement.

In: statements of one fact.  Out: how many sources speak for it.  Two articles that quote one agency are one
source, and so are two that print one sentence, or that are near copies of each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache

from kgbuild.fuse.policy import COPY_OVERLAP, COPY_SHINGLE, COPY_WORDS
from kgbuild.fuse.statements import Statement
from kgbuild.model import Article, CleanText, Copy, Resolution
from kgbuild.ontology.view import Ontology

_WORD = re.compile(r"\w+")


class Sources:
    """Names the independent source of a statement, and counts the sources of many."""

    def __init__(
        self,
        articles: Mapping[str, Article],
        resolution: Resolution,
        ontology: Ontology,
        copies: Iterable[Copy] = (),
    ) -> None:
        self._articles = articles
        self._original = {copy.article: copy.of for copy in copies}
        self._agencies = {_plain(name): each[0] for each in ontology.gazetteer.agencies for name in each}
        self._entities: dict[str, str] = {}
        for entity in resolution.entities:
            for name in (entity.label, *entity.names):
                if _plain(name) in self._agencies:
                    self._entities.setdefault(entity.id, self._agencies[_plain(name)])
        self._words: dict[tuple[str, int, int], tuple[str, ...]] = {}
        self._publishers: dict[str, str] = {}

    def __getstate__(self) -> dict[str, object]:
        """On the way to other processes articles are their texts: all that is asked of them here."""
        bare = CleanText("", ())
        slim = {name: replace(article, blocks=(), clean=bare) for name, article in self._articles.items()}
        return {**self.__dict__, "_articles": slim}

    def of(self, statement: Statement) -> str:
        """The agency it is attributed to, else the article's publisher, else the article."""
        for speaker in statement.speakers:
            if speaker in self._entities:
                return _plain(self._entities[speaker])
        return self.of_article(statement.claim.article)

    def of_article(self, name: str) -> str:
        """An article's publisher, under its agency's name when it is one; else the article itself."""
        if name not in self._publishers:
            article = self._articles.get(name)
            publisher = _plain(article.publisher) if article and article.publisher else ""
            found = _plain(self._agencies.get(publisher, publisher))
            self._publishers[name] = found if publisher else f"article:{name}"
        return self._publishers[name]

    def agencies_among(self, names: Iterable[str]) -> list[tuple[str, str]]:
        """Those of some entities that are agencies, and which."""
        return [(name, self._entities[name]) for name in names if name in self._entities]

    def original(self, article: str) -> str:
        """The article that an article is a near copy of, "" when of none."""
        return self._original.get(article, "")

    def independent(self, statements: Iterable[Statement]) -> list[list[Statement]]:
        """The statements by source, wire copy taken together: one group for each that speaks on its own."""
        groups: dict[str, list[Statement]] = {}
        for statement in statements:
            groups.setdefault(self.of(statement), []).append(statement)
        if len(groups) < 2:
            return list(groups.values())
        leader = _leaders({source: {self._sentence(each) for each in said} for source, said in groups.items()})
        self._join_copies(groups, leader)
        merged: dict[str, list[Statement]] = {}
        for source in sorted(groups):
            merged.setdefault(leader[source], []).extend(groups[source])
        return list(merged.values())

    def _join_copies(self, groups: Mapping[str, list[Statement]], leader: dict[str, str]) -> None:
        """Sources that say it in near copies of one article are taken with the first of them."""
        first: dict[str, str] = {}
        for source in sorted(groups) if self._original else ():
            for name in sorted({each.claim.article for each in groups[source]}):
                one = leader[first.setdefault(self._original.get(name, name), source)]
                other = leader[source]
                if one != other:
                    low, high = sorted((one, other))
                    leader.update({each: low for each, led in leader.items() if led == high})

    def _sentence(self, statement: Statement) -> tuple[str, ...]:
        evidence = statement.claim.evidence[0] if statement.claim.evidence else None
        if evidence is None or evidence.article not in self._articles:
            return ()
        key = (evidence.article, evidence.sentence.begin, evidence.sentence.end)
        if key not in self._words:
            text = self._articles[evidence.article].words(evidence.sentence)
            self._words[key] = tuple(_WORD.findall(text.casefold()))
        return self._words[key]


def _leaders(texts: Mapping[str, set[tuple[str, ...]]]) -> dict[str, str]:
    """For each source the one it is taken with: sources that print one sentence, or nearly, are one."""
    leader = {source: source for source in texts}

    def find(source: str) -> str:
        while leader[source] != source:
            source = leader[source]
        return source

    seen: dict[tuple[str, ...], list[tuple[str, frozenset[tuple[str, ...]]]]] = {}
    for source in sorted(texts):
        for words in sorted(texts[source]):
            if len(words) < COPY_WORDS:
                continue
            shingles = _shingles(words)
            rivals = {id(entry): entry for shingle in shingles for entry in seen.get(shingle, ())}
            for other, theirs in rivals.values():
                if len(shingles & theirs) >= COPY_OVERLAP * len(shingles | theirs):
                    first, second = sorted((find(source), find(other)))
                    leader[second] = first
            entry = (source, shingles)
            for shingle in shingles:
                seen.setdefault(shingle, []).append(entry)
    return {source: find(source) for source in texts}


@lru_cache(maxsize=4_000)
def _shingles(words: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    return frozenset(words[i : i + COPY_SHINGLE] for i in range(len(words) - COPY_SHINGLE + 1))


def _plain(name: str) -> str:
    return " ".join(_WORD.findall(name.casefold()))
