"""The classes of each head, counted from the training documents.

In: documents. Out: `Labels`, written to labels.json beside the model; order is by count, then by name.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from kgbuild.annotate.lemma_scripts import script
from training.document import Document
from training.scheme import TAGS

LEAST_SCRIPT = 2
LEAST_MORPH = 2


@dataclass(frozen=True)
class Labels:
    upos: list[str]
    xpos: list[str]
    morph: list[str]
    lemma: list[str]
    deps: list[str]
    names: list[str]


def ranked(counts: Counter[str], least: int = 1) -> list[str]:
    return [label for label, n in sorted(counts.items(), key=lambda c: (-c[1], c[0])) if n >= least]


def count(documents: Iterable[Document]) -> Labels:
    """The classes of every head."""
    upos, xpos, morph, lemma, deps = (Counter[str]() for _ in range(5))
    for document in documents:
        for s in document.sentences:
            if s.upos and s.xpos and s.feats and s.lemmas and s.deps:
                upos.update(s.upos)
                xpos.update(s.xpos)
                morph.update(s.feats)
                deps.update(s.deps)
                lemma.update(script(w, lem) for w, lem in zip(s.words, s.lemmas, strict=True))
    return Labels(
        ranked(upos), ranked(xpos), ranked(morph, LEAST_MORPH), ranked(lemma, LEAST_SCRIPT), ranked(deps), list(TAGS)
    )


def save(labels: Labels, path: Path) -> None:
    path.write_text(json.dumps(asdict(labels), ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


def load(path: Path) -> Labels:
    return Labels(**json.loads(path.read_text(encoding="utf-8")))
