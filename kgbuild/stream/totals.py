"""What there is to say of a graph on disk: its numbers, and report.md.

In: a `Whole`.  Out: `Totals`, and the page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from kgbuild.export import report
from kgbuild.export.report_words import code, plain
from kgbuild.graph import KnowledgeGraph
from kgbuild.graph.shapes import SAMPLE
from kgbuild.model import Article, Entity, Event, Problem, Status
from kgbuild.ontology.view import Ontology
from kgbuild.stream.whole import Whole

LONGEST = 200
"""Problems named in the report and on the terminal; graph.json has all."""


@dataclass(frozen=True)
class Totals:
    """How much there is of everything (`counts`, by the names of `console.counted`), and the first problems."""

    counts: Counter[str]
    by_status: Counter[str]
    problems: tuple[Problem, ...]


def totals(whole: Whole) -> Totals:
    """The numbers of a graph."""
    counts, by_status = Counter(whole.counts), Counter[str]()
    for fact, of_entity in whole.facts():
        counts["edges"] += fact.edge and not fact.literal and of_entity
        counts["disputes"] += sum(1 for other in fact.conflicts_with if fact.id < other)
        counts["quotations"] += len(fact.evidence)
        by_status[fact.status.value] += 1
    counts["lost"] = sum(1 for problem in whole.read("problems", Problem) if problem.article)
    counts["noise"] = sum(1 for article in whole.read("articles", Article) for block in article.blocks if block.noise)
    return Totals(counts, by_status, tuple(islice(whole.read("problems", Problem), LONGEST)))


def large_report(whole: Whole, found: Totals, part: KnowledgeGraph, ontology: Ontology) -> str:
    """report.md of a graph that does not fit into memory: the numbers of all of it, then what the best supported part
    of it looks like."""
    return "\n".join([*_numbers(whole, found, ontology), *_problems(whole), *_part(part, ontology)])


def _numbers(whole: Whole, found: Totals, ontology: Ontology) -> Iterator[str]:
    counts, status = found.counts, found.by_status
    entities, events = (
        Counter(thing.type for thing in things)
        for things in (whole.read("entities", Entity), whole.read("events", Event))
    )
    yield f"# What {counts['articles']:,} articles say\n"
    yield "## Found\n"
    yield f"- {counts['entities']:,} entities: {_kinds(entities, ontology)}"
    yield f"- {counts['events']:,} events: {_kinds(events, ontology)}"
    yield (
        f"- {counts['facts']:,} facts: {status[Status.AGREED.value]:,} that independent sources agree on, "
        f"{status[Status.SINGLE_SOURCE.value]:,} from one source, {status[Status.DISPUTED.value]:,} in dispute "
        f"({counts['disputes']:,} pairs)"
    )
    yield f"- {counts['edges']:,} direct edges between entities"
    yield f"- {counts['copies']:,} articles that print nearly the text of another"
    yield f"- {counts['noise']:,} paragraphs set aside as noise, {counts['vetoes']:,} claims not believed"
    yield f"- checked: the words of all {counts['quotations']:,} quotations against the articles, the ends of facts,"
    yield f"  the shapes of a sample of about {SAMPLE} facts\n"
    yield "Everything, row by row, is in graph.json; claims.parquet has every claim with its words.\n"


def _kinds(counts: Counter[str], ontology: Ontology) -> str:
    row = sorted(counts, key=lambda name: (-counts[name], name))
    named = (f"{counts[n]:,} {ontology.classes[n].label if n in ontology.classes else n}" for n in row[:LONGEST])
    return ", ".join(named)


def _problems(whole: Whole) -> Iterator[str]:
    for title, lost in (("## Not read\n", True), ("## Read with remarks\n", False)):
        found = (problem for problem in whole.read("problems", Problem) if problem.article is lost)
        shown = list(islice(found, LONGEST))
        if shown:
            yield title
            yield from (f"- {code(one.where)}: {plain(one.found)} ({plain(one.todo)})" for one in shown)
            if more := sum(1 for _ in found):
                yield f"\n... and {more:,} more, all in graph.json."
            yield ""
    if whole.remarks:
        yield "## Remarks\n"
        yield from (f"- {plain(remark)}" for remark in sorted(whole.remarks)[:LONGEST])
        yield ""


def _part(part: KnowledgeGraph, ontology: Ontology) -> Iterable[str]:
    nodes = f"{len(part.entities) + len(part.events):,} nodes"
    return (
        f"# The best supported part: {nodes}\n",
        "What follows, like graph.html, tells only of the nodes that the best supported edges join, each fact with the "
        "first of its words.\n",
        report(part, ontology).partition("\n")[2].lstrip(),
    )
