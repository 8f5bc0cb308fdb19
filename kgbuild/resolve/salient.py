"""Mentions someone picked as those that matter to their story: one wording there means one thing.

In: clusters and the ids of the picked mentions.  Out: the clusters, some of them united.  A build picks none: among all
nouns of an article two are often different things ("a man", "another man").  Readers who mark what a story is about
mark few things, and the same noun in several articles of one story then nearly always calls the same one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from kgbuild.model import Extraction, Feature, Mention, MentionKind
from kgbuild.resolve.cluster import Clusters
from kgbuild.resolve.fold import tokens
from kgbuild.resolve.lexicon import Lexicon
from kgbuild.resolve.profile import Profile

ONE_WORDING = Feature("one_wording", 1.0, "picked for one story, and called by the same noun or the same words")


def unite_salient(
    clusters: Clusters[Profile],
    extractions: Sequence[Extraction],
    stories: Mapping[str, str],
    salient: Collection[str],
    lexicon: Lexicon,
) -> None:
    """Unite the clusters of one story whose picked mentions share a noun or all their words (ECB+ train)."""
    mentions = {mention.id: mention for extraction in extractions for mention in extraction.mentions}
    number = {key: n for n, profile in enumerate(clusters.profiles) for key in profile.mentions}
    rows: dict[tuple[str, str], list[int]] = defaultdict(list)
    for key in sorted(set(salient) & number.keys()):
        story = stories.get(mentions[key].article, "")
        for wording in _wordings(mentions[key], lexicon):
            rows[story, wording].append(number[key])
    for row in (rows[key] for key in sorted(rows)):
        for other in row[1:]:
            clusters.unite(row[0], other, ONE_WORDING.score, (ONE_WORDING,))


def _wordings(mention: Mention, lexicon: Lexicon) -> Iterator[str]:
    """The noun with its number, and all words without those that only point."""
    if mention.kind is MentionKind.PRONOUN:
        return
    if mention.kind is MentionKind.NOMINAL:
        yield f"noun {mention.head.casefold()} {'many' if mention.plural else 'one'}"
    words = [word for word in tokens(mention.words) if word not in lexicon.stopwords]
    if words:
        yield f"words {' '.join(words)}"
