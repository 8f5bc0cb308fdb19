"""What the rules of the check share.  In: an ontology and its files.  Out: places in the files, and problems."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

import rdflib
from rdflib.namespace import RDF

from kgbuild.model import Problem
from kgbuild.ontology.sources import Source
from kgbuild.ontology.statements import KG
from kgbuild.ontology.view import Ontology

NS = rdflib.Namespace(KG)


@dataclass(frozen=True)
class Checked:
    """What every rule may look at."""

    ontology: Ontology
    sources: Sequence[Source]

    def source(self, name: str) -> Source:
        """The file that defines a class."""
        return next((s for s in self.sources if (NS[name], RDF.type, None) in s.graph), self.sources[0])


def nearest(name: str, known: Iterable[str], otherwise: str, prefix: str = "") -> str:
    """What to write instead of a name: the one most like it, or otherwise."""
    near = get_close_matches(name, list(known), n=1, cutoff=0.6)
    return f"did you mean {prefix}{near[0]}?" if near else otherwise


def problem(where: str, found: str, todo: str) -> Problem:
    """A mistake in the ontology."""
    return Problem(where, found, todo, article=False)
