"""One sentence's extraction, as choosing a main event needs it.  In: Doc, Extraction.  Out: `Reading`."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from kgbuild.annotate import annotate, load_pipeline
from kgbuild.extract import extract
from kgbuild.model import Annotation, Article, Block, Clause, CleanText, Extraction, Mention, MentionKind, Span
from kgbuild.ontology import Ontology

LEFT = frozenset({"compound", "amod", "nmod:desc", "nmod:poss", "flat", "nummod"})


def article_of(name: str, text: str, date: str | None = None) -> Article:
    """A bare sentence as an article."""
    span = Span(0, len(text))
    clean = CleanText(text, tuple(range(len(text))))
    return Article(name, hashlib.sha256(text.encode()).hexdigest(), text, (Block(span),), clean, date=date)


def extracted(articles: Sequence[Article], ontology: Ontology) -> Iterator[tuple[int, Doc, Extraction]]:
    """(place, Doc, extraction) of every article the pipeline could take; the others are named on stderr."""
    for place, doc in enumerate(annotate(articles, load_pipeline(), ontology)):
        if isinstance(doc, Doc):
            yield place, doc, extract(doc, ontology)
        else:
            print(doc, file=sys.stderr)


def print_predictions(predict: Callable[[list[dict[str, Any]]], Iterable[dict[str, Any]]]) -> None:
    """A JSON line for each prediction about the rows of the file named on the command line."""
    lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    for row in predict([json.loads(line) for line in lines if line.strip()]):
        print(json.dumps(row, ensure_ascii=False))


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

    def fillers(self, clause: Clause, *roles: str) -> list[Mention]:
        """Mentions in these roles, pronouns as what they stand for; of several roles the first that is filled."""
        for role in roles:
            rows = [self.mentions[f.target] for f in clause.fillers if f.role == role and f.target in self.mentions]
            found = [self.named(mention) for mention in rows]
            if found:
                return found
        return []

    def actors(self, clause: Clause, *roles: str) -> list[Mention]:
        """Actors in these roles, of several the first that an actor fills."""
        for role in roles:
            found = [mention for mention in self.fillers(clause, role) if self.is_actor(mention)]
            if found:
                return found
        return []

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

    def belongs_to(self, mention: Mention, owners: set[str]) -> bool:
        """ "its forces": is the thing the source's own?"""
        ids = {target for _, target in mention.complements}
        return bool({self.named(self.mentions[i]).id for i in ids if i in self.mentions} & owners)

    def speakers(self) -> set[str]:
        """Mentions that only report: they say so, or are told."""
        said = {source for clause in self.clauses.values() for source in clause.sources}
        for clause in self.clauses.values():
            if any(self.ontology.is_a(clause.type, kind) for kind in ("Statement", "Reporting")):
                said |= {filler.target for filler in clause.fillers if filler.target in self.mentions}
        return said

    def text(self, mention: Mention) -> str:
        """The actor as written: titles and phrases that restrict it, but no counts, clauses or asides."""
        root = self.doc[mention.root]
        keep = set(range(*mention.tokens))
        for child in root.children:
            inside = child.dep_ in LEFT and child.i < root.i
            after = child.dep_ in {"nmod", "acl"} and child.i > root.i and mention.kind is MentionKind.NOMINAL
            if inside or after:
                keep.update(token.i for token in child.subtree)
        words = [self.doc[i] for i in sorted(keep)]
        cut = next(
            (n for n, token in enumerate(words) if token.text in {",", ";", "--", "("} and token.i > root.i), len(words)
        )
        while words and words[0].pos_ in {"ADP", "ADV", "CCONJ", "PUNCT"} and words[0].i != root.i:
            words, cut = words[1:], cut - 1
        return " ".join(
            token.text for token in words[:cut] if token.pos_ != "NUM" or token.ent_type_ not in {"", "CARDINAL"}
        )
