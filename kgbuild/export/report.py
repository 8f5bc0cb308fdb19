"""report.md: what was read, what was left out and why, what the sources disagree on.

In: a graph.  Out: a page for a person.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypeVar

from kgbuild.export.report_disputes import disputes
from kgbuild.export.report_merges import merges
from kgbuild.export.report_words import code, plain, quoted, shortened
from kgbuild.graph import KnowledgeGraph
from kgbuild.graph.shapes import FULL, SAMPLE
from kgbuild.model import Status
from kgbuild.ontology.view import Ontology

T = TypeVar("T")
LONGEST = 200
"""Lines a list may have here; graph.json has all of it."""


def report(graph: KnowledgeGraph, ontology: Ontology) -> str:
    """The whole page."""
    sections = (read, found, copied, disputed, set_aside, noise, refused, merges, remarks)
    number = len(graph.articles)
    parts = ["# What one article says\n" if number == 1 else f"# What {number} articles say\n"]
    for section in sections:
        lines = list(section(graph, ontology))
        if lines:
            parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


def read(graph: KnowledgeGraph, ontology: Ontology) -> Iterator[str]:
    """What was read."""
    if not graph.articles:
        return
    told = Counter(name for fact in graph.facts.values() for name in {item.article for item in fact.evidence})
    yield "## Read\n"
    yield "| file | title | publisher | date | characters kept | facts |"
    yield "|---|---|---|---|---:|---:|"
    for article in _some(graph.articles.values()):
        kept = sum(block.span.end - block.span.begin for block in article.blocks if block.noise is None)
        about = (plain(cell or "") for cell in (article.title, article.publisher, article.date))
        share = f"{kept} of {len(article.text)}"
        yield f"| {' | '.join((code(article.name), *about))} | {share} | {told[article.name]} |"
    yield from _more(len(graph.articles))


def found(graph: KnowledgeGraph, ontology: Ontology) -> Iterator[str]:
    """What came of it, in numbers."""
    facts = graph.facts.values()
    edges = sum(1 for fact in facts if fact.edge and not fact.literal and fact.subject in graph.entities)
    yield "## Found\n"
    yield f"- {_kinds('entity', 'entities', [each.type for each in graph.entities.values()], ontology)}"
    yield f"- {_kinds('event', 'events', [each.type for each in graph.events.values()], ontology)}"
    status = Counter(fact.status for fact in facts)
    modes = Counter(fact.modality.value.casefold() for fact in facts)
    yield (
        f"- {len(graph.facts)} facts: {status[Status.AGREED]} that independent sources agree on, "
        f"{status[Status.SINGLE_SOURCE]} from one source, {status[Status.DISPUTED]} in dispute; "
        + ", ".join(f"{number} {mode}" for mode, number in sorted(modes.items()))
    )
    yield f"- {edges} direct edges between entities"
    quoted_words = sum(len(fact.evidence) for fact in facts)
    shapes = "every fact" if len(graph.facts) <= FULL else f"a sample of about {SAMPLE} facts"
    yield f"- checked: the words of all {quoted_words} quotations against the articles, the shapes of {shapes}"


def copied(graph: KnowledgeGraph, ontology: Ontology) -> Iterator[str]:
    """Articles that print nearly the same text."""
    if graph.copies:
        yield "## Near copies\n"
        yield "Each counts as one source with the article it is a copy of, whoever printed it first.\n"
        for copy in _some(graph.copies):
            share = f"{copy.alike:.0%} of all runs of three words are in both"
            yield f"- {code(copy.article)} and {code(copy.of)}: {share}"
        yield from _more(len(graph.copies))


def disputed(graph: KnowledgeGraph, ontology: Ontology) -> Iterator[str]:
    """Disputes, both sides in their own words."""
    lines = list(disputes(graph))
    if lines:
        yield "## Disputed\n"
        yield "Where sources disagree, the better supported side is drawn; at a tie neither is.\n"
        yield from lines[:LONGEST]
        yield from _more(len(lines))


def set_aside(graph: KnowledgeGraph, ontology: Ontology) -> Iterator[str]:
    """Files that were not read, and remarks on those that were."""
    for title, whole in (("## Not read\n", True), ("## Read with remarks\n", False)):
        problems = [problem for problem in graph.problems if problem.article is whole]
        if problems:
            yield title
            for problem in _some(problems):
                todo = f" ({plain(problem.todo)})" if problem.todo else ""
                yield f"- {code(problem.where)}: {plain(problem.found)}{todo}"
            yield from _more(len(problems))
            yield ""


def noise(graph: KnowledgeGraph, ontology: Ontology) -> Iterator[str]:
    """Paragraphs that are not the article."""
    noisy = [
        (article, [block for block in article.blocks if block.noise is not None])
        for article in graph.articles.values()
        if any(block.noise is not None for block in article.blocks)
    ]
    if not noisy:
        return
    yield "## Set aside as noise\n"
    for article, blocks in _some(noisy):
        yield f"- {code(article.name)}"
        for block in blocks[:LONGEST]:
            yield f"  - {plain(block.noise or '')}: {quoted(article.words(block.span))}"
    yield from _more(len(noisy))


def refused(graph: KnowledgeGraph, ontology: Ontology) -> Iterator[str]:
    """Claims that were read but not believed."""
    if graph.vetoes:
        yield "## Not believed\n"
        for veto in _some(graph.vetoes):
            where = code(veto.evidence.article)
            yield f"- {where}: {quoted(veto.evidence.words)} would give {plain(veto.claim)}; {plain(veto.reason)}"
        yield from _more(len(graph.vetoes))


def remarks(graph: KnowledgeGraph, ontology: Ontology) -> Iterator[str]:
    """What resolve wants a person to know."""
    if graph.remarks:
        yield "## Remarks\n"
        yield from (f"- {plain(shortened(remark, 400))}" for remark in _some(graph.remarks))
        yield from _more(len(graph.remarks))


def _kinds(one: str, many: str, types: list[str], ontology: Ontology) -> str:
    """A count with its kinds: 16 entities: 3 person, 2 city."""
    counts = Counter(types)
    named = [
        f"{counts[name]} {ontology.classes[name].label if name in ontology.classes else name}"
        for name in sorted(counts, key=lambda name: (-counts[name], name))
    ]
    return f"{len(types)} {one if len(types) == 1 else many}" + (f": {', '.join(named)}" if named else "")


def _some(items: Iterable[T]) -> list[T]:
    return list(items)[:LONGEST]


def _more(number: int) -> Iterator[str]:
    if number > LONGEST:
        yield f"\n... and {number - LONGEST} more, all in graph.json."
