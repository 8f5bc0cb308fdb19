"""The shape every source is brought to: documents of sentences of words, with what is known of each.

A file of documents is JSON lines, one document a line; unknown columns are absent.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Name:
    """Words begin to end (end excluded) bear a name of one of `types`; no types: anything at all."""

    begin: int
    end: int
    types: tuple[str, ...]
    loose: bool = False


@dataclass(frozen=True)
class Sentence:
    """A sentence; `space` says what stands before each word (0 nothing, 1 space, 2 new line)."""

    words: list[str]
    space: list[int]
    names: list[Name] | None = None
    upos: list[str] | None = None
    xpos: list[str] | None = None
    feats: list[str] | None = None
    lemmas: list[str] | None = None
    heads: list[int] | None = None
    """The index of the head within the sentence; a root is its own head; -1 is unknown."""
    deps: list[str] | None = None


@dataclass(frozen=True)
class Document:
    source: str
    id: str
    sentences: list[Sentence]
    boundaries: bool = True
    """Whether the sentence boundaries are worth learning from."""


def write(documents: Iterable[Document], path: Path) -> int:
    """Writes documents to a file and returns how many words they hold."""
    words = 0
    with path.open("w", encoding="utf-8") as file:
        for document in documents:
            words += sum(len(s.words) for s in document.sentences)
            file.write(json.dumps(asdict(document), ensure_ascii=False) + "\n")
    return words


def read(path: Path) -> Iterator[Document]:
    """Reads documents back from a file."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            sentences = []
            for s in row["sentences"]:
                names = s.pop("names")
                if names is not None:
                    names = [Name(n["begin"], n["end"], tuple(n["types"]), n["loose"]) for n in names]
                sentences.append(Sentence(**s, names=names))
            yield Document(row["source"], row["id"], sentences, row["boundaries"])
