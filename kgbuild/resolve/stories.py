"""Which articles tell one story: short names, plain nouns and happenings are compared within a story only.

In: how often each article has each word.  Out: each article's story, called by its first article's name; order does
not matter.  Only articles whose likeness reaches the threshold can bring two stories together, so articles that no
chain of such likenesses ties are decided apart.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from kgbuild.resolve.blocks import tied
from kgbuild.resolve.rarity import WordCounts, count_words

LIKENESS = 0.17
"""Mean cosine of two stories' articles above which they are one (ECB+ train)."""
BACKGROUND = 20
"""Articles imagined beside those of a build, so that three articles on one story do not find its words common."""
COMMON = 0.5
"""Words in more than this share of at least twenty articles say nothing about a story."""

Vector = Mapping[str, float]


def find_stories(
    words: Mapping[str, Counter[str]], likeness: float = LIKENESS, counts: WordCounts | None = None
) -> dict[str, str]:
    """The story of each article; `counts` are those of the whole corpus, of these articles else."""
    known = counts or count_words(words.values())
    vectors = {name: vector(words[name], known) for name in sorted(words)}
    found: dict[str, str] = {}
    for block in story_blocks(vectors, known, likeness):
        for group in stories_of({name: vectors[name] for name in block}, likeness):
            found |= dict.fromkeys(group, min(group))
    return found


def vector(bag: Counter[str], counts: WordCounts) -> Vector:
    """Unit vector of (1 + log count) times the smoothed inverse document frequency."""
    row = {}
    for word, count in sorted(bag.items()):
        if counts.articles < 20 or counts.rarity(word) >= -math.log(COMMON) - 1e-9:
            row[word] = (1 + math.log(count)) * max(counts.rarity(word, more=BACKGROUND), 0.0)
    norm = math.sqrt(sum(value * value for value in row.values())) or 1.0
    return {word: value / norm for word, value in row.items() if value}


def story_blocks(vectors: Mapping[str, Vector], counts: WordCounts, likeness: float = LIKENESS) -> list[list[str]]:
    """Articles that pairs alike enough tie, directly or through others."""
    names = list(vectors)
    number = {name: n for n, name in enumerate(names)}
    pairs = ((number[one], number[other]) for one, other in _alike(vectors, counts, likeness))
    return [[names[n] for n in group] for group in tied(len(names), pairs)]


def _alike(vectors: Mapping[str, Vector], counts: WordCounts, likeness: float) -> Iterator[tuple[str, str]]:
    """Every two articles whose cosine reaches the likeness.

    Two such articles share a word that is rare enough: the commonest words of an article whose weights together come
    to less than the likeness cannot bring a cosine there alone.
    """
    holders: dict[str, list[str]] = defaultdict(list)
    for name, mine in vectors.items():
        near: set[str] = set()
        for word in _telling(mine, counts, likeness):
            near.update(holders[word])
            holders[word].append(name)
        for other in sorted(near):
            if cosine(mine, vectors[other]) >= likeness:
                yield name, other


def _telling(mine: Vector, counts: WordCounts, likeness: float) -> Iterator[str]:
    """The rarer words of a vector, without the commonest that together weigh less than the likeness."""
    left = likeness * likeness
    row = sorted(mine, key=lambda word: (-counts.seen.get(word, 1), word))
    for n, word in enumerate(row):
        left -= mine[word] * mine[word]
        if left <= 1e-9:
            yield from row[n:]
            return


def cosine(one: Vector, other: Vector) -> float:
    """The cosine of two unit vectors."""
    if len(one) > len(other):
        one, other = other, one
    return sum(value * other[word] for word, value in sorted(one.items()) if word in other)


def stories_of(vectors: Mapping[str, Vector], likeness: float = LIKENESS) -> Iterable[list[str]]:
    """Average-link clustering of articles."""
    groups: dict[str, list[str]] = {name: [name] for name in sorted(vectors)}
    sums: dict[str, dict[str, float]] = {name: {} for name in groups}
    for n, one in enumerate(groups):
        for other in list(groups)[:n]:
            if value := cosine(vectors[one], vectors[other]):
                sums[one][other] = sums[other][one] = value
    heap: list[tuple[float, str, str, int, int]] = []
    for name in groups:
        _push(heap, groups, sums, name, likeness, only_later=True)
    while heap:
        _, kept, gone, size, other_size = heapq.heappop(heap)
        if len(groups.get(kept, ())) != size or len(groups.get(gone, ())) != other_size:
            continue
        _join(groups, sums, kept, gone)
        _push(heap, groups, sums, kept, likeness)
    return groups.values()


def _push(
    heap: list[tuple[float, str, str, int, int]],
    groups: Mapping[str, list[str]],
    sums: Mapping[str, Mapping[str, float]],
    name: str,
    likeness: float,
    only_later: bool = False,
) -> None:
    """Put a group's links that are strong enough on the heap, with the sizes they hold for."""
    for other, total in sums[name].items():
        mean = total / (len(groups[name]) * len(groups[other]))
        if mean >= likeness and (not only_later or name < other):
            kept, gone = sorted((name, other))
            heapq.heappush(heap, (-round(mean, 9), kept, gone, len(groups[kept]), len(groups[gone])))


def _join(groups: dict[str, list[str]], sums: dict[str, dict[str, float]], kept: str, gone: str) -> None:
    """Add one group to another: the sums of cosines to all others add up."""
    groups[kept].extend(groups.pop(gone))
    for other, value in sums.pop(gone).items():
        sums[other].pop(gone, None)
        if other != kept:
            sums[kept][other] = sums[other][kept] = sums[kept].get(other, 0.0) + value
    sums[kept].pop(gone, None)
