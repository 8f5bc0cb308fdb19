"""From an annotated article to what it says: clauses with roles, claims with their words, and vetoes.

`extract(doc, ontology)` is the stage; `doc._.kg` holds the annotation.
"""

from __future__ import annotations

from kgbuild.extract.assemble import extract

__all__ = ["extract"]
