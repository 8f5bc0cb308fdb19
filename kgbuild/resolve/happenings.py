"""Which clauses are one event: blocking, judging, clustering.

In: clauses and the entities of their participants.  Out: clusters of happenings, and which role persons turn out
to be one because they do the same thing in one event.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations

from kgbuild.lang.happenings import is_common, rows_of, stem
from kgbuild.model import Extraction, Feature, MentionKind
from kgbuild.resolve.average import merge_average
from kgbuild.resolve.bags import Column, pairs_sharing
from kgbuild.resolve.cluster import Clusters
from kgbuild.resolve.event_crowds import Crowd, merge_crowds, unit
from kgbuild.resolve.event_policy import EventPolicy, clause_contradiction, judge_clauses
from kgbuild.resolve.fold import tokens
from kgbuild.resolve.happening import Happening, join_happenings, make_happening
from kgbuild.resolve.lexicon import Lexicon
from kgbuild.resolve.profile import Profile
from kgbuild.resolve.rarity import WordCounts, count_words

LARGEST = 120
"""Clauses that may share a key before it is left out (cost: at most 7,140 comparisons a key)."""


def find_happenings(
    extractions: Sequence[Extraction],
    entity_of: Mapping[str, str],
    stories: Mapping[str, str],
    lexicon: Lexicon,
    policy: EventPolicy | None = None,
    words: WordCounts | None = None,
) -> Clusters[Happening]:
    """Cluster the clauses that tell one happening; `words` are those of the whole corpus, of these articles else."""
    rules = policy or EventPolicy()
    by_id = {clause.id: clause for extraction in extractions for clause in extraction.clauses}
    around = contexts(extractions, words)
    told = [
        make_happening(
            by_id[key], entity_of, by_id, stories.get(by_id[key].article, ""), around.get(key), rules.only.get(key, "")
        )
        for key in sorted(by_id)
    ]
    clusters = Clusters(told, lambda left, right: clause_contradiction(left, right, rules), join_happenings)
    scored = judge_clauses(told, *_candidates(told, lexicon, rules), lexicon, rules)
    if rules.crowds:
        merge_crowds(clusters, scored.shown, crowds_of(told, extractions, words), rules.crowds)
    else:
        merge_average(clusters, scored)
    return clusters


class Remembered(dict[str, float]):
    """What a function gives for a word, worked out once."""

    def __init__(self, function: Callable[[str], float]) -> None:
        self._function = function

    def __missing__(self, word: str) -> float:
        self[word] = found = self._function(word)
        return found


def contexts(extractions: Sequence[Extraction], counts: WordCounts | None = None) -> dict[str, dict[str, float]]:
    """For each clause, the words of its sentence without its own, as a vector of length one: rare words weigh more."""
    words = {extraction.article: _sentence_words(extraction) for extraction in extractions}
    known = counts or count_words(set().union(*rows.values()) for rows in words.values())
    vectors, weight_of = {}, Remembered(lambda word: math.sqrt(max(known.rarity(word, more=1), 0.0) + 0.1))
    for extraction in extractions:
        for clause in extraction.clauses:
            bag = words[extraction.article].get(clause.evidence.sentence.begin, set()) - {stem(clause.predicate)}
            weights = {word: weight_of[word] for word in sorted(bag)}
            norm = math.sqrt(sum(weight * weight for weight in weights.values()) + 1.0)
            vectors[clause.id] = {word: weight / norm for word, weight in weights.items()}
    return vectors


def crowds_of(
    told: Sequence[Happening], extractions: Sequence[Extraction], counts: WordCounts | None = None
) -> list[Crowd]:
    """What stands around each happening."""
    words = {extraction.article: context_words(extraction) for extraction in extractions}
    known = counts or count_words(words.values())
    about = {
        name: unit({word: max(known.rarity(word, more=1), 0.0) for word in sorted(row)}) for name, row in words.items()
    }
    heads = {mention.id: mention.head for extraction in extractions for mention in extraction.mentions}
    clauses = {clause.id: clause for extraction in extractions for clause in extraction.clauses}
    crowds = []
    for one in told:
        parts = {heads[part.target] for part in clauses[one.id].fillers if part.target in heads}
        crowds.append(Crowd(1, about[clauses[one.id].article], unit(dict.fromkeys(sorted(parts), 1.0)), one.sentences))
    return crowds


def context_words(extraction: Extraction) -> frozenset[str]:
    """All words of an article's sentences that `contexts` weighs."""
    return frozenset().union(*_sentence_words(extraction).values())


def _sentence_words(extraction: Extraction) -> dict[int, set[str]]:
    """The words of the mentions and clauses of each sentence, by where it begins."""
    rows: dict[int, set[str]] = defaultdict(set)
    for mention in extraction.mentions:
        if mention.kind is MentionKind.NAME:
            rows[mention.sentence.begin].update(tokens(mention.name))
        elif mention.kind is MentionKind.NOMINAL:
            rows[mention.sentence.begin].update((stem(mention.head), *map(stem, mention.modifiers)))
    for clause in extraction.clauses:
        rows[clause.evidence.sentence.begin].add(stem(clause.predicate))
    return rows


def _candidates(told: Sequence[Happening], lexicon: Lexicon, policy: EventPolicy) -> tuple[Column, Column]:
    """Pairs of one story that share a word or a type, and mostly a participant or a date; or all a policy picks."""
    if policy.only:
        picked = [n for n, one in enumerate(told) if one.id in policy.only]
        return pairs_sharing([picked], len(told), len(told))
    blocks: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(told):
        for key in set(_keys(one, lexicon)):
            blocks[key].append(number)
    return pairs_sharing(blocks.values(), len(told), LARGEST)


def _keys(one: Happening, lexicon: Lexicon) -> Iterator[str]:
    kinds = {stem(word) for word in one.predicates}
    telling = {stem(word) for word in one.predicates if not is_common(word)}
    telling |= {f"row {row}" for word in one.predicates if not is_common(word) for row in rows_of(word)}
    for name in one.types:
        kinds.update(
            f"type {parent}" for parent in lexicon.ontology.ancestors(name) if parent not in ("Event", "Thing")
        )
    two = [" ".join(pair) for pair in combinations(sorted(one.entities), 2)]
    things = [*one.entities, *one.dates, *two]
    for story in one.stories:
        yield from [f"{story} {word}" for word in telling]
        if one.telling:
            yield from [f"{story} {pair}" for pair in two]
        for kind in kinds:
            yield from [f"{story} {kind} {thing}" for thing in things]


SAME_DEED = Feature("same_deed", 1.0, "one event has both in the same role, and the same noun calls them")


def unite_by_deeds(clusters: Clusters[Profile], happenings: Clusters[Happening]) -> bool:
    """Unite people without a name whom one noun calls and who do the same thing in one event.  Was there any?"""
    numbers = {profile.id: number for number, profile in enumerate(clusters.profiles)}
    united = False
    for group in happenings.groups():
        told = happenings.joined(group[0])
        if len(told.clauses) < 2:
            continue
        for role in sorted({role for role, _ in told.parts}):
            fillers = [numbers[entity] for entity in sorted(told.fillers(role)) if entity in numbers]
            for one, other in combinations(fillers, 2):
                united = _unite_if_alike(clusters, one, other) or united
    return united


def _unite_if_alike(clusters: Clusters[Profile], one: int, other: int) -> bool:
    left, right = clusters.joined(one), clusters.joined(other)
    if left is right or (left.named and right.named) or "Person" not in (left.family, right.family):
        return False
    alike = _offices(left) & _offices(right)
    if not alike or (left.owners and right.owners and not left.owners & right.owners) or clusters.forbids(one, other):
        return False
    clusters.unite(one, other, SAME_DEED.score, (SAME_DEED,))
    return True


def _offices(profile: Profile) -> set[str]:
    """The nouns that call a person, singular ones only, with the last word of each office held."""
    heads = {noun.head for noun in profile.nouns if not noun.plural}
    return heads | {office.split()[-1] for office, _ in profile.roles}
