"""Parquet tables for DuckDB, pandas, Spark: every claim with its words, the entities, the events.

In: facts, entities and events in the order of their ids, and who knows the label of a node and the words of an article.
Out: the files.  Rows pass through DuckDB one after the other, in a bounded memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import msgspec

from kgbuild.errors import InputError, KgbuildError
from kgbuild.model import Article, Entity, Event, Evidence, Fact, Quantity, When

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MEMORY = ("96MB", "1GB")
"""What DuckDB may hold: it reads JSON in pieces of 32 MB.  The second is for rows too long for the first."""
TABLES: Mapping[str, Mapping[str, str]] = {
    "claims.parquet": {
        "claim": "VARCHAR", "subject": "VARCHAR", "subject_label": "VARCHAR", "predicate": "VARCHAR",
        "predicate_label": "VARCHAR", "object": "VARCHAR", "object_label": "VARCHAR", "value": "VARCHAR",
        "modality": "VARCHAR", "status": "VARCHAR", "support": "INTEGER", "confidence": "DOUBLE", "drawn": "BOOLEAN",
        "event": "VARCHAR", "quantity": "VARCHAR", "unit": "VARCHAR", "hedge": "VARCHAR", "attributed_to": "VARCHAR[]",
        "conflicts_with": "VARCHAR[]", "article": "VARCHAR", "publisher": "VARCHAR", "published": "VARCHAR",
        "begin": "INTEGER", "end": "INTEGER", "words": "VARCHAR", "sentence": "VARCHAR",
    },
    "entities.parquet": {
        "id": "VARCHAR", "type": "VARCHAR", "label": "VARCHAR", "names": "VARCHAR[]", "mentions": "INTEGER",
        "articles": "VARCHAR[]", "same_as": "VARCHAR[]",
    },
    "events.parquet": {
        "id": "VARCHAR", "type": "VARCHAR", "label": "VARCHAR", "predicate": "VARCHAR", "tellings": "INTEGER",
        "articles": "VARCHAR[]",
    },
}  # fmt: skip
"""The tables and the types of their columns; a line of claims.parquet is a claim with one piece of evidence."""
Row = dict[str, object]


def can_write() -> bool:
    """Is DuckDB installed?"""
    return find_spec("duckdb") is not None


def write_parquet(
    facts: Iterable[Fact],
    entities: Iterable[Entity],
    events: Iterable[Event],
    label: Callable[[str], str | None],
    article: Callable[[str], Article],
    folder: Path,
) -> list[Path]:
    """Write the tables into a folder; the same graph gives the same bytes."""
    if not can_write():
        raise KgbuildError("DuckDB is not installed", "Parquet", 'pip install "kgbuild[stream]"')
    import duckdb

    rows: dict[str, Iterator[Row]] = {
        "claims.parquet": (claim_row(fact, item, label, article) for fact in facts for item in fact.evidence),
        "entities.parquet": map(entity_row, entities),
        "events.parquet": map(event_row, events),
    }
    with TemporaryDirectory(prefix=".parquet-", dir=folder) as place:
        try:
            with duckdb.connect(config={"threads": 1, "temp_directory": place}) as base:
                return [_written(base, name, rows[name], folder, Path(place)) for name in TABLES]
        except (duckdb.Error, OSError) as error:
            first = str(error).splitlines()[0] if str(error) else type(error).__name__
            raise InputError(f"cannot be written: {first}", str(folder), "is there room on its disk?") from error


def claim_row(fact: Fact, item: Evidence, label: Callable[[str], str | None], article: Callable[[str], Article]) -> Row:
    """A line of claims.parquet."""
    value, where = fact.object, article(item.article)
    node = value if isinstance(value, str) and not fact.literal else None
    plain = value.value or value.words if isinstance(value, When | Quantity) else value
    amount = fact.quantity
    speakers = [name for name in fact.attributed_to if not name.startswith("article:")]  # the article has its column
    return {
        "claim": fact.id, "subject": fact.subject, "subject_label": label(fact.subject), "predicate": fact.predicate,
        "predicate_label": fact.label, "object": node, "object_label": label(node) if node is not None else None,
        "value": plain if node is None else None, "modality": fact.modality.value, "status": fact.status.value,
        "support": fact.support, "confidence": fact.confidence, "drawn": fact.edge, "event": fact.event or None,
        "quantity": amount.value if amount else None, "unit": (amount.unit or None) if amount else None,
        "hedge": fact.hedge or None, "attributed_to": speakers, "conflicts_with": fact.conflicts_with,
        "article": item.article, "publisher": where.publisher, "published": where.date, "begin": item.span.begin,
        "end": item.span.end, "words": item.words, "sentence": where.words(item.sentence),
    }  # fmt: skip


def entity_row(entity: Entity) -> Row:
    """A line of entities.parquet."""
    return {
        "id": entity.id, "type": entity.type, "label": entity.label, "names": entity.names,
        "mentions": len(entity.mentions), "articles": entity.articles, "same_as": entity.same_as,
    }  # fmt: skip


def event_row(event: Event) -> Row:
    """A line of events.parquet."""
    return {
        "id": event.id, "type": event.type, "label": event.label, "predicate": event.predicate,
        "tellings": len(event.clauses), "articles": event.articles,
    }  # fmt: skip


def _written(base: DuckDBPyConnection, name: str, rows: Iterator[Row], folder: Path, place: Path) -> Path:
    import duckdb

    path, encode = place / f"{name}.json", msgspec.json.Encoder().encode
    with path.open("wb") as file:
        file.writelines(encode(row) + b"\n" for row in rows)
    types = ", ".join(f"{_quoted(column)}: {_quoted(kind)}" for column, kind in TABLES[name].items())
    source = f"read_json({_quoted(str(path))}, format = 'newline_delimited', columns = {{{types}}})"
    form = "FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 8192"
    for memory in MEMORY:
        base.execute(f"SET memory_limit = '{memory}'")
        try:
            base.execute(f"COPY (SELECT * FROM {source}) TO {_quoted(str(folder / name))} ({form})")
            break
        except duckdb.OutOfMemoryException:
            if memory == MEMORY[-1]:
                raise
    path.unlink()
    return folder / name


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
