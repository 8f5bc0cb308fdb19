"""Numbers of one story that count or measure one thing, told of happenings that were not found to be one.

In: drafts of facts whose statements have tellings.  Out: pairs that cannot both be right.  A part is no rival of its
whole: "three children" beside "31 people" is none, "300 workers" beside "200 people" is, for no part exceeds its whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations

from kgbuild.fuse.drafts import Draft
from kgbuild.fuse.quantities import Measure, disagree
from kgbuild.fuse.rivals import Rivals
from kgbuild.fuse.statements import Statement
from kgbuild.fuse.tellings import DEED, PRICE, RATE, SHARE, STUFF, TERM, TOTAL, Telling
from kgbuild.fuse.times import apart

Told = tuple[Draft, Statement, Telling]

FARTHEST = {PRICE: 1.5, DEED: 4.0, STUFF: 2.0, TOTAL: 1.5, TERM: 4.0, RATE: 1.5, SHARE: 1.5}
"""Numbers further from each other than this factor are of different things, more likely than a dispute."""
LIMIT = 6
"""Values of one thing in one story; with more, it is a list."""
BESIDE = 250
"""Characters between two sentences that set one number against another: "about 300 marched; police said 200"."""


def across(drafts: Iterable[Draft], rivals: Rivals) -> Iterator[tuple[Draft, Draft]]:
    """Every two drafts whose numbers dispute each other."""
    groups: dict[tuple[str, tuple[str, str], str], list[Told]] = {}
    for draft in drafts:
        if draft.measure is None:
            continue
        for each in draft.statements:
            if each.telling is not None:
                key = (each.telling.story, each.telling.deed, draft.measure.scale)
                groups.setdefault(key, []).append((draft, each, each.telling))
    for group in groups.values():
        totals = list(_totals(group))
        if len({_amount(told) for told in totals}) > LIMIT:
            continue
        for one, other in combinations(totals, 2):
            if one[0] is not other[0] and _rivals(one, other, rivals):
                yield one[0], other[0]


def _totals(group: list[Told]) -> Iterator[Told]:
    """Of several numbers one voice gives of the same, the largest: the rest are parts, or older.  A voice that gives
    several prices speaks of several deals."""
    voices: dict[tuple[object, ...], list[Told]] = {}
    for told in group:
        _, each, telling = told
        voices.setdefault((each.claim.article, each.speakers, telling.noun, telling.bygone), []).append(told)
    for voice in voices.values():
        amounts = {_amount(told) for told in voice}
        if len(amounts) == 1 or voice[0][2].deed[0] != PRICE:
            yield from (told for told in voice if _amount(told) == max(amounts))


def _amount(told: Told) -> float:
    measure = told[0].measure
    return measure.amount if measure is not None else 0.0


def _rivals(one: Told, other: Told, rivals: Rivals) -> bool:
    """Do the two disagree on one thing?  "One man" is somebody, no count of all."""
    left, right = one[0].measure, other[0].measure
    if left is None or right is None or not disagree(*(as_told(each, one[2]) for each in (left, right))):
        return False
    small, large = sorted((abs(left.amount), abs(right.amount)))
    if (small == 1 and one[2].deed[0] == DEED) or large > small * FARTHEST[one[2].deed[0]]:
        return False
    return (
        _same_thing(one, other, rivals)
        and _same_time_and_place(one[2], other[2], rivals)
        and _two_voices(one[1], other[1])
    )


def as_told(measure: Measure, told: Telling) -> Measure:
    """ "At least 58 dead" is the toll as one outlet has it: beside "71 dead" a reader wants to see both."""
    return replace(measure, low=measure.amount, high=measure.amount) if told.deed[0] == DEED else measure


def _same_thing(one: Told, other: Told, rivals: Rivals) -> bool:
    """The same are counted, or more in a part than in its whole; and no different doers or deals are named."""
    mine, theirs = one[2], other[2]
    apart_from = mine.others and theirs.others and not set(mine.others) & set(theirs.others)
    if apart_from and (mine.deed[0] == PRICE or any(rivals.exclude(a, b) for a in mine.others for b in theirs.others)):
        return False
    if mine.deed[0] in (TERM, TOTAL, SHARE) and not set(mine.others) & set(theirs.others):
        return False
    if (mine.noun, mine.narrow) == (theirs.noun, theirs.narrow):
        return True
    part, whole = (one, other) if _amount(one) > _amount(other) else (other, one)
    inside = part[2].noun == whole[2].noun and set(part[2].narrow) > set(whole[2].narrow)
    return inside or (whole[2].noun == "" and part[2].noun != "" and not whole[2].narrow)


def _same_time_and_place(mine: Telling, theirs: Telling, rivals: Rivals) -> bool:
    if mine.bygone != theirs.bygone:
        return False
    if any(apart(one, other) for one in mine.whens for other in theirs.whens):
        return False
    if not mine.places or not theirs.places or set(mine.places) & set(theirs.places):
        return True
    pairs = [(one, other) for one in mine.places for other in theirs.places if rivals.are_places(one, other)]
    return any(rivals.same_place(one, other) for one, other in pairs)


def _two_voices(one: Statement, other: Statement) -> bool:
    """Two articles; or two speakers in one, or its own number set beside a speaker's."""
    if one.claim.article != other.claim.article:
        return True
    if set(one.speakers) & set(other.speakers) or not (one.speakers or other.speakers):
        return False
    spans = sorted(each.claim.evidence[0].sentence for each in (one, other))
    apart_by = spans[1].begin - spans[0].end
    return spans[0] != spans[1] and (bool(one.speakers and other.speakers) or apart_by <= BESIDE)
