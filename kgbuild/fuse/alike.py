"""How much speaks for two numbers being of one thing.

In: two numbers as two voices give them, with what tells of each.  Out: points, for what is counted, what befell it, the
verb, the entities and nouns of their clauses, a little for those of their sentences; less for what sets them apart.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kgbuild.fuse.drafts import Draft
from kgbuild.fuse.quantities import Measure, disagree
from kgbuild.fuse.rivals import Rivals
from kgbuild.fuse.statements import Statement
from kgbuild.fuse.tellings import LIGHT, PRICE, SHARE, TERM, TOTAL, WHOLE, Telling
from kgbuild.fuse.times import apart
from kgbuild.lang import words
from kgbuild.lang.likeness import likeness
from kgbuild.model import Span

POINTS = {
    "same deed": 2.0, "other deed": -2.0, "same noun": 1.5, "common noun": 0.75, "other noun": -2.0, "anybody": 0.5,
    "narrower": -0.75, "same verb": 0.75, "no verb": -0.5, "other verb": -0.5, "same thing": 0.5, "same part": 0.75,
    "same happening": 1.0, "near": 0.25, "rare scale": 1.5, "largest": 0.5, "only one": 1.0, "other kind": -2.0,
    "no other": 0.5, "like words": 0.5, "whole": -2.0,
}  # fmt: skip
"""What speaks for two numbers being of one thing, set by judgement on invented stories that are not held out."""
CLOSE, FARTHER = 1.5, 1.66
"""Points for two numbers that all but agree, and how many fewer for each time that one is 2.7 times the other: by
regression over the pairs of the stories that are not held out."""
LIKE = 0.6
"""Likeness of the words around two numbers from which they are likelier of one thing: reached by four in ten pairs of
the stories that are, and by one in twenty of the others."""
NEVER = -9.0
"""Points of what cannot be of one thing."""
ROOT = 5
"""Letters of a noun that another must begin with to be made from it."""
RARE = frozenset({"speed", "mass", "area", "temperature", "magnitude", "energy", "volume"})
"""Scales of which a story seldom has more than one number."""


Said = tuple[Draft, Statement, Telling]


@dataclass(frozen=True, slots=True, eq=False)
class Number:
    """One number as one voice gives it, however often: what it says, the drafts and tellings that say so, and whether
    its article also gives a number that it may be a `part` of."""

    measure: Measure
    said: Sequence[Said]
    part: bool = False


def alike(one: Number, other: Number, rivals: Rivals) -> float:
    """The points of two numbers, by the two tellings that are most alike; the further from each other, the fewer."""
    unequal = differ(one, other)
    part = min((one, other), key=lambda each: each.measure.amount).part
    points = max(points_of(a, b, unequal, part, rivals) for a in one.said for b in other.said)
    return points + nearness(one, other) if unequal and points > 0 else points


def nearness(one: Number, other: Number) -> float:
    """Two outlets seldom differ by much: what is far from each other is another thing, more likely than a dispute."""
    small, large = sorted(abs(each.measure.amount) for each in (one, other))
    return CLOSE - FARTHER * min(math.log(large / small), 3.0) if small else 0.0


def points_of(one: Said, other: Said, unequal: bool, part: bool, rivals: Rivals) -> float:
    """What speaks for two tellings being of one thing, less what speaks against it where their numbers differ; `part`:
    may the smaller be a part of something?"""
    (left, _, mine), (right, _, theirs) = one, other
    like = likeness(mine.wording(), theirs.wording()) >= LIKE
    if not (like or set(mine.cues()) & set(theirs.cues())) or rivals.other_sorts(mine.sort, theirs.sort):
        return NEVER
    if _apart(mine, theirs, rivals) or (unequal and part and _is_part(one, other)):
        return NEVER
    counts = left.measure is not None and left.measure.scale.startswith("count")
    verbs = [{verb for verb in told.verbs if verb != LIGHT} for told in (mine, theirs)]
    tells = [bool(verbs[n] or told.deed[0]) for n, told in enumerate((mine, theirs))]
    unlike = all(tells) and not verbs[0] & verbs[1] and mine.deed != theirs.deed
    people = any(rivals.is_sort(told.sort, "Person") for told in (mine, theirs))
    common = mine.noun in words("counted")["common"] or (people and unlike)
    found = [name for name, holds in (
        ("same deed", mine.deed == theirs.deed != ("", "")),
        ("other deed", unequal and mine.deed[0] and theirs.deed[0] and mine.deed != theirs.deed),
        ("common noun" if common else "same noun", mine.noun and _kin(mine.noun, theirs.noun)),
        ("other noun", unequal and counts and mine.noun and theirs.noun and not _kin(mine.noun, theirs.noun)),
        ("anybody", counts and not (mine.noun and theirs.noun)),
        ("same verb", verbs[0] & verbs[1]),
        ("other verb", unequal and unlike and not counts and not (mine.noun and mine.noun == theirs.noun)),
        ("no verb", unequal and bool(mine.verbs) != bool(theirs.verbs)),
        ("like words", like),
        ("whole", unequal and (WHOLE in mine.verbs) != (WHOLE in theirs.verbs)),
        ("same happening", left.events & right.events),
        ("rare scale", left.measure is not None and left.measure.scale in RARE),
    ) if holds]  # fmt: skip
    parts = set(mine.parts) & set(theirs.parts)
    narrow = set(mine.narrow), set(theirs.narrow)
    found += ["narrower"] * (len(narrow[0] ^ narrow[1]) if unequal else 0)
    found += ["other kind"] * bool(unequal and narrow[0] and narrow[1] and not narrow[0] & narrow[1])
    found += ["same thing"] * min(2, len(set(mine.things) & set(theirs.things)))
    found += ["same part"] * min(2, len(parts))
    found += ["near"] * min(2, len((set(mine.near) & set(theirs.near)) - parts))
    found += ["near"] * min(2, len(set(mine.beside) & set(theirs.beside)))
    return sum(POINTS[name] for name in found)


def _kin(one: str, other: str) -> bool:
    """One noun, or one made from the other: "guard", "guardsman"."""
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) >= ROOT and long.startswith(short))


def _is_part(one: Said, other: Said) -> bool:
    """Does the smaller number count a part of what the larger counts: women of people, foreign workers of workers?"""
    small, large = sorted((one, other), key=lambda said: said[0].measure.amount if said[0].measure else 0.0)
    part, whole = small[2], large[2]
    return (bool(part.noun) and not whole.noun) or (part.noun == whole.noun and set(part.narrow) > set(whole.narrow))


def parts_marked(numbers: Sequence[Number], article: Sequence[Number]) -> list[Number]:
    """The numbers of a voice, each marked that may be a part of a larger one that its article gives, or that stands
    beside another part: "12 Poles and 11 Czechs"."""
    return [
        replace(each, part=any(_may_hold(other, each) or _stand_together(other, each) for other in article))
        for each in numbers
    ]


def _may_hold(whole: Number, part: Number) -> bool:
    """Does the larger number tell the same of anybody, or of all that go by the part's noun?"""
    return abs(whole.measure.amount) > abs(part.measure.amount) and any(
        _is_part(one, other) and (one[2].noun == other[2].noun or _told_alike(one[2], other[2]))
        for one in part.said
        for other in whole.said
    )


def _stand_together(one: Number, other: Number) -> bool:
    """Does one sentence count two kinds that go by one noun?"""
    return one.measure.amount != other.measure.amount and any(
        a[2].noun == b[2].noun != "" and a[2].narrow != b[2].narrow and _sentence(a) == _sentence(b)
        for a in one.said
        for b in other.said
    )


def _sentence(said: Said) -> Span:
    return said[1].claim.evidence[0].sentence


def _told_alike(one: Telling, other: Telling) -> bool:
    return one.deed == other.deed != ("", "") or bool(set(one.verbs) & set(other.verbs))


def _apart(mine: Telling, theirs: Telling, rivals: Rivals) -> bool:
    """Other days, places, doers, deals or years than those of the other."""
    different = mine.others and theirs.others and not set(mine.others) & set(theirs.others)
    sums = mine.deed[0] == theirs.deed[0] == PRICE
    excluded = rivals.both_named if sums else rivals.exclude
    if different and any(excluded(a, b) for a in mine.others for b in theirs.others):
        return True
    if {mine.deed[0], theirs.deed[0]} & {TERM, TOTAL, SHARE} and not set(mine.others) & set(theirs.others):
        return True
    if mine.bygone != theirs.bygone or any(apart(a, b) for a in mine.whens for b in theirs.whens):
        return True
    if not mine.places or not theirs.places or set(mine.places) & set(theirs.places):
        return False
    pairs = [(a, b) for a in mine.places for b in theirs.places if rivals.are_places(a, b)]
    return not any(rivals.same_place(a, b) for a, b in pairs)


def differ(one: Number, other: Number) -> bool:
    """ "At least 58 dead" is the toll as one outlet has it: beside "71 dead" a reader wants to see both."""
    return disagree(
        *(replace(each.measure, low=each.measure.amount, high=each.measure.amount) for each in (one, other))
    )
