"""Claims on standing relations.  In: two mentions, or one and a value.  Out: a claim with its words and who says so."""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.extract.index import Index
from kgbuild.extract.offices import Office
from kgbuild.extract.source import Source
from kgbuild.extract.told import usable
from kgbuild.model import Claim, Mention, Modality

NOUN_PHRASE = 0.85
"""A title or apposition is told in passing and rarely misread."""


def relation(
    source: Source, subject: Mention, predicate: str, target: Mention, label: str, rule: str,
    modality: Modality = Modality.ASSERTED, at: int = -1,
) -> Claim:  # fmt: skip
    """A claim that joins two mentions without a clause."""
    token = subject.root if at < 0 else at
    sources, _ = source.said_by(token)
    words = source.evidence([token], [subject, target])
    return Claim(
        article=source.article.name, subject=subject.id, predicate=predicate, object=target.id, evidence=(words,),
        label=label, modality=modality, sources=sources, confidence=NOUN_PHRASE, rule=rule,
    )  # fmt: skip


def literal(source: Source, subject: Mention, predicate: str, value: str, words: Mention, rule: str) -> Claim:
    """A claim that gives a mention a plain value."""
    sources, _ = source.said_by(words.root)
    return Claim(
        article=source.article.name, subject=subject.id, predicate=predicate, object=value, literal=True,
        evidence=(source.evidence([words.root], [words]),), sources=sources, confidence=NOUN_PHRASE, rule=rule,
    )  # fmt: skip


def office_claims(
    index: Index, source: Source, holder: Mention, office: Office, words: Mention, rule: str,
    modality: Modality = Modality.ASSERTED,
) -> Iterator[Claim]:  # fmt: skip
    """The office, its title, and that its holder leads what the title's word leads; "alleged boss" asserts none."""
    told = [index.cues.attributes.get(index.tree.lower[kid]) for kid in index.tree.kids(words.root, "amod")]
    modality = next((mood for mood in told if mood is not None), modality)
    if modality is Modality.ASSERTED:
        yield literal(source, holder, "kg:officeTitle", office.title, words, rule)
    if office.place is None or usable(index, office.place) is None:
        return
    if index.referent(office.place).id == index.referent(holder).id:
        return
    label = f"{office.title} {office.preposition}"
    yield relation(source, holder, "kg:officeIn", office.place, label, rule, modality, words.root)
    if office.leads:
        yield relation(source, holder, "kg:leads", office.place, "leads", rule, modality, words.root)
