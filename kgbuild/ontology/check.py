"""Finds mistakes in the ontology and says how to mend them, so that a new event type needs no Python.

In: the folder.  Out: problems with file, line, what is wrong and what to write instead.  The shapes of
`ontology/checks.ttl` say what must be there; the rules here, each a function, say which names exist and what can be
told apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

import rdflib
from rdflib.namespace import RDF, RDFS, SH

from kgbuild.errors import OntologyError
from kgbuild.model import ROLES, Modality, Problem
from kgbuild.ontology.load import find_ontology, load_ontology
from kgbuild.ontology.sources import Source, curie, parse, read_sources
from kgbuild.ontology.statements import KG
from kgbuild.ontology.view import Frame, Ontology

NS = rdflib.Namespace(KG)
SYNTAX = ("subject", "object", "indirect", "possessive", "compound", "clause", "complement")
"""Places in a sentence that are no prepositions."""


@dataclass(frozen=True)
class Checked:
    """What every rule may look at."""

    ontology: Ontology
    sources: Sequence[Source]

    def source(self, name: str) -> Source:
        """The file that defines a class."""
        return next((s for s in self.sources if (NS[name], RDF.type, None) in s.graph), self.sources[0])


def check_ontology(folder: Path | None = None) -> list[Problem]:
    """All that is wrong with the ontology in `folder`; nothing for a good one."""
    folder = folder or find_ontology()
    sources, problems = read_sources(folder)
    if problems or not sources:
        return problems or [_problem(str(folder), "no core.ttl here", "name a folder made like ontology/")]
    try:
        checked = Checked(load_ontology(folder), sources)
    except OntologyError as error:
        return [_problem(error.where, error.found, error.todo)]
    rules = (unknown_terms, unknown_roles, unknown_classes, unknown_syntax, unfilled_edges, misnamed_edges,
             unknown_shapes, doubtful_examples, twins, shared_nouns, circles, gazetteer_classes)  # fmt: skip
    found = [problem for rule in rules for problem in rule(checked)] + list(shape_problems(folder, sources))
    return sorted(set(found), key=lambda p: (p.where.rpartition(" ")[0], len(p.where), p.where, p.found))


def unknown_terms(checked: Checked) -> Iterator[Problem]:
    """A `kg:` name that no file declares."""
    declared = {str(t).removeprefix(KG) for s in checked.sources for t in s.defined()}
    for source in checked.sources:
        used = {str(node) for triple in source.graph for node in triple if isinstance(node, rdflib.URIRef)}
        for name in sorted(u.removeprefix(KG) for u in used if u.startswith(KG)):
            if name not in declared:
                todo = _nearest(name, sorted(declared), "declare it in this file", "kg:")
                yield _problem(source.at(f"kg:{name}"), f"kg:{name} is declared nowhere", todo)


def unknown_roles(checked: Checked) -> Iterator[Problem]:
    """A slot, edge or kg:single that names something other than the dozen roles."""
    for source in checked.sources:
        for predicate in (NS.role, NS["from"], NS.to, NS.single):
            for node in sorted(set(source.graph.objects(None, predicate)), key=str):
                name = str(node).removeprefix(KG)
                if name not in ROLES:
                    todo = _nearest(name, ROLES, f"the roles are {', '.join(ROLES)}", "kg:")
                    yield _problem(source.at(curie(node)), f"{curie(node)} is no role", todo)


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
                    todo = _nearest(name, sorted(names), f"declare the {what[predicate]}", "kg:")
                    yield _problem(source.at(curie(node)), f"{curie(node)} is no {what[predicate]}", todo)


def unknown_syntax(checked: Checked) -> Iterator[Problem]:
    """A slot for a place in the sentence that does not exist."""
    prepositions = {str(p) for s in checked.sources for p in s.graph.objects(NS.Event, NS.preposition)}
    known = sorted({*SYNTAX, *prepositions})
    for source in checked.sources:
        for node in sorted(set(source.graph.objects(None, NS.syntax)), key=str):
            if str(node) not in known:
                todo = _nearest(str(node), known, f"use {', '.join(SYNTAX)} or a kg:preposition of core.ttl")
                yield _problem(source.at(f'"{node}"'), f"no slot is called {str(node)!r}", todo)


def unfilled_edges(checked: Checked) -> Iterator[Problem]:
    """An edge from or to a role that no slot of the type, and no default slot, fills."""
    default = {slot.role for slot in checked.ontology.default_slots}
    for event in checked.ontology.events.values():
        roles = default | {slot.role for frame in event.frames for slot in frame.slots}
        for edge in event.edges:
            for role in (edge.source, edge.target):
                if role in ROLES and role not in roles:
                    where = checked.source(event.name).at("kg:edge")
                    found = f"{event.name}: the edge {edge.predicate} needs {role}, which no slot fills"
                    yield _problem(where, found, f"add a slot with kg:role kg:{role}")


def misnamed_edges(checked: Checked) -> Iterator[Problem]:
    """A kg:notVerb that is no verb of its type."""
    for event in checked.ontology.events.values():
        verbs = sorted({lemma for frame in event.frames if frame.pos == "verb" for lemma in frame.lemmas})
        for word in sorted({word for edge in event.edges for word in edge.not_verbs} - set(verbs)):
            where = checked.source(event.name).at(f'"{word}"')
            yield _problem(where, f"{event.name} has no verb {word!r}", _nearest(word, verbs, "drop it", ""))


def unknown_shapes(checked: Checked) -> Iterator[Problem]:
    """A shape of improbable.ttl on a class or role that does not exist, or without a message."""
    where, classes = "ontology/improbable.ttl", sorted(checked.ontology.classes)
    for shape in checked.ontology.shapes:
        for name in (shape.event, *shape.never, *shape.only):
            if name not in checked.ontology.classes:
                yield _problem(where, f"kg:{name} is no class", _nearest(name, classes, "use a declared class", "kg:"))
        for role in (shape.role, *shape.apart):
            if role not in ROLES:
                yield _problem(where, f"kg:{role} is no role", _nearest(role, ROLES, "name a role", "kg:"))
        if not shape.message:
            yield _problem(where, f"the shape on kg:{shape.event} gives no reason", "add sh:message")


def doubtful_examples(checked: Checked) -> Iterator[Problem]:
    """An example that expects an unknown role or modality, or words that are not in its sentence."""
    for event in checked.ontology.events.values():
        source = checked.source(event.name)
        for example in event.examples:
            where = source.at(example.text[:40])
            if example.modality not in [m.value for m in Modality]:
                todo = "use " + ", ".join(f"kg:{m.value}" for m in Modality)
                yield _problem(where, f"the example expects an unknown modality {example.modality!r}", todo)
            for role, words in example.expects:
                if role not in ROLES:
                    todo = _nearest(role, ROLES, 'write kg:expects "role=words; role=words"')
                    yield _problem(where, f"the example expects an unknown role {role!r}", todo)
                elif not words or words.casefold() not in example.text.casefold():
                    found = f"the example expects {role}={words!r}, which is not in its sentence"
                    yield _problem(where, found, "use words of the sentence")


def twins(checked: Checked) -> Iterator[Problem]:
    """Two types with the same verb or noun and slots that cannot tell them apart."""
    for (_, lemma), frames in sorted(checked.ontology.frame_index.items()):
        for i, one in enumerate(frames):
            for other in frames[i + 1 :]:
                if one.event != other.event and _signature(one) == _signature(other):
                    where = checked.source(other.event).at(f'"{lemma}"')
                    found = f"{lemma!r} is in {one.event} and in {other.event}, with slots that cannot tell them apart"
                    todo = "give a slot of one of them other fillers, make one required, or drop the word"
                    yield _problem(where, found, todo)


def shared_nouns(checked: Checked) -> Iterator[Problem]:
    """A common noun that names the members of two classes."""
    first: dict[str, str] = {}
    for cls in checked.ontology.classes.values():
        for noun in cls.nouns:
            if first.setdefault(noun, cls.name) != cls.name:
                where = checked.source(cls.name).at(f"kg:{cls.name}")
                yield _problem(where, f"{noun!r} stands on {first[noun]} and on {cls.name}", "keep it on one class")


def circles(checked: Checked) -> Iterator[Problem]:
    """A class that is above itself."""
    for name, cls in sorted(checked.ontology.classes.items()):
        if any(name in checked.ontology.ancestors(parent) for parent in cls.parents):
            where = checked.source(name).at(f"kg:{name}")
            yield _problem(where, f"kg:{name} is a subclass of itself", "mend its rdfs:subClassOf")


def gazetteer_classes(checked: Checked) -> Iterator[Problem]:
    """A name of the gazetteer with a class that does not exist."""
    for name, cls in checked.ontology.gazetteer.regions.items():
        if cls not in checked.ontology.classes:
            todo = _nearest(cls, sorted(checked.ontology.classes), "use a class of entities.ttl")
            found = f"{name} is said to be of class {cls!r}, which does not exist"
            yield _problem("gazetteer/regions.tsv", found, todo)


def shape_problems(folder: Path, sources: Sequence[Source]) -> Iterator[Problem]:
    """What the shapes of `checks.ttl` find."""
    import pyshacl

    shapes = parse((folder / "checks.ttl").read_text(encoding="utf-8"))
    whole = rdflib.Graph()
    for source in sources:
        whole += source.graph
    _, report, _ = pyshacl.validate(whole, shacl_graph=shapes, advanced=False)
    assert isinstance(report, rdflib.Graph)
    for result in report.subjects(RDF.type, SH.ValidationResult):
        focus, shape = report.value(result, SH.focusNode), report.value(result, SH.sourceShape)
        assert focus is not None and shape is not None
        source = next((s for s in sources if (focus, None, None) in s.graph), sources[0])
        owner = source.owner(focus)
        if not str(owner).startswith(KG):
            continue
        todo = shapes.value(shape, RDFS.comment) or ""
        yield _problem(source.at(curie(owner)), f"{curie(owner)} {report.value(result, SH.resultMessage)}", str(todo))


def _signature(frame: Frame) -> frozenset[tuple[str, tuple[str, ...], bool]]:
    return frozenset(
        (slot.syntax, tuple(sorted(slot.fillers)), slot.required)
        for slot in frame.slots
        if slot.syntax in ("subject", "object", "indirect") or slot.required
    )


def _nearest(name: str, known: Iterable[str], otherwise: str, prefix: str = "") -> str:
    near = get_close_matches(name, list(known), n=1, cutoff=0.6)
    return f"did you mean {prefix}{near[0]}?" if near else otherwise


def _problem(where: str, found: str, todo: str) -> Problem:
    return Problem(where, found, todo, article=False)
