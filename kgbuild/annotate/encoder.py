"""The spaCy component that reads English with the shipped encoder.

In: a tokenised Doc. Out: the same Doc with sentences, parts of speech, tags, morphology, lemmas, Universal
Dependencies and names. One text has one analysis: alone or in a batch, on one thread or on many.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, POS, TAG
from spacy.language import Language
from spacy.parts_of_speech import IDS as POS_IDS
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kgbuild.annotate.encoder_analysis import Analysis, analyse
from kgbuild.annotate.encoder_decode import NameTags
from kgbuild.annotate.encoder_network import Network
from kgbuild.annotate.encoder_windows import Words, read_words
from kgbuild.annotate.lemma_scripts import apply, lemma_table
from kgbuild.annotate.wordpiece import WordPiece
from kgbuild.lang.columns import SURE

FILES = ("encoder.onnx", "relations.onnx", "labels.json", "lemmas.tsv", "vocab.txt")
ATTRIBUTES = [POS, TAG, MORPH, LEMMA, DEP, HEAD, ENT_IOB, ENT_TYPE]
BEGINS, INSIDE, OUTSIDE = 3, 1, 2


class Encoder:
    """Runs the network in a folder over Docs; `threads` is how many documents are read at once."""

    def __init__(self, vocab: Vocab, folder: Path, threads: int = 1) -> None:
        self.vocab, self.threads = vocab, threads
        self._load(folder)

    def _load(self, folder: Path) -> None:
        self.folder = folder
        labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self._pieces = WordPiece((folder / "vocab.txt").read_text(encoding="utf-8").splitlines())
        self._network = Network(folder)
        self._tags = NameTags(labels["names"])
        self._root: int = labels["deps"].index("root")
        self._scripts: list[str] = labels["lemma"]
        strings = self.vocab.strings
        self._upos = np.array([POS_IDS[u] for u in labels["upos"]], dtype=np.uint64)
        self._xpos = np.array([strings.add(x) for x in labels["xpos"]], dtype=np.uint64)
        self._deps = np.array([strings.add(d) for d in labels["deps"]], dtype=np.uint64)
        self._morph = np.array([self.vocab.morphology.add(m) for m in labels["morph"]], dtype=np.uint64)
        self._classes: list[str] = labels["upos"]
        self._table = lemma_table(folder / "lemmas.tsv")
        self._lemmas: dict[tuple[str, int, int], int] = {}
        self._blank = (POS_IDS["SPACE"], strings.add("_SP"), self.vocab.morphology.add("_"), strings.add("dep"))

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one Doc in place."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], batch_size: int = 64) -> Iterator[Doc]:
        """Annotate Docs in their order."""
        waiting = iter(stream)
        with ThreadPoolExecutor(max(1, self.threads)) as pool:
            while docs := list(islice(waiting, batch_size)):
                given = [read_words(doc, self._pieces) for doc in docs]
                run = pool.map if self.threads > 1 else map
                for doc, words, found in zip(docs, given, run(self._analyse, given), strict=True):
                    yield self._annotate(doc, words, found)

    def _analyse(self, words: Words) -> Analysis:
        return analyse(words, self._network, self._pieces, self._tags, self._root)

    def _annotate(self, doc: Doc, words: Words, found: Analysis) -> Doc:
        if not len(doc):
            return doc
        table = np.zeros((len(doc), len(ATTRIBUTES)), dtype=np.uint64)
        pos, tag, morph, dep = self._blank
        table[:, 0], table[:, 1], table[:, 2], table[:, 4] = pos, tag, morph, dep
        table[:, 6] = OUTSIDE
        at = words.tokens
        is_word = np.zeros(len(doc), dtype=bool)
        is_word[at] = True
        for i in np.flatnonzero(~is_word):
            table[i, 3] = doc[int(i)].orth
        heads = _space_heads(is_word)
        if len(at):
            table[at, 0] = self._upos[np.concatenate(found.upos)]
            table[at, 1] = self._xpos[np.concatenate(found.xpos)]
            table[at, 2] = self._morph[np.concatenate(found.morph)]
            table[at, 3] = self._lemmas_of(doc, at, np.concatenate(found.lemma), np.concatenate(found.upos))
            table[at, 4] = self._deps[np.concatenate(found.deps)]
            heads[at] = at[np.concatenate(found.heads)]
        table[:, 5] = (heads - np.arange(len(doc))).astype(np.int32).astype(np.uint64)
        for begin, end, kind in found.names:
            first, last = int(at[begin]), int(at[end - 1])
            table[first : last + 1, 6] = INSIDE
            table[first, 6] = BEGINS
            table[first : last + 1, 7] = self.vocab.strings.add(kind)
        doc.from_array(ATTRIBUTES, cast(Any, table))
        sure = np.zeros((len(doc), 3), dtype=np.float32)
        if len(at):
            sure[at] = np.concatenate(found.sure)
        doc.user_data[SURE] = sure
        return doc

    def _lemmas_of(
        self, doc: Doc, at: NDArray[np.int64], scripts: NDArray[np.int64], upos: NDArray[np.int64]
    ) -> list[int]:
        """The lemma of the table for a word of that part of speech, else what the chosen script makes of it."""
        found = []
        for i, script, pos in zip(at.tolist(), scripts.tolist(), upos.tolist(), strict=True):
            key = (doc[i].text, script, pos)
            lemma = self._lemmas.get(key)
            if lemma is None:
                if len(self._lemmas) > 200_000:
                    self._lemmas.clear()
                word = self._table.get((self._classes[pos], key[0].lower())) or apply(self._scripts[script], key[0])
                lemma = self._lemmas[key] = self.vocab.strings.add(word)
            found.append(lemma)
        return found

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Copy the network's files, for `nlp.to_disk`."""
        Path(path).mkdir(parents=True, exist_ok=True)
        for name in FILES:
            shutil.copy(self.folder / name, Path(path) / name)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Encoder:
        """Read the network from files that `to_disk` wrote."""
        self._load(Path(path))
        return self


def _space_heads(is_word: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Each white-space token hangs on the word before it, the first ones on the word after them."""
    numbers = np.arange(len(is_word))
    before = np.maximum.accumulate(np.where(is_word, numbers, -1))
    first = int(is_word.argmax()) if is_word.any() else 0
    heads: NDArray[np.int64] = np.where(before < 0, first, before)
    return heads


@Language.factory("kgbuild_encoder", default_config={"folder": "", "threads": 1})
def make_encoder(nlp: Language, name: str, folder: str, threads: int) -> Any:
    """The component over the network in `folder`, or over the shipped one."""
    from kgbuild.annotate.load import SHIPPED

    return Encoder(nlp.vocab, Path(folder) if folder else SHIPPED, threads)
