"""What a worker does, wherever it is: a few articles annotated and extracted.

In: articles, `Settings`.  Out: for each the bytes of its extraction, or the `Problem` that kept it from being read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from spacy.language import Language

from kgbuild.annotate import annotate, load_pipeline
from kgbuild.extract import extract
from kgbuild.model import Article, Extraction, Problem
from kgbuild.ontology import Ontology, load_ontology
from kgbuild.settings import Settings
from kgbuild.work.rows import pack

Answer = bytes | Extraction | Problem
"""What an article says, packed where it has to travel, or why it could not be read."""


def read_batch(articles: Sequence[Article], settings: Settings, packed: bool = True) -> list[Answer]:
    """What each article says, packed unless it stays in this process."""
    nlp, ontology = _pipeline(settings.model), load_ontology(settings.ontology)
    together = [articles] if settings.model is None else [[article] for article in articles]
    # The shipped pipeline reads a text alike alone and among others.  Of others that is not known, so they are given
    # one article at a time: else what is remembered could differ from what a full build finds.
    told = (one for some in together for one in extracted(some, nlp, ontology))
    return [pack(one) if packed and isinstance(one, Extraction) else one for one in told]


def prepare(settings: Settings) -> None:
    """Have at hand what reading the first article takes."""
    _pipeline(settings.model)
    load_ontology(settings.ontology)


def extracted(articles: Iterable[Article], nlp: Language, ontology: Ontology) -> Iterator[Extraction | Problem]:
    """Each article through both stages; one that a stage cannot take is a problem and stops nothing."""
    for doc in annotate(articles, nlp, ontology):
        if isinstance(doc, Problem):
            yield doc
            continue
        try:
            yield extract(doc, ontology)
        except Exception as error:  # a fault of ours, on this text only
            found = " ".join(str(error).split())[:200]
            name = doc._.kg.article.name
            yield Problem(name, f"could not be understood: {type(error).__name__}: {found}", "report it with the text")


@lru_cache(maxsize=1)
def _pipeline(model: str | None) -> Language:
    return load_pipeline(model)


def forget() -> None:
    """Let go of the pipeline: there is nothing more to read."""
    _pipeline.cache_clear()
