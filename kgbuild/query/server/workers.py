"""Queries run in processes of their own, so that none can hang or eat the server.

In: a query and its dataset.  Out: the bytes of its answer, or an error that says which limit it met.  A query that
runs too long is killed with its process; one that needs too much memory or gives too much is stopped.
"""

from __future__ import annotations

import io
import resource
from concurrent.futures import TimeoutError as TooLate
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from pebble import ProcessExpired, ProcessPool

from kgbuild.errors import QueryError
from kgbuild.query.answer import ask
from kgbuild.query.store import open_store


class LimitError(QueryError):
    """A query met a limit of the server: time, size of the answer, or memory."""


class UnacceptableError(QueryError):
    """An answer that exists in no media type the client takes."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may take: `seconds` of time, `result_bytes` of answer, `memory_bytes` of address space (for a
    worker, the store included), `query_bytes` of query text.  Our choice of defaults: generous for people."""

    seconds: float = 30.0
    result_bytes: int = 50_000_000
    memory_bytes: int = 4_000_000_000
    query_bytes: int = 100_000
    workers: int = 2


@dataclass(frozen=True, slots=True)
class Job:
    """A query, the graphs it is asked of ((), () means the whole store), and the media type of the answer: one for
    each kind of query, since which kind it is shows when it is parsed ("": the client takes none)."""

    query: str
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]
    results_type: str
    graph_type: str
    base: str | None


class Bounded(io.BytesIO):
    """A byte buffer that refuses to grow past a limit."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self.limit = limit

    def write(self, data: Any) -> int:
        """Take the bytes.  Raises OSError past the limit."""
        if self.tell() + len(data) > self.limit:
            raise OSError("answer too large")
        return super().write(data)


_store: ox.Store | None = None


def start(path: Path, memory_bytes: int) -> None:
    """Open the store in a worker, with its memory bounded."""
    global _store
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    _store = open_store(path)


def work(job: Job, result_bytes: int) -> tuple[str, bytes, str]:
    """(media type, answer, error) of a job, in a worker; exactly one of answer and error is meant."""
    assert _store is not None
    out = Bounded(result_bytes)
    given = bool(job.default_graphs or job.named_graphs)
    try:
        results = ask(
            _store,
            job.query,
            job.base,
            [ox.NamedNode(name) for name in job.default_graphs] if given else None,
            [ox.NamedNode(name) for name in job.named_graphs] if given else None,
        ).results
        kind = job.graph_type if isinstance(results, ox.QueryTriples) else job.results_type
        if not kind:
            return "unacceptable", b"", "the answer to this kind of query cannot be given in a type that is accepted"
        if isinstance(results, ox.QueryTriples):
            ox.serialize(results, out, format=ox.RdfFormat.from_media_type(kind))
        else:
            results.serialize(out, format=ox.QueryResultsFormat.from_media_type(kind))
    except ValueError as error:
        return "", b"", f"a graph's name is no IRI: {error}"
    except QueryError as error:
        return "", b"", str(error)
    except OSError:
        return "limit", b"", f"the answer is larger than {result_bytes:,} bytes; add a LIMIT"
    return kind, out.getvalue(), ""


class Workers:
    """A pool of processes that answer queries over one store."""

    def __init__(self, path: Path, limits: Limits) -> None:
        open_store(path)  # a store beside a large file is made once, here, and errors show before serving
        self.limits = limits
        self.pool = ProcessPool(
            max_workers=limits.workers, initializer=start, initargs=(path, limits.memory_bytes),
            context=get_context("spawn"),
        )  # fmt: skip

    def run(self, job: Job) -> tuple[str, bytes]:
        """(media type, answer).  Raises QueryError for a bad query, LimitError when a limit is met."""
        future = self.pool.schedule(work, args=(job, self.limits.result_bytes), timeout=self.limits.seconds)
        try:
            kind, answer, error = future.result()
        except TooLate as late:
            todo = "make it more selective, or add a LIMIT"
            raise LimitError(f"the query ran longer than {self.limits.seconds:g} s", "query", todo) from late
        except (ProcessExpired, MemoryError) as gone:
            raise LimitError(
                "the query needed more memory than it may have", "query", "make it more selective"
            ) from gone
        if kind == "limit":
            raise LimitError(error, "query")
        if kind == "unacceptable":
            raise UnacceptableError(error)
        if error:
            raise QueryError(error)
        return kind, answer

    def close(self) -> None:
        """Stop the processes."""
        self.pool.stop()  # type: ignore[no-untyped-call]
        self.pool.join()
