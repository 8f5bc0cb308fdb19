"""A clause on its way to claims.  In: syntax, meaning, modality.  Out: `Told`, its id, which mentions count.

A pronoun nobody resolved is no filler; an abstraction or a happening is no end of an edge.
"""

from __future__ import annotations

from dataclasses import dataclass

from kgbuild.extract.frames import Sense
from kgbuild.extract.index import Index
from kgbuild.extract.lexicon import UNKNOWN
from kgbuild.extract.proposition import Proposition
from kgbuild.extract.source import Source
from kgbuild.model import IN_DOUBT, Mention, MentionKind, Modality, Quantity, When

ABSTRACT = ("Abstraction", "Event", "Time")


@dataclass(frozen=True, slots=True)
class Told:
    """A clause on its way to claims: syntax, meaning, modality, times and amounts."""

    proposition: Proposition
    sense: Sense
    modality: Modality
    times: tuple[When, ...] = ()
    amounts: tuple[Quantity, ...] = ()
    confidence: float = 1.0


def clause_id(source: Source, proposition: Proposition) -> str:
    """`article:begin-end:predicate`, of the event noun where there is one."""
    token = proposition.noun if proposition.noun >= 0 else proposition.root
    return f"{source.name(token)}:{proposition.lemma}"


def usable(index: Index, mention: Mention | None) -> Mention | None:
    """The mention, unless it is a pronoun nobody resolved."""
    if mention is None or (mention.kind is MentionKind.PRONOUN and index.referent(mention).kind is MentionKind.PRONOUN):
        return None
    return mention


def concrete(index: Index, mention: Mention) -> bool:
    """May an edge end here?  Names and known kinds of things, not abstractions, happenings or a "he" in doubt."""
    last = index.referent(mention)
    if mention.why == IN_DOUBT or index.lexicon.is_a(last.type, *ABSTRACT):
        return False
    return last.kind is MentionKind.NAME or last.type not in UNKNOWN
