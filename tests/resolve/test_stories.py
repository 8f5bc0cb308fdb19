"""Stories: the same as by comparing each with each, whatever the order, at nearly linear cost."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from kgbuild.resolve.rarity import count_words
from kgbuild.resolve.stories import LIKENESS, find_stories, vector
from tests.fair import calls, memory

BAGS = st.dictionaries(
    st.text("abcdefgh", min_size=1, max_size=2), st.lists(st.sampled_from("klmnopqrs"), max_size=6), max_size=24
)


def by_hand(words: dict[str, Counter[str]], likeness: float) -> dict[str, str]:
    """Average-link clustering as the books have it."""
    counts = count_words(words.values())
    vectors = {name: vector(bag, counts) for name, bag in words.items()}
    groups = [[name] for name in sorted(words)]

    def mean(one: list[str], other: list[str]) -> float:
        pairs = [(vectors[a], vectors[b]) for a in one for b in other]
        return round(sum(sum(v * b.get(w, 0.0) for w, v in a.items()) for a, b in pairs) / len(pairs), 9)

    while True:
        found = [(-mean(a, b), min(a), min(b), a, b) for a, b in combinations(sorted(groups, key=min), 2)]
        found = [row for row in found if -row[0] >= likeness]
        if not found:
            return {name: min(group) for group in groups for name in group}
        _, _, _, one, other = min(found, key=lambda row: row[:3])
        groups = [group for group in groups if group not in (one, other)] + [one + other]


@given(BAGS, st.sampled_from([LIKENESS, 0.05, 0.4]))
@settings(max_examples=150, deadline=None)
def test_they_are_those_found_by_comparing_each_with_each(bags, likeness):
    words = {name: Counter(bag) for name, bag in bags.items()}
    assert find_stories(words, likeness) == by_hand(words, likeness)


def test_articles_without_a_word_are_stories_of_their_own():
    assert find_stories({}) == {}
    assert find_stories({"a": Counter(), "b": Counter()}) == {"a": "a", "b": "b"}


def test_common_words_do_not_make_cost_grow_with_the_square():
    """Every second article shares each of twenty words: what is told of the others must not be laid out pair by pair."""
    words = {
        f"{n:05}": Counter({f"common {k}": 1 for k in range(20) if (n >> k % 10) & 1} | {f"own {n // 4} {k}": 2 for k in range(9)})
        for n in range(1500)
    }  # fmt: skip
    assert len(set(find_stories(words).values())) == 375
    half = dict(list(words.items())[:750])
    for cost in (calls, memory):
        assert cost(lambda: find_stories(words)) < 3 * cost(lambda: find_stories(half))
