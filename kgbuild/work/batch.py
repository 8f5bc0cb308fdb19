"""What a worker does, wherever it is: a few articles annotated and extracted.

In: articles, `Settings`.  Out: for each the bytes of its extraction, or the `Problem` that kept it from being read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from kgbuild.annotate import annotate, load_pipeline
from kgbuild.extract import extract
from kgbuild.model import Article, Extraction, Problem
from kgbuild.ontology import Ontology, load_ontology
from kgbuild.settings import Settings
from kgbuild.work.rows import pack

if TYPE_CHECKING:
    from spacy.language import Language

Answer = bytes | Extraction | Problem
"""What an article says, packed where it has to travel, or why it could not be read."""
WORDS = 20_000
"""Words new to a pipeline after which another takes its place, in a third of a second: it keeps each it ever met."""


def read_batch(articles: Sequence[Article], settings: Settings, packed: bool = True) -> list[Answer]:
    """What each article says, packed unless it stays in this process."""
    nlp, words = _pipeline(settings.model)
    ontology = load_ontology(settings.ontology)
    together = [articles] if settings.model is None else [[article] for article in articles]
    # The shipped pipeline reads a text alike alone and among others.  Of others that is not known, so they are given
    # one article at a time: else what is remembered could differ from what a full build finds.
    told = (one for some in together for one in extracted(some, nlp, ontology))
    found = [pack(one) if packed and isinstance(one, Extraction) else one for one in told]
    if len(nlp.vocab) - words > WORDS:
        forget()
    return found


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
def _pipeline(model: str | None) -> tuple[Language, int]:
    """A pipeline, and how many words it knew before it had read anything."""
    nlp = load_pipeline(model)
    return nlp, len(nlp.vocab)


def forget() -> None:
    """Let go of the pipeline, with the words it met."""
    _pipeline.cache_clear()
