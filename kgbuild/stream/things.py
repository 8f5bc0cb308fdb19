"""Things known across articles, as `resolve.things` finds them, with everything but numbers on disk.

In: `Casts`.  Out: `Things`: which thing each figure is, and what is known of each.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations
from pathlib import Path

from kgbuild.resolve.blocking import LARGEST, profile_keys
from kgbuild.resolve.blocks import Ties
from kgbuild.resolve.cluster import Judged
from kgbuild.resolve.entity_policy import judge
from kgbuild.resolve.keys import calling_keys
from kgbuild.resolve.profile import Profile
from kgbuild.resolve.things import Thing, unite_alike, unite_same
from kgbuild.resolve.traits import one_by_one
from kgbuild.resolve.who import is_name_link, judge_pair
from kgbuild.stream.casts import Casts, Rules
from kgbuild.stream.pile import Pile
from kgbuild.stream.rack import Rack
from kgbuild.stream.tying import groups, holders, keyed, tied_by
from kgbuild.stream.whole import Whole

HELD = 500
"""Sketches held while pairs are judged: pairs come sorted, so the same ones are asked for again and again."""
SEVERAL = -2


@dataclass(frozen=True)
class Things:
    """`of` is the thing of each figure; `wholes` what is known of each thing, `sketches` without its places; `stories`
    the number of its story, `SEVERAL` when it is met in more than one, -1 when it has become part of another."""

    of: array[int]
    wholes: Rack[Profile]
    sketches: Rack[Profile]
    stories: array[int]


def all_things(casts: Casts, rules: Rules, whole: Whole, folder: Path) -> Things:
    """What is called the very same; then variants of full names."""
    of, wholes = array("q", bytes(8 * len(casts.figures))), Rack[Profile](folder, "things", Profile)
    sketches = Rack[Profile](folder, "sketches", Profile)
    keys = calling_keys(rules.lexicon, rules.bound, rules.known)
    called = Pile(folder, "called")
    for number, figure in enumerate(casts.figures):
        for key in {repr(key) for key in keys(figure)}:
            called.add(keyed(key, number))
    for group in one_by_one(groups(tied_by(called, len(of)), len(of))):
        figures = [casts.figure(number) for number in group]
        place = {figure.id: number for figure, number in zip(figures, group, strict=True)}
        things, matches = unite_same(figures, rules.lexicon, rules.bound, rules.known)
        for thing in things:
            made = wholes.put(thing.whole)
            sketches.put(_sketch(thing.whole))
            for part in thing.parts:
                of[place[part.id]] = made
        for match in matches:
            whole.put_match(match)
    called.clear()
    became = _alike(wholes, sketches, rules, whole, folder)
    of = array("q", (became[number] for number in of))
    return Things(of, wholes, sketches, _stories(of, casts, len(wholes)))


def _alike(wholes: Rack[Profile], sketches: Rack[Profile], rules: Rules, whole: Whole, folder: Path) -> array[int]:
    """What each thing has become once variants of one name are united; the new ones are put down behind the old."""
    links, ties = Rack[Judged](folder, "links", Judged), Ties(len(wholes))
    for pair in _links(wholes, sketches, rules, folder):
        ties.tie(pair.left, pair.right)
        links.put(pair)
    by_block = Pile(folder, "linked")
    for number, pair in enumerate(links):
        by_block.add(keyed(f"{ties.root(pair.left):09}", number))
    became = array("q", range(len(wholes)))
    blocks = [group for group in groups(ties, len(wholes)) if len(group) > 1]
    for group, inside in one_by_one(zip(blocks, holders(by_block), strict=True)):
        number_of = {wholes.get(number).id: number for number in group}
        place = {number_of[name]: n for n, name in enumerate(sorted(number_of))}
        things = [Thing(one, (one,)) for one in (wholes.get(number) for number in place)]
        near = [links.get(number) for number in inside]
        near = [replace(link, left=place[link.left], right=place[link.right]) for link in near]
        found, matches = unite_alike(things, near, rules.lexicon, rules.bound)
        for thing in found:
            if len(thing.parts) > 1:
                became.append(wholes.put(thing.whole))
                sketches.put(_sketch(thing.whole))
                for part in thing.parts:
                    became[number_of[part.id]] = became[-1]
        for match in matches:
            whole.put_match(match)
    by_block.clear()
    links.close()
    return became


def _links(wholes: Rack[Profile], sketches: Rack[Profile], rules: Rules, folder: Path) -> Iterator[Judged]:
    """Pairs of things whose names alone say that they are one.  Where names do not agree, nothing else is looked at."""
    keys, pairs = Pile(folder, "names"), Pile(folder, "pairs")
    for number, profile in enumerate(one_by_one(sketches)):
        if profile.named:
            for key in set(profile_keys(profile, rules.lexicon, ())):
                keys.add(keyed(key, number))
    for numbers in holders(keys):
        if len(numbers) <= LARGEST:
            for one, other in combinations(numbers, 2):
                pairs.add(b"%09d %09d" % (one, other))
    keys.clear()
    sketch = lru_cache(HELD)(sketches.get)
    for line in one_by_one(pairs):
        one, other = map(int, line.split())
        if not judge(sketch(one), sketch(other), rules.lexicon):
            continue
        if sketch(other).id < sketch(one).id:
            one, other = other, one
        pair = judge_pair(one, other, wholes.get(one), wholes.get(other), rules.lexicon)
        if pair is not None and is_name_link(pair):
            yield pair
    pairs.clear()


def _sketch(one: Profile) -> Profile:
    """What others want to know of a thing that several stories tell of; it stays small however many mention it."""
    nothing = frozenset[str]()
    return replace(one, mentions=nothing, articles=nothing, stories=nothing, uses=nothing, rivals=nothing,
                   owners=nothing, nouns=(), starts=frozenset())  # fmt: skip


def _stories(of: array[int], casts: Casts, size: int) -> array[int]:
    """The story of each thing."""
    found = array("q", [-1]) * size
    for article, story in enumerate(casts.stories):
        for figure in casts.of(article):
            if found[of[figure]] not in (-1, story):
                found[of[figure]] = SEVERAL
            elif found[of[figure]] == -1:
                found[of[figure]] = story
    return found
