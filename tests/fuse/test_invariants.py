"""What holds of facts whatever the articles say."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

from hypothesis import given, settings
from hypothesis import strategies as st

from kgbuild.fuse import fuse, fuse_statements
from kgbuild.fuse.parts import outline_of, parts_of
from kgbuild.fuse.rivals import Rivals
from kgbuild.fuse.sources import Sources
from kgbuild.fuse.statements import Statement
from kgbuild.fuse.units import world_of as world_of_parts
from kgbuild.graph import build_graph, check_graph
from kgbuild.graph.check import ends_problems, words_problems
from kgbuild.model import ROLES, Fact, Modality, Status
from tests.fuse.test_conflicts import World, words
from tests.story import count, km, on

PEOPLE = ("ana", "tom", "head", "alder", "brook", "lamp")
TELLING = st.fixed_dictionaries(
    {
        "event": st.sampled_from(["gift", "meeting", "visit"]),
        "roles": st.dictionaries(
            st.sampled_from(["agent", "coAgent", "theme", "recipient", "place"]), st.sampled_from(PEOPLE), min_size=1
        ),
        "modality": st.sampled_from([Modality.ASSERTED, Modality.ASSERTED, Modality.NEGATED, Modality.PLANNED]),
        "times": st.lists(st.sampled_from([on("2021-05-12"), on("2021-05-13")]), max_size=1),
        "numbers": st.lists(st.sampled_from([count("4", "4"), count("7", "7"), km("3"), km("9", "about")]), max_size=1),
        "page": st.integers(0, 3),
        "thing": st.integers(0, 4),
    }
)


OF_PAGE = ("gift", "meeting", "visit", "meeting2")
"""A happening for each page: none is told by two."""


def world_of(tellings: list[dict[str, object]]) -> World:
    world = World()
    pages = [world.page(number) for number in range(4)]
    for told in tellings:
        number = told["page"]
        assert isinstance(number, int)
        pages[number].tells(
            words(number, told["thing"]), told["event"], tuple(told["times"]), tuple(told["numbers"]),  # type: ignore[arg-type]
            modality=told["modality"], **told["roles"],  # type: ignore[arg-type]
        )  # fmt: skip
    return world


@given(st.lists(TELLING, min_size=1, max_size=8))
@settings(max_examples=120, deadline=None)
def test_invariants(tellings: list[dict[str, object]]) -> None:
    world = world_of(tellings)
    facts = {fact.id: fact for fact in world.facts()}
    for fact in facts.values():
        assert fact.evidence and fact.attributed_to and fact.support >= 1
        assert 0 < fact.confidence < 1
        assert (fact.status is Status.DISPUTED) == bool(fact.conflicts_with) == bool(fact.conflict)
        assert fact.status is not Status.AGREED or fact.support > 1
        for other in fact.conflicts_with:
            assert fact.id in facts[other].conflicts_with
            assert not (fact.edge and facts[other].edge) or _one_edge(fact, facts[other])
        if fact.edge and fact.predicate[3:] not in ROLES and not fact.literal:
            assert fact.modality is Modality.ASSERTED
    world.pages.reverse()
    assert {fact.id: fact for fact in world.facts()} == facts


@given(st.lists(TELLING, min_size=1, max_size=8))
@settings(max_examples=40, deadline=None)
def test_every_graph_is_sound(tellings: list[dict[str, object]]) -> None:
    world = world_of(tellings)
    facts = fuse(world.extractions, world.resolution, world.articles, world.ontology)
    graph = build_graph(world.articles.values(), world.extractions, world.resolution, facts, world.ontology)
    assert not [*words_problems(graph), *ends_problems(graph)]


def test_shapes_hold_for_a_graph_with_everything_in_it() -> None:
    told = [
        {"event": event, "roles": {"agent": one, "theme": "lamp", "place": place}, "modality": mode, "page": page,
         "times": [on("2021-05-12")], "numbers": [km("3")], "thing": 0}
        for page, (event, one, place, mode) in enumerate(
            [("gift", "tom", "alder", Modality.ASSERTED), ("gift", "head", "brook", Modality.NEGATED),
             ("visit", "ana", "alder", Modality.PLANNED), ("gift", "ana", "brook", Modality.ASSERTED)])
    ]  # fmt: skip
    world = world_of(told)
    assert check_graph(world.graph(), world.ontology) == []


def _one_edge(left: Fact, right: Fact) -> bool:
    """The sides differ in a number said of one edge, or an edge disputes a role beside it."""
    return left.object == right.object or (left.subject, left.predicate) != (right.subject, right.predicate)


@given(st.lists(TELLING, min_size=1, max_size=8), st.integers(0, 2))
@settings(max_examples=120, deadline=None)
def test_fusing_group_by_group_is_fusing_at_once(tellings: list[dict[str, object]], bundles: int) -> None:
    world = world_of(tellings)
    (part,) = parts_of(world.extractions, world.resolution, world.ontology)
    sources = Sources(world.articles, world.resolution, world.ontology)
    rivals = world_of_parts([part], [outline_of(part)], sources, world.ontology).rivals.with_twins(part.spoken.twins)
    found = [list(group.said) for group in part.spoken.groups]
    at_once = fuse_statements(chain.from_iterable(found), sources, rivals, world.ontology)
    bundled = [list(chain.from_iterable(found[n :: bundles + 1])) for n in range(bundles + 1)] if bundles else found
    apart = [
        fact for bundle in bundled for fact in fuse_statements(bundle, sources, only(rivals, bundle), world.ontology)
    ]
    assert sorted(apart, key=lambda fact: fact.id) == at_once


def only(rivals: Rivals, said: list[Statement]) -> Rivals:
    """What travels with a bundle: the things its statements name."""
    return rivals.only([name for each in said for name in (each.subject, str(each.object), each.event)])


@given(st.lists(TELLING, min_size=1, max_size=8))
@settings(max_examples=120, deadline=None)
def test_fusing_story_by_story_is_fusing_at_once(tellings: list[dict[str, object]]) -> None:
    world = world_of([{**told, "event": OF_PAGE[told["page"]]} for told in tellings])  # type: ignore[call-overload]
    apart = replace(world.resolution, stories={name: name for name in world.articles})
    parts = parts_of(world.extractions, apart, world.ontology)
    sources = Sources(world.articles, apart, world.ontology)
    rivals = world_of_parts(parts, map(outline_of, parts), sources, world.ontology).rivals
    said = [each for part in parts for group in part.spoken.groups for each in group.said]
    at_once = fuse_statements(sorted(said, key=lambda each: each.claim.article), sources, rivals, world.ontology)
    assert fuse(world.extractions, apart, world.articles, world.ontology) == tuple(at_once)
