"""Entities the user knows: a local file of names and outside ids.  Nothing is looked up over the network.

In: a TOML file of `[[entity]]` tables or a CSV file, both with name, aliases, type, id.  Out: `KnownEntities`.

    [[entity]]
    name = "Maria Lopez"
    aliases = ["M. A. Lopez"]
    type = "Person"
    id = "https://www.wikidata.org/entity/Q1"       # or "Q1"; several as a list

In CSV, aliases and ids are parted by "|".
"""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from kgbuild.errors import InputError
from kgbuild.ontology.view import Ontology
from kgbuild.resolve.fold import tokens
from kgbuild.resolve.toml import parse_toml, read_text

WIKIDATA = "http://www.wikidata.org/entity/"
COLUMNS = ("name", "aliases", "type", "id")


@dataclass(frozen=True, slots=True)
class KnownEntity:
    """One entity of the user's file: `ids` are IRIs."""

    name: str
    aliases: tuple[str, ...] = ()
    type: str = ""
    ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class KnownEntities:
    """All entities of the user's file."""

    entities: tuple[KnownEntity, ...] = ()
    file: str = "known.toml"

    @cached_property
    def named(self) -> Mapping[tuple[str, ...], frozenset[int]]:
        """The numbers of the entities that go by each name, as its plain tokens: asked for in every block."""
        found: dict[tuple[str, ...], set[int]] = defaultdict(set)
        for number, entity in enumerate(self.entities):
            for name in (entity.name, *entity.aliases):
                found[tokens(name)].add(number)
        return {name: frozenset(numbers) for name, numbers in found.items()}


def read_known(path: Path | None, ontology: Ontology | None = None) -> KnownEntities | None:
    """Read and check a file of known entities; types are checked against the ontology when one is given."""
    if path is None:
        return None
    text = read_text(path)
    rows = _csv_rows(text, path) if path.suffix.casefold() == ".csv" else _toml_rows(text, path)
    entities = tuple(_entity(row, number, path) for number, row in enumerate(rows, 1))
    for entity in entities:
        if ontology is not None and entity.type and entity.type not in ontology.classes:
            raise InputError(
                f"{entity.name!r}: the ontology has no class {entity.type!r}",
                str(path),
                "use a class of ontology/",
            )
    return KnownEntities(entities, path.name)


def _toml_rows(text: str, path: Path) -> list[Mapping[str, Any]]:
    data = parse_toml(text, path)
    rows = data.get("entity", [])
    if set(data) - {"entity"} or not isinstance(rows, list):
        raise InputError("only [[entity]] tables are understood", str(path), "write [[entity]] before each entity")
    return rows


def _csv_rows(text: str, path: Path) -> list[Mapping[str, Any]]:
    reader = csv.DictReader(io.StringIO(text))
    if not reader.fieldnames or not set(reader.fieldnames) <= set(COLUMNS) or "name" not in reader.fieldnames:
        raise InputError(f"columns {reader.fieldnames}", str(path), f"the first line must name {', '.join(COLUMNS)}")
    return [
        {**row, "aliases": (row.get("aliases") or "").split("|"), "id": (row.get("id") or "").split("|")}
        for row in reader
    ]


def _entity(row: Mapping[str, Any], number: int, path: Path) -> KnownEntity:
    where = f"{path}, entity {number}"
    if not isinstance(row, Mapping) or not str(row.get("name", "")).strip():
        raise InputError("it has no name", where, 'add name = "..."')
    if unknown := sorted(set(row) - set(COLUMNS)):
        raise InputError(f"unknown key {unknown[0]!r}", where, f"use {', '.join(COLUMNS)}")
    return KnownEntity(
        name=str(row["name"]).strip(),
        aliases=tuple(_words(row.get("aliases", ()), "aliases", where)),
        type=str(row.get("type") or "").strip(),
        ids=tuple(sorted(_iri(word, where) for word in _words(row.get("id", ()), "id", where))),
    )


def _words(value: object, key: str, where: str) -> list[str]:
    rows = [value] if isinstance(value, str) else value
    if not isinstance(rows, (list, tuple)) or not all(isinstance(word, str) for word in rows):
        raise InputError(f"{key} must be a string or a list of strings", where, "mend it")
    return [word.strip() for word in rows if word.strip()]


def _iri(text: str, where: str) -> str:
    if re.fullmatch(r"Q\d+", text):
        return WIKIDATA + text
    if re.fullmatch(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+", text):
        return text
    raise InputError(f"id {text!r} is neither an IRI nor a Wikidata id", where, 'write "https://..." or "Q123"')
