"""Articles to Docs: the language pipeline, and what is noticed in its parse.

`annotate(articles, nlp, ontology)` yields a Doc for each article, its findings in `doc._.kg` (a `model.Annotation`);
`load_pipeline(name=None)` gives the pipeline.  Both load spaCy, so they are imported when first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kgbuild.annotate.assemble import annotate
    from kgbuild.annotate.load import load_pipeline

__all__ = ["annotate", "load_pipeline"]

_HOMES = {"annotate": "kgbuild.annotate.assemble", "load_pipeline": "kgbuild.annotate.load"}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'kgbuild.annotate' has no attribute {name!r}")
    from importlib import import_module

    from kgbuild.annotate.bare_spacy import import_spacy

    import_spacy()
    return getattr(import_module(_HOMES[name]), name)
