"""Recorded parses: the shipped pipeline's, kept beside the tests so that they run without it, in no time.

`parses()` maps a sentence to its Doc.  `python -m tests.extract.parses` records the sentences of the tables that are
not there yet; a parse the pipeline gets wrong may be corrected by hand, for these tests are about extraction.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import spacy
from spacy.tokens import Doc, Span

FILE = Path(__file__).with_name("parses.conllu")
VOCAB = spacy.blank("en").vocab


@cache
def parses() -> dict[str, list[list[str]]]:
    """The recorded rows of every sentence, by its text."""
    found: dict[str, list[list[str]]] = {}
    if not FILE.exists():
        return found
    for block in FILE.read_text(encoding="utf-8").split("\n\n"):
        lines = block.strip().split("\n")
        if lines and lines[0].startswith("# text = "):
            found[lines[0].removeprefix("# text = ")] = [line.split("\t") for line in lines[1:]]
    return found


def doc_of(text: str) -> Doc:
    """The recorded parse of a text as a Doc, names included."""
    rows = parses()[text]
    doc = Doc(
        VOCAB,
        words=[row[1] for row in rows],
        spaces=["SpaceAfter=No" not in row[9] for row in rows],
        lemmas=[row[2] for row in rows],
        pos=[row[3] for row in rows],
        tags=[row[4] for row in rows],
        morphs=["" if row[5] == "_" else row[5] for row in rows],
        heads=[int(row[6]) - 1 if row[6] != "0" else number for number, row in enumerate(rows)],
        deps=[row[7] for row in rows],
    )
    names = [row[8] for row in rows]
    spans = []
    for start, label in enumerate(names):
        if label.startswith("B-"):
            end = start + 1
            while end < len(names) and names[end] == f"I-{label[2:]}":
                end += 1
            spans.append(Span(doc, start, end, label=label[2:]))
    doc.ents = spans
    return doc


def rows_of(doc: Doc) -> str:
    """A parsed Doc in the format of the file."""
    lines = [f"# text = {doc.text}"]
    for token in doc:
        name = f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "_"
        head = 0 if token.head.i == token.i else token.head.i + 1
        space = "_" if token.whitespace_ else "SpaceAfter=No"
        row = (
            token.i + 1,
            token.text,
            token.lemma_,
            token.pos_,
            token.tag_,
            str(token.morph) or "_",
            head,
            token.dep_,
            name,
            space,
        )
        lines.append("\t".join(str(part) for part in row))
    return "\n".join(lines)


def record(texts: list[str]) -> None:
    """Parse what is not in the file and append it."""
    from kgbuild.annotate import load_pipeline
    from kgbuild.annotate.ud import to_ud

    known = parses()
    nlp = load_pipeline()
    fresh = [rows_of(to_ud(doc)) for doc in nlp.pipe(text for text in dict.fromkeys(texts) if text not in known)]
    with FILE.open("a", encoding="utf-8") as file:
        for block in fresh:
            file.write(f"{block}\n\n")


if __name__ == "__main__":
    from tests.extract import meaning, tables

    record([*tables.all_texts(), *meaning.all_texts()])
