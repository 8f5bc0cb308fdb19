"""Reasons that two clauses tell one happening, and reasons that they cannot.

In: `ClausePairs`, many pairs at once.  Out: a column with a number for each pair, mostly 0 or how often it holds;
`event_policy.py` weighs them.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from kgbuild.resolve.bags import Column
from kgbuild.resolve.clause_columns import ClausePairs
from kgbuild.resolve.clause_pair import Opposed
from kgbuild.resolve.event_kinds import RELATED, SIBLING


def same_type(pairs: ClausePairs) -> Column:
    """both are of the same type of event"""
    return pairs.one_type


def same_predicate(pairs: ClausePairs) -> Column:
    """both are told by the same word, or by words of one stem"""
    return pairs.one_word


def telling_word(pairs: ClausePairs) -> Column:
    """the word they share is not one that any text may use"""
    return pairs.one_word & pairs.both_telling


def kindred_words(pairs: ClausePairs) -> Column:
    """two words that may tell the same happening"""
    return ~pairs.one_word & pairs.one_row


def alike_words(pairs: ClausePairs) -> Column:
    """the words that tell them are alike in meaning"""
    return pairs.alike(np.ones(len(pairs.left), bool))


def near_words(pairs: ClausePairs) -> Column:
    """two telling words that mean nearly the same, not both of a known type: opposites are alike too"""
    return pairs.near


def related_type(pairs: ClausePairs) -> Column:
    """the types are a special case of one another, or make the same direct edges"""
    return ~pairs.one_type & (pairs.akin == RELATED)


def sibling_type(pairs: ClausePairs) -> Column:
    """the types are special cases of one wider type"""
    return ~pairs.one_type & (pairs.akin == SIBLING)


def same_participants(pairs: ClausePairs) -> Column:
    """the same entities take part in the same roles"""
    return np.minimum(3, pairs.same_parts)


def same_entities_elsewhere(pairs: ClausePairs) -> Column:
    """the same entities take part, in other roles"""
    return np.minimum(2, pairs.elsewhere)


def same_place(pairs: ClausePairs) -> Column:
    """both happen at the same place"""
    return pairs.same_places > 0


def same_date(pairs: ClausePairs) -> Column:
    """both are told to be at the same time"""
    return pairs.one_date


def in_one_story(pairs: ClausePairs) -> Column:
    """both are told in one story"""
    return pairs.one_story


def alike_sentences(pairs: ClausePairs) -> Column:
    """the sentences around them share telling words"""
    return pairs.contexts


def in_one_sentence(pairs: ClausePairs) -> Column:
    """one sentence tells both"""
    return pairs.one_sentence


def verb_and_noun(pairs: ClausePairs) -> Column:
    """one is told by a verb, the other by a noun"""
    return pairs.verbs == 1


def other_participants(pairs: ClausePairs) -> Column:
    """a role has different fillers"""
    return (pairs.differ & ~pairs.once).sum(0)


def disputed_participant(pairs: ClausePairs) -> Column:
    """a role that one happening fills once has different fillers: the sources may disagree"""
    return (pairs.differ & pairs.once).sum(0)


def told_twice(pairs: ClausePairs) -> Column:
    """one article tells both, with the same verb"""
    return pairs.one_word & (pairs.verbs == 2) & pairs.one_article


def one_shared_participant(pairs: ClausePairs) -> Column:
    """only one entity is shared"""
    return pairs.entities == 1


def event_nouns(pairs: ClausePairs) -> Column:
    """an event noun takes up what was told"""
    return (pairs.verbs < 2) & (pairs.one_type | pairs.one_word) & (other_participants(pairs) == 0)


def other_time(pairs: Opposed) -> Any:
    """they are told to be at different times"""
    return pairs.other_dates


def other_mode(pairs: Opposed) -> Any:
    """one is told as a fact, the other is denied, planned or possible"""
    return pairs.other_mode


def nothing_shared(pairs: Opposed) -> Any:
    """both have participants, and none is shared"""
    return (pairs.entities == 0) & pairs.both_peopled
