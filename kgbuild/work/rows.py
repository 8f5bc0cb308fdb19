"""An `Extraction` as bytes and back, without loss; and the key an article is remembered under.

In: an extraction, or an article.  Out: MessagePack, or a digest.  The object of a claim is one of three kinds, so it
stands under the name of its kind, as in graph.json.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import fields, replace
from operator import attrgetter
from typing import Any

import msgspec

from kgbuild.model import (
    Article,
    Claim,
    Clause,
    Evidence,
    Extraction,
    Mention,
    Modality,
    Quantity,
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


SHARED = tuple(field.name for field in fields(Claim) if field.name != "object")
OBJECT = [field.name for field in fields(Claim)].index("object")
_shared: Callable[[Any], tuple[Any, ...]] = attrgetter(*SHARED)
assert ClaimRow.__struct_fields__[: len(SHARED)] == SHARED
_decoder = msgspec.msgpack.Decoder(Row)


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


def key(article: Article) -> str:
    """A digest of an article without its file's: when a file of many grows, the old ones stay what they were."""
    return hashlib.sha256(msgspec.msgpack.encode(replace(article, sha256=""))).hexdigest()


def row_of(claim: Claim) -> ClaimRow:
    """A claim as a row."""
    value = claim.object
    kinds = (value if isinstance(value, kind) else None for kind in (str, When, Quantity))
    values: tuple[Any, ...] = (*_shared(claim), *kinds)
    return ClaimRow(*values)


def claim_of(row: ClaimRow) -> Claim:
    """The claim behind a row."""
    value, values = row.when or row.amount or row.text, _shared(row)
    given: tuple[Any, ...] = (*values[:OBJECT], "" if value is None else value, *values[OBJECT:])
    return Claim(*given)
