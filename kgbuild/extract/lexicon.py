"""The ontology, indexed for speed.  In: an Ontology.  Out: `Lexicon`: frames of a clause, fit of a filler.

Class lookups run for every argument of every frame; here each question is answered once per process.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kgbuild.ontology.view import Frame, Ontology, Slot

NARROW = 0.01
"""A narrow slot that fits says more than a wide one: passing a law is no passing of a document."""
UNKNOWN = frozenset({"", "Entity", "Thing"})
NO_CLASS: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class FrameShape:
    """The names of a frame's slots, and what its phrases end with from any of their words on but the first."""

    slots: frozenset[str]
    tails: frozenset[str]


@dataclass(frozen=True)
class Lexicon:
    """Frames by lemma; phrases ("sit down with") by their first word; superclasses of every class; default slots by
    their syntax; `happenings` are the words with which phrases for happenings begin or end."""

    ontology: Ontology
    phrases: Mapping[tuple[str, str], tuple[tuple[tuple[str, ...], Frame], ...]]
    above: Mapping[str, frozenset[str]]
    defaults: Mapping[str, tuple[Slot, ...]]
    happenings: frozenset[str]
    fits_memo: dict[tuple[str, tuple[str, ...]], float] = field(default_factory=dict)
    shapes_memo: dict[int, FrameShape] = field(default_factory=dict)

    def is_a(self, name: str, *others: str) -> bool:
        """Is class `name` one of the classes `others` or below it?"""
        return not self.above.get(name, NO_CLASS).isdisjoint(others)

    def shape(self, frame: Frame) -> FrameShape:
        """What is asked of a frame for every clause it is tried on."""
        found = self.shapes_memo.get(id(frame))
        if found is None:
            tails = {" ".join(words[n:]) for words in map(str.split, frame.lemmas) for n in range(1, len(words))}
            found = self.shapes_memo[id(frame)] = FrameShape(frozenset(s.syntax for s in frame.slots), frozenset(tails))
        return found

    def candidates(
        self, pos: str, lemma: str, around: Iterable[str], must: frozenset[str] = frozenset()
    ) -> list[tuple[Frame, int]]:
        """Frames for a predicate and how many words of a phrase each matched; `around` are the words near it, `must`
        those a phrase may not leave out ("looked up into the rain" is no "look into")."""
        first, *rest = lemma.split()
        nearby = {*around, *rest}
        found = [(frame, len(rest)) for frame in self.ontology.frames(pos, lemma)]
        for words, frame in self.phrases.get((pos, first), ()):
            if nearby.issuperset(words) and must.union(rest).issubset(words) and " ".join((first, *words)) != lemma:
                found.append((frame, len(words)))
        return found

    def fit(self, type_: str, named: bool, fillers: tuple[str, ...]) -> float:
        """How well a filler of this class suits a slot: 1 a member, 0.5 perhaps one, 0.3 an unknown name,
        0.1 an unknown thing, 0 not at all."""
        if not fillers:
            return 0.6
        key = (type_ if type_ not in UNKNOWN else ("?name" if named else "?"), fillers)
        if key not in self.fits_memo:
            self.fits_memo[key] = self._fit(key[0], fillers)
        return self.fits_memo[key]

    def _fit(self, type_: str, fillers: tuple[str, ...]) -> float:
        if type_.startswith("?"):
            return 0.3 if type_ == "?name" else 0.1
        depth = max((len(self.above[filler]) for filler in fillers if self.is_a(type_, filler)), default=0)
        if depth:
            return 1.0 + NARROW * depth
        if self.is_a(type_, "Facility") and {"Actor", "Organization"} & set(fillers):
            return 0.5  # a school or hospital may stand for the people who run it
        return 0.5 if any(self.is_a(filler, type_) for filler in fillers) else 0.0


_lexicons: dict[int, Lexicon] = {}


def lexicon_of(ontology: Ontology) -> Lexicon:
    """The index of an ontology, made once for each."""
    found = _lexicons.get(id(ontology))
    if found is None or found.ontology is not ontology:
        phrases: dict[tuple[str, str], list[tuple[tuple[str, ...], Frame]]] = {}
        for (pos, lemma), frames in ontology.frame_index.items():
            first, *rest = lemma.split()
            if rest and pos == "verb":
                phrases.setdefault((pos, first), []).extend((tuple(rest), frame) for frame in frames)
        above = {name: frozenset(ontology.ancestors(name)) for name in ontology.classes}
        defaults: dict[str, tuple[Slot, ...]] = {}
        for slot in ontology.default_slots:
            defaults[slot.syntax] = (*defaults.get(slot.syntax, ()), slot)
        nouns = [lemma.split() for pos, lemma in ontology.frame_index if pos == "noun"]
        happenings = frozenset(word for words in nouns for word in (words[0], words[-1]))
        rows = {key: tuple(listed) for key, listed in phrases.items()}
        found = Lexicon(ontology, rows, above, defaults, happenings)
        _lexicons[id(ontology)] = found
    return found
