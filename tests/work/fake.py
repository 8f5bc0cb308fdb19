"""Stands for annotation and extraction, here and in worker processes (which import it by name)."""

import os
import signal
import time

from kgbuild.model import Article, CleanText, Extraction, Mention, MentionKind, Problem, Span
from kgbuild.work.rows import pack


def article(name, text):
    return Article(name, "", text, (), CleanText(text, tuple(range(len(text)))))


def told(article):
    """An answer that hangs on all of the article, or a problem."""
    if "faulty" in article.text:
        return Problem(article.name, "could not be parsed: faulty", "shorten it")
    span = Span(0, len(article.text))
    words = article.text
    mention = Mention(
        f"{article.name}:0", article.name, span, words, words, MentionKind.NAME, "Entity", words, span, (0, 1), 0
    )
    return Extraction(article.name, (mention,))


def read_batch(articles, settings, packed=True):
    """As `kgbuild.work.batch.read_batch`, but for articles that are deadly or endless."""
    for one in articles:
        if "deadly" in one.text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "endless" in one.text:
            time.sleep(3600)
        if "slow" in one.text:
            time.sleep(0.1)
    found = [told(one) for one in articles]
    return [pack(one) if packed and not isinstance(one, Problem) else one for one in found]
