"""Who, what, when and where of whole articles.  In: docs.jsonl.  Out: predictions as JSON lines.

    python -m benchmarks.fivew DATA/dev/fivew/docs.jsonl > fivew.jsonl

The headline's main clause is the event: its subject tells who, its verb phrase what.  When is the first date told of a
clause near the top, where the place that most and earliest clauses happen at.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from spacy.tokens import Doc

from benchmarks.reading import extracted, print_predictions
from kgbuild.extract.clauses import find_clauses
from kgbuild.extract.cues import load_cues
from kgbuild.extract.proposition import Proposition
from kgbuild.extract.tree import Tree, read_tree
from kgbuild.model import Annotation, Article, Block, CleanText, Extraction, Mention, MentionKind, Span
from kgbuild.ontology import Ontology, load_ontology

TOP = 1200
"""Characters from the start within which a date or place most likely tells of the main event."""


def article_of(row: dict[str, Any]) -> Article:
    """Title, lead and text as the paragraphs of an article."""
    lead = "" if row["text"].startswith(row["lead"][:40]) else row["lead"]
    parts = [part.strip() for part in (row["title"], lead, row["text"]) if part and part.strip()]
    text = "\n\n".join(parts)
    blocks = (Block(Span(0, len(parts[0])), "title"), Block(Span(len(parts[0]), len(text))))
    clean = CleanText(text, tuple(range(len(text))))
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(row["doc_id"], digest, text, blocks, clean, title=row["title"], date=row.get("date"))


def answers(doc: Doc, extraction: Extraction, ontology: Ontology) -> dict[str, list[dict[str, str]]]:
    """The answers to four questions, best first."""
    tree = read_tree(doc)
    annotation: Annotation = doc._.kg
    title_end = len(annotation.article.title or "")
    head = [c for c in find_clauses(tree, load_cues()) if doc[c.root].idx < title_end]
    main = main_clause(tree, head)
    return {
        "who": [{"text": text} for text in who(doc, extraction, ontology, main)],
        "what": [{"text": what(doc, tree, main, title_end)}],
        "when": when(doc, annotation),
        "where": [{"text": text} for text in where(doc, extraction, ontology)],
    }


def main_clause(tree: Tree, head: Sequence[Proposition]) -> Proposition | None:
    """The headline's clause: one with a subject, the nearest to its root, the last after a colon."""
    with_subject = [clause for clause in head if clause.surface and tree.base[clause.root] not in {"acl", "advcl"}]
    depth = lambda clause: sum(1 for _ in tree.ancestors(clause.root))  # noqa: E731
    return min(with_subject or list(head), key=lambda c: (depth(c), c.root), default=None)


def what(doc: Doc, tree: Tree, main: Proposition | None, title_end: int) -> str:
    """The verb phrase of the headline, without its subject; the whole headline when it has no verb."""
    title = [token for token in doc if token.idx < title_end]
    if main is None:
        return doc[: len(title)].text
    start = main.root
    for kid in tree.children[main.root]:
        if tree.base[kid] in {"aux", "cop"}:
            start = min(start, kid)
    end = min(tree.right[main.root] + 1, len(title))
    for kid in tree.children[main.root]:
        if kid > main.root and tree.base[kid] in {"conj", "parataxis"}:
            cut = min([tree.left[kid], *(k for k in tree.kids(kid, "cc"))])
            end = min(end, cut)
    return doc[start:end].text.strip(" .,;:'\"’“”")


def who(doc: Doc, extraction: Extraction, ontology: Ontology, main: Proposition | None) -> list[str]:
    """The headline's subject under its fullest name, then the actors of the first clauses, then the most named."""
    by_id = {mention.id: mention for mention in extraction.mentions}
    actors = [m for m in extraction.mentions if ontology.is_a(m.type, "Actor") or m.type in {"Entity", "Work"}]
    counted = Counter(m.name for m in actors if m.kind is MentionKind.NAME)
    found: list[str] = []
    for root in main.surface if main else ():
        for mention in actors:
            if mention.root == root or mention.tokens[0] <= root < mention.tokens[1]:
                found.append(fullest(mention, by_id, counted))
        if not found:
            found.append(" ".join(token.text for token in doc[root].subtree))
    agents = [
        f.target for clause in extraction.clauses for f in clause.fillers if f.role == "agent" and f.target in by_id
    ]
    named = [fullest(by_id[a], by_id, counted) for a in agents if by_id[a] in actors]
    weight = Counter(named[:40])
    found += [name for name, _ in weight.most_common(3)]
    found += [name for name, _ in counted.most_common(3)]
    return list(dict.fromkeys(found))[:3]


def fullest(mention: Mention, by_id: dict[str, Mention], counted: Counter[str]) -> str:
    """The longest often-used name that contains this one."""
    seen = {mention.id}
    while mention.antecedent in by_id and mention.antecedent not in seen:
        mention = by_id[mention.antecedent]
        seen.add(mention.id)
    if mention.kind is not MentionKind.NAME:
        return mention.words
    words = set(mention.name.split())
    longer = [name for name in counted if words < set(name.split()) and len(name.split()) <= 3 and counted[name] >= 2]
    return max(longer, key=lambda name: (counted[name], name), default=mention.name)


BOUNDS = frozenset({"before", "after", "since", "until"})
"""What stands before a day that only bounds a happening."""


def when(doc: Doc, annotation: Annotation) -> list[dict[str, str]]:
    """Days, the likeliest day of the headline's event first: told in a sentence that shares words with the headline,
    early in the article, in a sentence with a verb; never a possessor's day ("Tuesday's vote") or a mere bound.  At
    last the day the article states for itself."""
    title_end = len(annotation.article.title or "")
    headline = {token.lemma_.lower() for token in doc if token.idx < title_end and token.is_alpha and not token.is_stop}
    number = {sentence.start: n for n, sentence in enumerate(doc.sents)}
    ranked: list[tuple[float, int, dict[str, str]]] = []
    for place, time in enumerate(annotation.times):
        start, end = time.tokens
        if time.when.datatype not in {"date", "dateTime", "gMonthDay"} or not time.when.value:
            continue
        if (end < len(doc) and doc[end].tag_ == "POS") or (start and doc[start - 1].lower_ in BOUNDS):
            continue
        sentence = doc[start].sent
        shared = headline & {token.lemma_.lower() for token in sentence}
        overlap = len(shared) / len(headline) if headline else 0.0
        verb = 0.3 if any(token.pos_ == "VERB" for token in sentence) else 0.0
        worth = overlap + 1 / (1 + number[sentence.start]) + verb
        ranked.append((-worth, place, {"text": time.when.words, "date": time.when.value[:10]}))
    found = [answer for *_, answer in sorted(ranked, key=lambda row: row[:2])]
    published = annotation.article.date
    if published:
        day = date.fromisoformat(published[:10])
        found.append({"text": f"{day:%B} {day.day}, {day.year}", "date": day.isoformat()})
    return found[:3]


def where(doc: Doc, extraction: Extraction, ontology: Ontology) -> list[str]:
    """Places by how early and how often clauses happen there."""
    weight: Counter[str] = Counter()
    for mention in extraction.mentions:
        if mention.kind is MentionKind.NAME and ontology.is_a(mention.type, "Place"):
            before = doc[mention.tokens[0] - 1].lower_ if mention.tokens[0] else ""
            early = 2.0 if mention.span.begin < TOP else 1.0
            weight[mention.words] += early * (2.0 if before in {"in", "at", "near", "outside"} else 0.5)
    return [name for name, _ in sorted(weight.items(), key=lambda item: (-item[1], item[0]))][:3]


def predict(rows: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """A prediction for every article."""
    ontology = load_ontology()
    for place, doc, extraction in extracted([article_of(row) for row in rows], ontology):
        yield {"doc_id": rows[place]["doc_id"], "answers": answers(doc, extraction, ontology)}


if __name__ == "__main__":
    print_predictions(predict)
