"""Parquet tables for DuckDB, pandas, Spark: every claim with its words, the entities, the events.

In: rows of articles, entities, events and facts, as they stand in graph.json.  Out: the files.  DuckDB joins and sorts
them in a bounded memory, on disk where that is not enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from kgbuild.errors import InputError, KgbuildError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MEMORY = "96MB"
"""What DuckDB may hold; it needs some tens of megabytes to sort at all."""
_SPAN = 'STRUCT("begin" INTEGER, "end" INTEGER)'
_EVIDENCE = f"STRUCT(article VARCHAR, span {_SPAN}, words VARCHAR, sentence {_SPAN})"
_AMOUNT = "STRUCT(words VARCHAR, value VARCHAR, unit VARCHAR)"
COLUMNS = {
    "articles": {"name": "VARCHAR", "text": "VARCHAR", "publisher": "VARCHAR", "date": "VARCHAR"},
    "entities": {
        "id": "VARCHAR", "type": "VARCHAR", "label": "VARCHAR", "names": "VARCHAR[]", "articles": "VARCHAR[]",
        "mentions": "VARCHAR[]", "same_as": "VARCHAR[]",
    },
    "events": {
        "id": "VARCHAR", "type": "VARCHAR", "label": "VARCHAR", "predicate": "VARCHAR", "articles": "VARCHAR[]",
        "clauses": "VARCHAR[]",
    },
    "facts": {
        "id": "VARCHAR", "subject": "VARCHAR", "predicate": "VARCHAR", "label": "VARCHAR", "object": "VARCHAR",
        "literal": "BOOLEAN", "when": "STRUCT(words VARCHAR, value VARCHAR)", "amount": _AMOUNT, "modality": "VARCHAR",
        "status": "VARCHAR", "support": "INTEGER", "confidence": "DOUBLE", "edge": "BOOLEAN", "event": "VARCHAR",
        "quantity": _AMOUNT, "hedge": "VARCHAR", "attributed_to": "VARCHAR[]", "conflicts_with": "VARCHAR[]",
        "evidence": f"{_EVIDENCE}[]",
    },
}  # fmt: skip
"""What is taken of each kind of row; the rest of a row stays in graph.json."""
TABLES = {
    "claims.parquet": """
        SELECT f.id AS claim, f.subject, s.label AS subject_label, f.predicate, f.label AS predicate_label,
            CASE WHEN f.literal THEN NULL ELSE f.object END AS object, o.label AS object_label,
            CASE WHEN f.literal THEN coalesce(nullif(f."when".value, ''), f."when".words, f.amount.value, f.object) END
                AS value,
            f.modality, f.status, f.support, f.confidence, f.edge AS drawn, nullif(f.event, '') AS event,
            f.quantity.value AS quantity, nullif(f.quantity.unit, '') AS unit, nullif(f.hedge, '') AS hedge,
            f.attributed_to, f.conflicts_with, f.e.article AS article, a.publisher, a.date AS published,
            f.e.span."begin" AS "begin", f.e.span."end" AS "end", f.e.words AS words,
            substr(a.text, f.e.sentence."begin" + 1, f.e.sentence."end" - f.e.sentence."begin") AS sentence
        FROM (SELECT *, unnest(evidence) AS e FROM facts) f
            LEFT JOIN nodes s ON s.id = f.subject
            LEFT JOIN nodes o ON o.id = f.object AND NOT f.literal
            LEFT JOIN articles a ON a.name = f.e.article
        ORDER BY f.id, f.e.article, f.e.span."begin", f.e.span."end"
    """,
    "entities.parquet": """
        SELECT id, type, label, names, len(mentions) AS mentions, articles, same_as FROM entities ORDER BY id
    """,
    "events.parquet": """
        SELECT id, type, label, predicate, len(clauses) AS tellings, articles FROM events ORDER BY id
    """,
}
"""The tables, and the questions that make them: a line of claims.parquet is a claim with one piece of evidence."""


def can_write() -> bool:
    """Is DuckDB installed?"""
    return find_spec("duckdb") is not None


def write_parquet(rows: Mapping[str, Iterable[bytes]], folder: Path) -> list[Path]:
    """Write the tables into a folder, from rows of JSON by kind; the same rows give the same bytes."""
    if not can_write():
        raise KgbuildError("DuckDB is not installed", "Parquet", 'pip install "kgbuild[stream]"')
    import duckdb

    with TemporaryDirectory(prefix=".parquet-", dir=folder) as place:
        try:
            base = duckdb.connect(config={"memory_limit": MEMORY, "threads": 1, "temp_directory": place})
            with base:
                for kind, columns in COLUMNS.items():
                    path = Path(place) / f"{kind}.json"
                    with path.open("wb") as file:
                        file.writelines(row + b"\n" for row in rows[kind])
                    base.execute(f"CREATE VIEW {kind} AS {_reading(path, columns)}")
                base.execute(
                    "CREATE VIEW nodes AS SELECT id, label FROM entities UNION ALL SELECT id, label FROM events"
                )
                return [_copied(base, TABLES[name], folder / name) for name in TABLES]
        except (duckdb.Error, OSError) as error:
            first = str(error).splitlines()[0] if str(error) else type(error).__name__
            raise InputError(f"cannot be written: {first}", str(folder), "is there room on its disk?") from error


def _reading(path: Path, columns: Mapping[str, str]) -> str:
    types = ", ".join(f"{_quoted(name)}: {_quoted(kind)}" for name, kind in columns.items())
    return f"SELECT * FROM read_json({_quoted(str(path))}, format = 'newline_delimited', columns = {{{types}}})"


def _copied(base: DuckDBPyConnection, question: str, path: Path) -> Path:
    base.execute(f"COPY ({question}) TO {_quoted(str(path))} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 20480)")
    return path


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
