"""SHACL over the graph, by the shapes in `ontology/`.

In: a graph and the ontology.  Out: problems with the shapes' own messages.  pySHACL checks a few hundred facts a
second, so of a graph of more than `FULL` facts a `SAMPLE` is checked: whole happenings with all their claims and
evidence, drawn by their ids alone, so that an article more leaves the sample mostly as it was, and what was found in it
may be known.  Shapes in SHACL Core are quick; one SPARQL constraint made the whole check ten times slower.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from kgbuild.engines.spread import Over, here
from kgbuild.graph.knowledge_graph import KnowledgeGraph
from kgbuild.graph.rdf import to_rdf
from kgbuild.graph.stores import rdflib_of
from kgbuild.graph.terms import Triple
from kgbuild.model import Fact, Problem
from kgbuild.ontology import find_ontology
from kgbuild.ontology.view import Ontology

if TYPE_CHECKING:
    from rdflib import Graph, URIRef
    from rdflib.term import Node

FULL = 1000
"""Facts up to which everything is checked."""
SAMPLE = 100
"""Facts checked of a graph that has more, at most; at least half as many."""
SHOWN = 20
"""Faults told of; the rest are counted."""


def shape_problems(
    graph: KnowledgeGraph, ontology: Ontology, folder: Path | None = None, over: Over = here
) -> list[Problem]:
    """What SHACL finds, worst first; nothing when the ontology has no shapes.  `over` may know it."""
    if not graph.facts:
        return []
    checked = graph if len(graph.facts) <= FULL else sample(graph)
    (found,) = over(broken_shapes, [to_rdf(checked, ontology)], folder or find_ontology())
    return found


def broken_shapes(triples: Sequence[Triple], folder: Path) -> list[Problem]:
    """The shapes of a folder that some triples break."""
    shapes = read_shapes(folder)
    return list(_broken(triples, shapes)) if len(shapes) else []


def _broken(triples: Sequence[Triple], shapes: Graph) -> Iterator[Problem]:
    import pyshacl
    from rdflib import RDF, SH

    _, found, _ = pyshacl.validate(rdflib_of(triples), shacl_graph=shapes, inplace=True)
    results = sorted(
        {
            (_text(found, each, SH.focusNode), _text(found, each, SH.resultMessage), _text(found, each, SH.value))
            for each in found.subjects(RDF.type, SH.ValidationResult)
        }
    )
    for node, message, value in results[:SHOWN]:
        shown = f"{message} (found: {value[:80]})" if value else message
        yield Problem(node, shown, "mend the ontology or the shape, or report it as a fault", article=False)
    if len(results) > SHOWN:
        yield Problem("SHACL", f"{len(results) - SHOWN} more nodes that break a shape", "mend the first", article=False)


def _text(found: Graph, result: Node, name: URIRef) -> str:
    value = next(iter(found.objects(result, name)), None)
    return "" if value is None else str(value)


def read_shapes(folder: Path) -> Graph:
    """The shapes of the ontology: every Turtle file of it that speaks of SHACL."""
    from rdflib import Graph

    shapes = Graph()
    for path in sorted(folder.rglob("*.ttl")):
        if path.name != "checks.ttl" and "http://www.w3.org/ns/shacl#" in path.read_text(encoding="utf-8"):
            shapes.parse(path, format="turtle")
    return shapes


def sample(graph: KnowledgeGraph, size: int = SAMPLE) -> KnowledgeGraph:
    """The graph itself when it is small; else whole happenings and their surroundings, about `size` facts, with the
    articles that tell them; of all the articles that an entity is met in, and of all its other names, one."""
    if len(graph.facts) <= size:
        return graph
    about: dict[str, list[Fact]] = {}
    for fact in graph.facts.values():
        about.setdefault(fact.event or fact.subject, []).append(fact)
    one_in = 2 ** math.ceil(math.log2(len(graph.facts) / size))
    facts = {fact.id: fact for name in about if crc32(name.encode()) % one_in == 0 for fact in about[name]}
    for fact in list(facts.values()):
        facts |= {other: graph.facts[other] for other in fact.conflicts_with if other in graph.facts}
    nodes = {name for fact in facts.values() for name in (fact.subject, fact.object, fact.event, *fact.attributed_to)}
    entities = {
        name: replace(entity, articles=entity.articles[:1], names=entity.names[:1])
        for name, entity in graph.entities.items()
        if name in nodes
    }
    events = {name: event for name, event in graph.events.items() if name in nodes}
    told = {item.article for fact in facts.values() for item in fact.evidence}
    told |= {name for entity in entities.values() for name in entity.articles}
    told |= {name for event in events.values() for name in event.articles}
    told |= {name.removeprefix("article:") for fact in facts.values() for name in fact.attributed_to}
    articles = {name: article for name, article in graph.articles.items() if name in told}
    facts = {name: facts[name] for name in sorted(facts)}
    facts = {
        name: replace(fact, conflicts_with=tuple(other for other in fact.conflicts_with if other in facts))
        for name, fact in facts.items()
    }
    return replace(graph, articles=articles, entities=entities, events=events, facts=facts)
