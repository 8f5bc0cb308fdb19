"""Learn the weights with which clusters of clauses are joined (`resolve/event_crowds.py`) from ECB+ train.

    python -m training.crowds --data ../shared/benchmarks

Every story is clustered at several strictnesses, by how far clauses agree on average; each two clusters with a judged
pair between them are one example, right by the share of their pairs that are coreferent.  Logistic regression;
prints the table for `benchmarks/coreference_ecb.py`, and the CoNLL F1 of every fifth topic with weights learnt on the
others.  The dev and held-out topics are not read.
"""

from __future__ import annotations

import argparse
import math
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add
from pathlib import Path
from unittest.mock import patch

import numpy as np

from benchmarks.coreference_ecb import Read, picked, read_split
from benchmarks.coreference_scores import bcubed, ceafe, muc
from kgbuild.ontology import load_ontology
from kgbuild.resolve import event_crowds as c
from kgbuild.resolve import happenings, resolve
from kgbuild.resolve.cluster import Clusters, Judged
from kgbuild.resolve.happening import Happening, join_happenings
from training.logistic import Floats, regression

FEATURES = (
    c.always, c.agree_on_average, c.agree_at_best, c.agree_at_worst, c.share_words, c.alike_articles, c.same_heads,
    c.share_sentences,
)  # fmt: skip
STRICTNESS = (0.7, 0.5, 0.35, 0.25)
LEAN = 0.45
"""Added to the intercept: joining too little costs CoNLL F1 more than joining too much (topics of train)."""
FAINT = 0.05
"""Clusters that no two clauses tie better than that are no examples: they are never joined."""


@dataclass(frozen=True)
class Scene:
    """One story: its happenings, their judged pairs, and what stands around each."""

    told: Sequence[Happening]
    pairs: Sequence[Judged]
    crowds: Sequence[c.Crowd]

    @property
    def topic(self) -> str:
        """The topic its first article stands in."""
        return self.told[0].id.split("_")[0]


@dataclass(frozen=True)
class Example:
    """Two clusters of a story: what the features say, how far they are one, how much it counts."""

    topic: str
    values: tuple[float, ...]
    right: float
    weight: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    read, gold = read_split(parser.parse_args().data, "train")
    scenes = seen_scenes(read)
    rows = [example for scene in scenes for share in (1.0, *STRICTNESS) for example in examples(scene, gold, share)]
    topics = sorted({scene.topic for scene in scenes})
    made: dict[str, str] = {}
    for n in range(5):
        apart = set(topics[n::5])
        made.update(joined([scene for scene in scenes if scene.topic in apart], fitted(rows, apart)))
    print(f"{len(rows)} examples; CoNLL F1 of topics left out {100 * conll(gold, made):.2f}")
    for feature, weight in zip(FEATURES, fitted(rows), strict=True):
        print(f'        (c.{feature.__name__}, {weight:.2f}, "ECB+ train"),')


def seen_scenes(rows: Sequence[Read]) -> list[Scene]:
    """What the last call of `merge_crowds` is given for each story."""
    found: dict[frozenset[str], Scene] = {}

    def note(
        clusters: Clusters[Happening], pairs: list[Judged], crowds: list[c.Crowd], weights: c.CrowdWeights
    ) -> None:
        found[clusters.profiles[0].stories] = Scene(tuple(clusters.profiles), pairs, crowds)
        c.merge_crowds(clusters, pairs, crowds, weights)

    with patch.object(happenings, "merge_crowds", note):
        salient = [key for row in rows for key in row.place.values()]
        resolve([row.full for row in rows], load_ontology(), policy=picked(rows), salient=salient)
    return [found[key] for key in sorted(found, key=sorted)]


def clustered(scene: Scene, weights: c.CrowdWeights) -> Clusters[Happening]:
    """The clusters of a story under some weights."""
    clusters = Clusters(scene.told, lambda left, right: (), join_happenings)
    c.merge_crowds(clusters, scene.pairs, scene.crowds, weights)
    return clusters


def examples(scene: Scene, gold: Mapping[str, str], strictness: float) -> Iterator[Example]:
    """Every two clusters with a pair between them, of those that agree on average; of single clauses every fourth."""
    bar = 99.0 if strictness == 1 else math.log(strictness / (1 - strictness))
    clusters = clustered(scene, ((c.always, -bar, ""), (c.agree_on_average, 1.0, "")))
    links: dict[tuple[int, int], c.Links] = {}
    for pair in scene.pairs:
        one, other = sorted((clusters.root(pair.left), clusters.root(pair.right)))
        if one != other:
            link = c.link_of(pair)
            links[one, other] = links[one, other] + link if (one, other) in links else link
    for number, ((one, other), link) in enumerate(sorted(links.items())):
        if link.best < FAINT or (strictness == 1 and number % 4):
            continue
        left, right = clusters.members(one), clusters.members(other)
        whole = [reduce(add, [scene.crowds[n] for n in row]) for row in (left, right)]
        both = c.CrowdPair(whole[0], whole[1], link)
        marks = [gold.get(scene.told[a].id) == gold.get(scene.told[b].id) for a in left for b in right]
        values = tuple(feature(both) for feature in FEATURES)
        yield Example(scene.topic, values, sum(marks) / len(marks), math.sqrt(min(len(left), len(right))))


def fitted(rows: Sequence[Example], without: Collection[str] = ()) -> list[float]:
    """Weights of the features, rounded as they are used."""
    chosen = [row for row in rows if row.topic not in without]
    x: Floats = np.array([row.values for row in chosen])
    y: Floats = np.array([row.right for row in chosen])
    w: Floats = np.array([row.weight for row in chosen])
    plain = regression(x, y, w)
    plain[0] += LEAN
    return [round(float(weight), 2) for weight in plain]


def joined(scenes: Sequence[Scene], weights: Sequence[float]) -> dict[str, str]:
    """The cluster of every clause."""
    table = tuple((feature, weight, "") for feature, weight in zip(FEATURES, weights, strict=True))
    made = {}
    for scene in scenes:
        clusters = clustered(scene, table)
        made.update({one.id: clusters.joined(n).id for n, one in enumerate(scene.told)})
    return made


def conll(gold: Mapping[str, str], made: Mapping[str, str]) -> float:
    """The mean of MUC, B-cubed and CEAF-e (greedy) over the gold events."""
    rows: list[dict[str, set[str]]] = []
    for clusters in (gold, made):
        sets: dict[str, set[str]] = defaultdict(set)
        for key in gold:
            sets[clusters.get(key, key)].add(key)
        rows.append(sets)
    key_sets, made_sets = (list(sets.values()) for sets in rows)
    return sum(measure(key_sets, made_sets) for measure in (muc, bcubed, ceafe)) / 3


if __name__ == "__main__":
    main()
