"""Words a reader sees for predicates, classes and literal values.

In: CURIEs, class names, values.  Out: short English strings.
"""

from __future__ import annotations

import re

from kgbuild.model import ROLES, Fact, Quantity, Value, When
from kgbuild.ontology.view import Ontology


def local(curie: str) -> str:
    """`met` for `kg:met`."""
    return curie.rsplit(":", 1)[-1]


def spaced(name: str) -> str:
    """`coAgent` -> `co agent`, `give_to` -> `give to`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name).replace("_", " ").replace("-", " ").lower()


def is_role(predicate: str) -> bool:
    """Is this one of the thematic roles that tie an event to its fillers?"""
    return local(predicate) in ROLES


def predicate_label(fact: Fact, ontology: Ontology) -> str:
    """The fact's own label, else the ontology's, else the name taken apart."""
    known = ontology.properties.get(local(fact.predicate))
    return fact.label or (known.label if known else "") or spaced(local(fact.predicate))


def class_label(name: str, ontology: Ontology) -> str:
    """What the ontology calls a class of entities or events."""
    if name in ontology.events and ontology.events[name].label:
        return ontology.events[name].label
    if name in ontology.classes and ontology.classes[name].label:
        return ontology.classes[name].label
    return spaced(name)


def value_text(value: Value) -> str:
    """A literal as the articles put it, with the worked-out value where it adds something."""
    if isinstance(value, When):
        return value.words or value.value
    if isinstance(value, Quantity):
        plain = " ".join(part for part in (value.hedge, value.value, value.unit) if part)
        return value.words or plain
    return value
