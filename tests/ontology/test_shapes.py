"""The shapes of `shapes.ttl` accept a small graph that keeps the contract and refuse each way of breaking it."""

from __future__ import annotations

from functools import cache

import pyshacl
import pytest
import rdflib

from kgbuild.ontology import find_ontology

GOOD = """
@prefix kg: <https://w3id.org/kgbuild/ns#> .
@prefix id: <https://w3id.org/kgbuild/id/> .
@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

id:a a kg:Article ; kg:fileName "a.txt" ; kg:sha256 "%s" .
id:ana a kg:Person, kg:Actor, kg:Entity, kg:Thing ; rdfs:label "Ana Ruiz" ; skos:prefLabel "Ana Ruiz" ; skos:altLabel "Ruiz" ; kg:mentionedIn id:a .
id:tom a kg:Person, kg:Actor, kg:Entity, kg:Thing ; rdfs:label "Tom Beck" ; skos:prefLabel "Tom Beck" ; kg:mentionedIn id:a .
id:e1 a kg:Meeting, kg:Event, kg:Thing ; rdfs:label "Ana Ruiz met Tom Beck" ; kg:predicate "meet" ; kg:mentionedIn id:a ;
    kg:agent id:ana ; kg:role id:ana, id:tom ; kg:coAgent id:tom ; kg:date "2021-05-04"^^xsd:date .
id:c1 a kg:Claim, rdf:Statement ; rdf:subject id:ana ; rdf:predicate kg:met ; rdf:object id:tom ; kg:evidence id:s1 ; kg:attributedTo id:a ;
    kg:modality kg:Asserted ; kg:status kg:Disputed ; kg:support 1 ; kg:confidence 0.8 ; kg:conflictsWith id:c2 .
id:c2 a kg:Claim, rdf:Statement ; rdf:subject id:ana ; rdf:predicate kg:met ; rdf:object id:tom ; kg:evidence id:s1 ; kg:attributedTo id:a ;
    kg:modality kg:Negated ; kg:status kg:Disputed ; kg:support 1 ; kg:confidence 0.5 ; kg:conflictsWith id:c1 .
id:s1 a kg:Evidence ; nif:anchorOf "Ana Ruiz met Tom Beck" ; nif:beginIndex "0"^^xsd:nonNegativeInteger ; nif:endIndex "21"^^xsd:nonNegativeInteger ;
    nif:referenceContext id:a .
""" % ("0" * 64)

BREAKS = [
    ("evidence ends before it begins", '"0"^^xsd:nonNegativeInteger', '"30"^^xsd:nonNegativeInteger', "begins before it ends"),
    ("no evidence", "kg:evidence id:s1 ; kg:attributedTo id:a ;\n    kg:modality kg:Asserted", "kg:attributedTo id:a ;\n    kg:modality kg:Asserted", "rests on evidence"),
    ("nobody says so", "kg:attributedTo id:a ;\n    kg:modality kg:Asserted", "kg:modality kg:Asserted", "attributed to"),
    ("an unknown modality", "kg:Asserted", "kg:Perhaps", "one modality of the six"),
    ("confidence above one", "kg:confidence 0.8", "kg:confidence 1.8", "between 0 and 1"),
    ("support of none", "kg:support 1 ; kg:confidence 0.8", "kg:support 0 ; kg:confidence 0.8", "at least one"),
    ("a conflict one way", " ; kg:conflictsWith id:c1", "", "goes both ways"),
    ("a conflict not disputed", "kg:status kg:Disputed ; kg:support 1 ; kg:confidence 0.8", "kg:status kg:Agreed ; kg:support 1 ; kg:confidence 0.8", "is disputed"),
    ("a person who is a place", "id:tom a kg:Person,", "id:tom a kg:Person, kg:Place,", "a person is no place"),
    ("an entity in no article", '"Tom Beck" ; kg:mentionedIn id:a', '"Tom Beck"', "mentioned in at least one article"),
    ("a date that is a string", '"2021-05-04"^^xsd:date', '"4 May"', "a date is an"),
    ("no file sum", f'; kg:sha256 "{"0" * 64}"', "", "SHA-256"),
    ("a role outside an event", "id:tom a kg:Person,", "id:tom kg:theme id:ana ; a kg:Person,", "only an event has roles"),
    ("no best name", '; skos:prefLabel "Tom Beck"', "", "one skos:prefLabel"),
]  # fmt: skip


@cache
def shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(find_ontology() / "shapes.ttl")


def violations(turtle: str) -> str:
    """The validator's report, "" when the graph conforms."""
    data = rdflib.Graph().parse(data=turtle, format="turtle")
    conforms, _, text = pyshacl.validate(data, shacl_graph=shapes(), advanced=True)
    return "" if conforms else text


def test_a_graph_that_keeps_the_contract_conforms() -> None:
    assert violations(GOOD) == ""


@pytest.mark.parametrize(("old", "new", "message"), [b[1:] for b in BREAKS], ids=[b[0] for b in BREAKS])
def test_a_broken_promise_is_refused(old: str, new: str, message: str) -> None:
    assert old in GOOD
    assert message in violations(GOOD.replace(old, new, 1))
