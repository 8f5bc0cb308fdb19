"""Finds mistakes in the ontology and says how to mend them, so that a new event type needs no Python.

In: the folder.  Out: problems with file, line, what is wrong and what to write instead.  The shapes of
`ontology/checks.ttl` say what must be there; `RULES`, each a function, which names exist and what can be told apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import rdflib
from rdflib.namespace import RDF, RDFS, SH

from kgbuild.errors import OntologyError
from kgbuild.model import Problem
from kgbuild.ontology import check_names as names
from kgbuild.ontology import check_sense as sense
from kgbuild.ontology.checked import Checked, problem
from kgbuild.ontology.load import find_ontology, load_ontology
from kgbuild.ontology.sources import Source, curie, parse, read_sources
from kgbuild.ontology.statements import KG

RULES = (
    names.unknown_terms, names.unknown_roles, names.unknown_classes, names.unknown_syntax, names.misnamed_edges,
    names.unknown_shapes, names.doubtful_examples, names.gazetteer_classes,
    sense.unfilled_edges, sense.twins, sense.shared_nouns, sense.circles,
)  # fmt: skip


def check_ontology(folder: Path | None = None) -> list[Problem]:
    """All that is wrong with the ontology in `folder`; nothing for a good one."""
    folder = folder or find_ontology()
    sources, problems = read_sources(folder)
    if problems or not sources:
        return problems or [problem(str(folder), "no core.ttl here", "name a folder made like ontology/")]
    try:
        checked = Checked(load_ontology(folder), sources)
    except OntologyError as error:
        return [problem(error.where, error.found, error.todo)]
    found = [mistake for rule in RULES for mistake in rule(checked)] + list(shape_problems(folder, sources))
    return sorted(set(found), key=lambda p: (p.where.rpartition(" ")[0], len(p.where), p.where, p.found))


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
        yield problem(source.at(curie(owner)), f"{curie(owner)} {report.value(result, SH.resultMessage)}", str(todo))
