"""What the graph says about one node, with the words behind it, as a page: where results link to.

In: an IRI.  Out: HTML, every text escaped.
"""

from __future__ import annotations

import json
from html import escape
from urllib.parse import quote

import pyoxigraph as ox

from kgbuild.errors import QueryError
from kgbuild.query.server.workers import Job, Workers

FACTS = """SELECT DISTINCT ?subject ?s ?predicate ?object ?o
  ?sources ?status ?modality ?words ?sentence ?article WHERE {
  { ?claim rdf:subject NODE } UNION { ?claim rdf:object NODE } UNION { VALUES ?claim { NODE } ?claim a kg:Claim }
  ?claim rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; kg:support ?sources ; kg:status ?status ;
         kg:modality ?modality ; kg:evidence ?e .
  ?e nif:anchorOf ?words ; nif:referenceContext ?a . ?a kg:fileName ?article . OPTIONAL { ?e kg:sentence ?sentence }
  OPTIONAL { ?s rdfs:label ?subject } OPTIONAL { ?p rdfs:label ?predicate } OPTIONAL { ?o rdfs:label ?object }
} ORDER BY DESC(?sources) ?subject ?predicate ?object ?article ?words LIMIT 500"""

Row = dict[str, dict[str, str]]


def evidence_page(iri: str, workers: Workers) -> str:
    """The page of a node.  Raises QueryError when the IRI is none or the graph does not hold it."""
    try:
        node = ox.NamedNode(iri)
    except ValueError as error:
        raise QueryError(f"not an IRI: {iri!r}") from error
    label = next((row["l"]["value"] for row in asked(f"SELECT ?l {{ {node} rdfs:label ?l }}", workers)), "")
    rows = asked(FACTS.replace("NODE", str(node)), workers)
    if not rows and not label:
        raise QueryError(f"{iri} is not in this graph")
    facts = "".join(f"<li>{fact(row)}</li>" for row in rows)
    title = escape(label or iri)
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f'<title>{title}</title><link rel="stylesheet" href="/assets/page.css"><main><p><a href="/">Query page</a></p>'
        f"<h1>{title}</h1><p><code>{escape(iri)}</code></p>"
        f'<ol class="facts">{facts or "<li>Nothing is stated about it beside its name.</li>"}</ol></main></html>'
    )


def asked(query: str, workers: Workers) -> list[Row]:
    """The rows of a query of our own."""
    _, answer = workers.run(Job(query, (), (), "application/sparql-results+json", "", None))
    rows: list[Row] = json.loads(answer)["results"]["bindings"]
    return rows


def fact(row: Row) -> str:
    """One claim: subject, verb, object, how it stands, and the words in their sentence."""
    words, sentence = row["words"]["value"], row.get("sentence", row["words"])["value"]
    before, found, after = sentence.partition(words)
    quoted = f"{escape(before)}<mark>{escape(found)}</mark>{escape(after)}" if found else escape(words)
    status, modality = (row[key]["value"].rsplit("#", 1)[-1] for key in ("status", "modality"))
    verb = row.get("predicate", {}).get("value", "")
    return (
        f"{linked(row, 's', 'subject')} <b>{escape(verb)}</b> {linked(row, 'o', 'object')}"
        f"<p>{escape(modality)}, {escape(status)}, independent sources: {escape(row['sources']['value'])}</p>"
        f"<blockquote>{quoted}<footer>{escape(row['article']['value'])}</footer></blockquote>"
    )


def linked(row: Row, node: str, label: str) -> str:
    """A node by its label, linked to its own page; a value as it is."""
    term = row[node]
    words = escape(row[label]["value"] if label in row else term["value"])
    return f'<a href="/about?iri={quote(term["value"], safe="")}">{words}</a>' if term["type"] == "uri" else words
