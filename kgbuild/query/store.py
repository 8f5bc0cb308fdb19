"""A graph file as a pyoxigraph store: small files in memory, large ones in a store beside the file.

In: the path of `graph.ttl` (or any RDF file, or a store's folder).  Out: a `pyoxigraph.Store`.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from pathlib import Path

import pyoxigraph as ox

from kgbuild.errors import InputError

IN_MEMORY = 4_000_000
"""Bytes of Turtle up to which parsing takes less time than anyone notices (about 0.1 s, measured); larger files get a
store of their own, opened again in milliseconds."""

FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE, ".trig": ox.RdfFormat.TRIG, ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS, ".rdf": ox.RdfFormat.RDF_XML, ".jsonld": ox.RdfFormat.JSON_LD,
}  # fmt: skip
_STAMP = "kgbuild.stamp"


def open_store(path: Path, keep: Path | None = None, memory: bool = False) -> ox.Store:
    """The store of a graph.

    `path` is an RDF file, the folder of a build (its `graph.ttl` is meant), or the folder of a store.  `keep` names a
    folder for an on-disk store; without it large files get `<file>.store`.  A store older than its file is made anew.
    With `memory` the file is loaded whole, whatever its size: scans are then about five times as fast, and opening a
    million triples takes seconds instead of milliseconds (`benchmarks/query.py`), which pays when many queries follow.
    Raises InputError when there is no graph there or it does not parse.
    """
    if (path / _STAMP).exists():
        return ox.Store.read_only(str(path))
    if path.is_dir():
        path = path / "graph.ttl"
    if not path.exists():
        raise InputError("no such graph", str(path), "build one first: kgbuild build ARTICLES -o output")
    if path.suffix not in FORMATS:
        raise InputError(f"not an RDF file: {path.suffix or 'no ending'}", str(path), f"known: {' '.join(FORMATS)}")
    if memory or (keep is None and path.stat().st_size <= IN_MEMORY):
        return loaded(ox.Store(), path)
    return kept(path, keep or path.with_name(path.name + ".store"))


def kept(path: Path, folder: Path) -> ox.Store:
    """The on-disk store of a file, made when it is missing or the file has changed.

    It is built in a folder of its own and moved into place whole, so that a reader never meets half a store.
    """
    stamp = fingerprint(path)
    mark = folder / _STAMP
    if not mark.exists() or mark.read_text() != stamp:
        fresh = folder.with_name(f"{folder.name}.{os.getpid()}")
        shutil.rmtree(fresh, ignore_errors=True)
        store = loaded(ox.Store(str(fresh)), path)
        store.optimize()
        store.flush()
        del store
        (fresh / _STAMP).write_text(stamp)
        shutil.rmtree(folder, ignore_errors=True)
        fresh.rename(folder)
    return ox.Store.read_only(str(folder))


def loaded(store: ox.Store, path: Path) -> ox.Store:
    """The store with the file's triples; named graphs of TriG and N-Quads stay named."""
    try:
        store.bulk_load(path=str(path), format=FORMATS[path.suffix])
    except (SyntaxError, ValueError) as error:
        raise InputError(f"not valid RDF: {error}", str(path), "build the graph again") from error
    return store


def fingerprint(path: Path) -> str:
    """SHA-256 of the file's bytes."""
    with path.open("rb") as stream:
        digest = hashlib.sha256()
        while chunk := stream.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()


def base_of(path: Path) -> str | None:
    """The base IRI of a graph's individuals, from the `id:` prefix at the head of a Turtle or TriG file."""
    if path.is_dir():
        path = path / "graph.ttl"
    if path.suffix not in (".ttl", ".trig") or not path.exists():
        return None
    with path.open(encoding="utf-8") as stream:
        found = re.search(r"(?im)^@?prefix\s+id:\s*<([^>]*)>", stream.read(8192))
    return found[1] if found else None
