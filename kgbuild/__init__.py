"""kgbuild: news articles in, a knowledge graph out, with the exact words behind every edge.

`kgbuild.build(paths)` gives a `KnowledgeGraph`; `kgbuild.load_pipeline()` gives the shipped spaCy pipeline.
Both are imported when first used, so that `import kgbuild` costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kgbuild.annotate import load_pipeline
    from kgbuild.graph import KnowledgeGraph, read_graph
    from kgbuild.pipeline import build

__version__ = "0.1.0"
__all__ = ["KnowledgeGraph", "__version__", "build", "load_pipeline", "read_graph"]

_HOMES = {
    "build": "kgbuild.pipeline",
    "load_pipeline": "kgbuild.annotate",
    "KnowledgeGraph": "kgbuild.graph",
    "read_graph": "kgbuild.graph",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'kgbuild' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
