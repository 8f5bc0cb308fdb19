"""An answer as text: an aligned table for people, the SPARQL formats for programs.

In: an `Answer`.  Out: text.  CSV, TSV, JSON and XML are the W3C result formats, written by pyoxigraph.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import pyoxigraph as ox
from rich.cells import cell_len

from kgbuild.errors import QueryError
from kgbuild.query.answer import Answer

Namer = Callable[[ox.NamedNode], str]

_RESULTS = {
    "csv": ox.QueryResultsFormat.CSV, "tsv": ox.QueryResultsFormat.TSV,
    "json": ox.QueryResultsFormat.JSON, "xml": ox.QueryResultsFormat.XML,
}  # fmt: skip
_GRAPHS = {
    "turtle": ox.RdfFormat.TURTLE, "nt": ox.RdfFormat.N_TRIPLES, "jsonld": ox.RdfFormat.JSON_LD,
    "xml": ox.RdfFormat.RDF_XML,
}  # fmt: skip
FORMATS = ("table", *_RESULTS, "turtle", "nt", "jsonld")
WIDTH = 72
"""Widest a column of a table may grow, in terminal cells; longer text is cut with an ellipsis, in tables only."""


def written(answer: Answer, form: str = "table", store: ox.Store | None = None, labels: bool = False) -> str:
    """The answer in a format.  `labels` puts the label of an IRI beside it; it needs the store.

    Raises QueryError when the format does not fit the kind of query.
    """
    results = answer.results
    if isinstance(results, ox.QueryTriples):
        form = "turtle" if form == "table" else form
        if form not in _GRAPHS:
            raise QueryError(f"a CONSTRUCT or DESCRIBE cannot be written as {form}", "", f"choose {' '.join(_GRAPHS)}")
        prefixes = dict(answer.prefixes) if form == "turtle" else None
        text = (ox.serialize(results, format=_GRAPHS[form], prefixes=prefixes) or b"").decode()
        return tidy_head(text) if form == "turtle" else text
    if isinstance(results, ox.QueryBoolean):
        if form in ("json", "xml"):
            return (results.serialize(format=_RESULTS[form]) or b"").decode() + "\n"
        if form not in ("table", "csv", "tsv"):
            raise QueryError(f"an ASK cannot be written as {form}", "", "choose table csv tsv json xml")
        return ("yes\n" if results else "no\n") if form == "table" else ("true\n" if results else "false\n")
    if form in _RESULTS:
        return (results.serialize(format=_RESULTS[form]) or b"").decode().rstrip("\n") + "\n"
    if form != "table":
        raise QueryError(f"a SELECT cannot be written as {form}", "", "choose table csv tsv json xml")
    name = named(answer.prefixes, store if labels else None)
    return table(answer.variables, [[cell(term, name) for term in row] for row in answer.rows()])


def tidy_head(turtle: str) -> str:
    """The same Turtle with only the prefixes it uses, sorted: pyoxigraph writes all, in an order that changes."""
    lines = turtle.split("\n")
    head = sorted(line for line in lines if line.startswith("@prefix "))
    body = "\n".join(line for line in lines if not line.startswith("@prefix "))
    used = [line for line in head if re.search(rf"(?<![\w:]){line.split()[1]}", body)]
    return "\n".join([*used, body]) if used else body


def table(heads: tuple[str, ...], rows: list[list[str]]) -> str:
    """Columns as wide as their widest cell, up to `WIDTH`; a last line counts the rows."""
    widths = [min(WIDTH, max(map(cell_len, column))) for column in zip(heads, *rows, strict=True)]
    lines = [aligned(list(heads), widths), "  ".join("-" * width for width in widths)]
    lines += [aligned(row, widths) for row in rows]
    return "\n".join([*lines, f"({len(rows)} row{'' if len(rows) == 1 else 's'})"]) + "\n"


def aligned(cells: list[str], widths: list[int]) -> str:
    """One line of a table."""
    out = []
    for text, width in zip(cells, widths, strict=True):
        while cell_len(text) > width:
            text = text[:-2].rstrip() + "…"
        out.append(text + " " * (width - cell_len(text)))
    return "  ".join(out).rstrip()


def cell(term: object, name: Namer) -> str:
    """A term as a person reads it: a literal's words, an IRI's short name."""
    if term is None:
        return ""
    if isinstance(term, ox.Literal):
        return " ".join(term.value.split())
    return name(term) if isinstance(term, ox.NamedNode) else str(term)


def named(prefixes: Mapping[str, str], store: ox.Store | None) -> Namer:
    """What an IRI is called: prefix and name, and its label in brackets when a store is given."""
    known: dict[str, str] = {}
    spaces = sorted(prefixes.items(), key=lambda item: -len(item[1]))
    label = ox.NamedNode(prefixes["rdfs"] + "label")

    def name(node: ox.NamedNode) -> str:
        if node.value not in known:
            found = next(
                (f"{p}:{node.value[len(s) :]}" for p, s in spaces if node.value.startswith(s)), f"<{node.value}>"
            )
            if store is not None:
                first = next(store.quads_for_pattern(node, label, None), None)
                words = first.object.value if first and isinstance(first.object, ox.Literal) else ""
                found += f" ({words})" if words else ""
            known[node.value] = found
        return known[node.value]

    return name
