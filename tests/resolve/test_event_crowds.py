"""Clusters of clauses weighed as wholes."""

from __future__ import annotations

from dataclasses import replace

from kgbuild.resolve import event_crowds as c
from kgbuild.resolve import event_features as f
from kgbuild.resolve import resolve
from kgbuild.resolve.event_policy import EventPolicy
from tests.resolve.world import ONTOLOGY, article, person

PAIRS = EventPolicy(weights=((f.in_one_story, 0.5, "test"), (f.same_predicate, 0.8, "test")), vetoes=())
CROWDS = replace(
    PAIRS,
    crowds=((c.always, -1.0, "test"), (c.agree_at_best, 1.5, "test"), (c.share_sentences, -3.0, "test")),
)
TOGETHER = ({"name": "Arequipa", "type": "City"}, {"name": "Andes Council", "type": "Organization"})


def told(name, *predicates):
    rows = (person("Maria Lopez"), person("Juan Perez"), *TOGETHER)
    return article(name, *rows, clauses=tuple({"predicate": word, "agent": 0, "theme": 1} for word in predicates))


def events(policy, *articles):
    return sorted(event.clauses for event in resolve(articles, ONTOLOGY, policy=policy).events)


def test_clusters_join_while_their_weights_reach_nought():
    articles = (told("a", "rescue"), told("b", "rescue"), told("c", "rescue"))
    assert [len(row) for row in events(CROWDS, *articles)] == [3]
    never = replace(PAIRS, crowds=((c.always, -9.0, "test"),))
    assert [len(row) for row in events(never, *articles)] == [1, 1, 1]


def test_the_order_of_articles_does_not_matter():
    articles = (told("a", "rescue", "praise"), told("b", "praise"), told("c", "rescue"), told("d", "rescue"))
    assert events(CROWDS, *articles) == events(CROWDS, *articles[::-1])


def test_only_the_clauses_a_policy_names_are_compared():
    articles = (told("a", "rescue"), told("b", "rescue"), told("c", "rescue"))
    chosen = {clause.id: clause.predicate for extraction in articles[:2] for clause in extraction.clauses}
    assert [len(row) for row in events(replace(CROWDS, only=chosen), *articles)] == [2, 1]


def test_what_one_sentence_tells_twice_speaks_against():
    crowd = c.Crowd(1, c.unit({"ferry": 1.0}), c.unit({"captain": 1.0}), frozenset({"a:0"}))
    other = replace(crowd, sentences=frozenset({"b:0"}))
    link = c.Links(0.9, 0.9, 1)
    assert c.share_sentences(c.CrowdPair(crowd, crowd, link)) == 1.0
    assert c.share_sentences(c.CrowdPair(crowd, other, link)) == 0.0
    assert c.alike_articles(c.CrowdPair(crowd, other, link)) == 1.0


def test_crowds_add_up_and_the_reason_is_kept():
    crowd = c.Crowd(1, c.unit({"ferry": 1.0}), c.unit({"captain": 1.0}), frozenset({"a:0"}))
    other = c.Crowd(1, c.unit({"port": 2.0}), c.unit({"captain": 1.0}), frozenset({"b:0"}))
    both = crowd + other
    assert (both.size, both.sentences) == (2, {"a:0", "b:0"})
    assert both.about.weights == {"ferry": 1.0, "port": 1.0}
    assert both.heads.cosine(crowd.heads) == 1.0
    matches = resolve((told("a", "rescue"), told("b", "rescue")), ONTOLOGY, policy=replace(
        CROWDS, crowds=(*CROWDS.crowds, (c.same_heads, 0.5, "test")))).matches  # fmt: skip
    merged = next(match for match in matches if match.merged and "rescue" in match.left)
    assert "the same words stand for what takes part" in {feature.explanation for feature in merged.features}


def test_picked_clauses_are_compared_whatever_words_they_share():
    alike = replace(CROWDS, weights=((f.alike_words, 3.0, "test"),))
    articles = (told("a", "quit"), told("b", "resign"))
    chosen = {clause.id: clause.predicate for extraction in articles for clause in extraction.clauses}
    assert [len(row) for row in events(replace(alike, only=chosen), *articles)] == [2]
    chosen = dict.fromkeys(chosen, "")
    assert [len(row) for row in events(replace(alike, only=chosen), *articles)] == [2], "the predicate stands in"


def test_the_worst_pair_counts_only_when_all_pairs_were_judged():
    crowd = c.Crowd(1, c.unit({"ferry": 1.0}), c.unit({"captain": 1.0}), frozenset({"a:0"}))
    both = crowd + crowd
    links = c.Links(0.9, 0.9, 1, 0.9) + c.Links(0.4, 0.4, 0, 0.4)
    assert c.agree_at_worst(c.CrowdPair(crowd, both, links)) == 0.4
    assert c.agree_at_worst(c.CrowdPair(both, both, links)) == 0.0
