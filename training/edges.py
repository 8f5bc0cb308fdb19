"""Learn how likely an edge is right (`kgbuild/extract/surety.py`) from edges judged by eye.

    python -m training.edges
    python -m training.edges --data ../shared/benchmarks --verdicts FILE

Plain logistic regression with an L2 prior over `data/edges.tsv`: a row an edge of the train split, with the number of
its topic, its verdict (1 right, 0.5 in doubt, 0 wrong), whether it comes from a happening, and its features; no words
of any text.  Prints the weights, and what they are worth where they were not learnt: in five parts of the topics, each
judged by weights of the other four.  With data and verdicts (JSON lines of document, subject, predicate, object and
verdict, the words as `benchmarks.edges` prints them) the table is made anew; the dev and held-out texts are not read.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from spacy.tokens import Doc

from benchmarks.edges import built_alone, documents
from kgbuild.annotate import annotate, load_pipeline
from kgbuild.extract.assemble import extract
from kgbuild.extract.surety import WEIGHTS
from kgbuild.extract.surety_features import Edge
from kgbuild.fuse.policy import DRAWN, STANDING
from kgbuild.fuse.statements import statements
from kgbuild.model import Claim
from kgbuild.ontology import load_ontology
from training.logistic import Floats, regression

TABLE = Path(__file__).parent / "data" / "edges.tsv"
VERDICTS = {"right": 1.0, "doubt": 0.5, "wrong": 0.0}
PRIOR = 20.0
"""Strength of the prior on scaled features: from 10 to 60 all do alike on topics not learnt from."""
FOLDS, DRAWS = 5, 8
"""Parts of the topics, and how often they are cut anew: one cut is worth no more than another."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--verdicts", type=Path)
    options = parser.parse_args()
    if options.data and options.verdicts:
        write_table(options.data, options.verdicts)
    table = np.loadtxt(TABLE, skiprows=1)
    topic, right, happening, values = table[:, 0], table[:, 1], table[:, 2] == 1, table[:, 3:]
    weights = regression(values, right, strength=PRIOR)
    print(f"{len(right)} edges, {right.mean():.1%} right")
    for (feature, _), weight in zip(WEIGHTS, weights, strict=True):
        print(f"    (f.{feature.__name__}, {weight:.2f}),")
    guessed = unseen(topic, right, values)
    apart = [area(guessed[part], right[part]) for part in (happening | True, happening, ~happening)]
    print("not learnt from: area under the curve {:.3f}; happenings {:.3f}, standing relations {:.3f}".format(*apart))
    for least in (0.5, 0.6, 0.65, 0.7, 0.75, 0.78, 0.8, 0.85):
        drawn = guessed >= np.where(happening, least, min(STANDING, least))
        told = " *" if abs(least - DRAWN) < 0.005 else ""
        lost = (right[~drawn] == 1).sum() / (right == 1).sum()
        print(f"from {least:.2f}: {drawn.mean():.0%} drawn, {right[drawn].mean():.1%} right, {lost:.0%} lost{told}")


def unseen(topic: Floats, right: Floats, values: Floats) -> Floats:
    """The likelihood of each edge by weights learnt from other topics, the mean of several cuts."""
    total: Floats = np.zeros(len(right))
    for draw in range(DRAWS):
        order = np.random.default_rng(draw).permutation(int(topic.max()) + 1)
        part = order[topic.astype(int)] % FOLDS
        for number in range(FOLDS):
            weights = regression(values[part != number], right[part != number], strength=PRIOR)
            total[part == number] += 1 / (1 + np.exp(-(values[part == number] @ weights)))
    found: Floats = total / DRAWS
    return found


def area(guessed: Floats, right: Floats) -> float:
    """How often a right edge is held likelier than a wrong one; those in doubt left out."""
    one, other = guessed[right == 1][:, None], guessed[right == 0][None, :]
    return float((one > other).mean() + (one == other).mean() / 2)


def write_table(data: Path, verdicts: Path) -> None:
    """The features of the judged edges."""
    judged = {}
    for line in verdicts.open(encoding="utf-8"):
        row = json.loads(line)
        judged[row["document"], row["subject"], row["predicate"], row["object"]] = VERDICTS[row["verdict"]]
    rows = [
        (key[0].split("_")[0], judged[key], happening, edge)
        for key, happening, edge in drawn_edges(data)
        if key in judged
    ]
    print(f"{len(rows)} of {len(judged)} judged edges are drawn")
    numbers = {topic: number for number, topic in enumerate(sorted({row[0] for row in rows}))}
    lines = ["\t".join(("topic", "right", "happening", *(feature.__name__ for feature, _ in WEIGHTS)))]
    for topic, right, happening, edge in rows:
        values = [numbers[topic], right, int(happening), *(round(feature(edge), 3) for feature, _ in WEIGHTS)]
        lines.append("\t".join(f"{value:g}" for value in values))
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def drawn_edges(data: Path) -> Iterator[tuple[tuple[str, str, str, str], bool, Edge]]:
    """Each direct edge of the train split in words, whether it comes from a happening, and what speaks for it."""
    ontology = load_ontology()
    articles = {article.name: article for article in documents(data, "train")}
    for doc in annotate([articles[name] for name in sorted(articles)], load_pipeline(), ontology):
        if not isinstance(doc, Doc):
            continue
        seen: dict[tuple[str, str, str], Edge] = {}

        def see(claim: Claim, edge: Edge, seen: dict[tuple[str, str, str], Edge] = seen) -> None:
            seen[claim.subject, claim.predicate, str(claim.object)] = edge

        reading = extract(doc, ontology, see)
        article = articles[reading.article]
        resolution, graph = built_alone(article, reading, ontology, least=0.0)
        told: dict[tuple[str, str, str], list[tuple[int, Edge]]] = {}
        for each in statements([reading], resolution, ontology):
            edge = seen.get((each.claim.subject, each.claim.predicate, str(each.claim.object)))
            if edge is not None:
                begin = each.claim.evidence[0].span.begin
                told.setdefault((each.subject, each.predicate, str(each.object)), []).append((begin, edge))
        for fact in graph.facts.values():
            rows = told.get((fact.subject, fact.predicate, str(fact.object)), [])
            if fact.edge and not fact.literal and rows:
                words = article.name, graph.label(fact.subject), fact.predicate, graph.label(str(fact.object))
                yield words, bool(fact.event), min(rows, key=lambda row: row[0])[1]


if __name__ == "__main__":
    main()
