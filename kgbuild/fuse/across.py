"""Numbers of one story that count or measure one thing, whatever their outlets hang them on.

In: drafts of facts whose statements have tellings.  Out: pairs that cannot both be right.

What one article gives as numbers of one scale is laid beside what another gives (or, in one article, what one speaker
gives beside another).  Every two numbers get points for all that says they are of one thing (`alike.py`).  Numbers that
agree and may be of one thing settle each other and are out of the game; of the rest those with most points are taken as
told of one thing, each number once, and are in dispute if they disagree.  So "410 employees" is set against "about 400
people work there" and not against "12 died".  A part is no rival of its whole: "three children" beside "31 people" is
none, "300 workers" beside "200 people" is, for no part exceeds its whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import combinations

from kgbuild.fuse.alike import POINTS, Number, Said, alike, differ, parts_marked
from kgbuild.fuse.drafts import Draft
from kgbuild.fuse.rivals import Rivals
from kgbuild.fuse.statements import Statement
from kgbuild.fuse.tellings import DEED, PRICE, RATE, SHARE, STUFF, TERM, TOTAL

FARTHEST = {PRICE: 1.5, DEED: 4.0, STUFF: 2.0, TOTAL: 1.5, TERM: 4.0, RATE: 1.5, SHARE: 1.5, "": 2.0}
"""Numbers further from each other than this factor are of different things, more likely than a dispute."""
SURE = 3.0, 4.0
"""With so many points, they may be so far from each other."""
LIMIT = 6
"""Values of one thing in one story; with more, it is a list."""
BESIDE = 250
"""Characters between two sentences that set one number against another: "about 300 marched; police said 200"."""
ENOUGH = 2.0
"""Points from which two numbers are of one thing."""
MARGIN = 0.75
"""Points by which a pair must lead all others that one of the two is in, to be the only one in question."""
MAY_BE = 0.5
"""Points from which two equal numbers are."""


def across(drafts: Iterable[Draft], rivals: Rivals) -> Iterator[tuple[Draft, Draft]]:
    """Every two drafts whose numbers dispute each other."""
    for articles in _stories(drafts):
        lists = _lists(articles)
        all_of = {name: list(_numbers(said, lists)) for name, said in sorted(articles.items())}
        whole = {name: parts_marked(numbers, numbers) for name, numbers in all_of.items()}
        for one, other in combinations(whole, 2):
            if other in articles[one][0][2].fellows:
                yield from _between(whole[one], whole[other], rivals)
        for name, said in articles.items():
            voices: dict[tuple[str, ...], list[Said]] = {}
            for each in said:
                voices.setdefault(each[1].speakers, []).append(each)
            told = [voices[voice] for voice in sorted(voices)] if len(voices) > 1 else []
            sides = [parts_marked(list(_numbers(voice, lists)), all_of[name]) for voice in told]
            for left, right in combinations(sides, 2):
                yield from _between(left, right, rivals)


def _lists(articles: Mapping[str, Sequence[Said]]) -> set[tuple[str, str]]:
    """What a story gives so many numbers for that they are a list."""
    found: dict[tuple[str, str], set[float]] = {}
    for said in articles.values():
        for draft, _, telling in said:
            found.setdefault(telling.subject(), set()).add(draft.measure.amount if draft.measure else 0.0)
    return {subject for subject, amounts in found.items() if any(subject) and len(amounts) > LIMIT}


def _stories(drafts: Iterable[Draft]) -> Iterator[dict[str, list[Said]]]:
    """All that is said with numbers of each story and scale, by article."""
    found: dict[tuple[str, str], dict[str, list[Said]]] = {}
    for draft in drafts:
        for each in draft.statements if draft.measure is not None else ():
            if each.telling is not None and draft.measure is not None:
                articles = found.setdefault((each.telling.story, draft.measure.scale), {})
                articles.setdefault(each.claim.article, []).append((draft, each, each.telling))
    yield from found.values()


def _numbers(said: Iterable[Said], lists: Set[tuple[str, str]]) -> Iterator[Number]:
    """The numbers, each with all that is said with it, the smallest first."""
    found: dict[tuple[float, tuple[str, str]], list[Said]] = {}
    for each in said:
        if each[0].measure is not None and each[2].subject() not in lists:
            found.setdefault((each[0].measure.amount, each[2].subject()), []).append(each)
    for key in sorted(found):
        measure = found[key][0][0].measure
        if measure is not None:
            yield Number(measure, found[key])


def _between(left: Sequence[Number], right: Sequence[Number], rivals: Rivals) -> Iterator[tuple[Draft, Draft]]:
    """The disputes of two voices over numbers of one scale."""
    pairs = [(alike(one, other, rivals), one, other) for one in left for other in right if _two_voices(one, other)]
    settled = {
        id(each)
        for points, one, other in pairs
        if points >= MAY_BE and not differ(one, other)
        for side, told in ((left, one), (right, other))
        for each in side
        if each.measure.amount == told.measure.amount and each.said[0][2].noun == told.said[0][2].noun
    }
    settled |= {id(each) for one, rest in ((left, right), (right, left)) for each in _sums(one, rest)}
    open_ = [[each for each in side if id(each) not in settled] for side in (left, right)]
    free = [(points, one, other) for points, one, other in pairs if points > 0 and not {id(one), id(other)} & settled]
    scored = [(points + _standing(one, other, *open_) + _clear(points, one, other, free), one, other)
              for points, one, other in free]  # fmt: skip
    scored.sort(key=lambda row: (-row[0], -row[1].measure.amount, -row[2].measure.amount))
    for points, one, other in scored:
        if points < ENOUGH or id(one) in settled or id(other) in settled:
            continue
        settled |= {id(one), id(other)}
        if differ(one, other) and _plausible(one, other, points):
            yield from {(a, b): None for a, *_ in one.said for b, *_ in other.said if a is not b}


def _clear(points: float, one: Number, other: Number, free: Sequence[tuple[float, Number, Number]]) -> float:
    """Is nothing else that either could be of nearly as much like it?"""
    others = [each for each, left, right in free if (left is one) != (right is other)]
    return POINTS["no other"] if points - max(others, default=0.0) >= MARGIN else 0.0


def _sums(parts: Sequence[Number], wholes: Sequence[Number]) -> Iterator[Number]:
    """Two numbers of one sentence that make up one of the other's, and that one: "12 Poles and 11 Czechs", "23 men"."""
    for one, other in combinations(parts, 2):
        places = [{told[1].claim.evidence[0].sentence for told in each.said} for each in (one, other)]
        for whole in wholes if places[0] & places[1] else ():
            if whole.measure.amount == one.measure.amount + other.measure.amount:
                yield from (one, other, whole)


def _standing(one: Number, other: Number, left: Sequence[Number], right: Sequence[Number]) -> float:
    """Is each the only number of its scale, or the largest of what it counts?"""
    if not one.measure.scale.startswith("count"):
        return POINTS["only one"] if len(left) == len(right) == 1 else 0.0
    return POINTS["largest"] if one is _largest(one, left) and other is _largest(other, right) else 0.0


def _largest(one: Number, among: Sequence[Number]) -> Number:
    """The largest number of those that count what this one counts."""
    nouns = {told.noun for *_, told in one.said}
    return max((each for each in (one, *among) if nouns & {told.noun for *_, told in each.said}),
               key=lambda each: each.measure.amount)  # fmt: skip


def _plausible(one: Number, other: Number, points: float) -> bool:
    """Is it a dispute rather than another thing?  "One man" is somebody, no count of all."""
    small, large = sorted(abs(each.measure.amount) for each in (one, other))
    deeds = {telling.deed[0] for number in (one, other) for *_, telling in number.said}
    farthest = SURE[1] if points >= SURE[0] else max(FARTHEST[deed] for deed in deeds)
    return not (small == 1 and one.measure.scale.startswith("count")) and large <= small * farthest


def _two_voices(one: Number, other: Number) -> bool:
    """Two articles; or two speakers in one, or its own number set beside a speaker's."""
    return any(_two(a[1], b[1]) for a in one.said for b in other.said)


def _two(one: Statement, other: Statement) -> bool:
    if one.claim.article != other.claim.article:
        return True
    if set(one.speakers) & set(other.speakers) or not (one.speakers or other.speakers):
        return False
    spans = sorted(each.claim.evidence[0].sentence for each in (one, other))
    apart_by = spans[1].begin - spans[0].end
    return spans[0] != spans[1] and (bool(one.speakers and other.speakers) or apart_by <= BESIDE)
