"""Clusters that grow pair by pair, best pair first, and never across a contradiction.

In: profiles and judged pairs.  Out: groups of profiles, and a `Match` for each decision; the order of the input
does not matter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Generic, Protocol, TypeVar

from kgbuild.model import Feature, Match
from kgbuild.resolve.policy import THRESHOLD, total

NEAR = 0.5
"""Pairs with at least this score that were not merged are kept as near misses."""
MARGIN = 0.15
"""How much better than the second-best host the best must be (logic: less than story against article)."""
AMBIGUOUS = Feature("several_candidates", -9.0, "it fits several that are not one another")


class HasId(Protocol):
    """Anything that can be clustered: a profile of an entity or of a happening."""

    @property
    def id(self) -> str:
        """What it is ordered by."""


P = TypeVar("P", bound=HasId)


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """Two profiles (by number) with the reasons about them; `left` is the one that depends on the other."""

    left: int
    right: int
    score: float
    reasons: tuple[Feature, ...]


class Clusters(Generic[P]):
    """Union-find over profiles, with the joined profile of each cluster."""

    def __init__(
        self,
        profiles: Sequence[P],
        contradiction: Callable[[P, P], tuple[Feature, ...]],
        join: Callable[[Sequence[P]], P],
    ) -> None:
        self.profiles = list(profiles)
        self._join = join
        self.matches: list[Match] = []
        self._contradiction = contradiction
        self._parent = list(range(len(self.profiles)))
        self._members: dict[int, list[int]] = {n: [n] for n in self._parent}
        self._joined: dict[int, P] = dict(enumerate(self.profiles))
        place = {name: n for n, name in enumerate(sorted({profile.id for profile in self.profiles}))}
        self.place = [place[profile.id] for profile in self.profiles]
        """Where each profile's id stands among all."""

    def root(self, number: int) -> int:
        """The number that stands for a profile's cluster."""
        while self._parent[number] != number:
            self._parent[number] = self._parent[self._parent[number]]
            number = self._parent[number]
        return number

    def members(self, number: int) -> tuple[int, ...]:
        """The numbers of all profiles in a profile's cluster."""
        return tuple(self._members[self.root(number)])

    def joined(self, number: int) -> P:
        """The joined profile of a profile's cluster."""
        return self._joined[self.root(number)]

    def groups(self) -> list[list[int]]:
        """The clusters, as sorted numbers of profiles, in the order of their first profile's id."""
        return [sorted(self._members[root]) for _, root in sorted((self._joined[n].id, n) for n in self._members)]

    def forbids(self, left: int, right: int) -> tuple[Feature, ...]:
        """What forbids the clusters of two profiles to be one."""
        return self._contradiction(self.joined(left), self.joined(right))

    def unite(self, left: int, right: int, score: float, reasons: tuple[Feature, ...]) -> None:
        """Merge two profiles' clusters and note why."""
        first, second = self.root(left), self.root(right)
        if first != second:
            if self._weight(second) < self._weight(first):
                first, second = second, first
            self._note(left, right, True, score, reasons)
            self._parent[second] = first
            self._members[first].extend(self._members.pop(second))
            self._joined[first] = self._join((self._joined[first], self._joined.pop(second)))

    def unite_all(self, numbers: Sequence[int], score: float, reasons: tuple[Feature, ...]) -> None:
        """Merge many profiles' clusters at once, each noted with the first: joining them one by one would copy what
        is known of them again and again."""
        roots = sorted({self.root(n) for n in numbers}, key=self._weight)
        if len(roots) < 2:
            return
        kept, *others = roots
        for number in numbers[1:]:
            if self.root(number) != self.root(numbers[0]):
                self._note(numbers[0], number, True, score, reasons)
        self._joined[kept] = self._join([self._joined.pop(root) for root in roots])
        for root in others:
            self._parent[root] = kept
            self._members[kept].extend(self._members.pop(root))

    def _weight(self, root: int) -> tuple[int, str]:
        """What decides which of two clusters the other becomes part of: the larger one, ids at a draw."""
        return -len(self._members[root]), self._joined[root].id

    def refuse(self, left: int, right: int, score: float, reasons: tuple[Feature, ...]) -> None:
        """Note why two profiles stay apart."""
        self._note(left, right, False, score, reasons)

    def _note(self, left: int, right: int, merged: bool, score: float, reasons: tuple[Feature, ...]) -> None:
        first, second = sorted((self.profiles[left].id, self.profiles[right].id))
        self.matches.append(Match(first, second, merged, score, reasons))


def judged(left: int, right: int, reasons: tuple[Feature, ...]) -> Judged:
    """A judged pair."""
    return Judged(left, right, total(reasons), reasons)


def rank(clusters: Clusters[P], pair: Judged) -> tuple[float, int, int]:
    """What pairs are ordered by: the best first, ids at a draw."""
    one, other = clusters.place[pair.left], clusters.place[pair.right]
    return (-pair.score, one, other) if one < other else (-pair.score, other, one)


def best_first(clusters: Clusters[P], pairs: Iterable[Judged]) -> list[Judged]:
    """Pairs in their order."""
    return sorted(pairs, key=partial(rank, clusters))


def speaking_for(pair: Judged) -> float:
    """What speaks for a pair, vetoes apart."""
    return round(sum([reason.score for reason in pair.reasons if reason.score > -1]), 3)


def nearly(pair: Judged) -> bool:
    """Does what speaks for a pair nearly suffice, whatever speaks against it?"""
    return speaking_for(pair) >= NEAR


def merge(clusters: Clusters[P], pairs: Iterable[Judged]) -> None:
    """Unite the pairs that reach the threshold, best first; note those that came near or were forbidden."""
    for pair in best_first(clusters, pairs):
        if clusters.root(pair.left) == clusters.root(pair.right):
            continue
        if pair.score >= THRESHOLD:
            if forbidden := clusters.forbids(pair.left, pair.right):
                clusters.refuse(pair.left, pair.right, pair.score, pair.reasons + forbidden)
            else:
                clusters.unite(pair.left, pair.right, pair.score, pair.reasons)
        elif nearly(pair):
            clusters.refuse(pair.left, pair.right, pair.score, pair.reasons)


def attach(clusters: Clusters[P], pairs: Iterable[Judged]) -> None:
    """Like `merge`, for profiles that depend on another: only when no second host is about as good."""
    rows: dict[int, list[Judged]] = {}
    for pair in pairs:
        rows.setdefault(pair.left, []).append(pair)
    firm: list[Judged] = []
    for left in sorted(rows, key=lambda n: clusters.profiles[n].id):
        best: dict[int, Judged] = {}
        for pair in best_first(clusters, rows[left]):
            if best and pair.score < THRESHOLD:
                break
            if clusters.root(pair.right) not in best and not clusters.forbids(pair.left, pair.right):
                best[clusters.root(pair.right)] = pair
        ranked = list(best.values())
        reaching = [
            pair for pair in ranked if pair.score >= THRESHOLD and clusters.root(pair.right) != clusters.root(left)
        ]
        if (
            len(reaching) > 1
            and reaching[0].score - reaching[1].score < MARGIN
            and clusters.forbids(reaching[0].right, reaching[1].right)
        ):
            for pair in reaching[:3]:
                clusters.refuse(pair.left, pair.right, pair.score, (*pair.reasons, AMBIGUOUS))
        else:
            firm.extend(reaching[:1] or ranked[:1])
    merge(clusters, firm)
