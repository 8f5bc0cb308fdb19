"""Files read before: what an earlier build found in a small file is taken up again while the file is what it was.

In: `Settings`.  Out: a reader for `read_articles`.  Large files are read anew, record by record, as their articles are
known one by one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import msgspec

from kgbuild.model import Article, Problem
from kgbuild.read import Reader, read_file
from kgbuild.settings import Settings
from kgbuild.work.fingerprint import of_reading
from kgbuild.work.store import Store

KIND = "file"
SMALL = 1_000_000
"""Bytes up to which a file is remembered whole."""


class Item(msgspec.Struct, frozen=True, array_like=True):
    """What a file holds in one place: an article, or what was wrong with it."""

    article: Article | None
    problem: Problem | None


@contextmanager
def files_known(settings: Settings) -> Iterator[Reader]:
    """A reader that knows the small files of earlier builds, if they are to be remembered."""
    if settings.cache is None:
        yield read_file
        return
    fresh: dict[str, bytes] = {}
    with closing(Store(settings.cache, of_reading(settings))) as store:
        yield _reader(store, fresh)
        store.keep(KIND, fresh.items())


def _reader(store: Store, fresh: dict[str, bytes]) -> Reader:
    decoder = msgspec.msgpack.Decoder(tuple[Item, ...])

    def read(name: str, path: Path, settings: Settings) -> Iterable[Article | Problem]:
        key = _key(name, path)
        if key is None:
            return read_file(name, path, settings)
        for _, packed in store.recall(KIND, [key]):
            try:
                return [one for item in decoder.decode(packed) if (one := item.article or item.problem) is not None]
            except msgspec.DecodeError:
                break
        found = list(read_file(name, path, settings))
        rows = [Item(one, None) if isinstance(one, Article) else Item(None, one) for one in found]
        fresh[key] = msgspec.msgpack.encode(rows)
        return found

    return read


def _key(name: str, path: Path) -> str | None:
    """The digest of a small file and its name; None when it is large, or cannot be read."""
    try:
        if path.stat().st_size > SMALL:
            return None
        return hashlib.sha256(name.encode("utf-8", "surrogateescape") + b"\0" + path.read_bytes()).hexdigest()[:32]
    except OSError:
        return None
