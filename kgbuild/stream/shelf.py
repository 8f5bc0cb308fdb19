"""Values by name, on disk.

In: names and bytes.  Out: the bytes of a name.  One SQLite file; it keeps two megabytes in memory, however much it
holds.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

BATCH = 500
"""Values put down before they are made fast."""


class Shelf:
    """A shelf of values.  A name put down twice keeps the later value."""

    def __init__(self, folder: Path, name: str) -> None:
        self._base = sqlite3.connect(folder / f"{name}.sqlite", isolation_level=None)
        self._base.execute("PRAGMA journal_mode = OFF")  # it is thrown away when the build ends, however it ends
        self._base.execute("PRAGMA synchronous = OFF")
        self._base.execute("CREATE TABLE shelf(name TEXT PRIMARY KEY, value BLOB)")
        self._waiting: list[tuple[str, bytes]] = []

    def put(self, name: str, value: bytes) -> None:
        """Put a value down."""
        self._waiting.append((name, value))
        if len(self._waiting) == BATCH:
            self._flush()

    def get(self, name: str) -> bytes | None:
        """The value of a name."""
        self._flush()
        row = self._base.execute("SELECT value FROM shelf WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()

    def _flush(self) -> None:
        if self._waiting:
            self._base.execute("BEGIN")
            self._base.executemany("INSERT OR REPLACE INTO shelf VALUES (?, ?)", self._waiting)
            self._base.execute("COMMIT")
            self._waiting = []
