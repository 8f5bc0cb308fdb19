"""What the ontology adds to every triple: superclasses, superproperties, labels.

In: names of classes and properties.  Out: the IRIs to write for each, those of other vocabularies too, so that plain
SPARQL needs no reasoner.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from kgbuild.graph.terms import Triple, iri, literal, term
from kgbuild.model.prefixes import PREFIXES
from kgbuild.ontology.view import Class, Ontology, Property

TYPE, LABEL = term("rdf:type"), term("rdfs:label")
_KG = f"<{PREFIXES['kg']}"


class Vocabulary:
    """The ontology seen from RDF, each closure worked out once."""

    def __init__(self, ontology: Ontology) -> None:
        self._ontology = ontology
        self._types: dict[tuple[str, str], tuple[str, ...]] = {}
        self._predicates: dict[str, tuple[str, ...]] = {}

    def types(self, name: str, top: str) -> tuple[str, ...]:
        """The class with all its superclasses, `top` ("Entity", "Event") among them whatever the ontology says."""
        key = (name, top)
        if key not in self._types:
            self._types[key] = _closure(key, self._ontology.classes)
        return self._types[key]

    def predicates(self, curie: str) -> tuple[str, ...]:
        """The property with all its superproperties."""
        if curie not in self._predicates:
            known = curie.startswith("kg:")
            found = _closure((curie[3:],), self._ontology.properties) if known else (term(curie),)
            self._predicates[curie] = found
        return self._predicates[curie]

    def symmetric(self, curie: str) -> bool:
        """Does the property hold both ways?"""
        known = self._ontology.properties.get(curie.removeprefix("kg:")) if curie.startswith("kg:") else None
        return known is not None and known.symmetric

    def described(self, used: Iterable[str], own: Mapping[str, str]) -> Iterator[Triple]:
        """For every `kg:` and `rel:` term in use its label and what it is part of; `own` has the words behind
        `rel:` ones."""
        for name in sorted(set(used)):
            if name in own:
                yield name, LABEL, literal(own[name], language="en")
                yield name, TYPE, term("owl:ObjectProperty")
            elif name.startswith(_KG):
                local = name[len(_KG) : -1]
                yield name, LABEL, literal(self._label(local), language="en")
                yield from _placed(name, "rdfs:subPropertyOf", self._ontology.properties.get(local))
                yield from _placed(name, "rdfs:subClassOf", self._ontology.classes.get(local))

    def _label(self, local: str) -> str:
        known = self._ontology.properties.get(local) or self._ontology.classes.get(local)
        return known.label if known else re.sub(r"(?<=[a-z])(?=[A-Z])", " ", local).casefold()


def _placed(name: str, relation: str, known: Class | Property | None) -> Iterator[Triple]:
    if known is not None:
        for parent in (*(term(f"kg:{each}") for each in known.parents), *map(iri, known.outside)):
            yield name, term(relation), parent


def _closure(names: Iterable[str], known: Mapping[str, Class] | Mapping[str, Property]) -> tuple[str, ...]:
    """The IRIs of the names and of all that is above them, each once."""
    found: dict[str, None] = {}
    queue = list(names)
    while queue:
        name = queue.pop(0)
        if term(f"kg:{name}") not in found:
            found[term(f"kg:{name}")] = None
            above = known.get(name)
            if above is not None:
                queue.extend(above.parents)
                found |= dict.fromkeys(map(iri, above.outside))
    return tuple(found)
