"""Cross-document coreference on ECB+ with the product's own resolve: gold mentions, no gold document groups.

    python benchmarks/coreference_ecb.py SHARED/benchmarks dev > pred.jsonl
    python SHARED/benchmarks/score_coref.py pred.jsonl --split dev

Every document is annotated and extracted as in a build; gold spans are matched to what was found there by their head
word, or added (a pronoun with the nearest person or the noun its clause describes); then `kgbuild.resolve.resolve`
decides, told that the gold spans matter to their story (`salient`, which a build never uses).  The gold groups
of documents ("topic", "subtopic") are not read.  In: the benchmark folder and the split.  Out: one
JSON line a gold mention on standard output.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kgbuild.model import (
    Article,
    Block,
    Clause,
    CleanText,
    Evidence,
    Extraction,
    Filler,
    Mention,
    MentionKind,
    Modality,
    Problem,
    Resolution,
    Span,
)  # fmt: skip
from kgbuild.ontology.view import Ontology
from kgbuild.resolve import event_features as f
from kgbuild.resolve.event_features import EventPolicy

SALIENT = EventPolicy(
    weights=(
        (f.in_one_story, 0.24, "ECB+ train"),
        (f.same_predicate, 0.66, "ECB+ train"),
        (f.telling_word, 0.31, "ECB+ train"),
        (f.kindred_words, 0.75, "ECB+ train"),
        (f.same_type, 0.14, "ECB+ train"),
        (f.related_type, 0.28, "ECB+ train"),
        (f.same_participants, 0.12, "ECB+ train"),
        (f.same_entities_elsewhere, 0.12, "ECB+ train"),
        (f.same_place, 0.13, "ECB+ train"),
        (f.same_date, 0.18, "ECB+ train"),
        (f.other_time, -0.12, "ECB+ train"),
        (f.alike_sentences, 0.80, "ECB+ train"),
        (f.in_one_sentence, -0.60, "ECB+ train"),
        (f.verb_and_noun, -0.10, "ECB+ train"),
    ),
    vetoes=(),
)
"""The reasons of the product weighed for gold events: annotators marked the happenings that articles share, so a shared
word says more than among all the clauses of a build.  Fitted by logistic
regression on the training topics, then tuned on every second one of them."""
ROLE_OF = {
    "nsubj": "agent",
    "obj": "theme",
    "nsubj:pass": "theme",
    "iobj": "recipient",
    "obl:agent": "agent",
    "nmod:poss": "agent",
}
PERSONAL = ("who", "whom", "he", "him", "his", "himself", "she", "her", "herself")
LEFT_OUT = ("ADP", "DET", "PUNCT", "PRON", "PART", "SPACE", "CCONJ")


@dataclass(frozen=True)
class Token:
    """What is needed of a token: `head` is the number of its syntactic head."""

    begin: int
    end: int
    text: str
    lemma: str
    pos: str
    dep: str
    head: int
    entity: str
    sentence: int


@dataclass(frozen=True)
class Gold:
    """A gold span of a document; `kind` is "event" or "entity"."""

    id: str
    begin: int
    end: int
    text: str
    kind: str
    role: str


def article(name: str, text: str) -> Article:
    """An article whose clean text is its text."""
    return Article(name, "0" * 64, text, (Block(Span(0, len(text))),), CleanText(text, tuple(range(len(text)))))


def head_of(gold: Gold, tokens: Sequence[Token]) -> int:
    """The number of the token that heads a span: the one whose own head lies outside."""
    inside = [n for n, token in enumerate(tokens) if token.begin < gold.end and token.end > gold.begin]
    heads = [n for n in inside if tokens[n].head == n or tokens[n].head not in inside]
    content = [n for n in heads if tokens[n].pos not in LEFT_OUT] or heads or inside
    return content[0] if content else 0


def with_gold(
    found: Extraction, tokens: Sequence[Token], gold: Iterable[Gold], ontology: Ontology
) -> tuple[Extraction, dict[str, str]]:
    """The extraction with a mention or clause for every gold span, and the id of each one's."""
    mentions = {mention.root: mention for mention in found.mentions}
    clauses = {_predicate_begin(clause): clause for clause in found.clauses}
    place: dict[str, str] = {}
    rows = sorted(gold, key=lambda one: (one.kind, one.begin, one.end, one.id))
    for one in rows:
        if one.kind == "entity":
            root = head_of(one, tokens)
            if one.role == "time":
                mentions[root] = time_mention(one, root, found.article, tokens)
            elif root not in mentions:
                mentions[root] = with_antecedent(
                    new_mention(one, root, found.article, tokens, ontology), tokens, mentions
                )
            place[one.id] = mentions[root].id
    for one in rows:
        if one.kind == "event":
            root = head_of(one, tokens)
            begin = next((n for n in range(one.begin, one.end) if n in clauses), tokens[root].begin)
            if begin not in clauses:
                clauses[begin] = new_clause(one, root, found.article, tokens, mentions, ontology)
            clauses[begin] = replace(clauses[begin], modality=Modality.ASSERTED)
            place[one.id] = clauses[begin].id
    return Extraction(
        found.article, tuple(mentions[n] for n in sorted(mentions)), tuple(clauses[n] for n in sorted(clauses))
    ), place


def _predicate_begin(clause: Clause) -> int:
    return int(clause.id[len(clause.article) + 1 :].split("-")[0])


def new_mention(gold: Gold, root: int, name: str, tokens: Sequence[Token], ontology: Ontology) -> Mention:
    """A mention for a gold span that annotate has none for."""
    token = tokens[root]
    inside = [t for t in tokens if t.begin >= gold.begin and t.end <= gold.end and t.pos not in LEFT_OUT]
    proper = token.pos == "PROPN"
    kind = MentionKind.NAME if proper else MentionKind.PRONOUN if tokens[root].pos == "PRON" else MentionKind.NOMINAL
    type_name = (
        "Place"
        if gold.role == "location"
        else "Entity"
        if gold.role == "time"
        else ontology.noun_index.get(token.lemma.lower(), "Entity")
    )
    words = [t.text for t in inside] if proper else [t.lemma.lower() for t in inside]
    return Mention(
        id=f"{name}:{gold.begin}-{gold.end}", article=name, span=Span(gold.begin, gold.end), words=gold.text,
        name=" ".join(words) or gold.text, kind=kind, type=type_name, head=token.lemma.lower(),
        sentence=Span(gold.begin, gold.end),
        tokens=(root, root + 1), root=root, modifiers=tuple(t.lemma.lower() for t in inside if t.begin < token.begin),
        plural=token.text.lower() != token.lemma.lower() and token.pos == "NOUN", definite=True,
    )  # fmt: skip


def with_antecedent(mention: Mention, tokens: Sequence[Token], others: Mapping[int, Mention]) -> Mention:
    """A pronoun that annotate left alone: a relative one is what its clause describes, a person's the person before."""
    token = tokens[mention.root]
    if mention.kind is not MentionKind.PRONOUN:
        return mention
    told = tokens[token.head].head
    if "relcl" in tokens[token.head].dep and told in others:
        return replace(mention, antecedent=others[told].id, why="relative pronoun")
    before = [n for n, other in others.items() if n < mention.root and other.type in ("Person", "Entity")]
    if token.text.lower() in PERSONAL and before:
        return replace(mention, antecedent=others[max(before)].id, why="the person before")
    return mention


def time_mention(gold: Gold, root: int, name: str, tokens: Sequence[Token]) -> Mention:
    """A time as a noun of its story: its day and numbers tell it apart, the part of the day does not."""
    inside = [t for t in tokens if t.begin >= gold.begin and t.end <= gold.end and t.pos not in LEFT_OUT]
    proper = [t.text.lower() for t in inside if t.pos in ("PROPN", "NUM") or t.text[0].isdigit()]
    head = proper[0] if proper else tokens[root].lemma.lower()
    return Mention(
        id=f"{name}:{gold.begin}-{gold.end}", article=name, span=Span(gold.begin, gold.end), words=gold.text,
        name=gold.text, kind=MentionKind.NOMINAL, type="Entity", head=head, sentence=Span(gold.begin, gold.end),
        tokens=(root, root + 1), root=root, modifiers=tuple(word for word in proper[1:] if word != head), definite=True,
    )  # fmt: skip


def new_clause(
    gold: Gold, root: int, name: str, tokens: Sequence[Token], mentions: dict[int, Mention], ontology: Ontology
) -> Clause:
    """A clause for a gold span that extract has none for, with its syntactic dependents as fillers."""
    token = tokens[root]
    pos = "verb" if token.pos in ("VERB", "AUX") else "noun"
    frames = ontology.frames(pos, token.lemma.lower())
    fillers = tuple(
        Filler(
            ROLE_OF.get(tokens[n].dep, "place" if ontology.is_a(mention.type, "Place") else "theme"),
            mention.id,
            tokens[n].dep,
        )
        for n, mention in sorted(mentions.items())
        if tokens[n].head == root and n != root
    )
    evidence = Evidence(name, Span(gold.begin, gold.end), gold.text, Span(gold.begin, gold.end))
    predicate = token.lemma.lower()
    type_name = frames[0].event if frames else "Event"
    return Clause(
        f"{name}:{token.begin}-{token.end}:{predicate}",
        name,
        predicate,
        type_name,
        evidence,
        fillers,
        nominal=pos == "noun",
    )


def predictions(resolution: Resolution, place: dict[str, str]) -> Iterator[dict[str, str]]:
    """The cluster of every gold mention; what was resolved to nothing stands alone."""
    for gold in sorted(place):
        yield {"mention_id": gold, "cluster": resolution.of.get(place[gold], f"alone {gold}")}


def read_lines(path: Path) -> list[dict[str, object]]:
    """The JSON objects of a file, one a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def main() -> None:
    """Annotate, extract, add gold spans, resolve, print."""
    from kgbuild.annotate import annotate, load_pipeline
    from kgbuild.extract import extract
    from kgbuild.ontology import load_ontology
    from kgbuild.resolve import resolve

    folder, split = Path(sys.argv[1]), sys.argv[2]
    ontology, nlp = load_ontology(), load_pipeline()
    gold: dict[str, list[Gold]] = {}
    for row in read_lines(folder / split / "coref" / "mentions.jsonl"):
        one = Gold(
            str(row["mention_id"]),
            int(str(row["start"])),
            int(str(row["end"])),
            str(row["text"]),
            str(row["kind"]),
            str(row["role"]),
        )
        gold.setdefault(str(row["doc_id"]), []).append(one)
    documents = read_lines(folder / split / "coref" / "docs.jsonl")
    articles = [article(str(row["doc_id"]), str(row["text"])) for row in documents]
    extractions, place = [], {}
    for doc in annotate(articles, nlp, ontology):
        if isinstance(doc, Problem):
            print(doc, file=sys.stderr)
            continue
        found = extract(doc, ontology)
        tokens = [
            Token(t.idx, t.idx + len(t), t.text, t.lemma_, t.pos_, t.dep_, t.head.i, t.ent_type_, t.sent.start)
            for t in doc
        ]
        full, ids = with_gold(found, tokens, gold.get(found.article, []), ontology)
        extractions.append(full)
        place.update(ids)
    for line in predictions(resolve(extractions, ontology, policy=SALIENT, salient=place.values()), place):
        print(json.dumps(line))


if __name__ == "__main__":
    main()
