"""CSV for Neo4j: `neo4j-admin database import full --nodes=nodes.csv --relationships=edges.csv`.

In: a graph.  Out: the bytes of nodes.csv and edges.csv, with the header fields neo4j-admin reads.  Lists are parted
by ";" (in a name it becomes ","), line breaks become blanks.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO

from kgbuild.graph import KnowledgeGraph
from kgbuild.model import Fact, When
from kgbuild.ontology.view import Ontology

NODE_FIELDS = (
    "id:ID", ":LABEL", "label", "names:string[]", "articles:string[]", "predicate", "modality", "date", "inferredDate",
    "duration",
)  # fmt: skip
EDGE_FIELDS = (
    ":START_ID", ":END_ID", ":TYPE", "id", "label", "modality", "status", "support:int", "confidence:double",
    "drawn:boolean", "quantity", "unit", "hedge", "words", "articles:string[]", "conflictsWith:string[]",
)  # fmt: skip


def nodes_csv(graph: KnowledgeGraph, ontology: Ontology) -> bytes:
    """Entities and events; every class is a label."""
    rows: list[Iterable[str]] = []
    for entity in graph.entities.values():
        kinds = _many(dict.fromkeys(("Entity", *ontology.ancestors(entity.type))))
        rows.append((entity.id, kinds, entity.label, _many(entity.names), _many(entity.articles), "", "", "", "", ""))
    times: dict[tuple[str, str], list[str]] = {}
    for fact in graph.facts.values():
        if fact.edge and isinstance(fact.object, When):
            times.setdefault((fact.subject, fact.predicate), []).append(fact.object.value)
    modalities = graph.event_modality()
    for event in graph.events.values():
        kinds = _many(dict.fromkeys(("Event", *ontology.ancestors(event.type))))
        when = [_many(sorted(times.get((event.id, f"kg:{name}"), ()))) for name in ("date", "inferredDate", "duration")]
        mode = modalities[event.id].value
        rows.append((event.id, kinds, event.label, "", _many(event.articles), event.predicate, mode, *when))
    return _table(NODE_FIELDS, rows)


def edges_csv(graph: KnowledgeGraph) -> bytes:
    """Facts between two nodes, whether drawn or not."""
    return _table(EDGE_FIELDS, (_edge(fact) for fact in graph.facts.values() if not fact.literal))


def _edge(fact: Fact) -> Iterable[str]:
    quantity = fact.quantity
    return (
        fact.subject, str(fact.object), fact.predicate.partition(":")[2] or fact.predicate, fact.id, fact.label,
        fact.modality.value, fact.status.value, str(fact.support), str(fact.confidence), str(fact.edge).lower(),
        quantity.value if quantity else "", quantity.unit if quantity else "", fact.hedge,
        fact.evidence[0].words if fact.evidence else "", _many(sorted({item.article for item in fact.evidence})),
        _many(fact.conflicts_with),
    )  # fmt: skip


def _many(values: Iterable[str]) -> str:
    return ";".join(value.replace(";", ",") for value in values)


def _table(fields: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    out = StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(fields)
    for row in rows:
        table.writerow([" ".join(value.split()) for value in row])
    return out.getvalue().encode(errors="replace")
