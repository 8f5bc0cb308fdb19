"""Measures a pipeline on the test sets.

    python -m training.evaluate --corpus build/corpus --model kgbuild/lang/en/model --out build/figures.json

In: test documents (of training.corpus, and of training.noise where made) and the folder of a model. Out:
figures on standard output and as JSON. Three ways of giving the text, each named in the result:

- `gold`: gold words, gold sentence boundaries, sentences in the context of their document;
- `words`: gold words, the pipeline's own sentences;
- `raw`: text only; the pipeline cuts words and sentences itself, words are matched by their characters.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Token

from kgbuild.annotate.wordpiece import NEW_LINE
from training.document import Document, read

PLACES = {"GPE": "PLACE", "LOC": "PLACE", "FAC": "PLACE"}
TESTS = ("pud", "ewt", "gum", "politics", "pud-noised")
WAYS = ("gold", "words", "raw")
ARCS = ("uas", "las", "las universal")
TAGS = ("upos", "xpos", "feats", "lemma")


@dataclass(frozen=True)
class Word:
    """A gold word: where it begins and ends in the text, and its columns; head -1 is unknown."""

    begin: int
    end: int
    upos: str
    xpos: str
    feats: str
    lemma: str
    head: int
    dep: str
    opens: bool


@dataclass(frozen=True)
class Text:
    """A document as text, with its gold words and names (begin, end, type) by word number."""

    text: str
    words: list[Word]
    names: list[tuple[int, int, str]] | None
    unknown: frozenset[int]
    """Words about whose names the gold says nothing."""


def laid_out(document: Document) -> Text:
    """The text of a document; a new paragraph stands after a blank line."""
    text, words, names, unknown = "", [], [], set[int]()
    named = False
    for s in document.sentences:
        offset = len(words)
        for i, (form, space) in enumerate(zip(s.words, s.space, strict=True)):
            if text and space:
                text += " " if space != NEW_LINE else "\n\n" if i == 0 else "\n"
            head = s.heads[i] if s.heads else -1
            words.append(
                Word(len(text), len(text) + len(form), s.upos[i] if s.upos else "", s.xpos[i] if s.xpos else "",
                     s.feats[i] if s.feats else "", s.lemmas[i] if s.lemmas else "",
                     head + offset if head >= 0 else -1, s.deps[i] if s.deps else "", i == 0)
            )  # fmt: skip
            text += form
        named = named or s.names is not None
        for n in s.names or ():
            if n.types:
                kind = PLACES.get(n.types[0], n.types[0]) if len(n.types) in (1, 3) else "OTHER"
                names.append((n.begin + offset, n.end + offset, kind))
            else:
                unknown.update(range(n.begin + offset, n.end + offset))
    return Text(text, words, names if named else None, frozenset(unknown))


def given(text: Text, nlp: Language, way: str) -> Doc:
    """The Doc that the pipeline is given."""
    if way == "raw":
        return nlp.make_doc(text.text)
    forms, spaces, starts = [], [], []
    for number, word in enumerate(text.words):
        end = text.words[number + 1].begin if number + 1 < len(text.words) else word.end
        gap = text.text[word.end : end]
        forms.append(text.text[word.begin : word.end])
        spaces.append(gap == " ")
        starts.append(word.opens)
        if "\n" in gap:
            forms.append(gap)
            spaces.append(False)
            starts.append(False)
    doc = Doc(nlp.vocab, words=forms, spaces=spaces)
    if way == "gold":
        for token, start in zip(doc, starts, strict=True):
            token.is_sent_start = start
    return doc


def same_feats(doc_feats: str, gold: str) -> bool:
    return (doc_feats or "_") == "|".join(sorted(gold.split("|"), key=str.lower)) or doc_feats == gold.replace("_", "")


def measure(nlp: Language, documents: Sequence[Document], way: str) -> dict[str, float]:
    """All figures of a test set, in points."""
    hit, gold, said = Counter[str](), Counter[str](), Counter[str]()
    texts = [laid_out(d) for d in documents]
    for text, doc in zip(texts, nlp.pipe(given(t, nlp, way) for t in texts), strict=True):
        at = {(t.idx, t.idx + len(t)): t for t in doc if not t.is_space}
        tokens = [at.get((w.begin, w.end)) for w in text.words]
        gold["tokens"] += len(tokens)
        said["tokens"] += len(at)
        hit["tokens"] += sum(t is not None for t in tokens)
        count_words(text, tokens, hit, gold)
        if text.words and text.words[0].dep:
            count_sentences(text, doc, hit, gold, said)
        count_names(text, doc, tokens, hit, gold, said)
    figures = {k: 100 * hit[k] / gold[k] for k in (*ARCS, *TAGS) if gold[k]}
    for k in sorted(set(gold) & {"tokens", "sentences"} | {k for k in gold if k.startswith("name ")}):
        figures[f"{k} F"] = 200 * hit[k] / max(1, gold[k] + said[k])
    three = [f"name {k}" for k in ("PERSON", "ORG", "PLACE")]
    total = sum(gold[k] + said[k] for k in three)
    if sum(gold[k] for k in three):
        figures["names F"] = 200 * sum(hit[k] for k in three) / total
    return {k: round(v, 2) for k, v in figures.items()}


def count_words(text: Text, tokens: list[Token | None], hit: Counter[str], gold: Counter[str]) -> None:
    """Tags of every word; arcs of every word but punctuation. A word cut otherwise is a miss."""
    for number, (word, token) in enumerate(zip(text.words, tokens, strict=True)):
        if word.head < 0:
            continue
        right = {}
        if token is not None:
            head = tokens[word.head]
            root = word.head == number
            attached = token.head.i == token.i if root else head is not None and token.head.i == head.i
            right = {
                "upos": token.pos_ == word.upos, "xpos": token.tag_ == word.xpos, "lemma": token.lemma_ == word.lemma,
                "feats": same_feats(str(token.morph), word.feats),
                "uas": attached, "las": attached and token.dep_ == word.dep,
                "las universal": attached and token.dep_.split(":")[0] == word.dep.split(":")[0],
            }  # fmt: skip
        for key in TAGS if word.dep == "punct" else (*ARCS, *TAGS):
            gold[key] += 1
            hit[key] += bool(right.get(key))


def count_sentences(text: Text, doc: Doc, hit: Counter[str], gold: Counter[str], said: Counter[str]) -> None:
    opens = [i for i, w in enumerate(text.words) if w.opens] + [len(text.words)]
    right = {(text.words[a].begin, text.words[b - 1].end) for a, b in pairwise(opens)}
    found = set()
    for sent in doc.sents:
        words = [t for t in sent if not t.is_space]
        if words:
            found.add((words[0].idx, words[-1].idx + len(words[-1])))
    gold["sentences"] += len(right)
    said["sentences"] += len(found)
    hit["sentences"] += len(right & found)


def count_names(
    text: Text, doc: Doc, tokens: list[Token | None], hit: Counter[str], gold: Counter[str], said: Counter[str]
) -> None:
    if text.names is None:
        return
    unknown = {(text.words[i].begin, text.words[i].end) for i in text.unknown}
    right = {(text.words[b].begin, text.words[e - 1].end, kind) for b, e, kind in text.names}
    found = {
        (ent.start_char, ent.end_char, PLACES.get(ent.label_, ent.label_))
        for ent in doc.ents if not any((t.idx, t.idx + len(t)) in unknown for t in ent)
    }  # fmt: skip
    for _, _, kind in right:
        gold[f"name {kind}"] += 1
    for _, _, kind in found:
        said[f"name {kind}"] += 1
    for _, _, kind in right & found:
        hit[f"name {kind}"] += 1


def evaluate(nlp: Language, corpus: Path, tests: Iterable[str], ways: Iterable[str]) -> dict[str, dict[str, float]]:
    """Figures by "set way"; a set that is not there is left out."""
    figures = {}
    for test in tests:
        path = corpus / f"test-{test}.jsonl"
        if path.exists():
            documents = list(read(path))
            for way in ways:
                if way != "gold" or documents[0].sentences[0].heads is not None:
                    figures[f"{test} {way}"] = measure(nlp, documents, way)
    return figures


def pipeline(model: Path, threads: int) -> Language:
    import spacy

    import kgbuild.annotate.encoder  # noqa: F401  registers the factory
    from kgbuild.annotate.encoder_tokens import ud_tokenizer

    nlp = spacy.blank("en")
    nlp.tokenizer = ud_tokenizer(nlp)
    nlp.add_pipe("kgbuild_encoder", config={"folder": str(model), "threads": threads})
    return nlp


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--tests", nargs="+", default=TESTS)
    parser.add_argument("--ways", nargs="+", default=WAYS, choices=WAYS)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args(arguments)
    figures = evaluate(pipeline(options.model, options.threads), options.corpus, options.tests, options.ways)
    for name, row in figures.items():
        print(f"{name:18}", "  ".join(f"{k} {v:.1f}" for k, v in row.items()))
    if options.out:
        options.out.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
