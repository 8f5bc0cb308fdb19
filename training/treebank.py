"""Universal Dependencies treebanks to documents, with Universal NER's or GUM's own names.

In: CoNLL-U files. Out: documents whose sentences carry every column that we train on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kgbuild.annotate.wordpiece import NEW_LINE, NO_SPACE, SPACE
from training.document import Document, Name, Sentence
from training.scheme import ANY, GUM, PLACE, UNER

ENTITY = re.compile(r"\([^()]*\)?|[^()]*\)")


@dataclass(frozen=True)
class Row:
    """One word line of CoNLL-U; `head` counts from 0 within the sentence, a root is its own head."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    dep: str
    misc: str


@dataclass(frozen=True)
class Block:
    """One sentence of CoNLL-U, its document, and what stands before each word."""

    document: str
    id: str
    rows: list[Row]
    space: list[int]


def blocks(path: Path) -> Iterator[Block]:
    """The sentences of a CoNLL-U file."""
    document = ""
    glued = False
    for part in path.read_text(encoding="utf-8").split("\n\n"):
        lines = part.strip("\n").split("\n")
        comments = dict(line[1:].strip().partition(" = ")[::2] for line in lines if line.startswith("#"))
        cells = [line.split("\t") for line in lines if line and not line.startswith("#")]
        if not cells:
            continue
        if "newdoc id" in comments:
            document, glued = comments["newdoc id"], False
        paragraph = any(key.startswith("newpar") for key in comments)
        rows, space, last, last_glued = [], [], 0, False
        for cell in cells:
            if "-" in cell[0]:
                last, last_glued = int(cell[0].split("-")[1]), "SpaceAfter=No" in cell[9]
            elif "." not in cell[0]:
                number, head = int(cell[0]), int(cell[6])
                rows.append(Row(*cell[1:6], head=head - 1 if head else number - 1, dep=cell[7], misc=cell[9]))
                first = number == 1 and paragraph
                space.append(NO_SPACE if glued else NEW_LINE if first else SPACE)
                glued = "SpaceAfter=No" in cell[9]
                if number <= last:
                    glued = last_glued if number == last else True
        yield Block(document, comments["sent_id"], rows, space)


def sentence(block: Block, names: list[Name] | None) -> Sentence:
    rows = block.rows
    return Sentence(
        words=[r.form for r in rows], space=block.space, names=names,
        upos=[r.upos for r in rows], xpos=[r.xpos for r in rows], feats=[r.feats for r in rows],
        lemmas=[r.lemma for r in rows], heads=[r.head for r in rows], deps=[r.dep for r in rows],
    )  # fmt: skip


def uner_names(path: Path) -> dict[tuple[str, ...], list[str]]:
    """The IOB2 labels of each sentence of a Universal NER file, by its words (sentence ids differ in PUD)."""
    found: dict[tuple[str, ...], list[str]] = {}
    for part in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in part.split("\n") if line[:1].isdigit()]
        found[tuple(row[1] for row in rows)] = [row[2] for row in rows]
    return found


def spans(labels: list[str]) -> list[tuple[int, int, str]]:
    """Spans (begin, end, label) of IOB labels, whether or not each begins with B."""
    found: list[tuple[int, int, str]] = []
    for i, label in enumerate(labels):
        if label == "O" or not label:
            continue
        position, kind = label.split("-", 1)
        if position == "I" and found and found[-1][1] == i and found[-1][2] == kind:
            found[-1] = (found[-1][0], i + 1, kind)
        else:
            found.append((i, i + 1, kind))
    return found


def with_uner(path: Path, names_path: Path, source: str) -> list[Document]:
    """A treebank with the names that Universal NER gives it."""
    labelled = uner_names(names_path)
    documents: dict[str, list[Sentence]] = {}
    for block in blocks(path):
        names: list[Name] | None = None
        labels = labelled.get(tuple(row.form for row in block.rows))
        if labels is not None:
            names = []
            for begin, end, kind in spans(labels):
                types = UNER.labels[kind]
                if kind == "OTH" and end - begin == 1 and block.rows[begin].xpos in {"JJ", "NNPS"}:
                    types = ("NORP",)
                names.append(Name(begin, end, types))
        documents.setdefault(block.document, []).append(sentence(block, names))
    return [Document(source, key, value) for key, value in documents.items()]


def mentions(rows: list[Row]) -> list[tuple[int, int, str]]:
    """GUM's entity mentions (begin, end, type) that begin and end within the sentence."""
    found, opened = [], []
    for i, row in enumerate(rows):
        match = re.search(r"(?:^|\|)Entity=([^|]*)", row.misc)
        for piece in ENTITY.findall(match.group(1)) if match else []:
            if piece.startswith("("):
                number, kind = piece.strip("()").split("-")[:2]
                opened.append((number, i, kind))
            if piece.endswith(")"):
                number = piece.strip("()").split("-")[0]
                for k in range(len(opened) - 1, -1, -1):
                    if opened[k][0] == number:
                        found.append((opened[k][1], i + 1, opened.pop(k)[2]))
                        break
    return found


def head_of(rows: list[Row], begin: int, end: int) -> int:
    """The word of a span whose head lies outside it."""
    for i in range(begin, end):
        if rows[i].head == i or not begin <= rows[i].head < end:
            return i
    return end - 1


def date_span(rows: list[Row], begin: int, end: int, temporal: frozenset[str]) -> Name:
    """A time mention as a date: no determiner, no clause after it; anything when it states no time."""
    head = head_of(rows, begin, end)
    for i in range(head + 1, end):
        if rows[i].head == head and rows[i].dep.startswith(("acl", "advcl", "appos", "parataxis")):
            first = i
            while first > head + 1 and head < rows[first - 1].head and rows[first - 1].head != head:
                first -= 1
            end = first
            break
    while end > head + 1 and rows[end - 1].upos in {"PUNCT", "ADP", "SCONJ", "PRON"}:
        end -= 1
    while begin < head and rows[begin].form.lower() in {"the", "a", "an"}:
        begin += 1
    states = any(r.form.lower() in temporal or r.form[:1].isdigit() for r in rows[begin:end])
    return Name(begin, end, ("DATE",) if states and rows[head].upos != "PRON" else ANY)


def proper_span(rows: list[Row], begin: int, end: int, kind: str) -> tuple[int, int] | None:
    """The proper name around the head of a mention, without titles; None when the head is no proper noun."""
    head = head_of(rows, begin, end)
    if rows[head].upos != "PROPN":
        return None
    titles = {i for i in range(begin, head) if kind == "person" and rows[i].dep == "nmod:desc"}
    titles |= {i for i in range(begin, head) if rows[i].head in titles}
    left, right = head, head + 1
    while left > begin and left - 1 not in titles:
        row = rows[left - 1]
        joint = row.form in {"-", "of", "&", "'s"} and left - 2 >= begin and rows[left - 2].upos == "PROPN"
        if not (row.upos == "PROPN" or joint or (row.form[:1].isupper() and row.upos in {"ADJ", "NOUN", "NUM"})):
            break
        left -= 1
    while right < end:
        row = rows[right]
        link = row.form.lower() in {"-", "of", "&", "de", "the"} and right + 1 < end
        if not (row.upos == "PROPN" or (row.upos == "NUM" and right == head + 1) or
                (link and (rows[right + 1].upos == "PROPN" or rows[right + 1].form == "the"))):  # fmt: skip
            break
        right += 1
    while right > head + 1 and rows[right - 1].upos not in {"PROPN", "NUM"}:
        right -= 1
    return left, right


def gum_names(rows: list[Row], temporal: frozenset[str]) -> list[Name]:
    """The names of a GUM sentence; proper nouns that no mention explains may be anything."""
    found: list[Name] = []
    for begin, end, kind in sorted(mentions(rows), key=lambda m: (m[0] - m[1], m[0])):
        if kind == "time":
            name = date_span(rows, begin, end, temporal)
        else:
            span = proper_span(rows, begin, end, kind)
            if span is None:
                continue
            types = GUM.labels.get(kind, ANY)
            if kind == "person" and rows[head_of(rows, begin, end)].xpos == "NNPS":
                types = ("PERSON", "NORP")
            name = Name(*span, types if kind != "place" else PLACE)
        if not any(name.begin < n.end and n.begin < name.end for n in found):
            found.append(name)
    covered = {i for n in found for i in range(n.begin, n.end)}
    found += [Name(i, i + 1, ANY) for i, r in enumerate(rows) if r.upos == "PROPN" and i not in covered]
    return sorted(found, key=lambda n: n.begin)


def with_gum_names(path: Path, temporal: frozenset[str]) -> list[Document]:
    """GUM with names and dates from its entity layer."""
    documents: dict[str, list[Sentence]] = {}
    for block in blocks(path):
        documents.setdefault(block.document, []).append(sentence(block, gum_names(block.rows, temporal)))
    return [Document("gum", key, value) for key, value in documents.items()]
