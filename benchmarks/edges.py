"""Direct edges to judge by eye.  In: the benchmarks folder.  Out: N edges drawn at random, each with its sentence.

    python -m benchmarks.edges DATA -n 100 --seed 7
    python -m benchmarks.edges DATA -n 600 --seed 1 --split train

Every news document of the split (coref; of dev also fivew) is read as a text file would be, and is a build of its own,
so that no gold grouping helps.  An edge is a direct one between two entities, as a graph draws it: asserted, on the
standing side of a dispute, static relations included; what superproperties add is not counted.  The draw is uniform
over all edges and depends on the seed alone.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc

from kgbuild.annotate import annotate, load_pipeline
from kgbuild.extract import extract
from kgbuild.fuse import fuse
from kgbuild.graph import KnowledgeGraph, build_graph
from kgbuild.model import Article, Extraction, Resolution
from kgbuild.ontology import Ontology, load_ontology
from kgbuild.read.article import article
from kgbuild.read.plain import read_plain
from kgbuild.resolve import resolve
from kgbuild.settings import Settings


@dataclass(frozen=True)
class Drawn:
    """One direct edge in words, with the rules and the sentence behind it."""

    document: str
    subject: str
    predicate: str
    object: str
    rules: str
    sentence: str


def documents(data: Path, split: str) -> Iterator[Article]:
    """The news documents of a split that have a story in them, each once, as the product reads a text file."""
    for task in ("fivew", "coref"):
        path = data / split / task / "docs.jsonl"
        if path.exists():
            for line in path.open(encoding="utf-8"):
                row = json.loads(line)
                heads = [f"{key.capitalize()}: {row[key]}" for key in ("title", "date") if row.get(key)]
                for page in read_plain("\n".join([*heads, "", row["text"]]), row["doc_id"]):
                    made = article(row["doc_id"], "", page, Settings())
                    if isinstance(made, Article):
                        yield made


def edges(articles: list[Article]) -> Iterator[Drawn]:
    """All direct edges between entities, one graph per document."""
    ontology = load_ontology()
    by_name: Mapping[str, Article] = {article.name: article for article in articles}
    for doc in annotate(articles, load_pipeline(), ontology):
        if not isinstance(doc, Doc):
            continue
        reading = extract(doc, ontology)
        source = by_name[reading.article]
        _, graph = built_alone(source, reading, ontology)
        for fact in graph.facts.values():
            if fact.edge and not fact.literal and {fact.subject, str(fact.object)} <= graph.entities.keys():
                span = fact.evidence[0].sentence
                yield Drawn(
                    document=source.name,
                    subject=graph.label(fact.subject),
                    predicate=f"{fact.predicate} {fact.label!r}",
                    object=graph.label(str(fact.object)),
                    rules=", ".join(fact.rules),
                    sentence=" ".join(source.text[span.begin : span.end].split()),
                )


def built_alone(
    source: Article, reading: Extraction, ontology: Ontology, least: float | None = None
) -> tuple[Resolution, KnowledgeGraph]:
    """Who is who in one article, and its graph; `least` as in `fuse`."""
    resolution = resolve([reading], ontology)
    facts = fuse([reading], resolution, {source.name: source}, ontology, least=least)
    return resolution, build_graph([source], [reading], resolution, facts, ontology, [])


def main() -> None:
    """Draw and print."""
    parser = argparse.ArgumentParser(description="Direct edges drawn at random, to judge by eye.")
    parser.add_argument("data", type=Path)
    parser.add_argument("-n", type=int, default=100)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--split", choices=("dev", "train"), default="dev")
    options = parser.parse_args()
    found = list(edges(sorted(documents(options.data, options.split), key=lambda article: article.name)))
    drawn = random.Random(options.seed).sample(found, min(options.n, len(found)))
    print(f"{len(drawn)} of {len(found)} direct edges, seed {options.seed}")
    for number, edge in enumerate(drawn, 1):
        print(f"\n{number}. {edge.subject} | {edge.predicate} | {edge.object}   [{edge.rules}] {edge.document}")
        print(f"   {edge.sentence}")


if __name__ == "__main__":
    main()
