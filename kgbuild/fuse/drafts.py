"""Statements that say the same become one draft of a fact, with all that was said for it.

In: statements.  Out: `Draft` values, grouped by subject, predicate, object, modality and number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from kgbuild.fuse.policy import CONFIDENCE_CEILING, MODALITY_CONFIDENCE
from kgbuild.fuse.quantities import Measure, measure
from kgbuild.fuse.sources import Sources
from kgbuild.fuse.statements import Statement, object_key
from kgbuild.model import Evidence, Fact, Modality, Quantity, Span, Status, Value, When, digest
from kgbuild.ontology.view import Ontology

Key = tuple[str, str, str, bool, str]


@dataclass(frozen=True)
class Draft:
    """A fact before disputes are settled.  `events` are the happenings it is said of; `sentences` where it is
    said, with the source, so that "five vests and six drones" in one breath is no dispute."""

    fact: Fact
    statements: tuple[Statement, ...]
    events: frozenset[str]
    sentences: frozenset[tuple[str, str, int]]
    measure: Measure | None


def drafts(statements: Iterable[Statement], sources: Sources, ontology: Ontology) -> dict[str, Draft]:
    """One draft for each thing said, by fact id, in the order of ids."""
    groups: dict[Key, list[Statement]] = {}
    for each in statements:
        literal = not isinstance(each.object, str) or each.claim.literal
        key = (each.subject, each.predicate, each.key, literal, each.claim.modality.value)
        groups.setdefault(key, []).append(each)
    made = [
        _draft(key, number, said, counted, sources, ontology)
        for key, group in groups.items()
        for number, said, counted in _by_number(group)
    ]
    return {draft.fact.id: draft for draft in sorted(made, key=lambda draft: draft.fact.id)}


def _by_number(group: list[Statement]) -> list[tuple[str, list[Statement], list[Statement]]]:
    """One part for each number given with a statement: (number, all that is said, what counts as support).

    A report without a number joins the number most reports give, but supports a number only where none differs.
    """
    numbers: dict[str, list[Statement]] = {}
    for each in group:
        number = each.claim.quantity if isinstance(each.object, str) else None
        numbers.setdefault(object_key(number) if number else "", []).append(each)
    silent = numbers.pop("", [])
    if not numbers:
        return [("", silent, silent)]
    first = min(numbers, key=lambda number: (-len(numbers[number]), number))
    return [
        (number, said + silent if number == first else said, said + silent if len(numbers) == 1 else said)
        for number, said in sorted(numbers.items())
    ]


def _draft(
    key: Key, number: str, said: list[Statement], counted: list[Statement], sources: Sources, ontology: Ontology
) -> Draft:
    subject, predicate, text, literal, mode = key
    told_by = sources.independent(counted)
    alone = told_by if counted is said else sources.independent(said)
    said = sorted(said, key=_order) if len(said) > 1 else said
    modality = Modality(mode)
    value = _commonest([each.object for each in said])
    quantities = [each.claim.quantity for each in said if each.claim.quantity is not None]
    quantity = value if isinstance(value, Quantity) else _commonest(quantities) if number else None
    length = isinstance(value, When) and value.datatype == "duration" and bool(quantities)
    quantity = _commonest(quantities) if length else quantity
    assert quantity is None or isinstance(quantity, Quantity)
    support = len(told_by)
    events = [each.event for each in said if each.event]
    fact = Fact(
        id=f"claim-{digest(subject, predicate, text, str(literal), mode, number, length=16)}",
        subject=subject,
        predicate=predicate,
        object=value,
        literal=literal,
        label=_label(predicate, said, ontology),
        modality=modality,
        evidence=_evidence(said),
        attributed_to=tuple(sorted({name for each in said for name in _speakers(each)})),
        support=support,
        status=Status.AGREED if support > 1 else Status.SINGLE_SOURCE,
        confidence=_confidence(alone, modality),
        edge=True,
        rules=tuple(sorted({each.claim.rule for each in said if each.claim.rule})),
        quantity=quantity,
        hedge=(quantity.hedge or quantity.comparison) if quantity else "",
        event=_most(events),
    )
    sentences = {
        (sources.of(each), evidence.article, evidence.sentence.begin)
        for each in said
        for evidence in each.claim.evidence
    }
    comparable = quantity if quantity is not None else value if isinstance(value, When) else None
    number_of = measure(comparable) if comparable is not None else None
    return Draft(fact, tuple(said), frozenset(events), frozenset(sentences), number_of)


def _order(each: Statement) -> tuple[str, int, int, str, str, str, float]:
    claim = each.claim
    span = claim.evidence[0].span if claim.evidence else Span(0, 0)
    return claim.article, span.begin, span.end, claim.subject, claim.clause, claim.rule, claim.confidence


def _commonest(values: list[Value] | list[Quantity]) -> Value:
    if len(values) == 1:
        return values[0]
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], repr(value)))


def _most(words: list[str]) -> str:
    """The word met most often, the first in the alphabet of several; "" where there is none."""
    if len(words) < 2:
        return words[0] if words else ""
    counts = Counter(words)
    return min(counts, key=lambda word: (-counts[word], word))


def _label(predicate: str, said: list[Statement], ontology: Ontology) -> str:
    """The wording of the claims ("head of"), else the ontology's label, else the predicate's name."""
    label = _most([each.claim.label for each in said if each.claim.label])
    if label:
        return label
    prefix, _, local = predicate.partition(":")
    known = ontology.properties.get(local) if prefix == "kg" else None
    return known.label if known else local


def _evidence(said: list[Statement]) -> tuple[Evidence, ...]:
    found = {(item.article, item.span): item for each in said for item in each.claim.evidence}
    return tuple(found[key] for key in sorted(found))


def _speakers(each: Statement) -> tuple[str, ...]:
    return each.speakers or (f"article:{each.claim.article}",)


def _confidence(told_by: list[list[Statement]], modality: Modality) -> float:
    """Independent sources are independent chances to be right: 1 - (1-a)(1-b)..., each at its best claim."""
    doubt = 1.0
    for best in sorted(max(each.claim.confidence for each in group) for group in told_by):
        doubt *= 1.0 - best
    return round(min(1.0 - doubt, CONFIDENCE_CEILING) * MODALITY_CONFIDENCE[modality], 3)
