"""Clauses and claims: what one article says, with the words that say it.

Made by extract, read by resolve and fuse.  Ids are strings made from the article's name and offsets.
"""

from __future__ import annotations

from dataclasses import dataclass

from kgbuild.model.article import Span
from kgbuild.model.mention import Mention
from kgbuild.model.values import Modality, Quantity, Value, When

ROLES = (
    "agent", "coAgent", "theme", "recipient", "beneficiary", "instrument",
    "topic", "origin", "destination", "place", "cause", "result",
)  # fmt: skip
"""The dozen thematic roles of the contract, all that an event's fillers may be."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The exact words behind a claim: `article.text[span.begin:span.end] == words`, or the build fails.

    `sentence` is the span of the sentence(s) around them.
    """

    article: str
    span: Span
    words: str
    sentence: Span


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a role of a clause: a mention id, or a clause id for a nested clause; `slot` is the syntax
    ("subject", "object", "with"), `rule` the named rule that found it."""

    role: str
    target: str
    slot: str
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Clause:
    """One happening or state as one clause or event noun tells it, voice-normalised.

    `id` is `article:begin-end:predicate`.  `predicate` is the lemma with particle or light-verb noun ("give",
    "hand over", "bid farewell"); `type` the local name of an event class, "Event" when the ontology lacks the verb.
    `sources` are mention ids of who says so, outermost first (agency, then speaker); empty: the article itself.
    `confidence` is 0 to 1.  `nominal` marks an event noun.
    """

    id: str
    article: str
    predicate: str
    type: str
    evidence: Evidence
    fillers: tuple[Filler, ...] = ()
    times: tuple[When, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    modality: Modality = Modality.ASSERTED
    sources: tuple[str, ...] = ()
    quoted: bool = False
    nominal: bool = False
    confidence: float = 0.8
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of one article: an edge, a role filler, a date, a number.

    `subject` is a mention or clause id; `predicate` a CURIE ("kg:met", "kg:agent", "rel:applaud"); `object` a
    mention id, clause id or value: `literal` tells values apart from ids.  `clause` is the clause it comes from
    ("" for a relation such as an apposition).  `label` names the predicate for `rel:` edges.
    """

    article: str
    subject: str
    predicate: str
    object: Value
    evidence: tuple[Evidence, ...]
    literal: bool = False
    clause: str = ""
    label: str = ""
    modality: Modality = Modality.ASSERTED
    sources: tuple[str, ...] = ()
    quantity: Quantity | None = None
    confidence: float = 0.8
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Veto:
    """A claim that extract refused to make, for `report.md`: what, why, and the words."""

    evidence: Evidence
    claim: str
    reason: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one article yields: mentions (with resolved antecedents), clauses, claims, and vetoes."""

    article: str
    mentions: tuple[Mention, ...] = ()
    clauses: tuple[Clause, ...] = ()
    claims: tuple[Claim, ...] = ()
    vetoes: tuple[Veto, ...] = ()
