"""Which clauses are one event: blocking, judging, clustering.

In: clauses and the entities of their participants.  Out: clusters of happenings, and which role persons turn out
to be one because they do the same thing in one event.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from kgbuild.model import Clause, Feature
from kgbuild.resolve.cluster import Clusters, judged, merge
from kgbuild.resolve.event_features import clause_contradiction, judge_clauses
from kgbuild.resolve.happening import Happening, join_happenings, make_happening
from kgbuild.resolve.lexicon import Lexicon
from kgbuild.resolve.profile import Profile

LARGEST = 60


def find_happenings(
    clauses: Sequence[Clause], entity_of: Mapping[str, str], stories: Mapping[str, int], lexicon: Lexicon
) -> Clusters[Happening]:
    """Cluster the clauses that tell one happening."""
    by_id = {clause.id: clause for clause in clauses}
    told = [make_happening(by_id[key], entity_of, by_id, stories.get(by_id[key].article, 0)) for key in sorted(by_id)]
    clusters = Clusters(told, lambda left, right: clause_contradiction(left, right, lexicon), join_happenings)
    pairs = []
    for i, j in _candidates(told, lexicon):
        if reasons := judge_clauses(told[i], told[j], lexicon):
            pairs.append(judged(i, j, reasons))
    merge(clusters, pairs)
    return clusters


def _candidates(told: Sequence[Happening], lexicon: Lexicon) -> list[tuple[int, int]]:
    """Pairs of one story that share a word or a type, and a participant unless an event noun has none."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(told):
        for key in sorted(set(_keys(one, lexicon))):
            blocks[key].append(number)
    return sorted({pair for block in blocks.values() if len(block) <= LARGEST for pair in combinations(block, 2)})


def _keys(one: Happening, lexicon: Lexicon) -> Iterable[str]:
    kinds = set(one.predicates)
    for name in one.types:
        kinds.update(
            f"type {parent}" for parent in lexicon.ontology.ancestors(name) if parent not in ("Event", "Entity")
        )
    for story in one.stories:
        for kind in kinds:
            for entity in one.entities:
                yield f"{story} {kind} {entity}"
            for pair in combinations(sorted(one.entities), 2):
                yield f"{story} {kind} {' '.join(pair)}"
            for date in one.dates:
                yield f"{story} {kind} {date}"
            if one.nominal or not one.entities:
                yield f"{story} {kind}"


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
