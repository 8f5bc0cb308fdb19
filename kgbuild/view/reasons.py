"""Why mentions were taken for one thing, or kept apart, as the node panel tells it.

In: the decisions of resolve.  Out: rows by node number: [left place, right place, merged, score, features].
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kgbuild.graph.knowledge_graph import KnowledgeGraph
from kgbuild.model import Match
from kgbuild.view.sentences import Sentences

SHOWN = 24  # decisions told for one node; the panel says how many more there are
FEW = 4  # the same on a page that shows a part of a large graph


def reasons(
    graph: KnowledgeGraph, number: Mapping[str, int], sentences: Sentences, shown: int = SHOWN
) -> dict[str, Any]:
    """`rows` by node number, `more` the count of those beyond `shown`, `others` the node a mention was kept from."""
    owner: dict[str, int] = {}
    for entity in graph.entities.values():
        owner.update(dict.fromkeys(entity.mentions, number[entity.id]))
    for event in graph.events.values():
        owner.update(dict.fromkeys(event.clauses, number[event.id]))
    told: dict[int, list[Match]] = {}
    for match in graph.matches:
        sides = {owner[side] for side in (match.left, match.right) if side in owner}
        for node in sorted(sides):
            told.setdefault(node, []).append(match)
    rows, more = {}, {}
    for node, matches in sorted(told.items()):
        ranked = sorted(matches, key=lambda match: (not match.merged, -match.score, match.left, match.right))
        rows[node] = [_row(match, graph, owner, sentences) for match in ranked[:shown]]
        if len(ranked) > shown:
            more[node] = len(ranked) - shown
    return {"rows": rows, "more": more}


def _row(match: Match, graph: KnowledgeGraph, owner: Mapping[str, int], sentences: Sentences) -> list[Any]:
    return [
        sentences.mention(match.left, graph.mentions),
        sentences.mention(match.right, graph.mentions),
        int(match.merged),
        round(match.score, 2),
        [[feature.name, round(feature.score, 2), feature.explanation] for feature in match.features],
        owner.get(match.left, -1),
        owner.get(match.right, -1),
    ]
