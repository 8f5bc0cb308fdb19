"""Clusters of clauses weighed as wholes: what all their sentences tell together says more than any two of them.

In: happenings with their judged pairs, and what stands around each (`Crowd`).  Out: the clusters, joined while the
table of weights says so, best first.  Only a policy with such a table uses it.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kgbuild.model import Feature
from kgbuild.resolve.average import certainty
from kgbuild.resolve.cluster import Clusters, Judged
from kgbuild.resolve.happening import Happening
from kgbuild.resolve.policy import total, weigh

EDGE = 0.002
"""Means are kept this far from 0 and 1 before their logarithm is taken."""

Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True, eq=False)
class Sum:
    """A sum of vectors with its length."""

    weights: Weights
    length: float

    def __add__(self, other: Sum) -> Sum:
        row = dict(self.weights)
        for word, weight in other.weights.items():
            row[word] = row.get(word, 0.0) + weight
        return vector(row)

    def cosine(self, other: Sum) -> float:
        """How alike two sums are, from 0 to 1."""
        few, many = sorted((self.weights, other.weights), key=len)
        dot = math.fsum(weight * many[word] for word, weight in few.items() if word in many)
        return round(dot / (self.length * other.length), 9) if dot else 0.0


def vector(weights: Weights) -> Sum:
    """A vector that knows its length."""
    return Sum(weights, math.sqrt(math.fsum(weight * weight for weight in weights.values())))


def unit(weights: Weights) -> Sum:
    """A vector brought to length one."""
    length = vector(weights).length or 1.0
    return vector({word: weight / length for word, weight in weights.items()})


@dataclass(frozen=True, slots=True, eq=False)
class Crowd:
    """What stands around the clauses of a cluster: what their articles are `about`, the `heads` of their participants,
    the sentences that tell them."""

    size: int
    about: Sum
    heads: Sum
    sentences: frozenset[str]

    def __add__(self, other: Crowd) -> Crowd:
        return Crowd(
            self.size + other.size,
            self.about + other.about,
            self.heads + other.heads,
            self.sentences | other.sentences,
        )


@dataclass(frozen=True, slots=True)
class Links:
    """The judged pairs between two clusters: the sum of their certainties, the best, how many share a word, the worst
    and how many there are."""

    certain: float
    best: float
    worded: int
    worst: float = 1.0
    judged: int = 1

    def __add__(self, other: Links) -> Links:
        return Links(
            self.certain + other.certain,
            max(self.best, other.best),
            self.worded + other.worded,
            min(self.worst, other.worst),
            self.judged + other.judged,
        )


@dataclass(frozen=True, slots=True, eq=False)
class CrowdPair:
    """Two clusters, and the pairs between them."""

    left: Crowd
    right: Crowd
    links: Links

    @property
    def pairs(self) -> int:
        """How many pairs there are, judged or not."""
        return self.left.size * self.right.size


def always(pair: CrowdPair) -> float:
    """any two clusters of one story"""
    return 1.0


def agree_on_average(pair: CrowdPair) -> float:
    """how far their clauses agree two by two, on average"""
    mean = min(max(pair.links.certain / pair.pairs, EDGE), 1 - EDGE)
    return math.log(mean / (1 - mean))


def agree_at_best(pair: CrowdPair) -> float:
    """how far the two clauses that agree best do"""
    return pair.links.best


def agree_at_worst(pair: CrowdPair) -> float:
    """how far the two clauses that agree least do"""
    return pair.links.worst if pair.links.judged == pair.pairs else 0.0


def share_words(pair: CrowdPair) -> float:
    """how many of their pairs are told by one word"""
    return pair.links.worded / pair.pairs


def alike_articles(pair: CrowdPair) -> float:
    """their articles are about the same"""
    return pair.left.about.cosine(pair.right.about)


def same_heads(pair: CrowdPair) -> float:
    """the same words stand for what takes part"""
    return pair.left.heads.cosine(pair.right.heads)


def share_sentences(pair: CrowdPair) -> float:
    """the same sentences tell both"""
    return len(pair.left.sentences & pair.right.sentences) / min(len(pair.left.sentences), len(pair.right.sentences))


SUMS = ("always", "agree_on_average", "agree_at_best", "agree_at_worst")
"""What the pairs add up to, which is shown by the best of them."""
CrowdWeights = tuple[tuple[Callable[[CrowdPair], float], float, str], ...]
"""Feature, weight, origin of the weight; a sum of 0 or more joins."""


def link_of(pair: Judged) -> Links:
    """One judged pair."""
    certain = certainty(pair.score)
    return Links(certain, certain, int(any(reason.name == "same_predicate" for reason in pair.reasons)), certain)


def merge_crowds(
    clusters: Clusters[Happening], pairs: Iterable[Judged], crowds: Sequence[Crowd], weights: CrowdWeights
) -> None:
    """Unite clusters while their weighed reasons reach 0, the best first."""
    whole = dict(enumerate(crowds))
    best: dict[tuple[int, int], Judged] = {}
    links: dict[int, dict[int, Links]] = {}
    heap: list[tuple[float, str, str, int, int, int, int]] = []

    def push(one: int, other: int) -> None:
        score = total(weigh(CrowdPair(whole[one], whole[other], links[one][other]), weights))
        if score >= 0:
            first, second = sorted((clusters.joined(one).id, clusters.joined(other).id))
            heapq.heappush(heap, (-score, first, second, one, other, whole[one].size, whole[other].size))

    for each in sorted(pairs, key=lambda pair: (pair.left, pair.right)):
        best[each.left, each.right] = best[each.right, each.left] = each
        links.setdefault(each.left, {})[each.right] = links.setdefault(each.right, {})[each.left] = link_of(each)
    for one in sorted(links):
        for other in sorted(links[one]):
            if one < other:
                push(one, other)
    while heap:
        _, _, _, one, other, size, other_size = heapq.heappop(heap)
        if one not in whole or other not in whole or (whole[one].size, whole[other].size) != (size, other_size):
            continue
        pair = _best(clusters, best, one, other)
        told = weigh(CrowdPair(whole[one], whole[other], links[one][other]), weights)
        if forbidden := clusters.forbids(one, other):
            clusters.refuse(pair.left, pair.right, pair.score, (*pair.reasons, *forbidden))
            continue
        clusters.unite(pair.left, pair.right, pair.score, (*pair.reasons, *_without_sums(told)))
        kept = clusters.root(one)
        gone = other if kept == one else one
        whole[kept] = whole[kept] + whole.pop(gone)
        for third, link in links.pop(gone).items():
            links[third].pop(gone, None)
            if third != kept:
                links[kept][third] = links[third][kept] = links[kept][third] + link if third in links[kept] else link
        for third in sorted(links[kept]):
            push(kept, third)


def _best(clusters: Clusters[Happening], best: Mapping[tuple[int, int], Judged], one: int, other: int) -> Judged:
    members = ((a, b) for a in clusters.members(one) for b in clusters.members(other))
    return max((best[key] for key in members if key in best), key=lambda pair: (pair.score, -pair.left, -pair.right))


def _without_sums(told: Iterable[Feature]) -> tuple[Feature, ...]:
    """The reasons worth showing: those of the wholes, not what their pairs add up to."""
    return tuple(feature for feature in told if feature.name not in SUMS)
