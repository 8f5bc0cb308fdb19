"""Brings all sources to one scheme and keeps what is tested out of what is trained on.

    python -m training.corpus --data ../shared/nlp --out build/corpus

In: the folder of downloaded data. Out: train.jsonl, dev.jsonl, one test-*.jsonl per test set, and
corpus.json with word counts and what was dropped for being in a test set.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from training import names
from training.document import Document, write
from training.narrow import Cues, cue_table, narrow
from training.treebank import with_gum_names, with_uner

DEV_SHARE = 5
"""One in this many official development documents stays unseen, to watch training; the rest is trained on."""


def key(words: Iterable[str]) -> str:
    """A sentence's letters and digits, so that spacing, case and tokenisation do not hide a copy."""
    return re.sub(r"\W+", "", "".join(words)).lower()


def without(documents: list[Document], tested: frozenset[str]) -> tuple[list[Document], Counter[str]]:
    """Documents without the sentences whose text is in a test set, and how many went, by source."""
    kept, dropped = [], Counter[str]()
    for document in documents:
        sentences = [s for s in document.sentences if key(s.words) not in tested]
        dropped[document.source] += len(document.sentences) - len(sentences)
        if sentences:
            kept.append(replace(document, sentences=sentences))
    return kept, dropped


def gather(data: Path) -> tuple[list[Document], list[Document], dict[str, list[Document]]]:
    """Training, development and test documents, before the check for copies."""
    table = cue_table()
    temporal = frozenset(table["temporal"]["words"])
    ud, ner = data / "ud", data / "ner"
    gmb, gmb_words = names.gmb(ner / "gmb")
    crossner = names.crossner(ner / "crossner")
    countries = {
        " ".join(s.words[n.begin : n.end]).lower()
        for d in crossner for s in d.sentences for n in s.names or () if n.types == ("GPE",)
    }  # fmt: skip
    gpe = names.redocred_places(ner / "re-docred", frozenset(table["relations"]["gpe"]))
    loc = names.redocred_places(ner / "re-docred", frozenset(table["relations"]["loc"]))
    cues = Cues(table, frozenset(gpe | countries), frozenset(loc - gpe), names.demonyms(gmb_words))

    def ewt(part: str, suffix: str = "") -> list[Document]:
        return with_uner(
            ud / "ewt" / f"en_ewt-ud-{part}.conllu", ner / "uner-ewt" / f"en_ewt-ud-{part}{suffix}.iob2", "ewt"
        )

    def gum(part: str) -> list[Document]:
        return with_gum_names(ud / "gum" / f"en_gum-ud-{part}.conllu", temporal)

    development = [*ewt("dev"), *gum("dev")]
    train = [
        *ewt("train", ".2022-12"), *gum("train"),
        *(d for i, d in enumerate(development) if i % DEV_SHARE),
        *names.wikigold(ner / "wikigold"), *names.wnut17(ner / "wnut17"), *crossner,
        *names.redocred(ner / "re-docred"), *names.re3d(ner / "re3d"), *gmb,
    ]  # fmt: skip
    tests = {
        "ewt": ewt("test"),
        "gum": gum("test"),
        "pud": with_uner(ud / "pud" / "en_pud-ud-test.conllu", ner / "uner-pud" / "en_pud-ud-test.iob2", "pud"),
        "politics": names.crossner_politics_test(ner / "crossner"),
    }
    dev = [d for i, d in enumerate(development) if i % DEV_SHARE == 0]
    return narrow(train, cues), narrow(dev, cues), tests


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder with ud/ and ner/")
    parser.add_argument("--out", type=Path, required=True, help="where the corpus goes")
    options = parser.parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    train, dev, tests = gather(options.data)
    tested = frozenset(key(s.words) for ds in tests.values() for d in ds for s in d.sentences)
    ids = {d.id for ds in tests.values() for d in ds}
    if copies := sorted(d.id for d in train if d.id in ids):
        raise SystemExit(f"test documents among the training documents: {copies[:5]}. Check the folder's splits.")
    train, dropped = without(train, tested | {key(s.words) for d in dev for s in d.sentences})
    words = Counter[str]()
    for document in train:
        words[document.source] += sum(len(s.words) for s in document.sentences)
    write(train, options.out / "train.jsonl")
    write(dev, options.out / "dev.jsonl")
    counts = {name: write(documents, options.out / f"test-{name}.jsonl") for name, documents in sorted(tests.items())}
    summary = {"train words": dict(words), "dropped sentences": dict(dropped), "test words": counts}
    (options.out / "corpus.json").write_text(json.dumps(summary, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(summary, indent=1))


if __name__ == "__main__":
    main()
