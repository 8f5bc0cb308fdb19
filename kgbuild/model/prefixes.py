"""The prefixes of the contract: known to every file kgbuild writes and every query it takes.

In `model`, because the query path must know them without importing the graph libraries.
"""

from __future__ import annotations

PREFIXES = {
    "kg": "https://w3id.org/kgbuild/ns#",
    "rel": "https://w3id.org/kgbuild/rel/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dct": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
    "schema": "https://schema.org/",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "time": "http://www.w3.org/2006/time#",
    "grasp": "http://groundedannotationframework.org/grasp#",
}
"""Beside these, `id:` stands for the base of the individuals."""
