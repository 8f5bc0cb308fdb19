"""Windows of consecutive sentences as arrays, and batches of windows of like length.

In: documents and `Labels`. Out: `Window`s (numpy) and padded `Batch`es (torch). W words, P pieces.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields

import numpy as np
import torch

from kgbuild.annotate.lemma_scripts import script
from kgbuild.annotate.wordpiece import WordPiece
from training.document import Document, Sentence
from training.labels import Labels
from training.scheme import SOURCES, TAGS, TYPES

UNKNOWN = -1
ALL_TAGS = (1 << len(TAGS)) - 1


@dataclass(frozen=True)
class Window:
    """`ids`, `shapes` [P]; the rest [W]; -1 is unknown. `tags` are bit masks of the tags allowed."""

    ids: np.ndarray
    shapes: np.ndarray
    first: np.ndarray
    last: np.ndarray
    sentence: np.ndarray
    starts: np.ndarray
    upos: np.ndarray
    xpos: np.ndarray
    morph: np.ndarray
    lemma: np.ndarray
    heads: np.ndarray
    deps: np.ndarray
    tags: np.ndarray


@dataclass(frozen=True)
class Batch:
    """Windows padded to the longest: [B, P] and [B, W]; `tags` is [B, W, tags] of bool."""

    ids: torch.Tensor
    shapes: torch.Tensor
    pieces: torch.Tensor
    """[B] how many pieces each window has."""
    first: torch.Tensor
    last: torch.Tensor
    sentence: torch.Tensor
    starts: torch.Tensor
    upos: torch.Tensor
    xpos: torch.Tensor
    morph: torch.Tensor
    lemma: torch.Tensor
    heads: torch.Tensor
    deps: torch.Tensor
    tags: torch.Tensor


class Encoder:
    """Turns sentences into windows."""

    def __init__(self, labels: Labels, pieces: WordPiece) -> None:
        self.pieces = pieces
        self.index = {
            column: {label: n for n, label in enumerate(getattr(labels, column))}
            for column in ("upos", "xpos", "morph", "lemma", "deps")
        }
        self.bit = {tag: 1 << n for n, tag in enumerate(TAGS)}
        self.any_of = {t: sum(self.bit[f"{p}-{t}"] for p in "BIES") for t in TYPES}

    def allowed(self, sentence: Sentence, source: str) -> list[int]:
        """For each word, the tags it may bear, as bits."""
        if sentence.names is None:
            return [ALL_TAGS] * len(sentence.words)
        outside = self.bit["O"] + sum(self.any_of[t] for t in SOURCES[source].silent)
        masks = [outside] * len(sentence.words)
        for name in sentence.names:
            for i in range(name.begin, name.end):
                if not name.types:
                    masks[i] = ALL_TAGS
                elif name.loose:
                    masks[i] = sum(self.any_of[t] for t in name.types)
                else:
                    at = (i == name.begin, i == name.end - 1)
                    position = {(True, True): "S", (True, False): "B", (False, False): "I", (False, True): "E"}[at]
                    masks[i] = sum(self.bit[f"{position}-{t}"] for t in name.types)
            if name.loose:
                for i in (*range(max(0, name.begin - 2), name.begin), *range(name.end, name.end + 2)):
                    if i < len(masks) and masks[i] == outside:
                        masks[i] = outside | sum(self.any_of[t] for t in name.types)
        return masks

    def window(self, sentences: Sequence[Sentence], source: str, boundaries: bool = True) -> Window:
        """One window of all the sentences given."""
        ids, shapes, first, last, sentence, tags = [self.pieces.cls], [0], [], [], [], []
        columns: dict[str, list[int]] = {c: [] for c in ("upos", "xpos", "morph", "lemma", "heads", "deps", "starts")}
        for number, s in enumerate(sentences):
            offset = len(first)
            for word, space in zip(s.words, s.space, strict=True):
                pieces, shape = self.pieces(word)
                first.append(len(ids))
                ids.extend(pieces)
                shapes.extend([shape * 3 + space] * len(pieces))
                last.append(len(ids) - 1)
            size = len(s.words)
            sentence.extend([number] * size)
            columns["starts"] += [1 if boundaries and offset else UNKNOWN] + [0 if boundaries else UNKNOWN] * (size - 1)
            tags.extend(self.allowed(s, source))
            if s.heads is None or s.lemmas is None:
                for column in ("upos", "xpos", "morph", "lemma", "heads", "deps"):
                    columns[column] += [UNKNOWN] * size
                continue
            columns["heads"] += [h + offset if h >= 0 else UNKNOWN for h in s.heads]
            for column, values in (("upos", s.upos), ("xpos", s.xpos), ("morph", s.feats), ("deps", s.deps)):
                columns[column] += [self.index[column].get(v, UNKNOWN) for v in values or ()]
            scripts = (script(w, lemma) for w, lemma in zip(s.words, s.lemmas, strict=True))
            columns["lemma"] += [self.index["lemma"].get(v, UNKNOWN) for v in scripts]
        ids.append(self.pieces.sep)
        shapes.append(0)
        arrays = {k: np.array(v, dtype=np.int64) for k, v in columns.items()}
        return Window(
            ids=np.array(ids), shapes=np.array(shapes), first=np.array(first), last=np.array(last),
            sentence=np.array(sentence), tags=np.array(tags, dtype=np.int64), **arrays,
        )  # fmt: skip


def cut(document: Document, limit: int, pieces: WordPiece) -> Iterator[list[Sentence]]:
    """Runs of consecutive sentences of at most `limit` pieces (one longer sentence stays whole)."""
    run: list[Sentence] = []
    size = 0
    for sentence in document.sentences:
        length = sum(len(pieces(w)[0]) for w in sentence.words)
        if run and size + length > limit:
            yield run
            run, size = [], 0
        run.append(sentence)
        size += length
    if run:
        yield run


def shorten(sentence: Sentence, words: int) -> Sentence:
    """The first words of a sentence that is too long to train on; arcs out of the rest are unknown."""
    if len(sentence.words) <= words:
        return sentence
    changes = {f.name: getattr(sentence, f.name) for f in fields(Sentence)}
    changes = {k: v[:words] if v is not None and k != "names" else v for k, v in changes.items()}
    if changes["heads"] is not None:
        changes["heads"] = [h if h < words else UNKNOWN for h in changes["heads"]]
    if changes["names"] is not None:
        changes["names"] = [n for n in changes["names"] if n.end <= words]
    return Sentence(**changes)


def pad(arrays: Sequence[np.ndarray], value: int) -> torch.Tensor:
    out = np.full((len(arrays), max(len(a) for a in arrays)), value, dtype=np.int64)
    for row, array in zip(out, arrays, strict=True):
        row[: len(array)] = array
    return torch.from_numpy(out)


def batch(windows: Sequence[Window]) -> Batch:
    """Windows padded together."""
    unknown = {
        c: pad([getattr(w, c) for w in windows], UNKNOWN)
        for c in ("sentence", "starts", "upos", "xpos", "morph", "lemma", "heads", "deps")
    }
    masks = pad([w.tags for w in windows], ALL_TAGS)
    tags = (masks.unsqueeze(-1) >> torch.arange(len(TAGS))) & 1
    return Batch(
        ids=pad([w.ids for w in windows], 0), shapes=pad([w.shapes for w in windows], 0),
        pieces=torch.tensor([len(w.ids) for w in windows]), first=pad([w.first for w in windows], 0),
        last=pad([w.last for w in windows], 0), tags=tags.bool(), **unknown,
    )  # fmt: skip


def stream(documents: list[Document], seed: str, limits: tuple[int, int], pieces: WordPiece) -> Iterator[tuple[str, list[Sentence], bool]]:  # noqa: E501
    """Endless runs of sentences of a source, each pass in a new order and with new cuts."""
    for epoch in range(1_000_000):
        rng = random.Random(f"{seed}-{epoch}")
        runs = [
            (d.source, run, d.boundaries)
            for d in documents
            for run in cut(d, rng.randint(*limits), pieces)
        ]
        rng.shuffle(runs)
        yield from runs


def by_length(windows: list[Window], most: int, rng: random.Random) -> list[list[Window]]:
    """Batches of windows of like length, each of at most `most` padded pieces, in random order."""
    windows = sorted(windows, key=lambda w: len(w.ids))
    batches: list[list[Window]] = [[]]
    for window in windows:
        if batches[-1] and (len(batches[-1]) + 1) * len(window.ids) > most:
            batches.append([])
        batches[-1].append(window)
    rng.shuffle(batches)
    return batches
