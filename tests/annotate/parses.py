"""Hand parses for tests: one line a token, "word pos tag lemma head dep [entity]"; heads count from 1 in a sentence."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc, Span

from kgbuild.model import Article, CleanText

VOCAB = spacy.blank("en").vocab
NO_SPACE_BEFORE = {",", ".", "'s", "’s", ")", ":", ";"}


def parsed(*sentences: str) -> Doc:
    """A Doc of these sentences, with entities where lines name them (neighbours of one label are one entity)."""
    rows: list[list[str]] = []
    heads: list[int] = []
    for sentence in sentences:
        lines = [line.split() for line in sentence.strip().splitlines()]
        base = len(rows)
        heads += [base + n if line[4] == "0" else base + int(line[4]) - 1 for n, line in enumerate(lines)]
        rows += lines
    words = [row[0] for row in rows]
    doc = Doc(
        VOCAB,
        words=words,
        spaces=[
            n + 1 < len(words) and words[n + 1] not in NO_SPACE_BEFORE and words[n] != "(" for n in range(len(words))
        ],
        pos=[row[1] for row in rows],
        tags=[row[2] for row in rows],
        lemmas=[row[3] for row in rows],
        heads=heads,
        deps=[row[5] for row in rows],
    )
    doc.set_ents(_entities(doc, rows))
    return doc


def _entities(doc: Doc, rows: list[list[str]]) -> list[Span]:
    labels = [row[6] if len(row) > 6 else "" for row in rows]
    ents, start = [], 0
    for i in range(1, len(labels) + 1):
        if i == len(labels) or labels[i] != labels[start]:
            if labels[start]:
                ents.append(Span(doc, start, i, label=labels[start]))
            start = i
    return ents


def article(doc: Doc, name: str = "a.txt") -> Article:
    """An article whose clean text is the Doc's text."""
    return Article(name, "", doc.text, (), CleanText(doc.text, tuple(range(len(doc.text)))))
