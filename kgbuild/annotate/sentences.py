"""Paragraphs bound sentences, whatever the parser thinks.

In: a Doc before or after parsing.  Out: the same Doc with forced sentence starts, or heads that no longer cross.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from spacy.tokens import Doc

from kgbuild.lang.columns import column


def paragraph_starts(doc: Doc) -> Iterator[int]:
    """Tokens that open a paragraph: the first one, and the first real one after a blank line."""
    texts = column(doc, "ORTH")
    latest = -1
    for begin in [0, *(i + 1 for i, text in enumerate(texts) if "\n\n" in text)]:
        first = next((i for i in range(begin, len(texts)) if not texts[i].isspace()), latest)
        if first > latest:
            yield first
            latest = first


def force_sentence_starts(doc: Doc) -> Doc:
    """Tell a parser, before it runs, where sentences must start."""
    for i in paragraph_starts(doc):
        doc[i].is_sent_start = True
    return doc


def cut_at_paragraphs(doc: Doc, heads: Sequence[int], deps: Sequence[str]) -> tuple[list[int], list[str]]:
    """Arcs that cross a blank line are cut: the dependent becomes the root of its own paragraph.

    Further cut tokens of one paragraph hang on its first root as parataxis, so no paragraph falls into crumbs.
    """
    opens = [0] * len(doc)
    for start in paragraph_starts(doc):
        opens[start] = 1
    paragraph = [*accumulate(opens)]
    new_heads, new_deps = list(heads), list(deps)
    fresh: dict[int, int] = {}
    for i in [i for i, head in enumerate(heads) if paragraph[head] != paragraph[i]]:
        if doc[i].is_space:
            new_heads[i] = max(i - 1, 0)
            continue
        root = fresh.setdefault(paragraph[i], i)
        new_heads[i], new_deps[i] = root, "root" if root == i else "parataxis"
    return new_heads, new_deps
