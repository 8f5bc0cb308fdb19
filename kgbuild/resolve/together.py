"""What several stories decided about one thing, put together.

In: things, and what each story told of them.  Out: the things of all stories.  A thing known in many stories may gain a
surname in one and an office in another; what one story added may forbid what another would.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kgbuild.model import Match
from kgbuild.resolve.blocks import tied
from kgbuild.resolve.cluster import Clusters
from kgbuild.resolve.constraints import Constraints
from kgbuild.resolve.lexicon import Lexicon
from kgbuild.resolve.profile import Profile
from kgbuild.resolve.salient import ONE_WORDING
from kgbuild.resolve.story import Told
from kgbuild.resolve.things import Thing
from kgbuild.resolve.traits import forget
from kgbuild.resolve.who import clusters_of

LARGE = 1_000
"""Mentions of a thing of which no earlier state is kept: each is nearly as large."""


def put_together(
    things: Sequence[Thing], told: Iterable[Told], lexicon: Lexicon, bound: Constraints
) -> tuple[list[Profile], list[Match]]:
    """The wholes of all stories, in the order of their ids, and why some of one story stay two."""
    number = {part.id: n for n, thing in enumerate(things) for part in thing.parts}
    unions = [
        (number[match.left], number[match.right], match)
        for story in sorted(told, key=lambda one: one.story)
        for match in story.united
    ]
    inside: dict[int, list[tuple[int, int, Match]]] = {}
    for union in unions:
        inside.setdefault(union[0], []).append(union)
    order = {id(union[2]): n for n, union in enumerate(unions)}
    wholes: list[Profile] = []
    apart: list[Match] = []
    for group in tied(len(things), ((left, right) for left, right, _ in unions)):
        if len(group) == 1:
            wholes.append(things[group[0]].whole)
            continue
        block = [union for n in group for union in inside.get(n, ())]
        block.sort(key=lambda union: order[id(union[2])])
        clusters = together([things[n] for n in group], [match for _, _, match in block], lexicon, bound)
        wholes += [clusters.joined(row[0]) for row in clusters.groups()]
        apart += clusters.matches
    return sorted(wholes, key=lambda whole: whole.id), apart


def together(
    things: Sequence[Thing], united: Sequence[Match], lexicon: Lexicon, bound: Constraints
) -> Clusters[Profile]:
    """One block of things that unions tie, put together in the order in which the stories decided; what was picked for
    a story (`salient.py`) holds whatever others say."""
    number = {part.id: n for n, thing in enumerate(things) for part in thing.parts}
    stories = {story for thing in things for part in thing.parts for story in part.stories}
    unions = [(number[match.left], number[match.right], match) for match in united]
    return joined([thing.whole for thing in things], unions, len(stories) == 1, lexicon, bound)


def joined(
    wholes: Sequence[Profile],
    unions: Sequence[tuple[int, int, Match]],
    one_story: bool,
    lexicon: Lexicon,
    bound: Constraints,
) -> Clusters[Profile]:
    """Wholes united pair by pair, unless what another story added forbids it; the matches left say why not."""
    clusters = clusters_of(wholes, lexicon, bound)
    for left, right, match in unions:
        if clusters.root(left) == clusters.root(right):
            continue
        if not one_story and ONE_WORDING not in match.features and (forbidden := clusters.forbids(left, right)):
            clusters.refuse(left, right, match.score, match.features + forbidden)
        else:
            clusters.unite(left, right, match.score, match.features)
            if len(clusters.joined(left).mentions) > LARGE:
                forget()
    clusters.matches = [match for match in clusters.matches if not match.merged]
    return clusters
