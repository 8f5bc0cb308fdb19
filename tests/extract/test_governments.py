"""Capitals that stand for their country's government, and those that are cities."""

from __future__ import annotations

import pytest

from benchmarks.coreference_ecb import article
from kgbuild.annotate import annotate, load_pipeline
from kgbuild.extract import extract
from kgbuild.extract.governments import WHY
from kgbuild.ontology import load_ontology
from kgbuild.resolve import resolve

JAPAN = "Japan's foreign minister met his counterpart on Monday. "
PERU = "Peruvian troops crossed the border. "
ACTS = [
    (JAPAN + "Tokyo protested against the launch.", "Tokyo", ["Japan"]),
    (JAPAN + "Tokyo said it would answer.", "Tokyo", ["Japan"]),
    (JAPAN + "Canada wants to stay out of it. Talks between Tokyo and Ottawa went on.", "Ottawa", ["Canada"]),
    (JAPAN + "Canada wants to stay out of it. Talks between Tokyo and Ottawa were held in Tokyo.", "Tokyo",
     ["Japan", "Tokyo"]),
    (PERU + "Lima denied the report.", "Lima", ["Peru"]),
    (PERU + "Ecuador accused Lima of lying.", "Lima", ["Peru"]),
    ("Ecuador wants talks. The president flew to Quito. Quito rejected the demand.", "Quito", ["Quito", "Ecuador"]),
    ("Ecuador wants talks. Quito rejected the demand. Quito is a city of two million people.", "Quito",
     ["Ecuador", "Quito"]),
]  # fmt: skip
CITIES = [
    ("Tokyo protested against the launch.", "Tokyo"),
    (JAPAN + "A fire broke out in Tokyo.", "Tokyo"),
    (JAPAN + "Police in Tokyo said nobody was hurt.", "Tokyo"),
    (JAPAN + "The mayor of Tokyo denied the report.", "Tokyo"),
    (JAPAN + "The delegation was welcomed in Tokyo. Tokyo welcomed thousands of visitors.", "Tokyo"),
    (JAPAN + "Osaka protested against the launch.", "Osaka"),
]


def told(text):
    return extract(next(iter(annotate([article("a", text)], load_pipeline(), load_ontology()))), load_ontology())


@pytest.mark.parametrize(("text", "capital", "names"), ACTS)
def test_a_capital_that_speaks_or_decides_is_its_country(text, capital, names):
    assert [mention.name for mention in told(text).mentions if mention.words == capital] == names


@pytest.mark.parametrize(("text", "city"), CITIES)
def test_a_city_stays_a_city(text, city):
    assert {mention.name for mention in told(text).mentions if mention.words == city} == {city}


def test_government_and_city_are_two_nodes_and_the_reason_is_told():
    found = told(ACTS[6][0])
    resolution = resolve([found], load_ontology())
    labels = {entity.id: entity.label for entity in resolution.entities}
    assert [labels[resolution.of[m.id]] for m in found.mentions if m.words == "Quito"] == ["Quito", "Ecuador"]
    assert not any("Quito" in entity.names for entity in resolution.entities if entity.label == "Ecuador")
    assert any(reason.explanation == WHY for match in resolution.matches for reason in match.features)
