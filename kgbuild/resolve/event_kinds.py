"""Types of events: which are akin, and what one happening of a type has only once.

In: the types of two happenings.  Out: a number, or yes or no.
"""

from __future__ import annotations

from collections.abc import Set
from functools import lru_cache
from itertools import product

from kgbuild.ontology.view import Ontology
from kgbuild.resolve.lexicon import Lexicon

SIBLING, RELATED = 1, 2


def kinship(left: Set[str], right: Set[str], lexicon: Lexicon) -> int:
    """How akin any two types of two happenings are."""
    return max((akin(one, other, lexicon) for one, other in product(left, right)), default=0)


@lru_cache(maxsize=4_000)
def akin(one: str, other: str, lexicon: Lexicon) -> int:
    """How two types of events are akin: one is the other, or both make an edge; or they are special cases of a third;
    or not at all."""
    ontology = lexicon.ontology
    if ontology.is_a(one, other) or ontology.is_a(other, one) or edges_of(one, ontology) & edges_of(other, ontology):
        return RELATED
    first, second = (
        set(ontology.classes[name].parents) if name in ontology.classes else set() for name in (one, other)
    )
    return SIBLING if (first & second) - {"Event"} else 0


def edges_of(name: str, ontology: Ontology) -> frozenset[str]:
    """The direct edges a type of event makes."""
    found = ontology.events.get(name)
    return frozenset(edge.predicate for edge in found.edges) if found else frozenset()


def fills_once(types: Set[str], role: str, lexicon: Lexicon) -> bool:
    """Does a happening of one of these types fill the role once?"""
    events = lexicon.ontology.events
    return any(role in events[name].single for name in types if name in events)
