"""What scraped and translated pages do to text, done on purpose: for training and for a noised test set.

    python -m training.noise --documents build/corpus/test-pud.jsonl --out build/corpus/test-pud-noised.jsonl --seed 1

In: documents. Out: the same documents with odd capitals, ALL CAPS, lower case, missing spaces, doubled
phrases and stray symbols. Words that noise adds carry no gold: head -1, and any name tag.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from kgbuild.annotate.wordpiece import NEW_LINE, NO_SPACE, SPACE
from training.document import Document, Name, Sentence, read, write
from training.scheme import ANY

SYMBOLS = ("•", "|", "*", "#", "»", "®", "…", "~", "►", "_", "^", "=", "©", ">>")


def recase(sentence: Sentence, change: Callable[[str], str], begin: int, end: int) -> Sentence:
    words = [change(w) if begin <= i < end else w for i, w in enumerate(sentence.words)]
    return replace(sentence, words=words)


def insert(sentence: Sentence, at: int, words: Sequence[str], space: Sequence[int]) -> Sentence:
    """A sentence with words put in before word `at`, of which nothing is known."""
    size = len(words)

    def moved(i: int) -> int:
        return i + size if i >= at else i

    def grown(column: list[str] | None) -> list[str] | None:
        return None if column is None else [*column[:at], *["?"] * size, *column[at:]]

    names = sentence.names
    if names is not None:
        names = [n if n.end <= at else replace(n, begin=moved(n.begin), end=n.end + size) for n in names]
        names = sorted([*names, Name(at, at + size, ANY)], key=lambda n: n.begin)
    heads = sentence.heads
    if heads is not None:
        shifted = [moved(h) if h >= 0 else h for h in heads]
        heads = [*shifted[:at], *[-1] * size, *shifted[at:]]
    return replace(
        sentence, words=[*sentence.words[:at], *words, *sentence.words[at:]],
        space=[*sentence.space[:at], *space, *sentence.space[at:]], names=names, heads=heads,
        upos=grown(sentence.upos), xpos=grown(sentence.xpos), feats=grown(sentence.feats),
        lemmas=grown(sentence.lemmas), deps=grown(sentence.deps),
    )  # fmt: skip


def cuts_name(sentence: Sentence, at: int) -> bool:
    return any(n.begin < at < n.end for n in sentence.names or ())


def doubled(sentence: Sentence, rng: random.Random) -> Sentence:
    """A phrase of one to five words said twice, as when link text repeats."""
    size = rng.randint(1, min(5, len(sentence.words)))
    begin = rng.randrange(len(sentence.words) - size + 1)
    if cuts_name(sentence, begin) or cuts_name(sentence, begin + size):
        return sentence
    space = [SPACE if begin or s else s for s in sentence.space[begin : begin + size]]
    return insert(sentence, begin, sentence.words[begin : begin + size], space)


def stray(sentence: Sentence, rng: random.Random) -> Sentence:
    """A stray symbol somewhere."""
    at = rng.randrange(len(sentence.words) + 1)
    return sentence if cuts_name(sentence, at) else insert(sentence, at, [rng.choice(SYMBOLS)], [SPACE])


def noised_sentence(sentence: Sentence, rng: random.Random, rate: float) -> Sentence:
    """A sentence with each kind of noise at its own chance; `rate` 1 is a badly kept page."""
    size = len(sentence.words)
    draw = rng.random()
    if draw < 0.06 * rate:
        sentence = recase(sentence, str.upper, 0, size)
    elif draw < 0.14 * rate:
        sentence = recase(sentence, str.lower, 0, size)
    elif draw < 0.20 * rate:
        sentence = recase(sentence, lambda w: w[:1].upper() + w[1:], 0, size)
    elif draw < 0.32 * rate:
        begin = rng.randrange(size)
        end = begin + rng.randint(1, 6)
        change = rng.choice((str.upper, lambda w: w[:1].upper() + w[1:], str.lower))
        sentence = recase(sentence, change, begin, end)
    if rng.random() < 0.15 * rate:
        sentence = doubled(sentence, rng)
    if rng.random() < 0.12 * rate:
        sentence = stray(sentence, rng)
    if rng.random() < 0.05 * rate and len(sentence.words) > 3:
        at = rng.randrange(1, len(sentence.words))
        mark = rng.choice((NO_SPACE, NEW_LINE))
        sentence = replace(sentence, space=[mark if i == at and s else s for i, s in enumerate(sentence.space)])
    return sentence


def noised(sentences: Sequence[Sentence], rng: random.Random, rate: float) -> list[Sentence]:
    """Sentences with noise in each, and some glued to the sentence before."""
    found = []
    for number, sentence in enumerate(sentences):
        changed = noised_sentence(sentence, rng, rate)
        if number and rng.random() < 0.15 * rate:
            changed = replace(changed, space=[NO_SPACE, *changed.space[1:]])
        found.append(changed)
    return found


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    changed: list[Document] = []
    for document in read(options.documents):
        rng = random.Random(f"{options.seed}-{document.id}")
        changed.append(replace(document, sentences=noised(document.sentences, rng, 1.0)))
    write(changed, options.out)


if __name__ == "__main__":
    main()
