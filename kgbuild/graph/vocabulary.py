"""What the ontology adds to every triple: superclasses, superproperties, labels.

In: names of classes and properties.  Out: the IRIs to write for each, so that plain SPARQL needs no reasoner.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from kgbuild.graph.terms import Triple, literal, term
from kgbuild.model.prefixes import PREFIXES
from kgbuild.ontology.view import Class, Ontology, Property

TYPE, LABEL = term("rdf:type"), term("rdfs:label")


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
            self._types[key] = tuple(term(each) for each in _closure((name, top), self._ontology.classes))
        return self._types[key]

    def predicates(self, curie: str) -> tuple[str, ...]:
        """The property with all its superproperties."""
        if curie not in self._predicates:
            local = curie.removeprefix("kg:")
            known = _closure((local,), self._ontology.properties) if curie.startswith("kg:") else [curie]
            self._predicates[curie] = tuple(term(each) for each in known)
        return self._predicates[curie]

    def symmetric(self, curie: str) -> bool:
        """Does the property hold both ways?"""
        known = self._ontology.properties.get(curie.removeprefix("kg:")) if curie.startswith("kg:") else None
        return known is not None and known.symmetric

    def labels(self, used: Iterable[str], own: Mapping[str, str]) -> list[Triple]:
        """An rdfs:label for every `kg:` and `rel:` term in use; `own` has the words behind `rel:` ones."""
        triples = []
        for iri in sorted(set(used)):
            if iri.startswith(f"<{PREFIXES['kg']}"):
                local = iri[len(PREFIXES["kg"]) + 1 : -1]
                known = self._ontology.properties.get(local) or self._ontology.classes.get(local)
                triples.append((iri, LABEL, literal(known.label if known else _spaced(local), language="en")))
            elif iri in own:
                triples.append((iri, LABEL, literal(own[iri], language="en")))
                triples.append((iri, TYPE, term("owl:ObjectProperty")))
        return triples


def _closure(names: Iterable[str], known: Mapping[str, Class] | Mapping[str, Property]) -> list[str]:
    seen: list[str] = []
    queue = list(names)
    while queue:
        name = queue.pop(0)
        if name not in seen:
            seen.append(name)
            queue.extend(known[name].parents if name in known else ())
    return seen


def _spaced(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).casefold()
