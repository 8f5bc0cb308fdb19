"""Things known across articles by what they are called alone, whatever story they are met in.

In: the figures of all casts.  Out: `Thing` values, with the matches behind them.  Two rounds, each in blocks that are
decided apart: what is called the very same; then, of what came out, variants of full names.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kgbuild.engines.spread import Over, here
from kgbuild.model import Match
from kgbuild.resolve.blocking import candidate_pairs, profile_keys
from kgbuild.resolve.blocks import blocks_of, tied
from kgbuild.resolve.cluster import Clusters, Judged
from kgbuild.resolve.constraints import Constraints
from kgbuild.resolve.keys import calling_keys
from kgbuild.resolve.known import KnownEntities
from kgbuild.resolve.lexicon import Lexicon
from kgbuild.resolve.profile import Profile, fullest, join_profiles
from kgbuild.resolve.who import called_alike, is_name_link, judge_pair, same_called


@dataclass(frozen=True, slots=True, eq=False)
class Thing:
    """Figures of articles that are one: the `whole`, and its `parts`, one or more of each article."""

    whole: Profile
    parts: tuple[Profile, ...]


Found = tuple[list[Thing], list[Match]]


def find_things(
    figures: Sequence[Profile],
    lexicon: Lexicon,
    bound: Constraints,
    known: KnownEntities | None = None,
    over: Over = here,
) -> Found:
    """The things that figures are, in the order of their ids, and why; `over` says where names are compared."""
    things: list[Thing] = []
    matches: list[Match] = []
    for block in blocks_of(figures, calling_keys(lexicon, bound, known)):
        _add(things, matches, unite_same(block, lexicon, bound, known))
    things.sort(key=lambda thing: thing.whole.id)
    made, things = things, []
    for near, links in alike_blocks(made, lexicon, over):
        _add(things, matches, unite_alike(near, links, lexicon, bound))
    return sorted(things, key=lambda thing: thing.whole.id), matches


def unite_same(
    figures: Sequence[Profile], lexicon: Lexicon, bound: Constraints, known: KnownEntities | None = None
) -> Found:
    """The things of one block of figures that share keys."""
    if len(figures) == 1:
        return [Thing(figures[0], (figures[0],))], []
    clusters = same_called(figures, lexicon, bound, known)
    return things_of(clusters, [Thing(figure, (figure,)) for figure in figures]), clusters.matches


@dataclass(frozen=True, slots=True, eq=False)
class Near:
    """One thing and others whose names share a key with one of its own."""

    one: Profile
    others: tuple[Profile, ...]


Links = tuple[Judged, ...]
"""Links from the one, number 0, to others, by their places from 1."""


def links_of(near: Near, lexicon: Lexicon) -> Links:
    """The others whose names alone say that they are the one, whatever their stories."""
    pairs = (judge_pair(0, place, near.one, other, lexicon) for place, other in enumerate(near.others, 1))
    return tuple(pair for pair in pairs if pair is not None and is_name_link(pair))


def alike_blocks(
    things: Sequence[Thing], lexicon: Lexicon, over: Over = here
) -> Iterable[tuple[list[Thing], list[Judged]]]:
    """The blocks of things whose names may be variants of one, with the links in each, by number in the block."""
    named = [number for number, thing in enumerate(things) if thing.whole.named]
    wholes = [things[number].whole for number in named]
    near: dict[int, list[int]] = {}
    for i, j in candidate_pairs(wholes, lambda profile: profile_keys(profile, lexicon, [])):
        near.setdefault(i, [i]).append(j)
    asked = (Near(wholes[row[0]], tuple(wholes[j] for j in row[1:])) for row in near.values())
    links = [
        replace(link, left=named[row[link.left]], right=named[row[link.right]])
        for row, found in zip(near.values(), over(links_of, asked, lexicon), strict=True)
        for link in found
    ]
    inside: dict[int, list[Judged]] = {}
    for link in links:
        inside.setdefault(link.left, []).append(link)
    for group in tied(len(things), ((link.left, link.right) for link in links)):
        if len(group) == 1:
            yield [things[group[0]]], []
            continue
        place = {number: n for n, number in enumerate(group)}
        yield (
            [things[number] for number in group],
            [
                replace(link, left=place[link.left], right=place[link.right])
                for number in group
                for link in inside.get(number, ())
            ],
        )


def unite_alike(things: Sequence[Thing], links: Sequence[Judged], lexicon: Lexicon, bound: Constraints) -> Found:
    """The things of one block of things whose names are alike."""
    if len(things) == 1:
        return list(things), []
    clusters = called_alike([thing.whole for thing in things], links, lexicon, bound)
    return things_of(clusters, things), clusters.matches


def things_of(clusters: Clusters[Profile], things: Sequence[Thing]) -> list[Thing]:
    """A thing for each cluster of the wholes of things."""
    return [
        Thing(clusters.joined(group[0]), tuple(part for number in group for part in things[number].parts))
        for group in clusters.groups()
    ]


def views(thing: Thing) -> dict[str, Profile]:
    """A thing as each story sees it: what its articles tell, with the names, offices, sex and kind known elsewhere."""
    stories: dict[str, list[Profile]] = {}
    for part in thing.parts:
        for story in part.stories:
            stories.setdefault(story, []).append(part)
    if len(stories) == 1:
        return dict.fromkeys(stories, thing.whole)
    return {story: view(join_profiles(parts), thing.whole) for story, parts in sorted(stories.items())}


def view(own: Profile, whole: Profile) -> Profile:
    """What a story tells of a thing, with what is known of it everywhere."""
    family = whole.family
    return replace(
        own,
        names=fullest((*own.names, *whole.names)),
        sexes=whole.sexes,
        roles=whole.roles,
        families=((family, sum(count for _, count in own.families)),) if family else own.families,
    )


def _add(things: list[Thing], matches: list[Match], found: Found) -> None:
    things.extend(found[0])
    matches.extend(found[1])
