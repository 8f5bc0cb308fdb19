"""Name data sets to documents: WikiGold, WNUT-17, CrossNER, Re-DocRED, re3d, GMB.

In: the files as published. Out: documents with names only; the labels mean what `scheme` says.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from kgbuild.annotate.wordpiece import NO_SPACE, SPACE
from training.document import Document, Name, Sentence
from training.scheme import ANY, CROSSNER, GMB, RE3D, REDOCRED, WIKIGOLD, WNUT, Source
from training.treebank import spans

CLOSES = frozenset(".,;:!?)]}%") | {"'s", "n't", "'re", "'ve", "'ll", "'d", "'m", "''", "’s", "...", "'"}
OPENS = frozenset("([{$£€#") | {"``"}
TOKEN = re.compile(r"\w+(?:[.]\w+)+[.]?|[^\W_]+(?='s\b)|'s\b|\w+|[^\w\s]")


def guess_space(words: list[str]) -> list[int]:
    """What probably stood before each word of a text that came without its spacing."""
    space, quoted = [], False
    for i, word in enumerate(words):
        before = words[i - 1] if i else ""
        glued = word in CLOSES or before in OPENS
        if word == '"':
            glued, quoted = quoted or before in OPENS, not quoted
        elif before == '"' and quoted:
            glued = True
        elif word == "-" or before == "-":
            glued = word != "-" or (before[-1:].isalnum() and words[i + 1 : i + 2] != [] and words[i + 1][:1].isalnum())
        space.append(NO_SPACE if glued and i else SPACE)
    return space


def columns(path: Path, separator: str | None) -> Iterator[list[tuple[str, str]]]:
    """Sentences of (word, label) from a two-column file."""
    rows: list[tuple[str, str]] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.strip():
            cells = line.rstrip().split(separator)
            rows.append((cells[0].strip() or "_", cells[-1].strip()))
        elif rows:
            yield rows
            rows = []
    if rows:
        yield rows


def labelled(rows: list[tuple[str, str]], source: Source) -> Sentence:
    words = [split_word(w) for w, _ in rows]
    starts = [0]
    for parts in words:
        starts.append(starts[-1] + len(parts))
    names = [
        Name(starts[b], starts[e], source.labels.get(k, ANY), k in source.loose)
        for b, e, k in spans([label for _, label in rows])
    ]
    flat = [part for parts in words for part in parts]
    space = guess_space([w for w, _ in rows])
    spread = [s if k == 0 else NO_SPACE for s, parts in zip(space, words, strict=True) for k in range(len(parts))]
    return Sentence(words=flat, space=spread, names=names)


def split_word(word: str) -> list[str]:
    """Hyphenated words as the treebanks split them: "well-known" is three words."""
    if "-" in word[1:-1] and re.fullmatch(r"\w+(?:-\w+)+", word):
        return re.split(r"(-)", word)
    return [word]


def one_each(path: Path, name: str, source: Source, separator: str | None = None) -> list[Document]:
    """Every sentence a document of its own."""
    return [
        Document(name, f"{path.parent.name}/{path.stem}-{n}", [labelled(rows, source)], boundaries=False)
        for n, rows in enumerate(columns(path, separator))
    ]


def grouped(documents: list[Document], size: int) -> list[Document]:
    """Neighbouring sentences as one document, where the file keeps them in order of the text."""
    return [
        Document(d.source, d.id, [s for k in documents[i : i + size] for s in k.sentences], True)
        for i, d in enumerate(documents)
        if i % size == 0
    ]


def wikigold(root: Path) -> list[Document]:
    return grouped(one_each(root / "wikigold.conll.txt", "wikigold", WIKIGOLD), 4)


def wnut17(root: Path) -> list[Document]:
    return one_each(root / "wnut17train.conll", "wnut17", WNUT, "\t")


def crossner(root: Path) -> list[Document]:
    found: list[Document] = []
    for domain in ("politics", "science", "music", "literature", "ai"):
        for part in ("train", "dev", "test"):
            if (domain, part) != ("politics", "test"):
                found += one_each(root / domain / f"{part}.txt", "crossner", CROSSNER, "\t")
    return found


def crossner_politics_test(root: Path) -> list[Document]:
    return one_each(root / "politics" / "test.txt", "crossner", CROSSNER, "\t")


def longest(found: Iterable[Name]) -> list[Name]:
    """Of names that overlap, the longest."""
    kept: list[Name] = []
    for name in sorted(found, key=lambda n: (n.begin - n.end, n.begin)):
        if not any(name.begin < k.end and k.begin < name.end for k in kept):
            kept.append(name)
    return sorted(kept, key=lambda n: n.begin)


def redocred(root: Path) -> list[Document]:
    found = []
    for part in ("dev", "test"):
        for row in json.loads((root / f"{part}_revised.json").read_text(encoding="utf-8")):
            by_sentence: dict[int, set[tuple[int, int, str]]] = {}
            for vertex in row["vertexSet"]:
                for mention in vertex:
                    by_sentence.setdefault(mention["sent_id"], set()).add((*mention["pos"], mention["type"]))
            sentences = []
            for number, words in enumerate(row["sents"]):
                parts = [split_word(w.strip() or "_") for w in words]
                starts = [0]
                for p in parts:
                    starts.append(starts[-1] + len(p))
                names = longest(
                    Name(starts[b], starts[e], REDOCRED.labels.get(k, ANY))
                    for b, e, k in sorted(by_sentence.get(number, ()))
                )
                space = guess_space(words)
                spread = [s if k == 0 else NO_SPACE for s, p in zip(space, parts, strict=True) for k in range(len(p))]
                sentences.append(Sentence([w for p in parts for w in p], spread, names))
            found.append(Document("re-docred", f"{part}/{row['title']}", [s for s in sentences if s.words]))
    return found


def redocred_places(root: Path, relations: frozenset[str]) -> set[str]:
    """Names (lower case) of places that are the tail of one of the relations."""
    found: set[str] = set()
    for part in ("dev", "test"):
        for row in json.loads((root / f"{part}_revised.json").read_text(encoding="utf-8")):
            for label in row["labels"]:
                if label["r"] in relations:
                    found |= {m["name"].lower() for m in row["vertexSet"][label["t"]] if m["type"] == "LOC"}
    return {name.removeprefix("the ") for name in found}


def re3d_name(words: list[str], kind: str, begin: int, end: int) -> Name:
    """A re3d entity: only capitalised ones are names; the rest may be anything."""
    proper = [w[:1].isupper() or w[:1].isdigit() or w in {"of", "the", "-", "and", "al"} for w in words[begin:end]]
    if kind in {"Temporal", "Nationality"} or (all(proper) and kind in RE3D.labels):
        return Name(begin, end, RE3D.labels[kind])
    return Name(begin, end, ANY)


def re3d(root: Path) -> list[Document]:
    found = []
    for folder in sorted(p for p in root.iterdir() if p.is_dir()):
        rows = [json.loads(s) for s in (folder / "documents.json").read_text(encoding="utf-8-sig").splitlines() if s]
        marks = [json.loads(s) for s in (folder / "entities.json").read_text(encoding="utf-8-sig").splitlines() if s]
        for row in rows:
            text = row["text"]
            tokens = [(m.start(), m.end()) for m in TOKEN.finditer(text)]
            words = [text[b:e] for b, e in tokens]
            space = [NO_SPACE if i and tokens[i - 1][1] == b else SPACE for i, (b, _) in enumerate(tokens)]
            names = []
            for mark in marks:
                if mark["documentId"] == row["_id"]:
                    inside = [i for i, (b, e) in enumerate(tokens) if b < mark["end"] and e > mark["begin"]]
                    if inside:
                        names.append(re3d_name(words, mark["type"], inside[0], inside[-1] + 1))
            names = longest(names)
            breaks = [0]
            for i in range(1, len(words)):
                closed = words[i - 1] in {".", "!", "?"} and words[i][:1].isupper()
                if closed and not any(n.begin < i < n.end for n in names):
                    breaks.append(i)
            breaks.append(len(words))
            sentences = [
                Sentence(words[a:b], space[a:b],
                         [Name(n.begin - a, n.end - a, n.types, n.loose) for n in names if a <= n.begin < b])
                for a, b in pairwise(breaks) if b > a
            ]  # fmt: skip
            found.append(Document("re3d", row["_id"], sentences, boundaries=False))
    return found


def gmb(root: Path) -> tuple[list[Document], list[tuple[str, str, str]]]:
    """Documents of eight sentences, and every (word, tag, label) for gathering demonyms."""
    documents: list[Document] = []
    rows: list[tuple[str, str]] = []
    seen: set[str] = set()
    words: list[tuple[str, str, str]] = []

    def close() -> None:
        text = " ".join(w for w, _ in rows)
        if rows and text not in seen:
            seen.add(text)
            number = len(documents)
            documents.append(Document("gmb", f"gmb-{number}", [labelled(rows, GMB)]))

    with (root / "ner_dataset.csv").open(encoding="latin-1", newline="") as file:
        reader = csv.reader(file)
        next(reader)
        for cells in reader:
            if len(cells) < 4 or not cells[1].strip():
                continue
            if cells[0]:
                close()
                rows = []
            rows.append((cells[1].strip(), cells[3]))
            words.append((cells[1].strip(), cells[2], cells[3]))
    close()
    return grouped(documents, 6), words


def demonyms(words: Iterable[tuple[str, str, str]], least: int = 3) -> frozenset[str]:
    """Words that GMB labels `gpe` and tags as adjectives or plurals, at least `least` times and mostly so."""
    yes: dict[str, int] = {}
    no: dict[str, int] = {}
    for word, tag, label in words:
        if word[:1].isupper():
            is_demonym = label == "B-gpe" and tag in {"JJ", "NNS", "NNPS"}
            table = yes if is_demonym else no
            table[word] = table.get(word, 0) + 1
    return frozenset(w for w, n in yes.items() if n >= least and n > no.get(w, 0))
