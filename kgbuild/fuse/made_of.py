"""All that the facts of a group of statements are made of.

In: a group of `groups.py`, who its sources and rivals are.  Out: plain values, the same for two groups whose facts are
the same, so that facts of an earlier build may be taken up again (`work.remembered`).

What an article says is not spelt out: the digest of the article stands for its text, its publisher and its sentences.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kgbuild.fuse.rivals import Rivals
from kgbuild.fuse.sources import Sources
from kgbuild.fuse.statements import Statement, is_literal
from kgbuild.model import Claim

Plain = tuple[object, ...]


def made_of(said: Sequence[Statement], digests: Mapping[str, str], sources: Sources, rivals: Rivals) -> Plain:
    """The statements; what is known of everything in them; the articles that make them."""
    names = sorted({name for each in said for name in names_in(each)})
    articles = sorted({each.claim.article for each in said})
    return (
        [_statement(each) for each in said],
        rivals.known_of(names),
        sources.agencies_among(names),
        [(digests[name], sources.original(name)) for name in articles],
    )


def names_in(each: Statement) -> list[str]:
    """All entities and events of a statement."""
    found = [each.subject, each.event, *each.speakers, *[name for name, _ in each.ends]]
    if not is_literal(each):
        found.append(str(each.object))
    if each.telling is not None:
        found += (*each.telling.others, *each.telling.places, *each.telling.parts)
    return found


def _statement(each: Statement) -> Plain:
    return (
        each.subject, each.predicate, each.object, each.key, each.event, each.speakers, each.ends, _claim(each.claim),
        each.telling,
    )  # fmt: skip


def _claim(claim: Claim) -> Plain:
    """A claim, its words left out: they are the article's."""
    places = [(item.article, item.span, item.sentence) for item in claim.evidence]
    return (
        claim.article, claim.subject, claim.predicate, claim.object, claim.literal, claim.clause, claim.label,
        claim.modality, claim.sources, claim.quantity, claim.confidence, claim.rule, places,
    )  # fmt: skip
