"""Rules on names: whatever the ontology names exists.  In: what is checked.  Out: problems."""

from __future__ import annotations

from collections.abc import Iterator

import rdflib

from kgbuild.model import ROLES, Modality, Problem
from kgbuild.ontology.checked import NS, Checked, nearest, problem
from kgbuild.ontology.sources import curie
from kgbuild.ontology.statements import KG

SYNTAX = ("subject", "object", "indirect", "possessive", "compound", "clause", "complement")
"""Places in a sentence that are no prepositions."""


def unknown_terms(checked: Checked) -> Iterator[Problem]:
    """A `kg:` name that no file declares."""
    declared = {str(t).removeprefix(KG) for s in checked.sources for t in s.defined()}
    for source in checked.sources:
        used = {str(node) for triple in source.graph for node in triple if isinstance(node, rdflib.URIRef)}
        for name in sorted(u.removeprefix(KG) for u in used if u.startswith(KG)):
            if name not in declared:
                todo = nearest(name, sorted(declared), "declare it in this file", "kg:")
                yield problem(source.at(f"kg:{name}"), f"kg:{name} is declared nowhere", todo)


def unknown_roles(checked: Checked) -> Iterator[Problem]:
    """A slot, edge or kg:single that names something other than the dozen roles."""
    for source in checked.sources:
        for predicate in (NS.role, NS["from"], NS.to, NS.single):
            for node in sorted(set(source.graph.objects(None, predicate)), key=str):
                name = str(node).removeprefix(KG)
                if name not in ROLES:
                    todo = nearest(name, ROLES, f"the roles are {', '.join(ROLES)}", "kg:")
                    yield problem(source.at(curie(node)), f"{curie(node)} is no role", todo)


def unknown_classes(checked: Checked) -> Iterator[Problem]:
    """A filler or superclass that is no class, or an edge that is called by no property."""
    classes = checked.ontology.classes
    known = {NS.filler: classes, NS.fromFiller: classes, NS.toFiller: classes, NS.property: checked.ontology.properties}
    what = dict.fromkeys(known, "class") | {NS.property: "property"}
    for source in checked.sources:
        for predicate, names in known.items():
            for node in sorted(set(source.graph.objects(None, predicate)), key=str):
                name = str(node).removeprefix(KG)
                if name not in names:
                    todo = nearest(name, sorted(names), f"declare the {what[predicate]}", "kg:")
                    yield problem(source.at(curie(node)), f"{curie(node)} is no {what[predicate]}", todo)


def unknown_syntax(checked: Checked) -> Iterator[Problem]:
    """A slot for a place in the sentence that does not exist."""
    prepositions = {str(p) for s in checked.sources for p in s.graph.objects(NS.Event, NS.preposition)}
    known = sorted({*SYNTAX, *prepositions})
    for source in checked.sources:
        for node in sorted(set(source.graph.objects(None, NS.syntax)), key=str):
            if str(node) not in known:
                todo = nearest(str(node), known, f"use {', '.join(SYNTAX)} or a kg:preposition of core.ttl")
                yield problem(source.at(f'"{node}"'), f"no slot is called {str(node)!r}", todo)


def misnamed_edges(checked: Checked) -> Iterator[Problem]:
    """A kg:notVerb that is no verb of its type."""
    for event in checked.ontology.events.values():
        verbs = sorted({lemma for frame in event.frames if frame.pos == "verb" for lemma in frame.lemmas})
        for word in sorted({word for edge in event.edges for word in edge.not_verbs} - set(verbs)):
            where = checked.source(event.name).at(f'"{word}"')
            yield problem(where, f"{event.name} has no verb {word!r}", nearest(word, verbs, "drop it", ""))


def unknown_shapes(checked: Checked) -> Iterator[Problem]:
    """A shape of improbable.ttl on a class or role that does not exist, or without a message."""
    where, classes = "ontology/improbable.ttl", sorted(checked.ontology.classes)
    for shape in checked.ontology.shapes:
        for name in (shape.event, *shape.never, *shape.only):
            if name not in checked.ontology.classes:
                yield problem(where, f"kg:{name} is no class", nearest(name, classes, "use a declared class", "kg:"))
        for role in (shape.role, *shape.apart):
            if role not in ROLES:
                yield problem(where, f"kg:{role} is no role", nearest(role, ROLES, "name a role", "kg:"))
        if not shape.message:
            yield problem(where, f"the shape on kg:{shape.event} gives no reason", "add sh:message")


def doubtful_examples(checked: Checked) -> Iterator[Problem]:
    """An example that expects an unknown role or modality, or words that are not in its sentence."""
    for event in checked.ontology.events.values():
        source = checked.source(event.name)
        for example in event.examples:
            where = source.at(example.text[:40])
            if example.modality not in [m.value for m in Modality]:
                todo = "use " + ", ".join(f"kg:{m.value}" for m in Modality)
                yield problem(where, f"the example expects an unknown modality {example.modality!r}", todo)
            for role, words in example.expects:
                if role not in ROLES:
                    todo = nearest(role, ROLES, 'write kg:expects "role=words; role=words"')
                    yield problem(where, f"the example expects an unknown role {role!r}", todo)
                elif not words or words.casefold() not in example.text.casefold():
                    found = f"the example expects {role}={words!r}, which is not in its sentence"
                    yield problem(where, found, "use words of the sentence")


def gazetteer_classes(checked: Checked) -> Iterator[Problem]:
    """A name of the gazetteer with a class that does not exist."""
    for name, cls in checked.ontology.gazetteer.regions.items():
        if cls not in checked.ontology.classes:
            todo = nearest(cls, sorted(checked.ontology.classes), "use a class of entities.ttl")
            found = f"{name} is said to be of class {cls!r}, which does not exist"
            yield problem("gazetteer/regions.tsv", found, todo)
