"""Reasons that two clauses tell one happening, and reasons that they cannot.

In: a `ClausePair`.  Out: a number, mostly 0 or how often it holds; the table below weighs them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from kgbuild.model import Feature
from kgbuild.ontology.view import Ontology
from kgbuild.resolve.event_crowds import CrowdWeights
from kgbuild.resolve.event_words import is_common, rows_of, stem
from kgbuild.resolve.happening import Happening, same_time
from kgbuild.resolve.lexicon import Lexicon
from kgbuild.resolve.policy import vetoes, weigh

WHO = ("agent", "theme", "recipient", "beneficiary", "topic")
"""Roles in which two different fillers speak against one happening."""
WHERE = ("place", "origin", "destination")


@dataclass(frozen=True, slots=True, eq=False)
class ClausePair:
    """Two happenings as told."""

    left: Happening
    right: Happening
    lexicon: Lexicon


def same_type(pair: ClausePair) -> float:
    """both are of the same type of event"""
    return float(bool(pair.left.types & pair.right.types))


def same_predicate(pair: ClausePair) -> float:
    """both are told by the same word, or by words of one stem"""
    left, right = pair.left.predicates, pair.right.predicates
    return float(bool(left & right) or not {stem(word) for word in left}.isdisjoint(stem(word) for word in right))


def telling_word(pair: ClausePair) -> float:
    """the word they share is not one that any text may use"""
    shared = pair.left.predicates | pair.right.predicates
    return same_predicate(pair) * float(not any(is_common(word) for word in shared))


def kindred_words(pair: ClausePair) -> float:
    """two words that may tell the same happening"""
    if same_predicate(pair):
        return 0.0
    left, right = ({row for word in one.predicates for row in rows_of(word)} for one in (pair.left, pair.right))
    return float(not left.isdisjoint(right))


def related_type(pair: ClausePair) -> float:
    """the types are a special case of one another, or make the same direct edges"""
    return 0.0 if same_type(pair) else float("related" in _kinships(pair))


def sibling_type(pair: ClausePair) -> float:
    """the types are special cases of one wider type"""
    return 0.0 if same_type(pair) else float(_kinships(pair) == {"sibling"})


def _kinships(pair: ClausePair) -> set[str]:
    lexicon = pair.lexicon
    return {kin for one, other in product(pair.left.types, pair.right.types) if (kin := kinship(one, other, lexicon))}


@lru_cache(maxsize=4_000)
def kinship(one: str, other: str, lexicon: Lexicon) -> str:
    """How two types of events are akin: "related" (one is the other, or both make an edge), "sibling", or ""."""
    ontology = lexicon.ontology
    if ontology.is_a(one, other) or ontology.is_a(other, one) or edges_of(one, ontology) & edges_of(other, ontology):
        return "related"
    first, second = (
        set(ontology.classes[name].parents) if name in ontology.classes else set() for name in (one, other)
    )
    return "sibling" if (first & second) - {"Event"} else ""


def edges_of(name: str, ontology: Ontology) -> frozenset[str]:
    """The direct edges a type of event makes."""
    found = ontology.events.get(name)
    return frozenset(edge.predicate for edge in found.edges) if found else frozenset()


def same_participants(pair: ClausePair) -> float:
    """the same entities take part in the same roles"""
    return float(min(3, len({part for part in pair.left.parts & pair.right.parts if part[0] not in WHERE})))


def same_entities_elsewhere(pair: ClausePair) -> float:
    """the same entities take part, in other roles"""
    matched = {entity for _, entity in pair.left.parts & pair.right.parts}
    return float(min(2, len((pair.left.entities & pair.right.entities) - matched)))


def same_place(pair: ClausePair) -> float:
    """both happen at the same place"""
    return float(any(pair.left.fillers(role) & pair.right.fillers(role) for role in WHERE))


def same_date(pair: ClausePair) -> float:
    """both are told to be at the same time"""
    return float(bool(pair.left.dates & pair.right.dates))


def in_one_story(pair: ClausePair) -> float:
    """both are told in one story"""
    return float(bool(pair.left.stories & pair.right.stories))


def alike_sentences(pair: ClausePair) -> float:
    """the sentences around them share telling words"""
    left, right = pair.left.context, pair.right.context
    if len(left) > len(right):
        left, right = right, left
    return round(sum(weight * right[word] for word, weight in left.items() if word in right), 6)


def in_one_sentence(pair: ClausePair) -> float:
    """one sentence tells both"""
    return float(not pair.left.sentences.isdisjoint(pair.right.sentences))


def verb_and_noun(pair: ClausePair) -> float:
    """one is told by a verb, the other by a noun"""
    return float(pair.left.nominal != pair.right.nominal)


def other_participants(pair: ClausePair) -> float:
    """a role has different fillers"""
    return float(sum(1 for role in WHO if _differs(pair, role) and role not in _single_roles(pair)))


def disputed_participant(pair: ClausePair) -> float:
    """a role that one happening fills once has different fillers: the sources may disagree"""
    return float(sum(1 for role in WHO if _differs(pair, role) and role in _single_roles(pair)))


def told_twice(pair: ClausePair) -> float:
    """one article tells both, with the same verb"""
    verbs = not pair.left.nominal and not pair.right.nominal
    return float(verbs and bool(pair.left.articles & pair.right.articles) and bool(same_predicate(pair)))


def one_shared_participant(pair: ClausePair) -> float:
    """only one entity is shared"""
    return float(len(pair.left.entities & pair.right.entities) == 1)


def event_nouns(pair: ClausePair) -> float:
    """an event noun takes up what was told"""
    return float(
        (pair.left.nominal or pair.right.nominal)
        and not other_participants(pair)
        and bool(same_type(pair) or same_predicate(pair))
    )


EventWeights = tuple[tuple[Callable[[ClausePair], float], float, str], ...]
EVENT_WEIGHTS: EventWeights = (
    (same_type, 0.30, "logic: one shared participant suffices with the same word, two without"),
    (same_predicate, 0.30, "logic: needs two participants where the type is not known"),
    (telling_word, 0.15, "ECB+ train: rank"),
    (kindred_words, 0.20, "ECB+ train: rank; needs two participants"),
    (related_type, 0.20, "logic: needs two participants"),
    (sibling_type, 0.05, "logic: needs two participants and the time or place"),
    (same_participants, 0.35, "logic"),
    (same_entities_elsewhere, 0.15, "logic"),
    (same_place, 0.15, "logic"),
    (same_date, 0.25, "logic"),
    (in_one_story, 0.20, "logic"),
    (alike_sentences, 0.50, "ECB+ train: rank"),
    (in_one_sentence, -0.50, "ECB+ train: rank"),
    (other_participants, -0.35, "logic: outweighs one shared participant"),
    (disputed_participant, -0.10, "logic: two shared participants outweigh it"),
    (told_twice, -0.25, "logic: a repeated verb takes two shared participants"),
    (one_shared_participant, -0.05, "logic"),
    (event_nouns, 0.20, "logic"),
)
"""Feature, weight, origin of the weight."""


def other_time(pair: ClausePair) -> float:
    """they are told to be at different times"""
    left, right = pair.left.dates, pair.right.dates
    return float(bool(left and right) and not any(same_time(one, other) for one, other in product(left, right)))


def other_mode(pair: ClausePair) -> float:
    """one is told as a fact, the other is denied, planned or possible"""
    return float(pair.left.mode is not pair.right.mode)


def nothing_shared(pair: ClausePair) -> float:
    """both have participants, and none is shared"""
    return float(bool(pair.left.entities and pair.right.entities) and not pair.left.entities & pair.right.entities)


EVENT_VETOES = (other_time, other_mode, nothing_shared)


@dataclass(frozen=True, slots=True)
class EventPolicy:
    """What reasons weigh, and which forbid.  A build's policy is cautious: every clause of every article is compared,
    and most tell a happening nobody else tells."""

    weights: EventWeights = EVENT_WEIGHTS
    vetoes: tuple[Callable[[ClausePair], float], ...] = EVENT_VETOES
    crowds: CrowdWeights = ()
    """Weighs clusters as wholes; when empty, their clauses must agree on average."""
    only: frozenset[str] = frozenset()
    """The clauses that are compared; all when empty."""


def judge_clauses(left: Happening, right: Happening, lexicon: Lexicon, policy: EventPolicy) -> tuple[Feature, ...]:
    """All reasons about two happenings; empty when neither type nor word is shared."""
    pair = ClausePair(left, right, lexicon)
    if not (same_type(pair) or same_predicate(pair) or kindred_words(pair) or related_type(pair) or sibling_type(pair)):
        return ()
    return weigh(pair, policy.weights) + vetoes(pair, policy.vetoes)


def clause_contradiction(
    left: Happening, right: Happening, lexicon: Lexicon, policy: EventPolicy
) -> tuple[Feature, ...]:
    """What forbids two clusters of clauses to be one happening."""
    return vetoes(ClausePair(left, right, lexicon), policy.vetoes)


def _differs(pair: ClausePair, role: str) -> bool:
    """Do both fill the role, each with something the other lacks?  Of things, one in common is enough."""
    left, right = pair.left.fillers(role), pair.right.fillers(role)
    if role == "agent":
        return bool(left - right and right - left)
    return bool(left and right) and not left & right


def _single_roles(pair: ClausePair) -> frozenset[str]:
    events = pair.lexicon.ontology.events
    return frozenset(
        role for name in pair.left.types | pair.right.types if name in events for role in events[name].single
    )
