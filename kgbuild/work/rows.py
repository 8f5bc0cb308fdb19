"""An `Extraction` or facts as bytes and back, without loss; and the key an article is remembered under.

In: an extraction, facts, or an article.  Out: MessagePack, or a digest.  The object of a claim or fact is one of three
kinds, so it stands under the name of its kind, as in graph.json.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import fields, replace

import msgspec

from kgbuild.model import (
    Article,
    Claim,
    Clause,
    Evidence,
    Extraction,
    Fact,
    Mention,
    Modality,
    Quantity,
    Status,
    Value,
    Veto,
    When,
)


class ClaimRow(msgspec.Struct, frozen=True, array_like=True):
    """A claim whose object is in the one of `text`, `when` and `amount` that is not None."""

    article: str
    subject: str
    predicate: str
    evidence: tuple[Evidence, ...]
    literal: bool
    clause: str
    label: str
    modality: Modality
    sources: tuple[str, ...]
    quantity: Quantity | None
    confidence: float
    rule: str
    text: str | None
    when: When | None
    amount: Quantity | None


class Row(msgspec.Struct, frozen=True, array_like=True):
    """An extraction."""

    article: str
    mentions: tuple[Mention, ...]
    clauses: tuple[Clause, ...]
    claims: tuple[ClaimRow, ...]
    vetoes: tuple[Veto, ...]


class FactRow(msgspec.Struct, frozen=True, array_like=True):
    """A fact whose object is in the one of `text`, `when` and `amount` that is not None."""

    id: str
    subject: str
    predicate: str
    text: str | None
    when: When | None
    amount: Quantity | None
    literal: bool
    label: str
    modality: Modality
    evidence: tuple[Evidence, ...]
    attributed_to: tuple[str, ...]
    support: int
    status: Status
    confidence: float
    edge: bool
    rules: tuple[str, ...]
    quantity: Quantity | None
    hedge: str
    event: str
    conflicts_with: tuple[str, ...]
    conflict: str


SHARED = tuple(field.name for field in fields(Claim) if field.name != "object")
_decoder = msgspec.msgpack.Decoder(Row)
_facts = msgspec.msgpack.Decoder(list[FactRow])


def pack(extraction: Extraction) -> bytes:
    """The bytes of an extraction."""
    claims = tuple(row_of(claim) for claim in extraction.claims)
    return msgspec.msgpack.encode(
        Row(extraction.article, extraction.mentions, extraction.clauses, claims, extraction.vetoes)
    )


def unpack(data: bytes) -> Extraction:
    """The extraction in the bytes.  Raises msgspec.DecodeError when they hold none."""
    row = _decoder.decode(data)
    return Extraction(row.article, row.mentions, row.clauses, tuple(map(claim_of, row.claims)), row.vetoes)


def pack_facts(facts: Iterable[Fact]) -> bytes:
    """The bytes of facts."""
    return msgspec.msgpack.encode([_fact_row(fact) for fact in facts])


def unpack_facts(data: bytes) -> list[Fact]:
    """The facts in the bytes.  Raises msgspec.DecodeError when they hold none."""
    return [_fact_of(row) for row in _facts.decode(data)]


def _fact_row(fact: Fact) -> FactRow:
    """By hand, as there are many: field by field by name would take three times as long."""
    value = fact.object
    return FactRow(
        fact.id, fact.subject, fact.predicate,
        value if isinstance(value, str) else None, value if isinstance(value, When) else None,
        value if isinstance(value, Quantity) else None,
        fact.literal, fact.label, fact.modality, fact.evidence, fact.attributed_to, fact.support, fact.status,
        fact.confidence, fact.edge, fact.rules, fact.quantity, fact.hedge, fact.event, fact.conflicts_with,
        fact.conflict,
    )  # fmt: skip


def _fact_of(row: FactRow) -> Fact:
    value: Value | None = row.when or row.amount or row.text
    return Fact(
        row.id, row.subject, row.predicate, "" if value is None else value, row.literal, row.label, row.modality,
        row.evidence, row.attributed_to, row.support, row.status, row.confidence, row.edge, row.rules, row.quantity,
        row.hedge, row.event, row.conflicts_with, row.conflict,
    )  # fmt: skip


def key(article: Article) -> str:
    """A digest of an article without its file's: when a file of many grows, the old ones stay what they were."""
    return hashlib.sha256(msgspec.msgpack.encode(replace(article, sha256=""))).hexdigest()


def row_of(claim: Claim) -> ClaimRow:
    """A claim as a row."""
    value = claim.object
    return ClaimRow(
        **{name: getattr(claim, name) for name in SHARED},
        text=value if isinstance(value, str) else None,
        when=value if isinstance(value, When) else None,
        amount=value if isinstance(value, Quantity) else None,
    )


def claim_of(row: ClaimRow) -> Claim:
    """The claim behind a row."""
    value = row.when or row.amount or row.text
    return Claim(**{name: getattr(row, name) for name in SHARED}, object="" if value is None else value)
