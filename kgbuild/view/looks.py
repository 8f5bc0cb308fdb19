"""How classes look: a shape and a colour slot each, so that nothing is told by colour alone.

In: the classes present in a graph.  Out: `Look` by top class.  `assets/looks.json` names the usual classes; any other
class takes the next free slot in the order of its name.  Colours of a slot live in `assets/css/theme.css`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files

SHAPES = ("dot", "square", "triangle", "diamond", "hexagon", "star", "triangleDown")
SLOTS = 8


@dataclass(frozen=True, slots=True)
class Look:
    """A vis-network shape and the number of a colour (`--slot-3`)."""

    shape: str
    slot: int


def looks(classes: Iterable[str]) -> dict[str, Look]:
    """A look for every class, the same in every graph for those the table names."""
    table = json.loads((files("kgbuild.view") / "assets" / "looks.json").read_text("utf-8"))
    result = {name: Look(str(row["shape"]), int(row["slot"])) for name, row in table.items()}
    for free, name in enumerate(sorted(set(classes) - set(result))):
        result[name] = Look(SHAPES[(free + 3) % len(SHAPES)], SLOTS - 1 - free % SLOTS)
    return result
