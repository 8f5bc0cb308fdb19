"""What is remembered of an article is, to the last bit, what was worked out."""

from hypothesis import given
from hypothesis import strategies as st

from kgbuild.model import Article, Claim, Clause, CleanText, Evidence, Extraction, Mention, Quantity, Veto, When
from kgbuild.work.rows import key, pack, unpack

st.register_type_strategy(int, st.integers(-(2**31), 2**31))
st.register_type_strategy(float, st.floats(allow_nan=False))

few = {"max_size": 2}


def tuples(kind):
    return st.lists(st.builds(kind), **few).map(tuple)


claims = st.builds(
    Claim,
    object=st.one_of(st.text(max_size=5), st.builds(When), st.builds(Quantity)),
    evidence=tuples(Evidence),
)
extractions = st.builds(
    Extraction,
    article=st.text(max_size=5),
    mentions=tuples(Mention),
    clauses=tuples(Clause),
    claims=st.lists(claims, max_size=3).map(tuple),
    vetoes=tuples(Veto),
)


@given(extractions)
def test_an_extraction_survives(extraction):
    again = unpack(pack(extraction))
    assert again == extraction
    assert repr(again) == repr(extraction)


def article(**other):
    return Article(**{"name": "a", "sha256": "1", "text": "x", "blocks": (), "clean": CleanText("x", (0,)), **other})


def test_an_article_in_a_longer_file_is_the_same_article():
    assert key(article(sha256="2")) == key(article())


def test_all_else_makes_another_article():
    others = [{"name": "b"}, {"text": "y"}, {"clean": CleanText("y", (0,))}, {"date": "2024-02-05"}, {"publisher": "P"}]
    assert len({key(article(**other)) for other in [{}, *others]}) == 6
