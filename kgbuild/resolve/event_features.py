"""Reasons that two clauses tell one happening, and reasons that they cannot.

In: a `ClausePair`.  Out: a number, mostly 0 or how often it holds; the table below weighs them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product

from kgbuild.model import Feature
from kgbuild.ontology.view import Ontology
from kgbuild.resolve.clause_pair import ClausePair, clause_pair
from kgbuild.resolve.event_crowds import CrowdWeights
from kgbuild.resolve.event_likeness import likeness
from kgbuild.resolve.happening import Happening, same_time
from kgbuild.resolve.lexicon import Lexicon
from kgbuild.resolve.policy import vetoes, weigh

WHERE = ("place", "origin", "destination")
NEAR = 0.5
"""From here on two words mean nearly the same ("resign", "quit")."""


def same_type(pair: ClausePair) -> float:
    """both are of the same type of event"""
    return float(pair.one_type)


def same_predicate(pair: ClausePair) -> float:
    """both are told by the same word, or by words of one stem"""
    return float(pair.one_word)


def telling_word(pair: ClausePair) -> float:
    """the word they share is not one that any text may use"""
    return float(pair.one_word and pair.left.telling and pair.right.telling)


def kindred_words(pair: ClausePair) -> float:
    """two words that may tell the same happening"""
    return float(not pair.one_word and not pair.left.rows.isdisjoint(pair.right.rows))


def alike_words(pair: ClausePair) -> float:
    """the words that tell them are alike in meaning"""
    return likeness(pair.left.wording, pair.right.wording)


def near_words(pair: ClausePair) -> float:
    """two telling words that mean nearly the same, not both of a known type: opposites are alike too"""
    left, right = pair.left, pair.right
    if pair.one_word or kindred_words(pair) or not (left.telling and right.telling):
        return 0.0
    if left.types and right.types:
        return 0.0
    return float(likeness(left.wording, right.wording) >= NEAR)


def related_type(pair: ClausePair) -> float:
    """the types are a special case of one another, or make the same direct edges"""
    return 0.0 if pair.one_type else float("related" in _kinships(pair))


def sibling_type(pair: ClausePair) -> float:
    """the types are special cases of one wider type"""
    return 0.0 if pair.one_type else float(_kinships(pair) == {"sibling"})


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
    return float(min(3, len([role for role, _ in pair.parts if role not in WHERE])))


def same_entities_elsewhere(pair: ClausePair) -> float:
    """the same entities take part, in other roles"""
    return float(min(2, len(pair.entities.difference([entity for _, entity in pair.parts]))))


def same_place(pair: ClausePair) -> float:
    """both happen at the same place"""
    return float(any(role in WHERE for role, _ in pair.parts))


def same_date(pair: ClausePair) -> float:
    """both are told to be at the same time"""
    return float(bool(pair.left.dates & pair.right.dates))


def in_one_story(pair: ClausePair) -> float:
    """both are told in one story"""
    return float(not pair.left.stories.isdisjoint(pair.right.stories))


def alike_sentences(pair: ClausePair) -> float:
    """the sentences around them share telling words"""
    left, right = pair.left.context, pair.right.context
    if len(left) > len(right):
        left, right = right, left
    if left.keys().isdisjoint(right):
        return 0.0
    return round(sum([weight * right[word] for word, weight in left.items() if word in right]), 6)


def in_one_sentence(pair: ClausePair) -> float:
    """one sentence tells both"""
    return float(not pair.left.sentences.isdisjoint(pair.right.sentences))


def verb_and_noun(pair: ClausePair) -> float:
    """one is told by a verb, the other by a noun"""
    return float(pair.left.nominal != pair.right.nominal)


def other_participants(pair: ClausePair) -> float:
    """a role has different fillers"""
    return float(sum([not _is_single(pair, role) for role in pair.differing]))


def disputed_participant(pair: ClausePair) -> float:
    """a role that one happening fills once has different fillers: the sources may disagree"""
    return float(sum([_is_single(pair, role) for role in pair.differing]))


def told_twice(pair: ClausePair) -> float:
    """one article tells both, with the same verb"""
    verbs = not pair.left.nominal and not pair.right.nominal
    return float(pair.one_word and verbs and not pair.left.articles.isdisjoint(pair.right.articles))


def one_shared_participant(pair: ClausePair) -> float:
    """only one entity is shared"""
    return float(len(pair.entities) == 1)


def event_nouns(pair: ClausePair) -> float:
    """an event noun takes up what was told"""
    return float(
        (pair.left.nominal or pair.right.nominal) and (pair.one_type or pair.one_word) and not other_participants(pair)
    )


EventWeights = tuple[tuple[Callable[[ClausePair], float], float, str], ...]
EVENT_WEIGHTS: EventWeights = (
    (same_type, 0.30, "logic: one shared participant suffices with the same word, two without"),
    (same_predicate, 0.30, "logic: needs two participants where the type is not known"),
    (telling_word, 0.15, "ECB+ train: rank"),
    (kindred_words, 0.20, "ECB+ train: rank; needs two participants"),
    (near_words, 0.20, "logic: needs two participants, as kindred words do"),
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
    return float(not pair.entities and bool(pair.left.entities and pair.right.entities))


EVENT_VETOES = (other_time, other_mode, nothing_shared)


OF_PARTS = (same_participants, same_place)
OF_ENTITIES = (same_entities_elsewhere, one_shared_participant)
OF_DIFFERENCES = (other_participants, disputed_participant)
"""What only holds of happenings that share a participant in its role, or at all, or differ in a role."""


@dataclass(frozen=True, slots=True, eq=False)
class EventPolicy:
    """What reasons weigh, and which forbid.  A build's policy is cautious: every clause of every article is compared,
    and most tell a happening nobody else tells."""

    weights: EventWeights = EVENT_WEIGHTS
    vetoes: tuple[Callable[[ClausePair], float], ...] = EVENT_VETOES
    crowds: CrowdWeights = ()
    """Weighs clusters as wholes; when empty, their clauses must agree on average."""
    only: Mapping[str, str] = field(default_factory=dict)
    """The clauses that are compared, each with the words picked for it, whatever words they share; when empty, all that
    share a word or a type."""


def judge_clauses(left: Happening, right: Happening, lexicon: Lexicon, policy: EventPolicy) -> tuple[Feature, ...]:
    """All reasons about two happenings; empty when neither type nor word is shared, but for picked ones."""
    pair = clause_pair(left, right, lexicon)
    if not (
        policy.only or pair.one_type or pair.one_word or kindred_words(pair) or related_type(pair) or sibling_type(pair)
    ) and not near_words(pair):
        return ()
    asked = _asked(policy, bool(pair.parts), bool(pair.entities), bool(pair.differing))
    return weigh(pair, asked) + vetoes(pair, policy.vetoes)


@lru_cache(maxsize=64)
def _asked(policy: EventPolicy, parts: bool, entities: bool, differing: bool) -> EventWeights:
    """The weights without the rules that cannot hold of a pair."""
    silent = (() if parts else OF_PARTS) + (() if entities else OF_ENTITIES) + (() if differing else OF_DIFFERENCES)
    return tuple(row for row in policy.weights if row[0] not in silent)


def clause_contradiction(
    left: Happening, right: Happening, lexicon: Lexicon, policy: EventPolicy
) -> tuple[Feature, ...]:
    """What forbids two clusters of clauses to be one happening."""
    return vetoes(clause_pair(left, right, lexicon), policy.vetoes)


def _is_single(pair: ClausePair, role: str) -> bool:
    """Does one happening of either's types fill the role once?"""
    events = pair.lexicon.ontology.events
    return any(role in events[name].single for name in pair.left.types | pair.right.types if name in events)
