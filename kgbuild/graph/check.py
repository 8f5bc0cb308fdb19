"""Is the graph what it promises?

In: a graph and the ontology.  Out: problems in words a person can act on; none for a sound graph.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kgbuild.engines.spread import Over, here
from kgbuild.errors import CheckError
from kgbuild.graph.knowledge_graph import KnowledgeGraph
from kgbuild.graph.shapes import shape_problems
from kgbuild.model import Article, Evidence, Problem
from kgbuild.ontology.view import Ontology

TODO = "this is a fault in kgbuild: report it with the articles that were built"


def check_graph(
    graph: KnowledgeGraph, ontology: Ontology, folder: Path | None = None, over: Over = here
) -> list[Problem]:
    """Words, ends and shapes, in this order; `folder` holds the shapes, the ontology's own unless told otherwise, and
    `over` may know what they find."""
    return [*words_problems(graph), *ends_problems(graph), *shape_problems(graph, ontology, folder, over)]


def require_sound(graph: KnowledgeGraph, ontology: Ontology, folder: Path | None = None, over: Over = here) -> None:
    """Raise CheckError with what is wrong with a graph, if anything is."""
    problems = check_graph(graph, ontology, folder, over)
    if problems:
        first = problems[0]
        more = f", and {len(problems) - 1} more faults" if len(problems) > 1 else ""
        raise CheckError(f"{first.found}{more}", first.where, first.todo)


def words_problems(graph: KnowledgeGraph) -> Iterator[Problem]:
    """`text[begin:end] == words` for every piece of evidence, in every sentence around one."""
    for fact in graph.facts.values():
        for item in fact.evidence:
            found = misquoted(item, graph.articles.get(item.article))
            if found:
                yield Problem(f"{item.article}:{item.span.begin}-{item.span.end}", found, TODO, article=False)


def misquoted(item: Evidence, article: Article | None) -> str:
    """What is wrong with a quotation from an article, "" when nothing is."""
    if article is None:
        return "evidence from an article that is not in the graph"
    actual = article.words(item.span)
    if actual != item.words or not actual:
        return f"the words said to stand here are {item.words[:80]!r}, the text has {actual[:80]!r}"
    return ""


def ends_problems(graph: KnowledgeGraph) -> Iterator[Problem]:
    """Every fact joins things of the graph, rests on words, and disputes only facts that dispute it."""
    nodes = graph.entities.keys() | graph.events.keys()
    for fact in graph.facts.values():
        found = ""
        if fact.subject not in nodes:
            found = f"is about {fact.subject!r}, which is not in the graph"
        elif not fact.literal and fact.object not in nodes:
            found = f"points to {fact.object!r}, which is not in the graph"
        elif not fact.evidence:
            found = "has no evidence"
        else:
            for other in fact.conflicts_with:
                if other not in graph.facts or fact.id not in graph.facts[other].conflicts_with:
                    found = f"disputes {other!r}, which does not dispute it"
        if found:
            yield Problem(fact.id, found, TODO, article=False)
