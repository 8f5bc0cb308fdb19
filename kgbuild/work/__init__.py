"""Work: each article annotated and extracted once, on as many cores as asked, and remembered for the next build.

In: articles, ontology, `Settings`.  Out: an `Extraction` or a `Problem` for each, in the articles' order: the same ones
whether they were worked out now, by other processes, or by an earlier build.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kgbuild.work.each import work_through

__all__ = ["work_through"]


def __getattr__(name: str) -> Any:
    if name != "work_through":
        raise AttributeError(f"module 'kgbuild.work' has no attribute {name!r}")
    from kgbuild.work.each import work_through

    return work_through
