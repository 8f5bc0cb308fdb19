"""What was worked out part by part is taken up again, and changes nothing of what a build finds."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from kgbuild.engines.spread import here
from kgbuild.model import Article, CleanText, Extraction
from kgbuild.resolve import resolve
from kgbuild.settings import Settings
from kgbuild.work import parts_known
from tests.resolve.test_blocks import articles
from tests.resolve.world import ONTOLOGY

Edit = tuple[str, int, list[int]]
"""What is done to a corpus, to which article, and whom it names then."""
EDITS = st.lists(
    st.tuples(
        st.sampled_from(("add", "remove", "change")),
        st.integers(0, 7),
        st.lists(st.integers(0, 17), min_size=2, max_size=5),
    ),
    min_size=1,
    max_size=5,
)


def source(extraction: Extraction) -> Article:
    """An article that differs whenever what it says does."""
    text = repr([(mention.name, mention.type) for mention in extraction.mentions])
    return Article(extraction.article, "", text, (), CleanText("", ()))


def edited(picks: dict[int, list[int]], edit: Edit) -> dict[int, list[int]]:
    what, number, names = edit
    if what == "remove":
        return {n: row for n, row in picks.items() if n != number} if len(picks) > 1 else picks
    return dict(sorted({**picks, number: names}.items()))


@given(st.lists(st.lists(st.integers(0, 17), min_size=2, max_size=5), min_size=1, max_size=6), EDITS)
@settings(max_examples=25, deadline=None)
def test_after_any_edits_what_is_remembered_gives_what_working_it_all_out_gives(
    first: list[list[int]], edits: list[Edit]
) -> None:
    picks = dict(enumerate(first))
    with tempfile.TemporaryDirectory() as folder:
        for edit in (None, *edits):
            picks = edited(picks, edit) if edit else picks
            rows = [articles([[0, 1]] * number + [names])[number] for number, names in picks.items()]
            with parts_known(Settings(cache=Path(folder)), map(source, rows), here) as (over, small):
                known = resolve(rows, ONTOLOGY, over=over, small=small)
            assert known == resolve(rows, ONTOLOGY)


def test_only_what_changed_is_worked_out_again(tmp_path: Path) -> None:
    rows = articles([[0, 2], [4, 6], [0, 8]])
    asked: list[int] = []

    def counting(function, things, *shared):  # type: ignore[no-untyped-def]
        things = list(things)
        asked.append(len(things))
        return here(function, things, *shared)

    for expected in ([3, 1], [0, 0]):
        asked.clear()
        with parts_known(Settings(cache=tmp_path), map(source, rows), counting) as (over, small):
            resolve(rows, ONTOLOGY, over=over, small=small)
        assert [asked[0], min(asked[1], 1)] == expected
