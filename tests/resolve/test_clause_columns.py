"""Many pairs compared at once: columns say what sets say of two."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from kgbuild.model import Modality
from kgbuild.resolve import event_features as f
from kgbuild.resolve.bags import Bags, Weights, pairs_sharing
from kgbuild.resolve.clause_columns import WHERE, WHO, ClausePairs, Laid
from kgbuild.resolve.clause_pair import ClausePair
from kgbuild.resolve.event_policy import EVENT_VETOES, EventPolicy, judge_clauses
from kgbuild.resolve.happening import Happening
from kgbuild.resolve.lexicon import make_lexicon
from tests.resolve.world import ONTOLOGY

LEXICON = make_lexicon(ONTOLOGY)
LETTERS = st.frozensets(st.sampled_from("abcdef"), max_size=4)
PARTS = st.frozensets(
    st.tuples(st.sampled_from((*WHO, "place", "origin")), st.sampled_from(("a", "b", "c", "d", "clause:say"))),
    max_size=4,
)
TYPES = st.sampled_from((frozenset(), *(frozenset({name}) for name in ("Meeting", "Transfer", "Visit"))))
DATES = st.frozensets(st.sampled_from(("2021-05-12", "2021-05", "--05-13", "2022")), max_size=2)


@st.composite
def happenings(draw):
    """A few happenings, each as one clause tells it."""
    found = []
    for number in range(draw(st.integers(2, 6))):
        parts, word = draw(PARTS), draw(st.sampled_from(("meet", "talk", "resign", "quit", "be")))
        found.append(
            Happening(
                id=f"{number}", clauses=(f"{number}",), articles=frozenset(draw(st.sampled_from("xy"))),
                stories=frozenset({"s"}), types=draw(TYPES), predicates=frozenset({word}), stems=frozenset({word}),
                rows=draw(st.frozensets(st.integers(0, 3), max_size=2)), telling=word != "be",
                mode=draw(st.sampled_from((Modality.ASSERTED, Modality.PLANNED))), parts=parts,
                entities=frozenset(who for _, who in parts if not who.startswith("clause:")), dates=draw(DATES),
                nominal=draw(st.booleans()), sentences=frozenset({f"{draw(st.integers(0, 2))}"}),
                context=dict.fromkeys(sorted(draw(LETTERS)), 0.5), wording=word,
            )
        )  # fmt: skip
    return found


def every_two(told):
    left, right = np.triu_indices(len(told), 1)
    return ClausePairs(Laid(told, LEXICON), left, right)


@given(st.lists(LETTERS, min_size=2, max_size=8))
def test_bags_share_what_sets_share(rows):
    left, right = np.triu_indices(len(rows), 1)
    assert Bags(rows).shared(left, right).tolist() == [len(one & other) for one, other in combinations(rows, 2)]
    weights = [{word: ord(word) / 100 for word in sorted(row)} for row in rows]
    both = [(one, other) for one, other in combinations(weights, 2)]
    expected = [sum(weight * other.get(word, 0.0) for word, weight in one.items()) for one, other in both]
    assert np.allclose(Weights(weights).products(left, right), expected)


@given(st.lists(st.sets(st.integers(0, 9), max_size=6), max_size=8))
def test_pairs_of_blocks(blocks):
    left, right = pairs_sharing([sorted(block) for block in blocks], 10, 5)
    expected = {pair for block in blocks if len(block) <= 5 for pair in combinations(sorted(block), 2)}
    assert list(zip(left.tolist(), right.tolist(), strict=True)) == sorted(expected)


@settings(max_examples=60, deadline=None)
@given(happenings())
def test_columns_say_what_sets_say(told):
    pairs = every_two(told)
    said = {rule: [bool(value) for value in rule(pairs)] for rule in EVENT_VETOES}
    counts = {rule: rule(pairs).tolist() for rule in (f.same_participants, f.same_entities_elsewhere, f.same_place)}
    differing = (f.other_participants(pairs) + f.disputed_participant(pairs)).tolist()
    for n, (one, other) in enumerate(combinations(told, 2)):
        for rule in EVENT_VETOES:
            assert said[rule][n] == bool(rule(ClausePair(one, other)))
        same = one.parts & other.parts
        assert counts[f.same_participants][n] == min(3, sum(role not in WHERE for role, _ in same))
        assert counts[f.same_place][n] == any(role in WHERE for role, _ in same)
        elsewhere = (one.entities & other.entities) - {who for _, who in same}
        assert counts[f.same_entities_elsewhere][n] == min(2, len(elsewhere))
        assert differing[n] == sum(differ(one, other, role) for role in WHO)


def differ(one, other, role):
    left, right = ({who for what, who in side.parts if what == role} for side in (one, other))
    if not left or not right:
        return False
    return not (left <= right or right <= left) if role == "agent" else left.isdisjoint(right)


@settings(max_examples=60, deadline=None)
@given(happenings())
def test_reasons_add_up_to_the_score(told):
    left, right = np.triu_indices(len(told), 1)
    scored = judge_clauses(told, left, right, LEXICON, EventPolicy())
    columns = (scored.left.tolist(), scored.right.tolist(), scored.score.tolist())
    by_pair = {(one, other): score for one, other, score in zip(*columns, strict=True)}
    for pair in scored.shown:
        assert by_pair[pair.left, pair.right] == pair.score == round(sum(each.score for each in pair.reasons), 3)
    near = {(pair.left, pair.right) for pair in scored.shown}
    assert all(pair in near for pair, score in by_pair.items() if score >= 0.5)
