"""A SPARQL query run, and an error that shows where it went wrong.

In: a store and a query.  Out: an `Answer`.  The contract's prefixes need not be written.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kgbuild.errors import QueryError
from kgbuild.model.prefixes import PREFIXES
from kgbuild.settings import DEFAULT_BASE

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None
Results = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


@dataclass(frozen=True)
class Answer:
    """What a query gave.  `results` is pyoxigraph's own lazy value, read once; `kind` "select", "ask" or "graph"."""

    kind: str
    results: Results
    prefixes: Mapping[str, str]

    @property
    def variables(self) -> tuple[str, ...]:
        """The names of the columns of a SELECT, without their question marks."""
        assert isinstance(self.results, ox.QuerySolutions)
        return tuple(variable.value for variable in self.results.variables)

    def rows(self) -> Iterator[tuple[Term, ...]]:
        """The rows of a SELECT."""
        assert isinstance(self.results, ox.QuerySolutions)
        names = self.variables
        for solution in self.results:
            yield tuple(solution[name] for name in names)


def ask(
    store: ox.Store,
    query: str,
    base: str | None = None,
    default_graphs: Sequence[ox.NamedNode] | None = None,
    named_graphs: Sequence[ox.NamedNode] | None = None,
) -> Answer:
    """Run a SPARQL 1.1 query, over the whole store unless graphs are named.

    Raises QueryError, with the line, a caret and a suggestion, when it does not parse.
    """
    prefixes = {**PREFIXES, "id": base or DEFAULT_BASE}
    try:
        results = store.query(
            query,
            prefixes=prefixes,
            default_graph=list(default_graphs) if default_graphs is not None else None,
            named_graphs=list(named_graphs) if named_graphs is not None else None,
        )
    except SyntaxError as error:
        raise QueryError(*explained(query, str(error), prefixes)) from error
    except (RuntimeError, ValueError) as error:
        raise QueryError(str(error), "query", "check the functions and variables it uses") from error
    kinds = {"QuerySolutions": "select", "QueryBoolean": "ask", "QueryTriples": "graph"}
    return Answer(kinds[type(results).__name__], results, prefixes)


def explained(query: str, message: str, prefixes: Mapping[str, str]) -> tuple[str, str, str]:
    """(found, where, todo) of a syntax error: the line, a caret under the place, and what may have been meant."""
    error = re.match(r"error at (\d+):(\d+): (.*)", message, re.DOTALL)
    if not error:
        return message, "query", ""
    row, column, expected = int(error[1]), int(error[2]), error[3]
    lines = query.split("\n")
    line = lines[row - 1] if row <= len(lines) else ""
    found, column, todo = diagnosed(lines, row, column, expected, prefixes)
    return f"{found}\n  {line}\n  {' ' * (column - 1)}^\n", f"query, line {row}, column {column}", todo


def diagnosed(
    lines: list[str], row: int, column: int, expected: str, prefixes: Mapping[str, str]
) -> tuple[str, int, str]:
    """(what is wrong, the column where, what to do) of a place where a query stops being SPARQL."""
    line = lines[row - 1] if row <= len(lines) else ""
    if "Prefix not found" in expected:
        names = [m for m in re.finditer(r"(?<![<\w])([\w.-]*):", line) if m[1] not in prefixes]
        if names:
            return f"unknown prefix {names[0].group()!r}", names[0].start() + 1, meant(names[0][1], prefixes)
    for word in re.finditer(r"(?<![?$:<\"'\w])[A-Za-z]{3,}(?![\w:])", line[:column]):
        near = difflib.get_close_matches(word.group().upper(), KEYWORDS, n=1, cutoff=0.7)
        if near and word.group().upper() not in KEYWORDS:
            return f"{word.group()!r} is no word of SPARQL", word.start() + 1, f"did you mean {near[0]}?"
    rest = "\n".join([line[column - 1 :], *lines[row:]]).split()
    if not rest:
        return "the query ends too early", column, "check that every bracket is closed"
    words = sorted(set(re.findall(r"\b[A-Z]{2,}\b|'[^']+'", expected)))
    todo = (
        f"expected one of: {' '.join(words[:12])}" if words else "check the brackets and full stops before this place"
    )
    return f"{rest[0]!r} was not expected here", column, todo


KEYWORDS = (
    "SELECT", "ASK", "CONSTRUCT", "DESCRIBE", "WHERE", "PREFIX", "BASE", "FILTER", "OPTIONAL", "UNION", "GRAPH", "BIND",
    "VALUES", "MINUS", "SERVICE", "GROUP", "ORDER", "BY", "HAVING", "LIMIT", "OFFSET", "DISTINCT", "REDUCED", "EXISTS",
    "NOT EXISTS", "COUNT", "SUM", "AVG", "MIN", "MAX", "SAMPLE", "GROUP_CONCAT", "REGEX", "CONTAINS", "STRSTARTS",
    "STRENDS", "LCASE", "UCASE", "STR", "LANG", "DATATYPE", "BOUND", "COALESCE", "IF", "YEAR", "MONTH",
    "DAY", "NOW",
)  # fmt: skip


def meant(label: str, prefixes: Mapping[str, str]) -> str:
    """The prefix that was probably meant, else the ones there are."""
    near = difflib.get_close_matches(label, prefixes, n=1, cutoff=0.5)
    if near:
        return f"did you mean {near[0]}: <{prefixes[near[0]]}>?"
    return f"declare it with PREFIX, or use one of {' '.join(sorted(name + ':' for name in prefixes))}"


def unknown_terms(store: ox.Store, query: str, base: str | None = None) -> list[str]:
    """Remarks on terms of the query that the graph does not hold: why a query that ought to match gives nothing."""
    prefixes = {**PREFIXES, "id": base or DEFAULT_BASE}
    remarks: list[str] = []
    body = re.sub(r"<[^>]*>|\"[^\"]*\"|'[^']*'|#[^\n]*", " ", query)
    for prefix, local in sorted(set(re.findall(r"\b(kg|rel|id):([\w.-]*\w)", body))):
        node = ox.NamedNode(prefixes[prefix] + local)
        if any(next(store.quads_for_pattern(*places), None) for places in positions(node)):
            continue
        near = difflib.get_close_matches(local, known_names(store, prefixes[prefix]), n=1, cutoff=0.6)
        remarks.append(
            f"{prefix}:{local} is not in this graph" + (f"; did you mean {prefix}:{near[0]}?" if near else "")
        )
    return remarks


def positions(node: ox.NamedNode) -> Iterator[tuple[ox.NamedNode | None, ox.NamedNode | None, ox.NamedNode | None]]:
    """The patterns that find a node as subject, predicate or object."""
    yield node, None, None
    yield None, node, None
    yield None, None, node


def known_names(store: ox.Store, space: str) -> list[str]:
    """The local names in a namespace that the graph uses as predicates or types, or labels."""
    query = "SELECT DISTINCT ?n { { ?s ?n ?o } UNION { ?s a ?n } UNION { ?n rdfs:label ?o } }"
    found = {row[0].value for row in rows(store, query) if isinstance(row[0], ox.NamedNode)}
    return sorted(name[len(space) :] for name in found if name.startswith(space))


def rows(store: ox.Store, query: str) -> Iterator[tuple[Term, ...]]:
    """The rows of a SELECT of our own, with the contract's prefixes."""
    return ask(store, query).rows()
