"""Articles in, expected facts out, through the whole program with the shipped pipeline.

A story is a TOML file: its `articles`, and what to `expect` of the graph:
`edges` and `no_edges` "subject | predicate | object" by name (* is anything); `offices` "person | place or body" joined by
kg:officeIn; `types` "name | class"; `same` names of one node; `different` names of two nodes; `dispute_values` pairs of
numbers that two conflicting claims carry.
"""

import json
import sys
from pathlib import Path

import pytest

from kgbuild.ontology import load_ontology
from kgbuild.pipeline import build

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

HERE = Path(__file__).parent
STORIES = sorted(path.stem for path in HERE.glob("*.toml"))
pytestmark = pytest.mark.pipeline


@pytest.fixture(scope="module", params=STORIES)
def story(request, tmp_path_factory):
    """(what to expect, the graph) of each story."""
    content = tomllib.loads((HERE / f"{request.param}.toml").read_text(encoding="utf-8"))
    folder = tmp_path_factory.mktemp(request.param)
    lines = [
        json.dumps({k: v for k, v in article.items() if k != "name"}, ensure_ascii=False)
        for article in content["articles"]
    ]
    (folder / "story.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return content["expect"], build([folder])


def called(graph, name: str) -> set[str]:
    """Ids of the nodes that go by a name."""
    wanted = name.casefold()
    return {e.id for e in graph.entities.values() if wanted in {n.casefold() for n in (e.label, *e.names)}}


def drawn(graph, line: str) -> list[str]:
    """The direct edges that fit "subject | predicate | object"; a symmetric relation fits either way round."""
    subject, predicate, target = (part.strip() for part in line.split("|"))

    def fits(name: str, node: object) -> bool:
        return node in graph.entities and (name == "*" or node in called(graph, name))

    return [
        f"{fact.subject} {fact.predicate} {fact.object}"
        for fact in graph.facts.values()
        if fact.edge
        and not fact.literal
        and predicate in ("*", fact.predicate)
        and (
            (fits(subject, fact.subject) and fits(target, fact.object))
            or (symmetric(fact.predicate) and fits(subject, fact.object) and fits(target, fact.subject))
        )
    ]


def symmetric(predicate: str) -> bool:
    known = load_ontology().properties.get(predicate.removeprefix("kg:"))
    return bool(known and known.symmetric)


def test_edges_are_drawn(story):
    expect, graph = story
    assert [line for line in expect.get("edges", []) if not drawn(graph, line)] == []


def test_edges_that_nobody_asserts_are_not_drawn(story):
    expect, graph = story
    assert [found for line in expect.get("no_edges", []) for found in drawn(graph, line)] == []


def test_offices_are_held(story):
    expect, graph = story
    lines = [line.replace("|", "| kg:officeIn |") for line in expect.get("offices", [])]
    assert [line for line in lines if not drawn(graph, line)] == []


def test_types_are_right(story):
    expect, graph = story
    ontology = load_ontology()
    wrong = []
    for line in expect.get("types", []):
        name, kind = (part.strip() for part in line.split("|"))
        if not any(ontology.is_a(graph.entities[node].type, kind) for node in called(graph, name)):
            wrong.append(line)
    assert wrong == []


def test_names_of_one_thing_are_one_node_and_others_are_not(story):
    expect, graph = story
    for names in expect.get("same", []):
        nodes = [called(graph, name) for name in names]
        assert all(len(found) == 1 for found in nodes), (names, nodes)
        assert len(set().union(*nodes)) == 1, names
    for one, other in expect.get("different", []):
        assert called(graph, one), one
        assert called(graph, other), other
        assert not called(graph, one) & called(graph, other)


def test_both_sides_of_a_dispute_over_a_number_are_kept(story):
    expect, graph = story
    disputed = {
        frozenset(side.quantity.value if side.quantity else str(side.object) for side in (one, other))
        for one, other, _ in graph.disputes()
    }
    assert [pair for pair in expect.get("dispute_values", []) if frozenset(pair) not in disputed] == []


def test_words_are_in_the_text_and_every_edge_has_evidence(story):
    _, graph = story
    for fact in graph.facts.values():
        assert fact.evidence
        for item in fact.evidence:
            assert graph.articles[item.article].words(item.span) == item.words
