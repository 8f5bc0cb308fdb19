"""The vocabulary makes sense as OWL: what it uses it declares, and it aligns with the vocabularies around it."""

from __future__ import annotations

import rdflib
from rdflib.namespace import OWL, RDF, RDFS

from kgbuild.ontology import load_ontology, vocabulary

GRAPH = vocabulary()
KG = rdflib.Namespace("https://w3id.org/kgbuild/ns#")
OUTSIDE = {
    "SEM": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "schema.org": "https://schema.org/",
    "PROV-O": "http://www.w3.org/ns/prov#",
    "SKOS": "http://www.w3.org/2004/02/skos/core#",
    "OWL-Time": "http://www.w3.org/2006/time#",
    "NIF": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "GRaSP": "http://groundedannotationframework.org/grasp#",
}


def test_it_is_aligned_with_the_vocabularies_around_it() -> None:
    above = {str(o) for p in (RDFS.subClassOf, RDFS.subPropertyOf) for o in GRAPH.objects(None, p)}
    assert {name for name, iri in OUTSIDE.items() if any(a.startswith(iri) for a in above)} == set(OUTSIDE)


def test_every_class_lies_under_thing_or_beside_it() -> None:
    ontology = load_ontology()
    tops = {name for name, cls in ontology.classes.items() if not cls.parents}
    assert tops == {"Thing", "Claim", "Evidence", "Article", "Modality", "Status"}


def test_nothing_is_class_and_property_at_once() -> None:
    classes = set(GRAPH.subjects(RDF.type, OWL.Class))
    properties = {s for kind in (OWL.ObjectProperty, OWL.DatatypeProperty) for s in GRAPH.subjects(RDF.type, kind)}
    assert not classes & properties
    assert not set(GRAPH.subjects(RDF.type, OWL.ObjectProperty)) & set(GRAPH.subjects(RDF.type, OWL.DatatypeProperty))


def test_every_direct_edge_has_a_property_of_the_relation_family() -> None:
    ontology = load_ontology()

    def family(name: str) -> bool:
        return name == "relation" or any(family(parent) for parent in ontology.properties[name].parents)

    edges = {edge.predicate.removeprefix("kg:") for event in ontology.events.values() for edge in event.edges}
    assert sorted(name for name in edges if not family(name)) == []


def test_modalities_are_those_of_the_model() -> None:
    from kgbuild.model import Modality, Status

    assert {str(s).rpartition("#")[2] for s in GRAPH.subjects(RDF.type, KG.Modality)} == {m.value for m in Modality}
    assert {str(s).rpartition("#")[2] for s in GRAPH.subjects(RDF.type, KG.Status)} == {s.value for s in Status}
