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
from kgbuild.ontology.improbable import read_shapes
from kgbuild.ontology.statements import KG, OWL, RDF_TYPE, RDFS, Node, Statements, local, local_names, outside
from kgbuild.ontology.view import Class, DirectEdge, EventType, Example, Frame, Ontology, Property, Slot

if TYPE_CHECKING:
    import rdflib

PROPERTY_KINDS = ("ObjectProperty", "DatatypeProperty", "SymmetricProperty", "FunctionalProperty", "TransitiveProperty")


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
    improbable = Statements()
    for path in folder.glob("improbable.ttl"):
        improbable.read(path)
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
        shapes=tuple(read_shapes(improbable.table, improbable.objects, local_names)),
    )


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
        outside=outside(statements.objects(node, RDFS + "subPropertyOf")),
    )


def _event_type(statements: Statements, node: ox.NamedNode, properties: dict[str, Property]) -> EventType:
    name = local(node)
    edges = [
        DirectEdge(
            source,
            target,
            f"kg:{prop}",
            properties[prop].label if prop in properties else prop,
            statements.names(edge, "fromFiller"),
            statements.names(edge, "toFiller"),
            tuple(map(_phrase, statements.texts(edge, "notVerb"))),
        )
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
    without = statements.texts(node, "without")
    return [Frame(event, pos, lemmas, slots, without) for pos, lemmas in by_pos.items() if lemmas]


def _phrase(words: str) -> str:
    """A verb phrase without articles: "set a record" also stands for "set the record"."""
    return " ".join(word for word in words.split() if word not in {"a", "an", "the"})


def _slots(statements: Statements, node: object, name: str) -> tuple[Slot, ...]:
    return tuple(
        Slot(
            syntax,
            role,
            statements.names(slot, "filler"),
            statements.texts(slot, "required") == ("true",),
            statements.texts(slot, "strict") == ("true",),
        )
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
    others = [*folder.glob("improbable.ttl"), *sorted((folder / "gazetteer").glob("*.tsv"))]
    paths: Sequence[Path] = [*turtle_files(folder), *others]
    for path in paths:
        total.update(path.name.encode() + b"\0" + path.read_bytes())
    return total.hexdigest()[:16]
