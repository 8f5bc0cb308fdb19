"""Cross-document coreference on ECB+ with the product's own resolve: gold mentions, no gold document groups.

    python -m benchmarks.coreference_ecb SHARED/benchmarks dev [OWN.jsonl] > pred.jsonl
    python SHARED/benchmarks/score_coref.py pred.jsonl --split dev

Every document is annotated and extracted as in a build; gold spans are matched to what was found there by their head
word, or added (a pronoun with the nearest person or the noun its clause describes); then `kgbuild.resolve.resolve`
decides, told that the gold spans matter to their story (`salient`, which a build never uses).  The gold groups
of documents ("topic", "subtopic") are not read.  In: the benchmark folder and the split.  Out: one
JSON line a gold mention on standard output; the end-to-end lines of `coreference_own.py` in the file OWN.jsonl.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.coreference_gold import Gold, Token, with_gold
from benchmarks.coreference_own import Own, own_spans, write_own
from kgbuild.model import Article, Block, CleanText, Extraction, Problem, Resolution, Span
from kgbuild.resolve import event_crowds as c
from kgbuild.resolve import event_features as f
from kgbuild.resolve.event_policy import EventPolicy

SALIENT = EventPolicy(
    weights=(
        (f.in_one_story, -0.22, "ECB+ train"),
        (f.same_predicate, 0.09, "ECB+ train"),
        (f.telling_word, 0.38, "ECB+ train"),
        (f.kindred_words, 0.49, "ECB+ train"),
        (f.alike_words, 0.78, "ECB+ train"),
        (f.same_type, 0.14, "ECB+ train"),
        (f.related_type, 0.39, "ECB+ train"),
        (f.same_participants, 0.21, "ECB+ train"),
        (f.same_entities_elsewhere, 0.12, "ECB+ train"),
        (f.same_place, 0.06, "ECB+ train"),
        (f.same_date, 0.37, "ECB+ train"),
        (f.other_time, -0.16, "ECB+ train"),
        (f.alike_sentences, 0.41, "ECB+ train"),
        (f.in_one_sentence, -0.55, "ECB+ train"),
        (f.verb_and_noun, -0.02, "ECB+ train"),
    ),
    vetoes=(),
    crowds=(
        (c.always, -0.04, "ECB+ train"),
        (c.agree_on_average, 0.95, "ECB+ train"),
        (c.agree_at_best, 0.90, "ECB+ train"),
        (c.agree_at_worst, -1.44, "ECB+ train"),
        (c.share_words, 0.28, "ECB+ train"),
        (c.alike_articles, 1.43, "ECB+ train"),
        (c.same_heads, 0.61, "ECB+ train"),
        (c.share_sentences, -2.47, "ECB+ train"),
    ),
)
"""The reasons of the product weighed for gold events: annotators marked the happenings that articles share, so a shared
word says more than among all the clauses of a build.  The weights of pairs were fitted by `training/clauses.py` on the
training topics, those of clusters by `training/crowds.py`; cross-validation over the training topics chose which to
keep."""


def article(name: str, text: str) -> Article:
    """An article whose clean text is its text."""
    return Article(name, "0" * 64, text, (Block(Span(0, len(text))),), CleanText(text, tuple(range(len(text)))))


def picked(rows: Iterable[Read]) -> EventPolicy:
    """The policy that compares the gold events alone."""
    return replace(SALIENT, only={key: words for row in rows for key, words in row.wording.items()})


def predictions(resolution: Resolution, place: dict[str, str]) -> Iterator[dict[str, str]]:
    """The cluster of every gold mention; what was resolved to nothing stands alone."""
    for gold in sorted(place):
        yield {"mention_id": gold, "cluster": resolution.of.get(place[gold], f"alone {gold}")}


def read_lines(path: Path) -> list[dict[str, object]]:
    """The JSON objects of a file, one a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def read_gold(folder: Path, split: str) -> dict[str, list[Gold]]:
    """The gold spans of each document, without their clusters."""
    gold: dict[str, list[Gold]] = {}
    for row in read_lines(folder / split / "coref" / "mentions.jsonl"):
        begin, end = int(str(row["start"])), int(str(row["end"]))
        one = Gold(str(row["mention_id"]), begin, end, str(row["text"]), str(row["kind"]), str(row["role"]))
        gold.setdefault(str(row["doc_id"]), []).append(one)
    return gold


@dataclass(frozen=True)
class Read:
    """One document: what a build finds in it, its times, and the same with gold spans, whose ids are in `place`;
    `wording` has the words of each gold event."""

    found: Extraction
    times: tuple[Own, ...]
    full: Extraction
    place: Mapping[str, str]
    wording: Mapping[str, str]


def read_documents(folder: Path, split: str) -> Iterator[Read]:
    """Annotate and extract every document as in a build, and add the gold spans."""
    from kgbuild.annotate import annotate, load_pipeline
    from kgbuild.extract import extract
    from kgbuild.ontology import load_ontology

    ontology, gold = load_ontology(), read_gold(folder, split)
    rows = read_lines(folder / split / "coref" / "docs.jsonl")
    for doc in annotate([article(str(row["doc_id"]), str(row["text"])) for row in rows], load_pipeline(), ontology):
        if isinstance(doc, Problem):
            print(doc, file=sys.stderr)
            continue
        found = extract(doc, ontology)
        tokens = [
            Token(t.idx, t.idx + len(t), t.text, t.lemma_, t.pos_, t.dep_, t.head.i, t.ent_type_, t.sent.start)
            for t in doc
        ]
        times = tuple(
            Own(found.article, doc[a].idx, doc[b - 1].idx + len(doc[b - 1]), "entity", f"time {time.when.value}")
            for time in doc._.kg.times
            for a, b in [time.tokens]
            if time.when.value
        )
        spans = gold.get(found.article, [])
        full, place = with_gold(found, tokens, spans, ontology)
        wording = {place[one.id]: one.text for one in spans if one.kind == "event"}
        yield Read(found, times, full, place, wording)


def read_split(folder: Path, split: str) -> tuple[list[Read], dict[str, str]]:
    """Of a split to learn from: its documents, and the cluster of each gold event, by the id of its clause."""
    rows = list(read_documents(folder, split))
    gold = read_lines(folder / split / "coref" / "gold.jsonl")
    place = {key: each for row in rows for key, each in row.place.items()}
    clusters = {str(row["mention_id"]): str(row["cluster"]) for row in gold if row["kind"] == "event"}
    return rows, {place[key]: cluster for key, cluster in clusters.items() if key in place}


def main() -> None:
    """Read, resolve, print."""
    from kgbuild.ontology import load_ontology
    from kgbuild.resolve import resolve

    ontology, rows = load_ontology(), list(read_documents(Path(sys.argv[1]), sys.argv[2]))
    place = {key: each for row in rows for key, each in row.place.items()}
    full = [row.full for row in rows]
    for line in predictions(resolve(full, ontology, policy=picked(rows), salient=place.values()), place):
        print(json.dumps(line))
    if len(sys.argv) > 3:
        plain = [row.found for row in rows]
        times = [time for row in rows for time in row.times]
        write_own([*times, *own_spans(plain, resolve(plain, ontology))], Path(sys.argv[3]))


if __name__ == "__main__":
    main()
