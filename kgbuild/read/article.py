"""A page to the article in it, or why there is none.

In: a `Page` under the name it gets.  Out: an `Article` or a `Problem`.
"""

from __future__ import annotations

from datetime import datetime

from dateutil.parser import ParserError
from dateutil.parser import parse as parse_date

from kgbuild.model import Article, Problem
from kgbuild.read.clean import clean_text
from kgbuild.read.datelines import NEAR_TOP, line_date
from kgbuild.read.language import language_of
from kgbuild.read.noise import blocks, origin
from kgbuild.read.page import Page
from kgbuild.settings import Settings

MIN_WORDS = 8
"""A page with fewer words of story than this says nothing that could be checked (our judgement)."""


def article(name: str, sha256: str, page: Page, settings: Settings) -> Article | Problem:
    """The article of a page, or why there is none in it."""
    if len(page.text) > settings.max_chars:
        size = f"{len(page.text):,} characters, more than the {settings.max_chars:,} an article may have"
        return Problem(name, size, "split it into its articles, or raise --max-chars")
    parts = blocks(page, settings.language)
    clean = clean_text(page.text, parts, settings.language)
    if len(clean.text.split()) < MIN_WORDS:
        aside = sum(1 for block in parts if block.noise)
        words = len(clean.text.split())
        return Problem(
            name, f"no story in it: {words} words kept, {aside} paragraphs set aside as noise", "check the file"
        )
    language = language_of(clean.text, settings.language)
    if language != settings.language:
        return Problem(
            name, f"the text is in another language ({language})", f"only {settings.language!r} is read; translate it"
        )
    titles = [page.text[b.span.begin : b.span.end] for b in parts if b.kind == "title"]
    return Article(
        name=name, sha256=sha256, text=page.text, blocks=parts, clean=clean,
        title=page.meta.title or (titles[0] if titles else None),
        publisher=page.meta.publisher or origin(page, settings.language),
        date=iso_date(page.meta.date) or stated_day(page, settings.language), url=page.meta.url, language=language,
    )  # fmt: skip


def stated_day(page: Page, language: str) -> str | None:
    """The day of the first line near the page's top that is little but a date."""
    lines = (page.text[span.begin : span.end] for span in page.paragraphs[:NEAR_TOP])
    return next((day for line in lines if (day := iso_date(line_date(line, language)))), None)


def iso_date(text: str | None) -> str | None:
    """`YYYY-MM-DD` of a date the page states in full ("18 September 2023", "2023-09-18T07:30Z"), else None.

    Read twice against different default days: parts the text does not state would differ.
    """
    if not text:
        return None
    try:
        first, second = (parse_date(text, default=datetime(*day)) for day in ((2000, 1, 1), (2001, 2, 2)))
    except (ParserError, OverflowError):
        return None
    return first.date().isoformat() if first.date() == second.date() else None
