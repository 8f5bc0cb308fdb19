"""The nouns of the program.  Standard library only; every stage meets the others here."""

from kgbuild.model.article import Article, Block, CleanText, Copy, Problem, Span
from kgbuild.model.claim import ROLES, Claim, Clause, Evidence, Extraction, Filler, Veto
from kgbuild.model.fact import Fact
from kgbuild.model.ids import digest, mention_id, slug
from kgbuild.model.mention import IN_DOUBT, Amount, Annotation, Attribution, Mention, MentionKind, TimeExpression
from kgbuild.model.resolution import Entity, Event, Feature, Match, Resolution
from kgbuild.model.values import Modality, Quantity, Status, Value, When

__all__ = [
    "IN_DOUBT", "ROLES", "Amount", "Annotation", "Article", "Attribution", "Block", "Claim", "Clause", "CleanText",
    "Copy", "Entity", "Event", "Evidence", "Extraction", "Fact", "Feature", "Filler", "Match", "Mention", "MentionKind",
    "Modality", "Problem", "Quantity", "Resolution", "Span", "Status", "TimeExpression", "Value", "Veto", "When",
    "digest", "mention_id", "slug",
]  # fmt: skip
