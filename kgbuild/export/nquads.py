"""N-Quads, one statement a line, for stores that load in bulk.

In: sorted triples by graph.  Out: the file's text, piece by piece.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kgbuild.graph.terms import Triple


def nquads(graphs: Iterable[tuple[str, Iterable[Triple]]]) -> Iterator[str]:
    """The quads of graph.trig."""
    for name, triples in graphs:
        ending = f" {name} .\n" if name else " .\n"
        yield from (f"{subject} {predicate} {target}{ending}" for subject, predicate, target in triples)
