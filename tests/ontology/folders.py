"""A small ontology in a folder: the real core and entities, one event type, and room for mistakes."""

from __future__ import annotations

import shutil
from pathlib import Path

from kgbuild.ontology import find_ontology

PREFIXES = """@prefix kg:   <https://w3id.org/kgbuild/ns#> .
@prefix owl:  <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .

"""
BAKING = """kg:Baking a owl:Class ; rdfs:subClassOf kg:Creation ; rdfs:label "baking"@en ;
    rdfs:comment "Someone bakes something."@en ;
    kg:frame [ kg:verb "bake" ;
               kg:slot [ kg:syntax "subject" ; kg:role kg:agent ; kg:filler kg:Person ],
                       [ kg:syntax "object" ; kg:role kg:theme ; kg:filler kg:Food ; kg:required true ] ] ;
    kg:edge [ kg:from kg:agent ; kg:to kg:theme ; kg:property kg:baked ] ;
    kg:example [ kg:text "Rosa Lind baked a cake." ; kg:expects "agent=Rosa Lind; theme=cake" ],
               [ kg:text "The cook baked bread." ; kg:expects "agent=cook; theme=bread" ],
               [ kg:text "The pizza was baked by a monk." ; kg:expects "agent=monk; theme=pizza" ] ;
    kg:counterExample [ kg:text "The sun baked the earth." ] .

kg:baked a owl:ObjectProperty ; rdfs:subPropertyOf kg:relation ; rdfs:label "baked"@en ; rdfs:comment "Made in an oven."@en .
"""


def small_folder(path: Path, baking: str = BAKING, extra: str = "") -> Path:
    """An ontology folder under `path` with `baking` as its only event type, and `extra` after it."""
    folder = path / "ontology"
    (folder / "events").mkdir(parents=True)
    for name in ("core.ttl", "entities.ttl", "relations.ttl", "checks.ttl", "shapes.ttl"):
        shutil.copy(find_ontology() / name, folder / name)
    (folder / "events" / "baking.ttl").write_text(PREFIXES + baking + extra, encoding="utf-8")
    return folder
