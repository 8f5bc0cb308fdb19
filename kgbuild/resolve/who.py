"""Who is who: chains of mentions become clusters, in an article, across articles, and within a story.

In: profiles.  Out: `Clusters`.  The steps, each of which asks for nothing but the profiles it is given:
1. `within_article`: full names first, then surnames and short names to the one they fit;
2. `same_called`: across articles, those that are called the very same;
3. `called_alike`: then variants of full names, as `is_name_link` finds them;
4. `within_story`: what is left: short names, offices, nouns.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence

from kgbuild.model import Feature
from kgbuild.resolve.blocking import candidate_pairs, profile_keys
from kgbuild.resolve.cluster import Clusters, Judged, attach, judged, merge
from kgbuild.resolve.constraints import Constraints, cut
from kgbuild.resolve.entity_policy import contradiction, judge
from kgbuild.resolve.keys import all_known, everywhere_keys, full_keys, known_keys, noun_keys, story_keys
from kgbuild.resolve.known import KnownEntities
from kgbuild.resolve.lexicon import Lexicon
from kgbuild.resolve.policy import THRESHOLD, total
from kgbuild.resolve.profile import Profile, join_profiles
from kgbuild.resolve.traits import leaning

SAME_NAME = Feature("same_name", 1.5, "both are called the same, letter case, accents and hyphens aside")
SAME_NOUN = Feature("same_noun", 1.0, "both are called by the same noun with the same restricting words")
DECIDED = Feature("decided_same", 9.0, "the user's decisions call them the same")
DECIDED_APART = Feature("decided_different", -9.0, "the user's decisions call them different")
KNOWN = Feature("known_entity", 1.5, "the user's file of known entities lists both as names of one")
CONTEXT = ("same_article", "same_story")
MANY = 8
"""From so many on, those that share a key are first sorted by what is known of them: else each new one would be
compared with, and copied into, all that went before."""


def clusters_of(profiles: Sequence[Profile], lexicon: Lexicon, bound: Constraints) -> Clusters[Profile]:
    """Every profile alone, with what forbids two to be one: the user's decisions, or what is known of them."""

    def forbidden(left: Profile, right: Profile) -> tuple[Feature, ...]:
        if bound.apart and cut(left.mentions | right.mentions, bound.apart):
            return (DECIDED_APART,)
        return contradiction(left, right, lexicon)

    return Clusters(profiles, forbidden, join_profiles)


def within_article(
    profiles: Sequence[Profile], lexicon: Lexicon, bound: Constraints, known: KnownEntities | None
) -> Clusters[Profile]:
    """Decide which chains of one article are one; what the user decided comes first."""
    clusters = clusters_of(profiles, lexicon, bound)
    _decided(clusters, bound)
    if known is not None:
        _equal(clusters, known_keys(known, lexicon), KNOWN)
    _compare(clusters, lexicon, sorted({article for one in profiles for article in one.articles}))
    return clusters


def same_called(
    profiles: Sequence[Profile], lexicon: Lexicon, bound: Constraints, known: KnownEntities | None
) -> Clusters[Profile]:
    """Unite what is called the very same everywhere: by the user, by a full name, as a kind of thing, by an office."""
    clusters = clusters_of(profiles, lexicon, bound)
    _decided(clusters, bound)
    many = MANY if not bound.apart else len(profiles) + 1
    if known is not None:
        _equal(clusters, known_keys(known, lexicon), KNOWN, many)
    _equal(clusters, full_keys, SAME_NAME, many)
    _equal(clusters, everywhere_keys, SAME_NOUN, many)
    return clusters


def called_alike(
    profiles: Sequence[Profile], links: Iterable[Judged], lexicon: Lexicon, bound: Constraints
) -> Clusters[Profile]:
    """Unite pairs whose names alone say that they are one, best first."""
    clusters = clusters_of(profiles, lexicon, bound)
    merge(clusters, links)
    return clusters


def within_story(profiles: Sequence[Profile], story: str, lexicon: Lexicon, bound: Constraints) -> Clusters[Profile]:
    """Unite what only a story ties: short names, offices, nouns."""
    clusters = clusters_of(profiles, lexicon, bound)
    _equal(clusters, story_keys, SAME_NAME)
    _equal(clusters, noun_keys, SAME_NOUN)
    _compare(clusters, lexicon, [f"story {story}"])
    return clusters


def _decided(clusters: Clusters[Profile], constraints: Constraints) -> None:
    """Unite what the user calls the same, whatever speaks against it."""
    holder = {mention: number for number, profile in enumerate(clusters.profiles) for mention in profile.mentions}
    for group in constraints.together:
        numbers = sorted({holder[mention] for mention in group if mention in holder})
        for number in numbers[1:]:
            clusters.unite(numbers[0], number, DECIDED.score, (DECIDED,))


def _compare(clusters: Clusters[Profile], lexicon: Lexicon, scopes: list[str]) -> None:
    """Names that suffice alone first; then what needs its surroundings."""
    numbers = [group[0] for group in clusters.groups()]
    pairs = _judged(numbers, [clusters.joined(number) for number in numbers], lexicon, scopes)
    alone = [is_name_link(pair) for pair in pairs]
    merge(clusters, (pair for pair, suffices in zip(pairs, alone, strict=True) if suffices))
    attach(clusters, (pair for pair, suffices in zip(pairs, alone, strict=True) if not suffices))


def _judged(numbers: Sequence[int], profiles: Sequence[Profile], lexicon: Lexicon, scopes: list[str]) -> list[Judged]:
    pairs = candidate_pairs(profiles, lambda profile: profile_keys(profile, lexicon, scopes))
    found = (judge_pair(numbers[i], numbers[j], profiles[i], profiles[j], lexicon) for i, j in pairs)
    return [pair for pair in found if pair is not None]


def judge_pair(i: int, j: int, one: Profile, other: Profile, lexicon: Lexicon) -> Judged | None:
    """What speaks for and against two profiles being one, if anything speaks for it; `i` and `j` are their numbers."""
    reasons = judge(one, other, lexicon)
    if not reasons:
        return None
    left, right = (i, j) if leaning(one) >= leaning(other) else (j, i)
    return judged(left, right, reasons)


def is_name_link(pair: Judged) -> bool:
    """Do names alone say that a pair is one?"""
    return _alone(pair) >= THRESHOLD


def _alone(pair: Judged) -> float:
    """The score without article and story."""
    return total([reason for reason in pair.reasons if reason.name not in CONTEXT])


def _equal(
    clusters: Clusters[Profile],
    keys: Callable[[Profile], Iterable[Hashable]],
    reason: Feature,
    many: int | None = None,
) -> None:
    """Unite clusters that share a key, unless something forbids it; from `many` on, first those that are alike."""
    rows: dict[Hashable, list[int]] = defaultdict(list)
    for group in clusters.groups():
        for key in set(keys(clusters.joined(group[0]))):
            rows[key].append(group[0])
    for key in sorted((key for key, row in rows.items() if len(row) > 1), key=repr):
        row = rows[key] if many is None or len(rows[key]) < many else _first_of_each(clusters, rows[key], reason)
        first, *others = row
        for number in others:
            if clusters.root(first) == clusters.root(number):
                continue
            if forbidden := clusters.forbids(first, number):
                clusters.refuse(first, number, reason.score, (reason, *forbidden))
            else:
                clusters.unite(first, number, reason.score, (reason,))


def _first_of_each(clusters: Clusters[Profile], row: list[int], reason: Feature) -> list[int]:
    """Those that nothing can tell apart are united at once; the first of each lot is left to be compared."""
    lots: dict[Hashable, list[int]] = defaultdict(list)
    inside = frozenset().union(*(clusters.joined(number).mentions for number in row))
    for number in row:
        one = clusters.joined(number)
        listed = not one.named and not (one.rivals & inside <= one.mentions)
        lots[number if listed else all_known(one)].append(number)
    for lot in lots.values():
        clusters.unite_all(lot, reason.score, (reason,))
    return [lot[0] for lot in lots.values()]
