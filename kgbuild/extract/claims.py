"""Claims of one clause.  In: Proposition, Sense, times, amounts.  Out: the `Clause` and its `Claim`s.

One claim for each role filler, date, number and direct edge, each with the words it rests on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from kgbuild.extract.coin import coin
from kgbuild.extract.edges import edges_of
from kgbuild.extract.frames import Cast, Sense
from kgbuild.extract.index import Index
from kgbuild.extract.proposition import Proposition
from kgbuild.extract.source import Source
from kgbuild.extract.told import Told, clause_id, usable
from kgbuild.extract.unjoined import is_accusation, is_one_sided
from kgbuild.model import Claim, Clause, Filler, Mention, Modality, Quantity, Value, When

KNOWN, GUESSED, NOMINAL_LOSS, WEAK_LOSS = 0.8, 0.7, 0.05, 0.1
"""Confidence of a clause with a frame, without one; less for event nouns and for fillers of unknown class."""


def make_clause(
    index: Index, source: Source, told: Told, ids: Mapping[int, str]
) -> tuple[Clause, list[Mention | None]]:
    """The clause with its fillers; the mentions run parallel to them (None for a nested clause)."""
    proposition, sense = told.proposition, told.sense
    own = clause_id(source, proposition)
    fillers: dict[tuple[str, str], tuple[Filler, Mention | None]] = {}
    for cast in _reciprocal(index, sense):
        found = index.mention(cast.argument.root)
        if found is None and cast.declared:
            found = coin(index, source, cast.argument.root, cast.role)
        mention = usable(index, found)
        nested = ids.get(cast.argument.root, "") if _tells(index, cast) else ""
        target = nested if nested and nested != own else mention.id if mention else ""
        if target:
            filler = Filler(cast.role, target, cast.argument.slot, cast.argument.rule)
            fillers.setdefault((cast.role, target), (filler, None if target == nested else mention))
    rows = _alike(index, list(fillers.values()))
    sources, quoted = source.said_by(proposition.noun if proposition.kind == "noun" else proposition.root)
    weak = any(cast.fit <= 0.1 for cast in sense.cast)
    confidence = (
        (KNOWN if sense.frame else GUESSED) - (NOMINAL_LOSS if proposition.kind == "noun" else 0) - WEAK_LOSS * weak
    )
    tokens = [proposition.root, *([proposition.noun] if proposition.noun >= 0 else [])]
    clause = Clause(
        id=own,
        article=source.article.name,
        predicate=proposition.lemma,
        type=sense.event,
        evidence=source.evidence(tokens, [mention for _, mention in rows if mention]),
        fillers=tuple(filler for filler, _ in rows),
        times=told.times,
        quantities=told.amounts,
        modality=told.modality,
        sources=sources,
        quoted=quoted,
        nominal=proposition.kind == "noun",
        confidence=round(confidence * told.confidence, 3),
        rule=_rule(proposition, sense),
    )
    return clause, [mention for _, mention in rows]


def _alike(index: Index, rows: list[tuple[Filler, Mention | None]]) -> list[tuple[Filler, Mention | None]]:
    """Coordinated fillers are of one sort: an agency among the things received is a parser's slip."""
    if len(rows) < 2:
        return rows
    sorts: dict[tuple[str, str], str] = {}
    kept = []
    for filler, mention in rows:
        sort = _sort(index, mention)
        first = sorts.setdefault((filler.role, filler.slot), sort)
        if not sort or not first or sort == first or filler.slot == "subject":
            kept.append((filler, mention))
    return kept


def _sort(index: Index, mention: Mention | None) -> str:
    """ "actor" for whoever may act, "thing" for what may not, "" when it is not known."""
    if mention is None:
        return ""
    type_ = index.referent(mention).type
    if index.lexicon.is_a(type_, "Actor", "Place"):
        return "actor"
    return "thing" if index.lexicon.is_a(type_, "Artifact") else ""


def _tells(index: Index, cast: Cast) -> bool:
    """Does the argument tell a happening: a clause or an event noun, not the noun of a copula?"""
    return cast.argument.slot == "clause" or not index.tree.kids(cast.argument.root, "cop")


def _rule(proposition: Proposition, sense: Sense) -> str:
    """The name of what made the clause."""
    kind = {"noun": "event noun", "copula": "copula", "verb": "verb"}[proposition.kind]
    kind = "light verb" if proposition.kind == "verb" and proposition.noun >= 0 else kind
    return f"{kind} with frame" if sense.frame else f"{kind} without frame"


def _reciprocal(index: Index, sense: Sense) -> tuple[Cast, ...]:
    """ "A and B met", "talks between A and B": what each does with the other; all but the first become co-agents."""
    agents = [cast for cast in sense.cast if cast.role == "agent"]
    if len(agents) < 2:
        return sense.cast
    event = index.lexicon.ontology.events.get(sense.event)
    properties = index.lexicon.ontology.properties
    edges = [edge for edge in event.edges if {edge.source, edge.target} == {"agent", "coAgent"}] if event else []
    between = all(cast.argument.slot in {"between", "among"} for cast in agents)
    mutual = any(between or properties[edge.predicate.removeprefix("kg:")].symmetric for edge in edges)
    if not mutual or any(cast.role == "coAgent" for cast in sense.cast):
        return sense.cast
    rest = {id(cast) for cast in agents[1:]}
    return tuple(replace(cast, role="coAgent") if id(cast) in rest else cast for cast in sense.cast)


def claims_of(
    index: Index,
    source: Source,
    told: Told,
    clause: Clause,
    mentions: Sequence[Mention | None],
    counted: Mapping[int, Quantity],
) -> list[Claim]:
    """All claims of one clause."""
    claim = partial(
        Claim, article=clause.article, clause=clause.id, modality=clause.modality, sources=clause.sources,
        confidence=clause.confidence,
    )  # fmt: skip
    own = partial(claim, subject=clause.id)
    root = told.proposition.root
    found: list[Claim] = []
    for filler, mention in zip(clause.fillers, mentions, strict=True):
        words = source.evidence([root], [mention]) if mention else clause.evidence
        count = _count(mention, counted) if mention else _of_deeds(told, filler, counted)
        count = count if count and count.dimension == "count" and not _of_some(index, mention, root) else None
        found.append(
            own(
                predicate=f"kg:{filler.role}",
                object=filler.target,
                evidence=(words,),
                quantity=count,
                rule=filler.rule,
            )
        )
    for when in clause.times:
        found += [
            own(
                predicate=name,
                object=value,
                evidence=(clause.evidence,),
                literal=True,
                quantity=length_of(when) if name == "kg:duration" else None,
                rule="time",
            )
            for name, value in _times(when)
        ]
    for amount in clause.quantities:
        found.append(
            own(
                predicate="kg:quantity",
                object=amount,
                evidence=(clause.evidence,),
                literal=True,
                quantity=amount,
                rule="amount",
            )
        )
    asserted = clause.modality is Modality.ASSERTED
    one_word = asserted and (is_one_sided(index, root) or is_accusation(index, clause))
    modality = Modality.POSSIBLE if one_word else clause.modality
    for subject, predicate, target, label, rule in edges_of(index, told, clause, mentions):
        words = source.evidence([root], [subject, target])
        found.append(
            claim(
                subject=subject.id,
                predicate=predicate,
                object=target.id,
                label=label,
                evidence=(words,),
                rule=rule,
                modality=modality,
            )
        )
    return found


def _count(mention: Mention, counted: Mapping[int, Quantity]) -> Quantity | None:
    """The number on a mention, unless it counts but a kind of it."""
    own = mention.quantity
    if own is not None and (own.dimension != "count" or {mention.root, mention.tokens[1] - 1} & counted.keys()):
        return own
    return counted.get(mention.root)


def _of_deeds(told: Told, filler: Filler, counted: Mapping[int, Quantity]) -> Quantity | None:
    """ "Cancelled 34 flights": so many deeds."""
    roots = (c.argument.root for c in told.sense.cast if (c.role, c.argument.slot) == (filler.role, filler.slot))
    return next((counted[root] for root in roots if root in counted), None) if filler.slot != "clause" else None


def _of_some(index: Index, mention: Mention | None, root: int) -> bool:
    """ "Two of the ministers arrested on Friday were released": how many were arrested is not said."""
    tree = index.tree
    head = tree.heads[mention.root] if mention is not None else -1
    return mention is not None and head >= 0 and tree.pos[head] == "NUM" and mention.root in tree.ancestors(root)


_LENGTH = re.compile(r"PT?(\d+)([YMDH])")
_UNITS = {"PY": "year", "PM": "month", "PD": "day", "PTH": "hour", "PTM": "minute"}


def length_of(when: When) -> Quantity | None:
    """ "Four years" as the number it is, where it is told in one unit."""
    match = _LENGTH.fullmatch(when.value)
    unit = _UNITS.get(("PT" if "T" in when.value else "P") + match[2]) if match is not None else None
    return Quantity(when.words, match[1], unit, "duration") if match is not None and unit is not None else None


def _times(when: When) -> Iterator[tuple[str, Value]]:
    """Words always; a value as date, inferred date or duration."""
    yield "kg:statedTime", when.words
    if when.value:
        name = "kg:duration" if when.datatype == "duration" else "kg:date" if when.stated else "kg:inferredDate"
        yield name, when
