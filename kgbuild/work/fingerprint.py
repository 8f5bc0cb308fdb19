"""What besides an article decides what is worked out for it: code, libraries, language pipeline, ontology.

In: `Settings`.  Out: short digests that change whenever one of these does.  No spaCy is imported.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from kgbuild.ontology import find_ontology
from kgbuild.settings import Settings

PACKAGE = Path(__file__).parent.parent
STAGES = ("annotate", "extract", "lang", "model", "ontology", "work")
"""Parts of the package that decide what an article's extraction is."""
LIBRARIES = (
    "spacy", "numpy", "onnxruntime", "tokenizers", "trafilatura", "lxml", "ftfy", "charset-normalizer", "py3langid",
    "networkx", "rdflib", "pyshacl", "pyoxigraph", "pyvis",
)  # fmt: skip


def of_extraction(settings: Settings) -> str:
    """Changes when the same article might be extracted otherwise."""
    return _digest(_parts(settings, [PACKAGE / stage for stage in STAGES]))


def of_reading(settings: Settings) -> str:
    """Changes when the same file might be read otherwise."""
    chosen = f"{settings.language} {settings.max_chars}"
    return _digest(
        [_versions(), chosen.encode(), *(_folder(PACKAGE / stage) for stage in ("read", "lang", "model", "work"))]
    )


def of_parts(settings: Settings) -> str:
    """Changes when the same extractions might be resolved, fused or written otherwise."""
    own = [path.read_bytes() if path and path.is_file() else b"" for path in (settings.decisions, settings.known)]
    code = [_folder(PACKAGE / stage) for stage in ("resolve", "fuse", "graph", "export")]
    return _digest([of_extraction(settings).encode(), *code, *own])


def of_build(settings: Settings) -> str:
    """Changes when the same articles might give another graph, or other files of it."""
    chosen = [settings.base, settings.language, str(settings.max_chars), str(settings.min_confidence)]
    own = [path.read_bytes() if path and path.is_file() else b"" for path in (settings.decisions, settings.known)]
    return _digest([*_parts(settings, [PACKAGE]), *(text.encode() for text in chosen), *own])


def _parts(settings: Settings, code: Iterable[Path]) -> list[bytes]:
    parts = [_versions(), str(settings.model).encode()]
    parts += [_folder(folder) for folder in (*code, settings.ontology or find_ontology())]
    if settings.model is not None:
        parts.append(_installed(settings.model))
    return parts


@cache
def _versions() -> bytes:
    """Of what is imported: that does not change while this process runs."""
    return " ".join([str(sys.version_info[:2]), *(f"{name} {_version(name)}" for name in LIBRARIES)]).encode()


def _digest(parts: Iterable[bytes]) -> str:
    total = hashlib.sha256()
    for part in parts:
        total.update(hashlib.sha256(part).digest())
    return total.hexdigest()[:32]


def _folder(folder: Path) -> bytes:
    """Names and contents of all files under a folder."""
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix != ".pyc" and not path.name.startswith("."):
            total.update(path.relative_to(folder).as_posix().encode() + b"\0")
            stat = path.stat()
            total.update(_file(path, stat.st_size, stat.st_mtime_ns))
    return total.digest()


@lru_cache(maxsize=10_000)
def _file(path: Path, size: int, changed: int) -> bytes:
    """The digest of a file, read once while it is what it was: a build asks six times, at 0.05 s."""
    return hashlib.sha256(path.read_bytes()).digest()


def _installed(name: str) -> bytes:
    """An installed pipeline by its files' names, sizes and times: some are too large to read every time."""
    folder = Path(name)
    if not folder.is_dir():
        spec = find_spec(name) if name.isidentifier() else None
        places = list(spec.submodule_search_locations or ()) if spec else []
        folder = Path(places[0]) if places else folder
    rows = []
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if path.is_file() and path.suffix != ".pyc":
            stat = path.stat()
            rows.append(f"{path.relative_to(folder).as_posix()} {stat.st_size} {stat.st_mtime_ns}")
    return "\n".join(rows).encode()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
