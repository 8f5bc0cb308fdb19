"""Merges for report.md: which names were taken for one thing, why, and what was nearly merged.

In: a graph.  Out: lines of Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kgbuild.export.report_words import plain, quoted
from kgbuild.graph import KnowledgeGraph
from kgbuild.model import Match, MentionKind
from kgbuild.ontology.view import Ontology

LONGEST = {True: 100, False: 30}
"""Decisions told of: merges, and near misses (the closest are the ones worth a look)."""
NAMES = 200
_ID = re.compile(r"^(?P<article>.*?):(?P<begin>\d+)-(?P<end>\d+)(?::.*)?$", re.DOTALL)


def merges(graph: KnowledgeGraph, ontology: Ontology) -> Iterator[str]:
    """Names under one roof, then the reasons decision by decision, then the near misses."""
    several = [entity for entity in graph.entities.values() if entity.names]
    if several:
        yield "## Taken for one\n"
        for entity in sorted(several, key=lambda entity: (-len(entity.names), entity.id))[:NAMES]:
            names = ", ".join(plain(name) for name in entity.names if name != entity.label)
            if names:
                yield f"- {plain(entity.label)}: {names}"
        yield ""
    for title, merged in (("### Why\n", True), ("## Nearly merged\n", False)):
        told = _decisions([match for match in graph.matches if match.merged is merged], graph)
        if told:
            yield title
            yield from (_line(*one) for one in told[: LONGEST[merged]])
            if len(told) > LONGEST[merged]:
                yield f"\n... and {len(told) - LONGEST[merged]} more, all in graph.json."
            yield ""


def _decisions(matches: Sequence[Match], graph: KnowledgeGraph) -> list[tuple[str, str, Match]]:
    """Each decision once, with the words on both sides, the closest first; one name met twice, or a pronoun, needs no
    telling."""
    said = _Said(graph)
    found: dict[tuple[str, str], tuple[str, str, Match]] = {}
    for match in sorted(matches, key=lambda match: (-match.score, match.left, match.right)):
        left, right = said[match.left], said[match.right]
        if left is None or right is None:
            continue
        first, second = left.casefold(), right.casefold()
        if first != second:
            found.setdefault((min(first, second), max(first, second)), (left, right, match))
    return list(found.values())


def _line(left: str, right: str, match: Match) -> str:
    why = "; ".join(plain(f"{feature.explanation} ({feature.score:+.2g})") for feature in match.features)
    return f"- {quoted(left, 80)} and {quoted(right, 80)}, {match.score:.2f}: {why}"


class _Said(dict[str, str | None]):
    """The words behind the id of a mention or clause, None for a pronoun; each is looked up once."""

    def __init__(self, graph: KnowledgeGraph) -> None:
        super().__init__()
        self._graph = graph

    def __missing__(self, name: str) -> str | None:
        mention = self._graph.mentions.get(name)
        if mention is not None:
            found = None if mention.kind is MentionKind.PRONOUN else mention.words
        else:
            match = _ID.match(name)
            article = self._graph.articles.get(match["article"]) if match else None
            found = article.text[int(match["begin"]) : int(match["end"])] if match and article else name
        self[name] = found
        return found
