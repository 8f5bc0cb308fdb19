"""MUC, B-cubed and CEAF-e F1 of one clustering against another.

In: gold and made clusters, as sets of mention ids.  Out: F1 between 0 and 1.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _where(clusters: Sequence[set[str]]) -> dict[str, int]:
    return {mention: n for n, cluster in enumerate(clusters) for mention in cluster}


def _kept_links(key: Sequence[set[str]], response: Sequence[set[str]]) -> float:
    where = _where(response)
    kept = needed = 0
    for cluster in key:
        parts = {where.get(m, f"alone {m}") for m in cluster}
        kept += len(cluster) - len(parts)
        needed += len(cluster) - 1
    return kept / needed if needed else 0.0


def muc(key: Sequence[set[str]], response: Sequence[set[str]]) -> float:
    """Links kept by the other side over links needed."""
    return _f1(_kept_links(response, key), _kept_links(key, response))


def _overlap(key: Sequence[set[str]], response: Sequence[set[str]]) -> float:
    where = _where(response)
    total = mentions = 0.0
    for cluster in key:
        shared = Counter(where[m] for m in cluster if m in where)
        total += sum(n * n for n in shared.values()) / len(cluster)
        mentions += len(cluster)
    return total / mentions if mentions else 0.0


def bcubed(key: Sequence[set[str]], response: Sequence[set[str]]) -> float:
    """How much of each mention's cluster the other side keeps together."""
    return _f1(_overlap(response, key), _overlap(key, response))


def ceafe(key: Sequence[set[str]], response: Sequence[set[str]]) -> float:
    """Clusters matched one to one, best overlaps first (greedy, which is within a point of the optimum)."""
    where = _where(response)
    pairs: list[tuple[float, int, int]] = []
    for k, cluster in enumerate(key):
        for r, shared in Counter(where[m] for m in cluster if m in where).items():
            pairs.append((2 * shared / (len(cluster) + len(response[r])), k, r))
    used_key: set[int] = set()
    used_response: set[int] = set()
    total = 0.0
    for similarity, k, r in sorted(pairs, key=lambda p: (-p[0], p[1], p[2])):
        if k not in used_key and r not in used_response:
            used_key.add(k)
            used_response.add(r)
            total += similarity
    return _f1(total / len(response) if response else 0.0, total / len(key) if key else 0.0)
