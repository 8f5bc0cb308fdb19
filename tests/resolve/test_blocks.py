"""Deciding in blocks is deciding at once: nothing outside a block has a say in it."""

from __future__ import annotations

import pickle
import random
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from kgbuild.resolve import resolve
from kgbuild.resolve.blocks import blocks_of, tied
from kgbuild.resolve.cast import cast_of, in_story
from kgbuild.resolve.constraints import Constraints
from kgbuild.resolve.lexicon import make_lexicon
from kgbuild.resolve.rarity import count_words, steps
from kgbuild.resolve.story import Story, resolve_story
from kgbuild.resolve.things import Thing, find_things, unite_alike, unite_same
from kgbuild.resolve.who import is_name_link, judge_pair
from tests.resolve.world import ONTOLOGY, article, person

LEXICON = make_lexicon(ONTOLOGY)
NAMES = (
    "Ana Ruiz",
    "Ana Maria Ruiz",
    "Anna Ruiz",
    "Ruiz",
    "Ivan Petrov",
    "I. Petrov",
    "Petrov",
    "Maria Lopez",
    "Lopez",
)
PLACES = ("Lima", "Port Lima", "Cusco", "Peru", "Peruvian")


def articles(draw_names):
    """An article for each list of numbers: even ones name people, odd ones places."""
    rows = []
    for number, picks in enumerate(draw_names):
        mentions = [
            person(NAMES[pick // 2 % len(NAMES)])
            if pick % 2 == 0
            else {"name": PLACES[pick // 2 % len(PLACES)], "type": "City"}
            for pick in picks
        ]
        clause = {"predicate": "meet", "type": "Meeting", "agent": 0, "coAgent": len(mentions) - 1}
        rows.append(article(f"{number:02}.txt", *mentions, clauses=(clause,)))
    return rows


SOME_ARTICLES = st.lists(st.lists(st.integers(0, 17), min_size=2, max_size=6), min_size=1, max_size=8).map(articles)


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=14))
def test_tied_numbers_reach_one_another_and_no_others(links):
    reach = {n: {n} for n in range(13)}
    for _ in range(13):
        for one, other in links:
            reach[one] = reach[other] = reach[one] | reach[other]
            for n in reach[one]:
                reach[n] = reach[one]
    assert {frozenset(group) for group in tied(13, links)} == {frozenset(row) for row in reach.values()}


def test_things_that_share_a_key_through_others_are_one_block():
    assert blocks_of(["ab", "cd", "bc", "xy"], lambda word: word) == [["ab", "cd", "bc"], ["xy"]]


@given(SOME_ARTICLES)
@settings(max_examples=60, deadline=None)
def test_things_found_in_blocks_are_those_found_at_once(rows):
    figures = [in_story(f, "s") for row in rows for f in cast_of(row, LEXICON).figures]
    things, matches = find_things(figures, LEXICON, Constraints())
    same, why = unite_same(figures, LEXICON, Constraints())
    wholes = [thing.whole for thing in same]
    pairs = (judge_pair(i, j, wholes[i], wholes[j], LEXICON) for i, j in combinations(range(len(same)), 2))
    links = [pair for pair in pairs if pair is not None and is_name_link(pair)]
    alike, more = unite_alike(same, links, LEXICON, Constraints())
    assert parts_of(things) == parts_of(alike)
    assert sorted(map(repr, matches)) == sorted(map(repr, [*why, *more]))


def parts_of(things: list[Thing]) -> set[frozenset[str]]:
    return {frozenset(part.id for part in thing.parts) for thing in things}


@given(SOME_ARTICLES, st.randoms(use_true_random=False))
@settings(max_examples=30, deadline=None)
def test_the_order_of_articles_never_matters(rows, dice: random.Random):
    shuffled = rows[:]
    dice.shuffle(shuffled)
    assert resolve(rows, ONTOLOGY) == resolve(shuffled, ONTOLOGY)


def test_a_story_travels_between_processes():
    rows = articles([[0, 2, 4], [0, 6, 3]])
    casts = [cast_of(row, LEXICON) for row in rows]
    figures = tuple(in_story(f, "s") for cast in casts for f in cast.figures)
    story = Story("s", tuple(rows), figures, count_words(cast.context for cast in casts))
    there = pickle.loads(pickle.dumps(story))
    assert resolve_story(there, LEXICON) == resolve_story(story, LEXICON)


def test_many_of_one_name_are_one_thing():
    rows = [article(f"{n:03}.txt", person("Ana Ruiz"), person("Ivan Petrov")) for n in range(60)]
    assert len(resolve(rows, ONTOLOGY).entities) == 2


def test_one_more_article_changes_few_counts():
    assert sum(steps(n) != steps(n + 1) for n in range(1000, 2000)) == 4
