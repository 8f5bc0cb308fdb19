"""GUM's gold mentions and chains over gold trees, as Docs and Mentions.

In: a GUM .conllu file.  Out: for each document its Doc, the `Mention`s of its entities and pronouns, and the number of
the gold chain of each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kgbuild.annotate.mentions_draft import is_plural, plain_lemma, root_of
from kgbuild.annotate.names_lexicon import Lexicon
from kgbuild.annotate.ud import to_ud
from kgbuild.lang import words
from kgbuild.model import Mention, MentionKind, Span

GENRES = ("news", "interview", "bio", "speech", "voyage")
CLASSES = {
    "person": "Person", "place": "Place", "organization": "Organization", "object": "Artifact", "event": "Event",
    "abstract": "Abstraction", "animal": "Animal", "plant": "NaturalThing", "substance": "Material",
    "time": "Abstraction",
}  # fmt: skip


@dataclass(frozen=True)
class GoldDocument:
    """A document with its gold: `chains[i]` is the chain of `mentions[i]`."""

    name: str
    doc: Doc
    mentions: tuple[Mention, ...]
    chains: tuple[int, ...]


def read_gum(path: Path, lexicon: Lexicon, genres: tuple[str, ...] = GENRES) -> Iterator[GoldDocument]:
    """The documents of the chosen genres."""
    vocab = spacy.blank("en").vocab
    for chunk in path.read_text(encoding="utf-8").split("# newdoc id = ")[1:]:
        name = chunk.split("\n", 1)[0].strip()
        if name.split("_")[1] in genres:
            yield _document(name, chunk, vocab, lexicon)


def _document(name: str, chunk: str, vocab: Vocab, lexicon: Lexicon) -> GoldDocument:
    rows: list[list[str]] = []
    heads: list[int] = []
    for sentence in chunk.split("\n\n"):
        lines = [line.split("\t") for line in sentence.split("\n") if line and line[0].isdigit()]
        lines = [line for line in lines if line[0].isdigit()]
        base = len(rows)
        for n, line in enumerate(lines):
            heads.append(base + int(line[6]) - 1 if line[6] != "0" else base + n)
        rows += lines
    doc = Doc(
        vocab,
        words=[row[1] for row in rows],
        spaces=["SpaceAfter=No" not in row[9] for row in rows],
        lemmas=[row[2] for row in rows],
        pos=[row[3] for row in rows],
        tags=[row[4] for row in rows],
        morphs=["" if row[5] == "_" else row[5] for row in rows],
        heads=heads,
        deps=[row[7] for row in rows],
    )
    doc = to_ud(doc)
    spans = _spans([row[9] for row in rows])
    made: dict[int, tuple[Mention, int]] = {}
    for start, end, cls, chain in spans:
        mention = _mention(doc, name, start, end, cls, lexicon)
        if mention is not None:
            made.setdefault(mention.root, (mention, chain))
    ordered = sorted(made.values(), key=lambda pair: pair[0].tokens)
    mentions = _tied([m for m, _ in ordered])
    return GoldDocument(name, doc, tuple(mentions), tuple(chain for _, chain in ordered))


def _spans(misc: list[str]) -> list[tuple[int, int, str, int]]:
    """Gold stretches (start, end, class, chain) from the MISC column."""
    found = []
    waiting: dict[int, list[tuple[int, str]]] = {}
    for i, cell in enumerate(misc):
        entity = next((part[7:] for part in cell.split("|") if part.startswith("Entity=")), "")
        for piece in re.findall(r"\([^()]*|\d+\)|\)", entity):
            if piece.startswith("("):
                number, kind = piece[1:].split("-")[:2]
                waiting.setdefault(int(number), []).append((i, kind))
                last = int(number)
            elif piece == ")":
                start, kind = waiting[last].pop()
                found.append((start, i + 1, CLASSES.get(kind, "Abstraction"), last))
            else:
                start, kind = waiting[int(piece[:-1])].pop()
                found.append((start, i + 1, CLASSES.get(kind, "Abstraction"), int(piece[:-1])))
    return sorted(found)


def _mention(doc: Doc, name: str, start: int, end: int, cls: str, lexicon: Lexicon) -> Mention | None:
    root = doc[root_of(doc, start, end)]
    if root.pos_ not in {"NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM"}:
        return None
    listed = words("mentions")
    kind = MentionKind.PRONOUN if root.lower_ in listed["pronouns"] and end - start == 1 else MentionKind.NOMINAL
    if root.pos_ == "PROPN" or (kind is MentionKind.NOMINAL and root.head.pos_ == "PROPN" and root.dep_ == "flat"):
        kind = MentionKind.NAME
    first, last = _run(doc, root.i, start, end) if kind is MentionKind.NAME else (root.i, root.i + 1)
    while kind is MentionKind.NAME and first < root.i and lexicon.is_title(doc[first]) and cls == "Person":
        first += 1
    sex = listed["pronouns"][root.lower_][2] if kind is MentionKind.PRONOUN else lexicon.sex_of_title(root.lemma_)
    if kind is MentionKind.NAME and not sex:
        sex = lexicon.ontology.gazetteer.given_names.get(doc[first].text, "")
    number = kind is MentionKind.PRONOUN and listed["pronouns"][root.lower_][1] == "pl"
    determiners = {c.lower_ for c in root.children if c.dep_ == "det"}
    modifiers = tuple(
        plain_lemma(c) for c in root.children
        if c.i < root.i and c.i >= start and c.dep_ in {"amod", "compound"} and c.lower_ not in listed["vague"]
    )  # fmt: skip
    coordinated = any(c.dep_ == "conj" and start <= c.i < end for c in root.children)
    return Mention(
        id=f"{name}:{start}-{end}",
        article=name,
        span=Span(start, end),
        words=doc[start:end].text,
        name=doc[first:last].text,
        kind=kind,
        type="Entity" if kind is MentionKind.PRONOUN else cls,
        head=root.lower_ if kind is MentionKind.PRONOUN else plain_lemma(root),
        sentence=Span(root.sent.start, root.sent.end),
        tokens=(start, end),
        root=root.i,
        modifiers=modifiers,
        plural=number or is_plural(root) or coordinated,
        definite=bool(determiners & set(listed["definite"])) or any(c.dep_ == "nmod:poss" for c in root.children),
        sex=sex,
        complements=tuple(
            ("of", str(c.i)) for c in root.children if c.dep_ in {"nmod:poss", "nmod", "amod", "compound"}
        ),
    )


def _run(doc: Doc, root: int, start: int, end: int) -> tuple[int, int]:
    """The proper nouns beside the root, itself among them."""
    first, last = root, root + 1
    while first > start and doc[first - 1].pos_ == "PROPN":
        first -= 1
    while last < end and doc[last].pos_ == "PROPN":
        last += 1
    return first, last


def _tied(mentions: list[Mention]) -> list[Mention]:
    """Complements as mention ids, once all are known."""
    from dataclasses import replace

    ids = {str(m.root): m.id for m in mentions}
    return [replace(m, complements=tuple((prep, ids[i]) for prep, i in m.complements if i in ids)) for m in mentions]
