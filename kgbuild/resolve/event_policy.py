"""What the reasons weigh that two clauses tell one happening, and which forbid it.

In: happenings, and pairs of their numbers.  Out: `Verdicts`, what speaks for and against each pair.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from kgbuild.model import Feature
from kgbuild.resolve import event_features as f
from kgbuild.resolve.average import Scored, all_scored
from kgbuild.resolve.bags import Column
from kgbuild.resolve.clause_columns import ClausePairs, Laid
from kgbuild.resolve.clause_pair import ClausePair, Opposed
from kgbuild.resolve.cluster import NEAR, Judged
from kgbuild.resolve.event_crowds import CrowdWeights
from kgbuild.resolve.happening import Happening
from kgbuild.resolve.lexicon import Lexicon
from kgbuild.resolve.policy import THRESHOLD, VETO, vetoes
from kgbuild.resolve.reasons import Reasons, reasons_of

AT_ONCE = 50_000
"""Pairs that are compared at a time: memory stays small in the largest story."""

EventWeights = tuple[tuple[Callable[[ClausePairs], Column], float, str], ...]
EVENT_WEIGHTS: EventWeights = (
    (f.same_type, 0.30, "logic: one shared participant suffices with the same word, two without"),
    (f.same_predicate, 0.30, "logic: needs two participants where the type is not known"),
    (f.telling_word, 0.15, "ECB+ train: rank"),
    (f.kindred_words, 0.20, "ECB+ train: rank; needs two participants"),
    (f.near_words, 0.20, "logic: needs two participants, as kindred words do"),
    (f.related_type, 0.20, "logic: needs two participants"),
    (f.sibling_type, 0.05, "logic: needs two participants and the time or place"),
    (f.same_participants, 0.35, "logic"),
    (f.same_entities_elsewhere, 0.15, "logic"),
    (f.same_place, 0.15, "logic"),
    (f.same_date, 0.25, "logic"),
    (f.in_one_story, 0.20, "logic"),
    (f.alike_sentences, 0.50, "ECB+ train: rank"),
    (f.in_one_sentence, -0.50, "ECB+ train: rank"),
    (f.other_participants, -0.35, "logic: outweighs one shared participant"),
    (f.disputed_participant, -0.10, "logic: two shared participants outweigh it"),
    (f.told_twice, -0.25, "logic: a repeated verb takes two shared participants"),
    (f.one_shared_participant, -0.05, "logic"),
    (f.event_nouns, 0.20, "logic"),
)
"""Feature, weight, origin of the weight."""
ALIKE = (f.same_type, f.same_predicate, f.kindred_words, f.related_type, f.sibling_type, f.near_words)
"""One of these must hold."""
EVENT_VETOES = (f.other_time, f.other_mode, f.nothing_shared)


@dataclass(frozen=True, slots=True, eq=False)
class EventPolicy:
    """What reasons weigh, and which forbid.  A build's policy is cautious: every clause of every article is compared,
    and most tell a happening nobody else tells."""

    weights: EventWeights = EVENT_WEIGHTS
    vetoes: tuple[Callable[[Opposed], Any], ...] = EVENT_VETOES
    crowds: CrowdWeights = ()
    """Weighs clusters as wholes; when empty, their clauses must agree on average."""
    only: Mapping[str, str] = field(default_factory=dict)
    """The clauses that are compared, each with the words picked for it, whatever words they share; when empty, all that
    share a word or a type."""


def judge_clauses(
    told: Sequence[Happening], left: Column, right: Column, lexicon: Lexicon, policy: EventPolicy
) -> Scored:
    """What speaks for and against pairs of happenings; those that share neither type nor word are left out, but for
    picked ones."""
    if not len(left):
        return all_scored(())
    laid = Laid(told, lexicon)
    parts = [slice(begin, begin + AT_ONCE) for begin in range(0, len(left), AT_ONCE)]
    return all_scored([_judged(ClausePairs(laid, left[part], right[part]), policy) for part in parts])


def _judged(pairs: ClausePairs, policy: EventPolicy) -> Scored:
    """Some pairs, scored; those are shown that are one, or nearly, and all that a policy of crowds has to look at."""
    said = [(rule, weight, rule(pairs)) for rule, weight, _ in policy.weights]
    said += [(rule, VETO, rule(pairs)) for rule in policy.vetoes]
    rows = [Reasons(rule, weight, value) for rule, weight, value in said]
    score: Column = np.round(sum(row.scores for row in rows), 3)
    worth: Column = sum(np.where(row.scores > -1, row.scores, 0.0) for row in rows)
    asked: Column = np.logical_or.reduce([row.holds for row in rows])
    if not policy.only:
        asked &= np.logical_or.reduce([rule(pairs) for rule in ALIKE])
    shown = asked & ((score >= THRESHOLD) | (worth > NEAR - 0.001) | bool(policy.crowds))
    found = zip(
        pairs.left[shown].tolist(),
        pairs.right[shown].tolist(),
        score[shown].tolist(),
        reasons_of(rows, shown),
        strict=True,
    )
    return Scored(pairs.left[asked], pairs.right[asked], score[asked], [Judged(*each) for each in found])


def clause_contradiction(left: Happening, right: Happening, policy: EventPolicy) -> tuple[Feature, ...]:
    """What forbids two clusters of clauses to be one happening."""
    return vetoes(ClausePair(left, right), policy.vetoes)
