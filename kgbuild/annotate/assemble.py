"""Articles through the language pipeline and the components after it.

In: articles, a spaCy pipeline, the ontology.  Out: for each article its Doc over the clean text, with the
`Annotation` in `doc._.kg`, or the `Problem` that kept it from being read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from spacy.language import Language
from spacy.tokens import Doc

from kgbuild.annotate.amounts import find_amounts
from kgbuild.annotate.coreference import link_mentions
from kgbuild.annotate.lemma_known import mend_lemmas
from kgbuild.annotate.mentions import find_mentions
from kgbuild.annotate.names_lexicon import Lexicon, lexicon_of
from kgbuild.annotate.parsed import Doc as Parsed
from kgbuild.annotate.quotes import find_attributions
from kgbuild.annotate.sentences import force_sentence_starts
from kgbuild.annotate.times import find_times, read_row
from kgbuild.annotate.ud import to_ud
from kgbuild.lang.columns import keep_columns
from kgbuild.model import Annotation, Article, Problem
from kgbuild.ontology.view import Ontology

BATCH = 16
"""Articles read at once: enough to fill a matrix, few enough to hold in memory."""

if not Doc.has_extension("kg"):
    Doc.set_extension("kg", default=None)


def annotate(articles: Iterable[Article], nlp: Language, ontology: Ontology) -> Iterator[Doc | Problem]:
    """Every article in its turn; one that the pipeline cannot read becomes a Problem and stops nothing."""
    lexicon = lexicon_of(ontology)
    waiting = iter(articles)
    while batch := list(islice(waiting, BATCH)):
        yield from _annotated(batch, nlp, ontology, lexicon)


def _annotated(batch: list[Article], nlp: Language, ontology: Ontology, lexicon: Lexicon) -> Iterator[Doc | Problem]:
    """A batch at once; when that fails, its articles one by one, so that only the faulty one is lost."""
    try:
        parsed: list[Doc | Exception] = list(nlp.pipe(_made(article, nlp) for article in batch))
    except Exception:  # whatever a pipeline may raise
        parsed = [_alone(article, nlp) for article in batch]
    for article, doc in zip(batch, parsed, strict=True):
        if isinstance(doc, Exception):
            yield _problem(article, doc)
            continue
        try:
            yield _completed(doc, article, ontology, lexicon)
        except Exception as error:
            yield _problem(article, error)


def _made(article: Article, nlp: Language) -> Doc:
    return force_sentence_starts(nlp.make_doc(article.clean.text))


def _alone(article: Article, nlp: Language) -> Doc | Exception:
    try:
        return next(iter(nlp.pipe([_made(article, nlp)])))
    except Exception as error:
        return error


def _completed(doc: Doc, article: Article, ontology: Ontology, lexicon: Lexicon) -> Doc:
    """The Doc under UD labels, with everything annotate knows of it."""
    doc = mend_lemmas(to_ud(doc), ontology)
    keep_columns(doc)
    parsed = Parsed(doc)
    row = read_row(parsed)
    amounts = find_amounts(parsed, row)
    mentions = find_mentions(parsed, article, amounts, lexicon)
    times = find_times(parsed, article.date, row)
    attributions = find_attributions(parsed, mentions, ontology)
    mentions = link_mentions(parsed, mentions, attributions, lexicon)
    parsed.close()
    doc._.kg = Annotation(article, mentions, times, amounts, attributions)
    return doc


def _problem(article: Article, error: Exception) -> Problem:
    found = " ".join(str(error).split())[:200] or type(error).__name__
    return Problem(article.name, f"could not be parsed: {found}", "shorten or correct the article's text")
