"""What was worked out part by part is taken up again, and changes nothing of what a build finds and writes."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from kgbuild.engines.spread import here
from kgbuild.export import contents
from kgbuild.fuse import fuse
from kgbuild.fuse.made_of import made_of_part, made_of_unit
from kgbuild.fuse.parts import outline_of, parts_of
from kgbuild.fuse.sources import Sources
from kgbuild.fuse.units import units_of
from kgbuild.fuse.units import world_of as world_of_parts
from kgbuild.graph import build_graph
from kgbuild.model import Article, CleanText, Copy, Extraction, Fact, Modality
from kgbuild.resolve import resolve
from kgbuild.settings import Settings
from kgbuild.work import parts_known
from kgbuild.work.fact_rows import pack_facts, unpack_facts
from tests.fuse.test_conflicts import World, words
from tests.fuse.test_invariants import TELLING, world_of
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


TEXTS = ("graph.ttl", "graph.trig", "graph.json", "graph.graphml")


def fused_and_written(
    world: World, folder: Path | None, least: float | None = None
) -> tuple[tuple[Fact, ...], dict[str, bytes]]:
    """Facts and files; with a folder, of what is remembered there.  An article differs whenever what it says does."""
    known_by = [replace(page.article, url=repr(page.extraction())) for page in world.pages]
    with parts_known(Settings(cache=folder), known_by, here) as (over, small):
        facts = fuse(
            world.extractions, world.resolution, world.articles, world.ontology, over=over, least=least, small=small
        )
        graph = build_graph(world.articles.values(), world.extractions, world.resolution, facts, world.ontology)
        return facts, contents(graph, world.ontology, TEXTS, over)


@given(st.lists(st.lists(TELLING, min_size=1, max_size=6), min_size=2, max_size=4))
@settings(max_examples=40, deadline=None)
def test_facts_and_files_of_any_builds_one_after_another_are_those_of_builds_that_remember_nothing(
    builds: list[list[dict[str, object]]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for tellings in builds:
            assert fused_and_written(world_of(tellings), Path(folder)) == fused_and_written(world_of(tellings), None)


def test_another_confidence_asked_for_is_not_taken_from_what_is_remembered(tmp_path: Path) -> None:
    world = World()
    world.page(0).tells(words(0), "gift", agent="ana", recipient="tom", theme="lamp")
    drawn = []
    for least in (0.5, 0.9, 0.5):
        facts, files = fused_and_written(world, tmp_path, least)
        assert (facts, files) == fused_and_written(world, None, least)
        drawn.append({fact.edge for fact in facts if fact.predicate == "kg:gave"})
    assert drawn == [{True}, {False}, {True}]


def told_by(*pages: int, copies: tuple[Copy, ...] = (), modality: Modality = Modality.ASSERTED) -> list[object]:
    """What a gift that some pages tell is made of: the parts, and the units."""
    world = World()
    for number in pages:
        world.page(number).tells(words(number), "gift", agent="ana", theme="lamp", modality=modality)
    digests = {row.article: repr(row.claims) for row in world.extractions}
    parts = parts_of(world.extractions, world.resolution, world.ontology)
    outlines = [outline_of(part) for part in parts]
    sources = Sources(world.articles, world.resolution, world.ontology, copies)
    whole = world_of_parts(parts, outlines, sources, world.ontology)
    made = [made_of_part(part, digests) for part in parts]
    return [made, [made_of_unit(unit, lambda part: repr(made), whole) for unit in units_of(parts, outlines)]]


def test_a_group_is_told_from_one_with_other_facts() -> None:
    copy = Copy("1.txt", "0.txt", 0.9)
    different = [
        told_by(0), told_by(1), told_by(0, 1), told_by(0, 1, copies=(copy,)), told_by(0, modality=Modality.NEGATED)
    ]  # fmt: skip
    assert all(different.count(each) == 1 for each in different)
    assert told_by(0, 1) == told_by(1, 0)


@given(st.lists(TELLING, min_size=1, max_size=6))
@settings(max_examples=40, deadline=None)
def test_packed_facts_are_the_same_unpacked(tellings: list[dict[str, object]]) -> None:
    facts = list(world_of(tellings).facts())
    assert unpack_facts(pack_facts(facts)) == facts
