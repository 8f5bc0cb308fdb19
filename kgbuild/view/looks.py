"""How classes look: a shape and a colour slot each, so that nothing is told by colour alone.

In: the class of a node.  Out: its kind, and a `Look` by kind.  `assets/looks.json` names the usual kinds; any other
takes the next free slot in the order of its name.  Colours of a slot live in `assets/css/theme.css`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kgbuild.ontology.view import Ontology

SHAPES = ("dot", "square", "triangle", "diamond", "hexagon", "star", "triangleDown")
SLOTS = 8


@dataclass(frozen=True, slots=True)
class Look:
    """A vis-network shape and the number of a colour (`--slot-3`)."""

    shape: str
    slot: int


def kind_of(name: str, ontology: Ontology) -> str:
    """The nearest superclass with a look of its own (`Place` for `City`), else the one just below `Entity`."""
    line = ontology.ancestors(name)
    for step in line:
        if step != "Entity" and step in _table():
            return step
    return next((step for step in line if "Entity" in ontology.classes[step].parents), name)


def looks(kinds: Iterable[str]) -> dict[str, Look]:
    """A look for every kind, the same in every graph for those the table names."""
    result = dict(_table())
    for free, name in enumerate(sorted(set(kinds) - set(result))):
        result[name] = Look(SHAPES[(free + 3) % len(SHAPES)], SLOTS - 1 - free % SLOTS)
    return result


@cache
def _table() -> Mapping[str, Look]:
    rows = json.loads((files("kgbuild.view") / "assets" / "looks.json").read_text("utf-8"))
    return {name: Look(row["shape"], row["slot"]) for name, row in rows.items()}
