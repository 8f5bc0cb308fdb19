"""Gold spans among what annotate and extract found: the input of the gold-mention track of ECB+.

In: an extraction, its tokens, gold spans.  Out: the extraction with a mention or clause for every gold span, matched by
head word or added (a pronoun with the nearest person or the noun its clause describes), and the id of each one's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kgbuild.model import Clause, Evidence, Extraction, Filler, Mention, MentionKind, Modality, Span
from kgbuild.ontology.view import Ontology

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


def sentence_of(root: int, tokens: Sequence[Token]) -> Span:
    """The span of the sentence a token stands in."""
    inside = [token for token in tokens if token.sentence == tokens[root].sentence]
    return Span(inside[0].begin, inside[-1].end)


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
        sentence=sentence_of(root, tokens),
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
        name=gold.text, kind=MentionKind.NOMINAL, type="Entity", head=head, sentence=sentence_of(root, tokens),
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
    evidence = Evidence(name, Span(gold.begin, gold.end), gold.text, sentence_of(root, tokens))
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
