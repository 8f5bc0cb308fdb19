"""Which paragraphs are the story, and which are the page around it.

In: a `Page`.  Out: one `Block` a paragraph, with the reason in `noise` where it was set aside.  The words by which
furniture is known are in `lang/<code>/read.toml`; what is decided here is the shape of a paragraph and its place.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kgbuild.lang import words
from kgbuild.model import Block
from kgbuild.read.html import squeeze
from kgbuild.read.page import Page

_ENDS = re.compile(r"[.!?…:;,][\"'”’“»)\]]*$")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_FRAGMENT = re.compile(r"[^.!?]{1,40}[.!?]")
LONGEST_FRAGMENT = 41
"""Characters that `_FRAGMENT` may match."""


def blocks(page: Page, language: str = "en") -> tuple[Block, ...]:
    """Every paragraph with its kind and, where it is not the story, why."""
    texts = [page.text[span.begin : span.end] for span in page.paragraphs]
    title = title_place(page, texts)
    story = [i for i, text in enumerate(texts) if is_sentence(text) and i not in page.dropped]
    out: list[Block] = []
    seen: dict[str, int] = {}
    for i, (span, text) in enumerate(zip(page.paragraphs, texts, strict=True)):
        reason = furniture(text, language) or shape(text) or blurb(text) or page.dropped.get(i)
        if not reason and i == title:
            out.append(Block(span, "title"))
            continue
        if not reason and teaser_heading(texts, i, language):
            reason = "related links"
        if not reason and title is not None and i < title and not long_text(text):
            reason = "slogan above the title"
        key = squeeze(text)
        if not reason and key in seen:
            reason = "the same paragraph stands above"
        seen.setdefault(key, i)
        kind = "heading" if i in page.headings or (not is_sentence(text) and story) else "body"
        out.append(Block(span, kind, reason))
    return tuple(out)


def title_place(page: Page, texts: list[str]) -> int | None:
    """Where the title stands: the paragraph with its words, else a first or second one that is no sentence."""
    if page.meta.title:
        wanted = squeeze(page.meta.title)
        for i, text in enumerate(texts[:40]):
            if wanted and squeeze(text) == wanted:
                return i
        return None
    for i, text in enumerate(texts[:3]):
        count = word_count(text)
        if not _ENDS.search(text) and 4 <= count <= 60 and i not in page.dropped:
            return i
        if long_text(text):
            return None
    return None


@lru_cache(maxsize=256)
def word_count(text: str) -> int:
    """How many words a paragraph has; what is asked of it one after another begins with that."""
    return len(_WORD.findall(text))


def is_sentence(text: str) -> bool:
    """Does the paragraph end as a sentence does?"""
    return bool(_ENDS.search(text)) and word_count(text) >= 3


def long_text(text: str) -> bool:
    """Ten words or more, ended as a sentence."""
    return is_sentence(text) and word_count(text) >= 10


@cache
def _furniture(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (rule["reason"], re.compile(r"[\W_]*(?:" + "|".join(rule["starts"]) + ")", re.IGNORECASE))
        for rule in words("read", language)["noise"]
    )


def furniture(text: str, language: str) -> str | None:
    """The reason when a paragraph opens as page furniture does; a long paragraph of prose is never furniture unless
    it is a teaser or a credit line."""
    count = word_count(text)
    for reason, pattern in _furniture(language):
        if pattern.match(text) and (count <= 40 or reason.startswith("teaser")):
            return reason
    return None


def teaser_heading(texts: list[str], i: int, language: str) -> bool:
    """A title-like line right under a heading such as "Related news" is one of its links."""
    above = i - 1
    while above >= 0 and not is_sentence(texts[above]):
        if furniture(texts[above], language) == "related links":
            return not is_sentence(texts[i]) and i - above <= 8
        above -= 1
    return False


def shape(text: str) -> str | None:
    """Counters, dates alone, bare links and single words carry no statement."""
    letters = word_count(text)
    if letters == 0:
        return "no words in it"
    if re.fullmatch(r"\S*(?:https?://|www\.)\S+", text):
        return "a bare link"
    if letters == 1 and not _ENDS.search(text):
        return "a single word"
    return None


def blurb(text: str) -> str | None:
    """Four or more clipped phrases of one to three words in a row describe an author, not a happening."""
    inner = text.strip("\"'“”‘’ ")
    ends = sum(map(inner.count, ".!?"))
    if ends < 4 or ends * LONGEST_FRAGMENT < 0.9 * len(inner):
        return None  # sentences too long to be such phrases: finding phrases in them costs a sixth of reading
    parts = _FRAGMENT.findall(inner)
    if len(parts) >= 4 and sum(map(len, parts)) >= 0.9 * len(inner):
        short = sum(1 <= len(_WORD.findall(part)) <= 3 for part in parts)
        if short >= 0.8 * len(parts):
            return "author blurb"
    return None


@cache
def _origins(language: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in words("read", language)["origin"])


def origin(page: Page, language: str = "en") -> str | None:
    """The outlet a page names as the place where its story first ran."""
    for span in page.paragraphs:
        text = page.text[span.begin : span.end]
        if len(text) <= 200:
            for pattern in _origins(language):
                if found := pattern.search(text):
                    return found[1].strip()
    return None
