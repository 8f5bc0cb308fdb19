"""How many died, were hurt or took part, as news says it: text in, the class of the happening and the number."""

import pytest

from tests.topics.sentences import graph_of

pytestmark = pytest.mark.pipeline

TOLD = [
    ("The quake left 71 dead and more than 400 injured.", "Killing", "71"),
    ("The crash left 72 dead and more than 401 injured.", "Injury", "401"),
    ("The last big quake in the area, in 1997, claimed the lives of 112 people.", "Killing", "112"),
    ("The outbreak has already claimed 14 lives.", "Killing", "14"),
    ("The storm struck Lima, killing at least 58 people and injuring more than 300.", "Injury", "300"),
    ("At least 46 people were injured and 90 arrested when police broke up a march.", "Arrest", "90"),
    ("The ferry sank, killing 9 people and leaving 4 missing.", "Disappearance", "4"),
    ("After the flood, 23 people are still missing.", "Disappearance", "23"),
    ("The death toll rose to 12, with 30 injured.", "Injury", "30"),
    ("Police said 8,000 had taken part.", "Event", "8000"),
    ("Police put the number of protesters at 4,000.", "Event", "4000"),
    ("Officials put the toll at 33.", "Event", "33"),
    ("Vega Lines was fined 200 million won in 2021 for overloading a ferry.", "Sentencing", "200000000"),
    ("A court in Lima fined the Freedom Alliance 30,000 crowns.", "Sentencing", "30000"),
    ("The bank cut its key interest rate by half a percentage point to 3.25 percent.", "ValueChange", "3.25"),
    ("Shares in the construction group Volvo jumped 6 percent.", "ValueChange", "6"),
    ("Two people were shot dead and five others injured in Lima.", "Injury", "5"),
    ("Twelve people were killed and 40 others wounded in Lima.", "Injury", "40"),
    ("Police fired tear gas at protesters and detained 26 of them.", "Arrest", "26"),
    ("Police have recovered 37 of the stolen camels.", "Rescue", "37"),
    ("The Peruvian army has sent a team of 20 specialists to Lima.", "Event", "20"),
    ("The retailer Harlan owes Vega Motors a termination fee of EUR 240 million.", "Payment", "240000000"),
    ("The deal with Vega Motors is worth 5,8 billion euros, and Harlan paid 3 mln euros.", "Payment", "3000000"),
    ("She was banned for four years after testing positive.", "Ban", "4"),
]


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    return graph_of(tmp_path_factory.mktemp("tolls"), [text for text, *_ in TOLD])


@pytest.mark.parametrize(("text", "kind", "number"), TOLD, ids=[f"{row[1]} {row[2]}" for row in TOLD])
def test_a_happening_tells_how_many(graph, text, kind, number):
    numbers = {
        (graph.events[fact.subject].type, fact.quantity.value)
        for fact in graph.facts.values()
        if fact.quantity is not None and fact.subject in graph.events
    }
    assert (kind, number) in numbers, text
