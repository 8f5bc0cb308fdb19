"""Dates in benchmark texts, as predictions for the date scorer.

    python benchmarks/timex.py docs.jsonl -o predictions.jsonl

In: a JSONL of documents (`doc_id`, `text`, `dct` the document's date).  Out: a line an expression, with character
offsets and an ISO-like value.  The finder needs no parse; with `--pipeline` the shipped pipeline's tags are used.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kgbuild.annotate.times import read_row, tell_times, when
from kgbuild.annotate.times_join import Told
from kgbuild.model import When


def predict(doc: Doc, reference: str | None) -> Iterator[tuple[int, int, When]]:
    """The times of a text with their offsets; a range of two expressions is given as its two ends."""
    row = read_row(doc)
    items = row.items

    def flat(told: Told) -> Iterator[Told]:
        if told.parts:
            for part in told.parts:
                yield from flat(part)
        else:
            yield told

    for told in tell_times(doc, row, reference):
        for each in flat(told):
            begin, end = items[each.begin].begin, items[each.end - 1].end
            yield begin, end, when(each.reading, doc.text[begin:end])


def timex_value(told: When) -> str:
    """The scorer's notation: weeks, weekends, decades, quarters and halves have names of their own."""
    if told.datatype == "date" and told.end:
        first, last = date.fromisoformat(told.value), date.fromisoformat(told.end)
        year, week, _ = first.isocalendar()
        if last - first == timedelta(6) and first.weekday() == 0:
            return f"{year}-W{week:02}"
        if last - first == timedelta(1) and first.weekday() == 5:
            return f"{year}-W{week:02}-WE"
        return f"{told.value}/{told.end}"
    if told.datatype == "gYear" and told.end:
        decade = told.value.endswith("0") and int(told.end) == int(told.value) + 9
        return told.value[:3] if decade else f"{told.value}/{told.end}"
    if told.datatype == "gYearMonth" and told.end:
        year, first, last = told.value[:4], int(told.value[5:7]), int(told.end[5:7])
        name = {(1, 3): "Q1", (4, 6): "Q2", (7, 9): "Q3", (10, 12): "Q4", (1, 6): "H1", (7, 12): "H2"}
        season = {(3, 5): "SP", (6, 8): "SU", (9, 11): "FA", (12, 2): "WI"}
        code = name.get((first, last)) or season.get((first, last))
        return f"{year}-{code}" if code else f"{told.value}/{told.end}"
    return told.value


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--pipeline", action="store_true", help="use the shipped pipeline instead of bare tokens")
    arguments = parser.parse_args()
    nlp: Language = spacy.blank("en")
    if arguments.pipeline:
        from kgbuild.annotate import load_pipeline

        nlp = load_pipeline()
    documents = [json.loads(line) for line in arguments.data.read_text(encoding="utf-8").splitlines() if line.strip()]
    count, seconds = 0, 0.0
    with arguments.output.open("w", encoding="utf-8") as output:
        for document in documents:
            doc = nlp(document["text"])
            started = time.process_time()
            told = list(predict(doc, document.get("dct")))
            seconds += time.process_time() - started
            count += len(doc)
            for begin, end, value in told:
                if not value.value:
                    continue
                line = {"doc_id": document["doc_id"], "start": begin, "end": end, "value": timex_value(value)}
                kind = "DURATION" if value.datatype == "duration" else "TIME" if "T" in value.value else "DATE"
                output.write(json.dumps(line | {"type": kind}) + "\n")
    print(f"{len(documents)} documents, {count} tokens, {1e6 * seconds / max(count, 1):.1f} ms per 1,000 tokens")


if __name__ == "__main__":
    main()
