"""Source, event type and target of single sentences.  In: sentences.jsonl.  Out: predictions as JSON lines.

    python benchmarks/plover.py DATA/dev/plover/sentences.jsonl > plover.jsonl

The main event is the clause nearest the root that the ontology gives a PLOVER code, reporting clauses aside; its agents
are the source, whoever else takes part the target, looked for in nested clauses and event nouns when it names none.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from kgbuild.annotate import annotate, load_pipeline
from kgbuild.extract import extract
from kgbuild.model import (
    Annotation,
    Article,
    Block,
    Clause,
    CleanText,
    Extraction,
    Mention,
    MentionKind,
    Modality,
    Span,
)
from kgbuild.ontology import Ontology, load_ontology

TARGETS = ("coAgent", "recipient", "theme", "beneficiary", "destination", "topic", "origin", "place")
"""Roles of the other side, the most telling first."""
LEFT = frozenset({"compound", "amod", "nmod:desc", "nmod:poss", "flat", "nummod"})


def article_of(name: str, text: str, date: str | None = None) -> Article:
    """A bare sentence as an article."""
    span = Span(0, len(text))
    clean = CleanText(text, tuple(range(len(text))))
    return Article(name, hashlib.sha256(text.encode()).hexdigest(), text, (Block(span),), clean, date=date)


class Reading:
    """One sentence's extraction with the lookups the choice of the main event needs."""

    def __init__(self, doc: Doc, extraction: Extraction, ontology: Ontology) -> None:
        """Index mentions, clauses, and the token each clause stands on."""
        self.doc, self.ontology = doc, ontology
        annotation: Annotation = doc._.kg
        self.mentions = {mention.id: mention for mention in extraction.mentions}
        self.clauses = {clause.id: clause for clause in extraction.clauses}
        starts = {annotation.article.clean.offsets[token.idx]: token.i for token in doc if len(token)}
        self.token = {c.id: starts.get(int(c.id.split(":")[-2].split("-")[0]), 0) for c in extraction.clauses}

    def depth(self, clause: Clause) -> int:
        """How far the clause's word is from the root of its sentence."""
        token, steps = self.doc[self.token[clause.id]], 0
        while token.head.i != token.i:
            token, steps = token.head, steps + (0 if token.dep_ in {"obj", "xcomp"} else 1)
        return steps

    def code(self, clause: Clause) -> str:
        """The PLOVER type of the clause's event, or of its nearest superclass that has one."""
        for name in self.ontology.ancestors(clause.type):
            event = self.ontology.events.get(name)
            if event is not None and event.plover:
                return event.plover
        return ""

    def actors(self, clause: Clause, *roles: str) -> list[Mention]:
        """The actors in these roles, pronouns as what they stand for."""
        found = []
        for role in roles:
            for filler in clause.fillers:
                mention = self.mentions.get(filler.target)
                if filler.role == role and mention is not None and self.is_actor(mention):
                    found.append(self.named(mention))
            if found and role != "agent":
                break
        return found

    def named(self, mention: Mention) -> Mention:
        """Pronouns give way to what they stand for."""
        seen = set()
        while mention.kind is MentionKind.PRONOUN and mention.antecedent in self.mentions and mention.id not in seen:
            seen.add(mention.id)
            mention = self.mentions[mention.antecedent]
        return mention

    def is_actor(self, mention: Mention) -> bool:
        """People, groups, organisations and places; unknown names too."""
        mention = self.named(mention)
        if mention.type == "Entity":
            return mention.kind is MentionKind.NAME
        return any(self.ontology.is_a(mention.type, kind) for kind in ("Actor", "Place"))

    def text(self, mention: Mention) -> str:
        """The mention with the titles and adjectives before it."""
        first = mention.tokens[0]
        for child in self.doc[mention.root].children:
            if child.dep_ in LEFT and child.i < first:
                first = min(first, child.left_edge.i)
        return self.doc[first : mention.tokens[1]].text


def main_event(reading: Reading) -> list[dict[str, Any]]:
    """The sentence's events, the main one first."""
    rows = []
    for clause in reading.clauses.values():
        code = reading.code(clause)
        reports = any(filler.target in reading.clauses for filler in clause.fillers) and reading.ontology.is_a(
            clause.type, "Statement"
        )
        rank = (not code, reports, clause.nominal, reading.depth(clause), reading.token[clause.id])
        rows.append((rank, clause, code))
    rows.sort(key=lambda row: row[0])
    return [_event(reading, clause, code) for _, clause, code in rows]


FRIENDLY = frozenset({"AID", "CONSULT", "COOPERATE", "SUPPORT", "CONCEDE", "RETREAT"})
HOSTILE = frozenset({"COERCE", "SANCTION", "ASSAULT", "FIGHT", "MOBILIZE"})


def intent(clause: Clause, code: str) -> str:
    """PLOVER codes what is meant by an announced act: a promise agrees, a hostile plan threatens."""
    if clause.modality is Modality.PLANNED and code in FRIENDLY:
        return "AGREE"
    if clause.modality in {Modality.PLANNED, Modality.POSSIBLE, Modality.HYPOTHETICAL} and code in HOSTILE:
        return "THREATEN"
    return "DEMAND" if clause.modality is Modality.DEMANDED and code in FRIENDLY | HOSTILE else code


def _event(reading: Reading, clause: Clause, code: str) -> dict[str, Any]:
    sources = reading.actors(clause, "agent")
    taken = {mention.id for mention in sources}
    targets = [m for m in reading.actors(clause, *TARGETS) if m.id not in taken]
    for nested in _below(reading, clause):
        if targets:
            break
        targets = [m for m in reading.actors(nested, *TARGETS, "agent") if m.id not in taken]
    word = reading.doc[reading.token[clause.id]].text
    names = lambda rows: list(dict.fromkeys(reading.text(m) for m in rows))  # noqa: E731
    return {
        "source": names(sources),
        "target": names(targets),
        "event": intent(clause, code) or None,
        "verb": f"{clause.predicate} {word}",
    }


def _below(reading: Reading, clause: Clause) -> Iterator[Clause]:
    """Nested clauses, then event nouns and clauses after the word."""
    seen = {clause.id}
    queue = [clause]
    while queue:
        for filler in queue.pop(0).fillers:
            nested = reading.clauses.get(filler.target)
            if nested is not None and nested.id not in seen:
                seen.add(nested.id)
                queue.append(nested)
                yield nested
    for other in reading.clauses.values():
        if other.id not in seen and reading.token[other.id] > reading.token[clause.id]:
            yield other


def predict(rows: Sequence[dict[str, str]]) -> Iterable[dict[str, Any]]:
    """A prediction for every sentence."""
    ontology, nlp = load_ontology(), load_pipeline()
    articles = [article_of(row["id"], row["text"]) for row in rows]
    for row, doc in zip(rows, annotate(articles, nlp, ontology), strict=True):
        if isinstance(doc, Doc):
            yield {"id": row["id"], "events": main_event(Reading(doc, extract(doc, ontology), ontology))}
        else:
            print(doc, file=sys.stderr)


def main() -> None:
    """Predictions for the sentences of the file named on the command line."""
    lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    for row in predict([json.loads(line) for line in lines if line.strip()]):
        print(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    main()
