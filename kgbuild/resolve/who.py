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
from dataclasses import replace

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
KIND, OFFICE = "kind", "office"
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
    _equal(clusters, _full_keys, SAME_NAME, many)
    _equal(clusters, _everywhere_keys, SAME_NOUN, many)
    return clusters


def calling_keys(
    lexicon: Lexicon, bound: Constraints, known: KnownEntities | None
) -> Callable[[Profile], list[Hashable]]:
    """The keys that tie profiles for `same_called`."""
    listed = known_keys(known, lexicon) if known is not None else None
    decided = {mention: number for number, group in enumerate(bound.together) for mention in group}

    def keys(profile: Profile) -> list[Hashable]:
        found: list[Hashable] = [*_full_keys(profile), *_everywhere_keys(profile)]
        if decided:
            found += sorted({("decided", str(decided[name])) for name in profile.mentions & decided.keys()})
        return found + ([("known", *key) for key in listed(profile)] if listed else [])

    return keys


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
    _equal(clusters, _story_keys, SAME_NAME)
    _equal(clusters, _noun_keys, SAME_NOUN)
    _compare(clusters, lexicon, [f"story {story}"])
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

    def keys(profile: Profile) -> list[tuple[str, ...]]:
        found = set()
        for name in profile.full_names:
            called = known.named.get(tokens(name.text), ())
            numbers = {n for n in called if _fits_type(known.entities[n], profile, lexicon)}
            found |= numbers if len(numbers) == 1 else set()
        return [(str(number),) for number in sorted(found)]

    return keys


def _fits_type(entity: KnownEntity, profile: Profile, lexicon: Lexicon) -> bool:
    return not entity.type or not profile.family or family_of(entity.type, lexicon) in ("", profile.family)


def _compare(clusters: Clusters[Profile], lexicon: Lexicon, scopes: list[str]) -> None:
    """Names that suffice alone first; then what needs its surroundings."""
    numbers = [group[0] for group in clusters.groups()]
    found = _judged([clusters.joined(number) for number in numbers], lexicon, scopes)
    pairs = [replace(pair, left=numbers[pair.left], right=numbers[pair.right]) for pair in found]
    merge(clusters, (pair for pair in pairs if _alone(pair) >= THRESHOLD))
    attach(clusters, (pair for pair in pairs if _alone(pair) < THRESHOLD))


def _judged(profiles: Sequence[Profile], lexicon: Lexicon, scopes: list[str]) -> list[Judged]:
    pairs = candidate_pairs(profiles, lambda profile: profile_keys(profile, lexicon, scopes))
    found = (judge_pair(i, j, profiles[i], profiles[j], lexicon) for i, j in pairs)
    return [pair for pair in found if pair is not None]


def judge_pair(i: int, j: int, one: Profile, other: Profile, lexicon: Lexicon) -> Judged | None:
    """What speaks for and against two profiles being one, if anything speaks for it; `i` and `j` are their numbers."""
    reasons = judge(one, other, lexicon)
    if not reasons:
        return None
    left, right = (i, j) if _depends(one) >= _depends(other) else (j, i)
    return judged(left, right, reasons)


def is_name_link(pair: Judged) -> bool:
    """Do names alone say that a pair is one?"""
    return _alone(pair) >= THRESHOLD


def _alone(pair: Judged) -> float:
    """The score without article and story."""
    return total([reason for reason in pair.reasons if reason.name not in CONTEXT])


def _depends(profile: Profile) -> tuple[bool, int, int, str]:
    """Which of two is the one that leans on the other: nouns on names, shorter on fuller."""
    parts = max((len(name.parts) for name in profile.names), default=0)
    modifiers = max((len(noun.modifiers) for noun in profile.nouns), default=0)
    return (not profile.named, -parts, -modifiers, profile.id)


def _equal(
    clusters: Clusters[Profile],
    keys: Callable[[Profile], Iterable[Hashable]],
    reason: Feature,
    many: int | None = None,
) -> None:
    """Unite clusters that share a key, unless something forbids it; from `many` on, first those that are alike."""
    rows: dict[Hashable, list[int]] = defaultdict(list)
    for group in clusters.groups():
        for key in sorted(set(keys(clusters.joined(group[0]))), key=repr):
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
        lots[number if listed else _known(one)].append(number)
    for lot in lots.values():
        clusters.unite_all(lot, reason.score, (reason,))
    return [lot[0] for lot in lots.values()]


def _known(profile: Profile) -> Hashable:
    """All that may forbid two profiles of one key to be one."""
    names = frozenset(name.key for name in profile.full_names)
    return names, profile.family, profile.sexes, profile.owners, frozenset(profile.nouns)


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
            found.append((KIND, *words))
        elif profile.family == "Person" and owners and not noun.plural:
            found.append((OFFICE, *words, *owners))
        elif noun.modifiers or owners or profile.family not in ("Person", "Group", "Organization"):
            found += [("story", story, profile.family, *words, number, *owners) for story in profile.stories]
    return found


def _everywhere_keys(profile: Profile) -> list[tuple[Hashable, ...]]:
    """Those of the keys of nouns that hold beyond a story."""
    return [key for key in _noun_keys(profile) if key[0] in (KIND, OFFICE)]
