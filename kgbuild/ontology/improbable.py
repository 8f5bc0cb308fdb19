"""Readings not to be believed, from `improbable.ttl`.  In: its triples.  Out: `Shape`s, plain values.

A small part of SHACL: node shapes with sh:targetClass and sh:property, of which each has a sh:path, sh:not, sh:class,
sh:or of classes, sh:disjoint, sh:severity and sh:message.  They are read here because a clause is judged before there
is a graph, and there are thousands of clauses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from kgbuild.ontology.view import Shape

SH = "http://www.w3.org/ns/shacl#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

Objects = Callable[[Any, str], list[Any]]
Names = Callable[[list[Any]], tuple[str, ...]]


def read_shapes(table: Mapping[Any, Mapping[str, list[Any]]], objects: Objects, names: Names) -> Iterator[Shape]:
    """The shapes in the order of the file; `objects` gives the values of a property, `names` their names in `kg:`."""

    def classes(node: Any) -> tuple[str, ...]:
        """The classes of sh:class, or of each member of sh:or."""
        found = names(objects(node, f"{SH}class"))
        for head in objects(node, f"{SH}or"):
            rest = [head]
            while rest and objects(rest[0], f"{RDF}first"):
                found += tuple(name for member in objects(rest[0], f"{RDF}first") for name in classes(member))
                rest = objects(rest[0], f"{RDF}rest")
        return found

    for shape in table:
        for event in names(objects(shape, f"{SH}targetClass")):
            for rule in objects(shape, f"{SH}property"):
                severity = objects(rule, f"{SH}severity")
                yield Shape(
                    event=event,
                    role="".join(names(objects(rule, f"{SH}path"))[:1]),
                    message="".join(literal.value for literal in objects(rule, f"{SH}message")[:1]),
                    veto=not any(level.value == f"{SH}Warning" for level in severity),
                    never=tuple(name for node in objects(rule, f"{SH}not") for name in classes(node)),
                    only=classes(rule),
                    apart=names(objects(rule, f"{SH}disjoint")),
                )
