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
        lines = _decisions([match for match in graph.matches if match.merged is merged], graph)
        if lines:
            yield title
            yield from lines[: LONGEST[merged]]
            if len(lines) > LONGEST[merged]:
                yield f"\n... and {len(lines) - LONGEST[merged]} more, all in graph.json."
            yield ""


def _decisions(matches: Sequence[Match], graph: KnowledgeGraph) -> list[str]:
    """Each decision once by its words, the closest first; one name met twice, or a pronoun, needs no telling."""
    lines: dict[tuple[str, str], str] = {}
    for match in sorted(matches, key=lambda match: (-match.score, match.left, match.right)):
        left, right = _words(match.left, graph), _words(match.right, graph)
        first, second = sorted((left.casefold(), right.casefold()))
        if any(_is_pronoun(name, graph) for name in (match.left, match.right)):
            continue
        if first != second and (first, second) not in lines:
            why = "; ".join(plain(f"{feature.explanation} ({feature.score:+.2g})") for feature in match.features)
            lines[first, second] = f"- {quoted(left, 80)} and {quoted(right, 80)}, {match.score:.2f}: {why}"
    return list(lines.values())


def _is_pronoun(name: str, graph: KnowledgeGraph) -> bool:
    mention = graph.mentions.get(name)
    return mention is not None and mention.kind is MentionKind.PRONOUN


def _words(name: str, graph: KnowledgeGraph) -> str:
    """The words behind a mention's or clause's id."""
    if name in graph.mentions:
        return graph.mentions[name].words
    match = _ID.match(name)
    article = graph.articles.get(match["article"]) if match else None
    return article.text[int(match["begin"]) : int(match["end"])] if match and article else name
