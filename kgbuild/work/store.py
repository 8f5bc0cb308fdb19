"""What earlier builds worked out, in one SQLite file.

In: keys and extractions.  Out: the same extractions later.  Deleting the file costs time and nothing else; one that is
damaged is begun anew.  Every article is written when it is finished, so that an interrupted build goes on from there.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cached_property
from itertools import islice
from pathlib import Path

from kgbuild.errors import InputError

FILE = "cache.sqlite"
ASKED = 500
"""Parts asked for at once."""
LAYOUT = 2
"""Changes when the tables do; a file with other tables is begun anew."""
MAPPED = 2**28
"""Bytes of the file that are read where the system has them in memory, not copied page by page: twice as fast."""
KEPT = 20
"""Builds after which a part that none of them used is dropped."""
TABLES = """
CREATE TABLE IF NOT EXISTS extraction(maker TEXT, article TEXT, value BLOB, PRIMARY KEY (maker, article));
CREATE TABLE IF NOT EXISTS part(maker TEXT, kind TEXT, key TEXT, used INTEGER, value BLOB,
    PRIMARY KEY (maker, kind, key));
CREATE INDEX IF NOT EXISTS part_used ON part(used);
CREATE TABLE IF NOT EXISTS build(output TEXT PRIMARY KEY, stamp TEXT, files TEXT, said TEXT);
CREATE TABLE IF NOT EXISTS clock(builds INTEGER);
"""


class Store:
    """Extractions by article, for one maker (`fingerprint.of_extraction`), and the last build of each output folder."""

    def __init__(self, folder: Path, maker: str = "") -> None:
        self.maker = maker
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._base = _opened(folder / FILE)
        except (OSError, sqlite3.Error) as error:
            raise InputError(f"no cache can be kept: {error}", str(folder), "--no-cache, or --cache FOLDER") from error

    def get(self, key: str) -> bytes | None:
        """What was worked out for the article, packed; None when nothing was."""
        found = self._base.execute("SELECT value FROM extraction WHERE maker = ? AND article = ?", (self.maker, key))
        row = found.fetchone()
        return row[0] if row else None

    def knows_any(self) -> bool:
        """Is anything known at all?"""
        row = self._base.execute("SELECT 1 FROM extraction WHERE maker = ? LIMIT 1", (self.maker,)).fetchone()
        return row is not None

    def put(self, key: str, packed: bytes) -> None:
        """Remember it, on disk before this returns; a full disk costs the next build time, and this one nothing."""
        row = (self.maker, key, packed)
        with suppress(sqlite3.OperationalError):
            self._base.execute("INSERT OR REPLACE INTO extraction VALUES (?, ?, ?)", row)

    def recall(self, kind: str, keys: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """The parts of a kind that are known, of those asked for."""
        keys, now = iter(keys), self._builds
        while some := list(islice(keys, ASKED)):
            marks = ", ".join("?" * len(some))
            ask = f"SELECT key, value, used FROM part WHERE maker = ? AND kind = ? AND key IN ({marks})"
            rows = self._base.execute(ask, (self.maker, kind, *some)).fetchall()
            old = [(now, self.maker, kind, key) for key, _, used in rows if used < now - KEPT // 2]
            self._write("UPDATE part SET used = ? WHERE maker = ? AND kind = ? AND key = ?", old)
            yield from ((key, value) for key, value, _ in rows)

    def keep(self, kind: str, parts: Iterable[tuple[str, bytes]]) -> None:
        """Remember parts, all at once."""
        rows = [(self.maker, kind, key, self._builds, value) for key, value in parts]
        self._write("INSERT OR REPLACE INTO part VALUES (?, ?, ?, ?, ?)", rows)

    def prune(self) -> None:
        """Count a build, and drop the parts, whoever made them, that none of the last `KEPT` builds used.

        Which ones a build used is noted only of those that none of the last ten did: so most builds note nothing.
        """
        with suppress(sqlite3.OperationalError):
            self._base.execute("DELETE FROM clock")
            self._base.execute("INSERT INTO clock VALUES (?)", (self._builds + 1,))
            self._base.execute("DELETE FROM part WHERE used < ?", (self._builds + 1 - KEPT,))

    @cached_property
    def _builds(self) -> int:
        row = self._base.execute("SELECT builds FROM clock").fetchone()
        return int(row[0]) if row else 0

    def _write(self, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
        """All rows or none; a full disk costs the next build time, and this one nothing."""
        if not rows:
            return
        with suppress(sqlite3.OperationalError):
            self._base.execute("BEGIN")
            self._base.executemany(statement, rows)
            self._base.execute("COMMIT")

    def last(self, output: str) -> tuple[str, str, str] | None:
        """(stamp, files, what was said) of the last build into a folder."""
        found = self._base.execute("SELECT stamp, files, said FROM build WHERE output = ?", (output,)).fetchone()
        return (str(found[0]), str(found[1]), str(found[2])) if found else None

    def built(self, output: str, stamp: str, files: str, said: str) -> None:
        """Remember a build."""
        with suppress(sqlite3.OperationalError):
            self._base.execute("INSERT OR REPLACE INTO build VALUES (?, ?, ?, ?)", (output, stamp, files, said))

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()


def _opened(path: Path) -> sqlite3.Connection:
    try:
        return _connected(path)
    except sqlite3.OperationalError:  # locked, read-only, disk full: not damage
        raise
    except sqlite3.DatabaseError:
        path.unlink()
        return _connected(path)


def _connected(path: Path) -> sqlite3.Connection:
    base = sqlite3.connect(path, timeout=30, isolation_level=None)
    try:
        base.execute("PRAGMA journal_mode = WAL")
        base.execute("PRAGMA synchronous = NORMAL")
        base.execute(f"PRAGMA mmap_size = {MAPPED}")
        if base.execute("PRAGMA user_version").fetchone()[0] != LAYOUT:
            base.executescript(
                "DROP TABLE IF EXISTS part; DROP TABLE IF EXISTS extraction; DROP TABLE IF EXISTS build;"
            )
            base.execute(f"PRAGMA user_version = {LAYOUT}")
        base.executescript(TABLES)
    except sqlite3.Error:
        base.close()
        raise
    return base
