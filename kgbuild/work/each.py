"""Every article through annotation and extraction, unless an earlier build already took it there.

In: articles, ontology, `Settings`.  Out: an `Extraction` or a `Problem` each, in the articles' order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from functools import lru_cache

from spacy.language import Language

from kgbuild.annotate import annotate, load_pipeline
from kgbuild.extract import extract
from kgbuild.model import Article, Extraction, Problem
from kgbuild.ontology import Ontology
from kgbuild.settings import Settings
from kgbuild.work.fingerprint import of_extraction
from kgbuild.work.rows import key
from kgbuild.work.store import Store

Told = Extraction | Problem


def work_through(articles: Sequence[Article], ontology: Ontology, settings: Settings) -> Iterator[Told]:
    """What each article says; with `settings.cache`, only what is not remembered is worked out, and then remembered."""
    if settings.cache is None:
        yield from worked_out(articles, ontology, settings)
        return
    with closing(Store(settings.cache, of_extraction(settings))) as store:
        yield from remembered(articles, ontology, settings, store)


def remembered(articles: Sequence[Article], ontology: Ontology, settings: Settings, store: Store) -> Iterator[Told]:
    """Articles the store knows are taken from it; the others are worked out in one go, and stored as they come."""
    keys = [key(article) for article in articles]
    known = [store.has(each) for each in keys]
    fresh = worked_out([a for a, is_known in zip(articles, known, strict=True) if not is_known], ontology, settings)
    for article, name, is_known in zip(articles, keys, known, strict=True):
        told = store.get(name) if is_known else next(fresh)
        if told is None:  # what was kept cannot be read any more
            is_known, told = False, next(worked_out([article], ontology, settings))
        if isinstance(told, Extraction) and not is_known:
            store.put(name, told)
        yield told


def worked_out(articles: Iterable[Article], ontology: Ontology, settings: Settings) -> Iterator[Told]:
    """Each article annotated and extracted, in its turn.

    The shipped pipeline reads a text alike alone and among others.  Of others that is not known, so they are given one
    article at a time: else what is remembered could differ from what a full build finds.
    """
    if settings.model is None:
        yield from _extracted(articles, ontology, None)
        return
    for article in articles:
        yield from _extracted([article], ontology, settings.model)


def _extracted(articles: Iterable[Article], ontology: Ontology, model: str | None) -> Iterator[Told]:
    waiting = iter(articles)
    first = next(waiting, None)
    if first is None:
        return  # the pipeline is loaded only when there is something for it
    docs = annotate(_chain(first, waiting), _pipeline(model), ontology)
    for doc in docs:
        yield doc if isinstance(doc, Problem) else extract(doc, ontology)


def _chain(first: Article, others: Iterator[Article]) -> Iterator[Article]:
    yield first
    yield from others


@lru_cache(maxsize=1)
def _pipeline(model: str | None) -> Language:
    return load_pipeline(model)
