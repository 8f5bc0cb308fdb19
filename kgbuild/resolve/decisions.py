"""What the user decided: `decisions.toml`.

In: a TOML file.  Out: `Decisions`, or an `InputError` that says which line of it cannot be used and why.

    same      = [["Jon Smith", "Jonathan Smith"]]           # these are one
    different = [["Perm", "Permian Basin"]]                  # these are not
    [rename]
    "Jon Smith" = "Jonathan A. Smith"                        # the label to show
    [retype]
    "Mercury" = "Vehicle"                                    # a class of the ontology
    [[reject]]                                               # an edge that is wrong
    subject = "Jon Smith"
    predicate = "met"
    object = "Perm"

A thing is named by its id ("jon-smith", as the graph and `kgbuild explain` show it), by any name of it, or by a
mention's id ("a.txt:10-20").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kgbuild.errors import InputError
from kgbuild.ontology.view import Ontology
from kgbuild.resolve.toml import read_toml

SECTIONS = ("same", "different", "rename", "retype", "reject")


@dataclass(frozen=True, slots=True)
class RejectedEdge:
    """An edge the user rejects; an empty part stands for anything."""

    subject: str
    predicate: str
    object: str


@dataclass(frozen=True, slots=True)
class Decisions:
    """The user's decisions, in the order of the file."""

    same: tuple[tuple[str, ...], ...] = ()
    different: tuple[tuple[str, ...], ...] = ()
    rename: tuple[tuple[str, str], ...] = ()
    retype: tuple[tuple[str, str], ...] = ()
    reject: tuple[RejectedEdge, ...] = ()
    file: str = "decisions.toml"


def read_decisions(path: Path | None, ontology: Ontology | None = None) -> Decisions | None:
    """Read and check a file of decisions; types are checked against the ontology when one is given."""
    if path is None:
        return None
    data = read_toml(path)
    unknown = sorted(set(data) - set(SECTIONS))
    if unknown:
        raise InputError(f"unknown section {unknown[0]!r}", str(path), f"use one of {', '.join(SECTIONS)}")
    decisions = Decisions(
        same=_groups(data, "same", path),
        different=_groups(data, "different", path),
        rename=_table(data, "rename", path),
        retype=_table(data, "retype", path),
        reject=_edges(data, path),
        file=path.name,
    )
    for name, type_name in decisions.retype:
        if ontology is not None and type_name not in ontology.classes:
            raise InputError(
                f"[retype] {name!r}: the ontology has no class {type_name!r}",
                str(path),
                "use a class of ontology/",
            )
    for group in decisions.same:
        for other in decisions.different:
            if len(set(group) & set(other)) > 1:
                both = " and ".join(sorted(set(group) & set(other)))
                raise InputError(f"{both} are both 'same' and 'different'", str(path), "take one of the two out")
    return decisions


def _groups(data: Mapping[str, Any], section: str, path: Path) -> tuple[tuple[str, ...], ...]:
    rows = data.get(section, [])
    if not isinstance(rows, list) or not all(_is_group(row) for row in rows):
        raise InputError(
            f"{section!r} must be a list of lists of two or more names",
            str(path),
            f'{section} = [["A", "B"]]',
        )
    return tuple(tuple(row) for row in rows)


def _is_group(row: object) -> bool:
    return (
        isinstance(row, list)
        and len(set(map(str, row))) > 1
        and all(isinstance(name, str) and name.strip() for name in row)
    )


def _table(data: Mapping[str, Any], section: str, path: Path) -> tuple[tuple[str, str], ...]:
    table = data.get(section, {})
    if not isinstance(table, dict) or not all(isinstance(value, str) and value.strip() for value in table.values()):
        raise InputError(f"[{section}] must map names to words", str(path), f'[{section}]\n"A" = "B"')
    return tuple(table.items())


def _edges(data: Mapping[str, Any], path: Path) -> tuple[RejectedEdge, ...]:
    rows = data.get("reject", [])
    parts = ("subject", "predicate", "object")
    if not isinstance(rows, list):
        raise InputError("'reject' must be written [[reject]]", str(path), "one [[reject]] for each edge")
    for row in rows:
        if (
            not isinstance(row, dict)
            or not row
            or not set(row) <= set(parts)
            or not all(isinstance(v, str) for v in row.values())
        ):
            raise InputError(
                f"[[reject]] {row!r} cannot be read",
                str(path),
                "give subject, predicate and object as strings",
            )
    return tuple(RejectedEdge(*(str(row.get(part, "")) for part in parts)) for row in rows)


def names_of(decisions: Decisions) -> Sequence[str]:
    """Every thing the decisions name, once, in order."""
    rows = [name for group in (*decisions.same, *decisions.different) for name in group]
    rows += [name for name, _ in (*decisions.rename, *decisions.retype)]
    return tuple(dict.fromkeys(rows))
