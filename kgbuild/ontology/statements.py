"""The triples of Turtle files, by subject and predicate.  In: paths.  Out: `Statements`, and names within `kg:`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from kgbuild.errors import OntologyError

KG = "https://w3id.org/kgbuild/ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

Node = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


class Statements:
    """The triples of the ontology, by subject and predicate, values in the order of the files."""

    def __init__(self, language: str = "en") -> None:
        self.language = language
        self.table: dict[object, dict[str, list[Node]]] = {}

    def read(self, path: Path) -> None:
        """Adds the triples of a Turtle file; blank nodes of two files stay apart."""
        try:
            quads = list(ox.parse(path=str(path), format=ox.RdfFormat.TURTLE, rename_blank_nodes=True))
        except SyntaxError as error:
            raise OntologyError(f"not valid Turtle: {error}", str(path), "mend the line named") from error
        for quad in quads:
            value = quad.object
            if not isinstance(value, ox.Literal) or value.language in (None, self.language):
                self.table.setdefault(quad.subject, {}).setdefault(quad.predicate.value, []).append(value)

    def objects(self, subject: object, predicate: str) -> list[Node]:
        """The values of a property; literals in another language than ours were left out."""
        return self.table.get(subject, {}).get(predicate, [])

    def texts(self, subject: object, name: str) -> tuple[str, ...]:
        """The literal values of `kg:name`."""
        return tuple(v.value for v in self.objects(subject, KG + name) if isinstance(v, ox.Literal))

    def names(self, subject: object, name: str) -> tuple[str, ...]:
        """The local names of the values of `kg:name` that lie within `kg:`."""
        return local_names(self.objects(subject, KG + name))

    def label(self, subject: object) -> str:
        """The rdfs:label, "" without one."""
        return next((v.value for v in self.objects(subject, RDFS + "label") if isinstance(v, ox.Literal)), "")

    def of_type(self, kind: str) -> list[ox.NamedNode]:
        """Our own terms of an OWL kind, in the order of the files."""
        wanted = ox.NamedNode(OWL + kind)
        return [
            subject for subject, values in self.table.items()
            if wanted in values.get(RDF_TYPE, ()) and isinstance(subject, ox.NamedNode) and subject.value.startswith(KG)
        ]  # fmt: skip


def local(node: ox.NamedNode) -> str:
    """The name after `kg:`."""
    return node.value.removeprefix(KG)


def local_names(nodes: Iterable[object]) -> tuple[str, ...]:
    """The names of those nodes that lie within `kg:`."""
    return tuple(local(n) for n in nodes if isinstance(n, ox.NamedNode) and n.value.startswith(KG))


def outside(nodes: Iterable[object]) -> tuple[str, ...]:
    """The IRIs of those nodes that lie in other vocabularies."""
    return tuple(n.value for n in nodes if isinstance(n, ox.NamedNode) and not n.value.startswith(KG))
