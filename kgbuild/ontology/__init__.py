"""What kgbuild knows before it reads an article: classes, relations, event types, and names the world shares.

`load_ontology()` gives the typed view of `ontology/`; `check_ontology()` finds mistakes in it and says how to mend
them.  The check needs pyshacl and rdflib, so it is imported when first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kgbuild.ontology.load import find_ontology, load_ontology, vocabulary
from kgbuild.ontology.view import (
    Class,
    Country,
    DirectEdge,
    EventType,
    Example,
    Frame,
    Gazetteer,
    Ontology,
    Property,
    Slot,
)  # fmt: skip

if TYPE_CHECKING:
    from kgbuild.ontology.check import check_ontology

__all__ = [
    "Class", "Country", "DirectEdge", "EventType", "Example", "Frame", "Gazetteer", "Ontology", "Property", "Slot",
    "check_ontology", "find_ontology", "load_ontology", "vocabulary",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name != "check_ontology":
        raise AttributeError(f"module 'kgbuild.ontology' has no attribute {name!r}")
    from kgbuild.ontology.check import check_ontology

    return check_ontology
