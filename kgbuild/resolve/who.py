"""Who is who: chains of mentions become clusters, in an article, across articles, and within a story.

In: chains as profiles.  Out: `Clusters`.  The steps:
1. in each article, full names first, then surnames and short names to the one they fit;
2. across articles, equal full names, then their variants;
3. within a story, what is left: short names, offices, nouns.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence

from kgbuild.model import Feature
from kgbuild.resolve.blocking import candidate_pairs, profile_keys
from kgbuild.resolve.cluster import Clusters, Judged, attach, judged, merge
from kgbuild.resolve.constraints import Constraints, cut
from kgbuild.resolve.entity_policy import contradiction, judge
from kgbuild.resolve.fold import tokens
from kgbuild.resolve.known import KnownEntities, KnownEntity
from kgbuild.resolve.lexicon import Lexicon
from kgbuild.resolve.names import family_of
from kgbuild.resolve.policy import THRESHOLD, total
from kgbuild.resolve.profile import Profile, join_profiles

SAME_NAME = Feature("same_name", 1.5, "both are called the same, letter case, accents and hyphens aside")
SAME_NOUN = Feature("same_noun", 1.0, "both are called by the same noun with the same restricting words")
DECIDED = Feature("decided_same", 9.0, "the user's decisions call them the same")
DECIDED_APART = Feature("decided_different", -9.0, "the user's decisions call them different")
KNOWN = Feature("known_entity", 1.5, "the user's file of known entities lists both as names of one")
CONTEXT = ("same_article", "same_story")


def find_clusters(
    profiles: Sequence[Profile],
    lexicon: Lexicon,
    constraints: Constraints | None = None,
    known: KnownEntities | None = None,
) -> Clusters[Profile]:
    """Decide which profiles are one entity; what the user decided comes first."""
    bound = constraints or Constraints()

    def forbidden(left: Profile, right: Profile) -> tuple[Feature, ...]:
        if bound.apart and cut({*left.mentions, *right.mentions}, bound.apart):
            return (DECIDED_APART,)
        return contradiction(left, right, lexicon)

    clusters = Clusters(profiles, forbidden, join_profiles)
    _decided(clusters, bound)
    if known is not None:
        _equal(clusters, known_keys(known, lexicon), KNOWN)
    _within_articles(clusters, lexicon)
    _equal(clusters, _full_keys, SAME_NAME)
    _full_names(clusters, lexicon)
    _equal(clusters, _story_keys, SAME_NAME)
    _equal(clusters, _noun_keys, SAME_NOUN)
    _within_stories(clusters, lexicon)
    return clusters


def _decided(clusters: Clusters[Profile], constraints: Constraints) -> None:
    """Unite what the user calls the same, whatever speaks against it."""
    holder = {mention: number for number, profile in enumerate(clusters.profiles) for mention in profile.mentions}
    for group in constraints.together:
        numbers = sorted({holder[mention] for mention in group if mention in holder})
        for number in numbers[1:]:
            clusters.unite(numbers[0], number, DECIDED.score, (DECIDED,))


def known_keys(known: KnownEntities, lexicon: Lexicon) -> Callable[[Profile], list[tuple[str, ...]]]:
    """A function that gives the entries of the user's file that a profile's full names stand in."""
    entries: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for number, entity in enumerate(known.entities):
        for name in (entity.name, *entity.aliases):
            entries[tokens(name)].add(number)

    def keys(profile: Profile) -> list[tuple[str, ...]]:
        found = set()
        for name in profile.full_names:
            numbers = {n for n in entries.get(tokens(name.text), ()) if _fits_type(known.entities[n], profile, lexicon)}
            found |= numbers if len(numbers) == 1 else set()
        return [(str(number),) for number in sorted(found)]

    return keys


def _fits_type(entity: KnownEntity, profile: Profile, lexicon: Lexicon) -> bool:
    return not entity.type or not profile.family or family_of(entity.type, lexicon) in ("", profile.family)


def _within_articles(clusters: Clusters[Profile], lexicon: Lexicon) -> None:
    by_article: dict[str, list[int]] = defaultdict(list)
    for number, profile in enumerate(clusters.profiles):
        by_article[min(profile.articles)].append(number)
    for article in sorted(by_article):
        _compare(clusters, by_article[article], lexicon, [article])


def _full_names(clusters: Clusters[Profile], lexicon: Lexicon) -> None:
    """Compare clusters by their full names, whatever their story: names alone must suffice."""
    numbers = [group[0] for group in clusters.groups() if clusters.joined(group[0]).named]
    pairs = _judged(clusters, numbers, lexicon, [])
    merge(clusters, (pair for pair in pairs if _alone(pair) >= THRESHOLD))


def _within_stories(clusters: Clusters[Profile], lexicon: Lexicon) -> None:
    by_story: dict[int, list[int]] = defaultdict(list)
    for group in clusters.groups():
        for story in sorted(clusters.joined(group[0]).stories):
            by_story[story].append(group[0])
    for story in sorted(by_story):
        numbers = sorted({clusters.root(number) for number in by_story[story]}, key=lambda n: clusters.joined(n).id)
        _compare(clusters, numbers, lexicon, [f"story {story}"])


def _compare(clusters: Clusters[Profile], numbers: Sequence[int], lexicon: Lexicon, scopes: list[str]) -> None:
    """Names that suffice alone first; then what needs its surroundings."""
    pairs = _judged(clusters, numbers, lexicon, scopes)
    merge(clusters, (pair for pair in pairs if _alone(pair) >= THRESHOLD))
    attach(clusters, (pair for pair in pairs if _alone(pair) < THRESHOLD))


def _judged(clusters: Clusters[Profile], numbers: Sequence[int], lexicon: Lexicon, scopes: list[str]) -> list[Judged]:
    profiles = [clusters.joined(number) for number in numbers]
    found = []
    for i, j in candidate_pairs(profiles, lambda profile: profile_keys(profile, lexicon, scopes)):
        reasons = judge(profiles[i], profiles[j], lexicon)
        if reasons:
            left, right = (i, j) if _depends(profiles[i]) >= _depends(profiles[j]) else (j, i)
            found.append(judged(numbers[left], numbers[right], reasons))
    return found


def _alone(pair: Judged) -> float:
    """The score without article and story."""
    return total([reason for reason in pair.reasons if reason.name not in CONTEXT])


def _depends(profile: Profile) -> tuple[bool, int, int, str]:
    """Which of two is the one that leans on the other: nouns on names, shorter on fuller."""
    parts = max((len(name.parts) for name in profile.names), default=0)
    modifiers = max((len(noun.modifiers) for noun in profile.nouns), default=0)
    return (not profile.named, -parts, -modifiers, profile.id)


def _equal(clusters: Clusters[Profile], keys: Callable[[Profile], Iterable[Hashable]], reason: Feature) -> None:
    """Unite clusters that share a key, unless something forbids it."""
    rows: dict[Hashable, list[int]] = defaultdict(list)
    for group in clusters.groups():
        for key in sorted(set(keys(clusters.joined(group[0]))), key=repr):
            rows[key].append(group[0])
    for key in sorted(rows, key=repr):
        first, *others = rows[key]
        for number in others:
            if clusters.root(first) == clusters.root(number):
                continue
            if forbidden := clusters.forbids(first, number):
                clusters.refuse(first, number, reason.score, (reason, *forbidden))
            else:
                clusters.unite(first, number, reason.score, (reason,))


def _full_keys(profile: Profile) -> list[tuple[str, ...]]:
    """Keys of names that are full: persons with two parts and more, all names of other families."""
    return [name.key for name in profile.full_names if name.identity or name.family != "Person" or len(name.parts) > 1]


def _story_keys(profile: Profile) -> list[tuple[str, ...]]:
    """Keys of single names, each within its story."""
    return [(str(story), *name.key) for name in profile.full_names for story in profile.stories]


def _noun_keys(profile: Profile) -> list[tuple[Hashable, ...]]:
    """Keys of nouns: a restricted kind of thing everywhere, an office everywhere, other nouns within a story."""
    if profile.named:
        return []
    found: list[tuple[Hashable, ...]] = []
    owners = tuple(sorted(profile.owners))
    for noun in profile.nouns:
        words = (noun.head, *sorted(noun.modifiers))
        number = noun.plural if profile.family in ("Person", "Group", "Organization", "Place", "") else False
        if profile.family == "Artifact" and noun.modifiers and not owners:
            found.append(("kind", *words))
        elif profile.family == "Person" and owners and not noun.plural:
            found.append(("office", *words, *owners))
        elif noun.modifiers or owners or profile.family not in ("Person", "Group", "Organization"):
            found += [("story", story, profile.family, *words, number, *owners) for story in profile.stories]
    return found
