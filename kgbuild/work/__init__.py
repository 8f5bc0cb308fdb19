"""Work: each article annotated and extracted once, wherever there are hands for it, and remembered for the next build.

In: articles, ontology, `Settings`.  Out: an `Extraction` or a `Problem` for each, in the articles' order: the same ones
whether they were worked out now, by other processes, or by an earlier build.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kgbuild.work.each import begin_early, place_of, work_through
    from kgbuild.work.known_files import files_known
    from kgbuild.work.remembered import parts_known

__all__ = ["begin_early", "files_known", "parts_known", "place_of", "work_through"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'kgbuild.work' has no attribute {name!r}")
    from importlib import import_module

    home = {"parts_known": "remembered", "files_known": "known_files"}.get(name, "each")
    return getattr(import_module(f"kgbuild.work.{home}"), name)
