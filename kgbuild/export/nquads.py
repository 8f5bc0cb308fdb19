"""N-Quads, one statement a line, for stores that load in bulk.

In: sorted triples by graph.  Out: the file's bytes.
"""

from __future__ import annotations

from collections.abc import Mapping

from kgbuild.graph.terms import Triple


def nquads(graphs: Mapping[str, list[Triple]]) -> bytes:
    """The quads of graph.trig."""
    return "".join(
        f"{subject} {predicate} {target} {name} .\n" if name else f"{subject} {predicate} {target} .\n"
        for name, triples in graphs.items()
        for subject, predicate, target in triples
    ).encode()
