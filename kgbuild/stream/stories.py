"""Each story decided by itself, and what several tell of one thing put together, with the rest on disk.

In: casts, things, extractions.  Out: `Told`: which things turned out to be one, and the clauses of each happening.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import msgspec
import numpy as np

from kgbuild.model import Extraction, Match
from kgbuild.resolve.blocks import Ties
from kgbuild.resolve.entities import best_type, is_known, outside_ids
from kgbuild.resolve.profile import Profile, join_profiles
from kgbuild.resolve.story import Story, resolve_story
from kgbuild.resolve.things import view
from kgbuild.resolve.together import joined
from kgbuild.resolve.traits import one_by_one
from kgbuild.stream.casts import Casts, Rules
from kgbuild.stream.pile import Pile
from kgbuild.stream.rack import Rack
from kgbuild.stream.things import SEVERAL, Things
from kgbuild.stream.tying import groups, holders, keyed
from kgbuild.stream.whole import Whole

HELD = 2_000
Union = tuple[int, int, Match]
Happenings = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Someone:
    """What is known of an entity before it has a label: the id of its first mention, its top class and class, whether
    it is known beyond its story, ids elsewhere."""

    key: str
    family: str
    type: str
    known: bool
    same_as: tuple[str, ...]


@dataclass(frozen=True)
class Told:
    """`entity` is the entity of each thing, numbered in the order of their first mentions' ids, and `someone` what is
    known of each; `happenings` the clauses of each event, story by story."""

    entity: array[int]
    someone: Rack[Someone]
    happenings: Rack[Happenings]


def by_story(casts: Casts) -> Iterator[list[int]]:
    """The articles of each story, stories by the name of their first article."""
    stories = np.array(casts.stories, dtype=np.int64)
    order = np.argsort(stories, kind="stable")
    ends = (np.flatnonzero(np.diff(stories[order])) + 1).tolist()
    for begin, end in zip([0, *ends], [*ends, len(order)], strict=True):
        yield order[begin:end].tolist()


def tell_all(
    casts: Casts, things: Things, said: Callable[[int], Extraction], rules: Rules, whole: Whole, folder: Path
) -> Told:
    """Every story, then what they tell together."""
    unions, happenings = Rack[Union](folder, "unions", Union), Rack[Happenings](folder, "happenings", Happenings)
    sketch = lru_cache(HELD)(things.sketches.get)
    for articles in one_by_one(by_story(casts)):
        figures = dict(sorted(_figures(articles, casts, things, sketch), key=lambda row: row[0].id))
        name = casts.names[articles[0]]
        story = Story(name, tuple(map(said, articles)), tuple(figures), casts.context)
        told = resolve_story(story, rules.lexicon, rules.bound)
        thing_of = {figure.id: thing for figure, thing in figures.items()}
        for match in told.united:
            unions.put((thing_of[match.left], thing_of[match.right], match))
        for match in (*told.united, *told.apart, *told.matches):
            whole.put_match(match)
        happenings.put(told.happenings)
    entity, someone = _together(unions, things, rules, whole, folder)
    return Told(entity, someone, happenings)


def _figures(
    articles: Sequence[int], casts: Casts, things: Things, sketch: Callable[[int], Profile]
) -> Iterator[tuple[Profile, int]]:
    """The things of a story, as it sees them."""
    parts: dict[int, list[Profile]] = {}
    for article in articles:
        for number in casts.of(article):
            parts.setdefault(things.of[number], []).append(casts.figure(number))
    for thing, figures in parts.items():
        if things.stories[thing] == SEVERAL:
            yield view(join_profiles(figures), sketch(thing)), thing
        else:
            yield things.wholes.get(thing), thing


def _together(
    unions: Rack[Union], things: Things, rules: Rules, whole: Whole, folder: Path
) -> tuple[array[int], Rack[Someone]]:
    """What several stories say of one thing; entities in the order of the ids of their first mentions."""
    size = len(things.wholes)
    ties, by_block = Ties(size), Pile(folder, "united")
    for left, right, _ in unions:
        ties.tie(left, right)
    for number, (left, _, _) in enumerate(unions):
        by_block.add(keyed(f"{ties.root(left):09}", number))
    blocks = holders(by_block)
    found = Pile(folder, "sorted")
    for group in one_by_one(groups(ties, size)):
        if len(group) == 1 and things.stories[group[0]] == -1:
            continue  # it has become part of another
        wholes = [things.wholes.get(number) for number in group]
        rows: list[tuple[Profile, list[int]]] = [(wholes[0], group)]
        if len(group) > 1:
            place = {number: n for n, number in enumerate(group)}
            told = [(place[left], place[right], match) for left, right, match in map(unions.get, next(blocks))]
            stories = {things.stories[number] for number in group}
            one_story = len(stories) == 1 and SEVERAL not in stories
            clusters = joined(wholes, told, one_story, rules.lexicon, rules.bound)
            rows = [(clusters.joined(row[0]), [group[n] for n in row]) for row in clusters.groups()]
            for match in clusters.matches:
                whole.put_match(match)
        for profile, numbers in rows:
            row = msgspec.json.encode((_someone(profile, rules), numbers))
            found.add(profile.id.replace("\n", "\v").encode() + b"\0" + row)
    entity, someone = array("q", [-1]) * size, Rack[Someone](folder, "someone", Someone)
    decode = msgspec.json.Decoder(tuple[Someone, list[int]]).decode
    for line in found:
        one, numbers = decode(line[line.index(b"\0") + 1 :])
        number = someone.put(one)
        for thing in numbers:
            entity[thing] = number
    by_block.clear()
    found.clear()
    return entity, someone


def _someone(profile: Profile, rules: Rules) -> Someone:
    same_as = outside_ids([profile], rules.lexicon, rules.known).get(profile.id, ()) if rules.known else ()
    return Someone(profile.id, profile.family, best_type(profile, rules.lexicon), is_known(profile), same_as)
