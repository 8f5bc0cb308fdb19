"""Facts: claims of all articles on one statement, fused.  In RDF a fact is a `kg:Claim`.

Made by fuse, read by graph, export, explain and view.
"""

from __future__ import annotations

from dataclasses import dataclass

from kgbuild.model.claim import Evidence
from kgbuild.model.values import Modality, Quantity, Status, Value


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement with everything that speaks for it.

    `id` comes from content.  `subject` is an entity or event id, `object` one too, or a value when `literal`.
    `modality` tells denied, possible and planned statements from asserted ones: they are facts of their own.
    `attributed_to` are entity ids of agencies and speakers and article names (prefixed "article:"), sorted.
    `support` counts independent sources; `conflicts_with` are ids of facts that cannot hold beside this one, with
    `conflict` the kind ("number", "date", "place", "who", "duration", "polarity").  `edge` is True when it is drawn
    as a direct edge or written as a plain triple (asserted, and not the losing side of a dispute).
    """

    id: str
    subject: str
    predicate: str
    object: Value
    literal: bool
    label: str
    modality: Modality
    evidence: tuple[Evidence, ...]
    attributed_to: tuple[str, ...]
    support: int
    status: Status
    confidence: float
    edge: bool
    rules: tuple[str, ...] = ()
    quantity: Quantity | None = None
    hedge: str = ""
    event: str = ""
    conflicts_with: tuple[str, ...] = ()
    conflict: str = ""
