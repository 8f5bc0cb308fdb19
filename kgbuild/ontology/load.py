"""Reads `ontology/` into the typed view.

In: a folder of Turtle and TSV files (`find_ontology()` knows where ours is).  Out: one `Ontology`, cached.
Turtle is parsed with pyoxigraph: importing it and reading 100 files takes 60 ms, rdflib takes a second, and every
command waits for it.  `vocabulary()` gives the same files as an rdflib graph to those who write RDF.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kgbuild.errors import OntologyError
from kgbuild.ontology.gazetteer import load_gazetteer
from kgbuild.ontology.view import Class, DirectEdge, EventType, Example, Frame, Ontology, Property, Slot

if TYPE_CHECKING:
    import rdflib

KG = "https://w3id.org/kgbuild/ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
PROPERTY_KINDS = ("ObjectProperty", "DatatypeProperty", "SymmetricProperty", "FunctionalProperty", "TransitiveProperty")

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


def find_ontology() -> Path:
    """The ontology's folder: inside the installed package, else beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "_ontology", package.parent / "ontology"):
        if (folder / "core.ttl").is_file():
            return folder
    raise OntologyError("the ontology is missing", str(package / "_ontology"), "reinstall kgbuild")


def load_ontology(folder: Path | None = None) -> Ontology:
    """The ontology in `folder`, ours unless told otherwise; read once per process."""
    return _load((folder or find_ontology()).resolve())


def turtle_files(folder: Path) -> list[Path]:
    """The files that make up the vocabulary, in a fixed order: core, entities, relations, then the event types."""
    first = [folder / name for name in ("core.ttl", "entities.ttl", "relations.ttl")]
    return [path for path in first if path.is_file()] + sorted((folder / "events").glob("*.ttl"))


def vocabulary(folder: Path | None = None) -> rdflib.Graph:
    """All of the vocabulary and its shapes as one rdflib graph, for export and validation."""
    import rdflib

    folder = folder or find_ontology()
    graph = rdflib.Graph()
    for path in [*turtle_files(folder), folder / "shapes.ttl"]:
        if path.is_file():
            graph.parse(path, format="turtle")
    return graph


@lru_cache(maxsize=4)
def _load(folder: Path) -> Ontology:
    if not (folder / "core.ttl").is_file():
        raise OntologyError("no core.ttl here", str(folder), "name a folder made like ontology/")
    statements = Statements()
    for path in turtle_files(folder):
        statements.read(path)
    class_nodes = statements.of_type("Class")
    classes = {local(n): _class(statements, n) for n in class_nodes}
    properties = {local(n): _property(statements, n) for kind in PROPERTY_KINDS for n in statements.of_type(kind)}
    events = {
        local(n): _event_type(statements, n, properties)
        for n in sorted(class_nodes, key=local) if statements.objects(n, KG + "frame")
    }  # fmt: skip
    event_class = ox.NamedNode(KG + "Event")
    return Ontology(
        classes=classes,
        properties=properties,
        events=events,
        frame_index=_frame_index(events.values()),
        default_slots=_slots(statements, event_class, "defaultSlot"),
        light_verbs=frozenset(statements.texts(event_class, "lightVerb")),
        noun_index={noun: c.name for c in reversed(classes.values()) for noun in c.nouns},
        gazetteer=load_gazetteer(folder / "gazetteer"),
        digest=_digest(folder),
    )


def local(node: ox.NamedNode) -> str:
    """The name after `kg:`."""
    return node.value.removeprefix(KG)


def local_names(nodes: Iterable[object]) -> tuple[str, ...]:
    """The names of those nodes that lie within `kg:`."""
    return tuple(local(n) for n in nodes if isinstance(n, ox.NamedNode) and n.value.startswith(KG))


def outside(nodes: Iterable[object]) -> tuple[str, ...]:
    """The IRIs of those nodes that lie in other vocabularies."""
    return tuple(n.value for n in nodes if isinstance(n, ox.NamedNode) and not n.value.startswith(KG))


def _class(statements: Statements, node: ox.NamedNode) -> Class:
    parents = local_names(statements.objects(node, RDFS + "subClassOf"))
    nouns = () if statements.objects(node, KG + "frame") else statements.texts(node, "noun")
    aligned = outside(statements.objects(node, RDFS + "subClassOf"))
    return Class(local(node), statements.label(node), parents, nouns, aligned)


def _property(statements: Statements, node: ox.NamedNode) -> Property:
    kinds = statements.objects(node, RDF_TYPE)
    return Property(
        name=local(node),
        label=statements.label(node),
        parents=local_names(statements.objects(node, RDFS + "subPropertyOf")),
        symmetric=ox.NamedNode(OWL + "SymmetricProperty") in kinds,
        functional=ox.NamedNode(OWL + "FunctionalProperty") in kinds,
        domain=local_names(statements.objects(node, RDFS + "domain")),
        range=local_names(statements.objects(node, RDFS + "range")),
        inverse_label="".join(statements.texts(node, "inverseLabel")[:1]),
        outside=outside(statements.objects(node, RDFS + "subPropertyOf")),
    )


def _event_type(statements: Statements, node: ox.NamedNode, properties: dict[str, Property]) -> EventType:
    name = local(node)
    edges = [
        DirectEdge(source, target, f"kg:{prop}", properties[prop].label if prop in properties else prop)
        for edge in statements.objects(node, KG + "edge")
        for source in statements.names(edge, "from")
        for target in statements.names(edge, "to")
        for prop in statements.names(edge, "property")
    ]
    return EventType(
        name=name,
        label=statements.label(node),
        frames=tuple(f for n in statements.objects(node, KG + "frame") for f in _frames(statements, name, n)),
        edges=tuple(edges),
        examples=(
            *(_example(statements, n, False) for n in statements.objects(node, KG + "example")),
            *(_example(statements, n, True) for n in statements.objects(node, KG + "counterExample")),
        ),
        single=statements.names(node, "single"),
        plover="".join(statements.texts(node, "ploverCode")[:1]),
    )


def _frames(statements: Statements, event: str, node: Node) -> list[Frame]:
    """One frame for the verbs and one for the nouns of a `kg:frame`, with the same slots."""
    slots = _slots(statements, node, "slot")
    by_pos = {"verb": tuple(map(_phrase, statements.texts(node, "verb"))), "noun": statements.texts(node, "noun")}
    return [Frame(event, pos, lemmas, slots) for pos, lemmas in by_pos.items() if lemmas]


def _phrase(words: str) -> str:
    """A verb phrase without articles: "set a record" also stands for "set the record"."""
    return " ".join(word for word in words.split() if word not in {"a", "an", "the"})


def _slots(statements: Statements, node: object, name: str) -> tuple[Slot, ...]:
    return tuple(
        Slot(syntax, role, statements.names(slot, "filler"), statements.texts(slot, "required") == ("true",))
        for slot in statements.objects(node, KG + name)
        for syntax in statements.texts(slot, "syntax")
        for role in statements.names(slot, "role")
    )


def _example(statements: Statements, node: object, negative: bool) -> Example:
    pairs = [part.partition("=") for text in statements.texts(node, "expects") for part in text.split(";")]
    return Example(
        text=" ".join(statements.texts(node, "text")),
        expects=tuple((role.strip(), words.strip()) for role, _, words in pairs),
        negative=negative,
        modality="".join(statements.names(node, "expectsModality")[:1]) or "Asserted",
    )


def _frame_index(events: Iterable[EventType]) -> dict[tuple[str, str], tuple[Frame, ...]]:
    index: dict[tuple[str, str], tuple[Frame, ...]] = {}
    for frame in (f for e in events for f in e.frames):
        for lemma in frame.lemmas:
            index[frame.pos, lemma] = (*index.get((frame.pos, lemma), ()), frame)
    return index


def _digest(folder: Path) -> str:
    """Changes whenever a file of the ontology does."""
    total = hashlib.sha256()
    paths: Sequence[Path] = [*turtle_files(folder), *sorted((folder / "gazetteer").glob("*.tsv"))]
    for path in paths:
        total.update(path.name.encode() + b"\0" + path.read_bytes())
    return total.hexdigest()[:16]
