"""What kgbuild knows before it reads an article: classes, relations, event types, and names the world shares.

`load_ontology()` gives the typed view of `ontology/`; `check_ontology()` finds mistakes in it and says how to mend them.
"""

from __future__ import annotations

from kgbuild.ontology.load import find_ontology, load_ontology, vocabulary
from kgbuild.ontology.view import (
    Class, Country, DirectEdge, EventType, Example, Frame, Gazetteer, Ontology, Property, Slot,
)  # fmt: skip

__all__ = [
    "Class", "Country", "DirectEdge", "EventType", "Example", "Frame", "Gazetteer", "Ontology", "Property", "Slot",
    "find_ontology", "load_ontology", "vocabulary",
]  # fmt: skip
