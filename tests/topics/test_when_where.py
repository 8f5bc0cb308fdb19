"""Where and when sentences of news say that something happened, and what their names are: text in, the event's word,
its place, its date; the one node of a name, and its class."""

import pytest

from tests.topics.sentences import graph_of

pytestmark = pytest.mark.pipeline

TOLD = [
    ("The Morla river burst its banks on the night of Sunday, 14 April.", "burst", "", "--04-14"),
    ("Ama Ofei of the Nkrumah Institute presented the findings in Kumasi on 3 May.", "present", "Kumasi", "--05-03"),
    ("The final was held in Lyon on 4 May.", "hold final", "Lyon", "--05-04"),
    ("The firms said on Tuesday, March 5, 2024. Velkor withdrew its offer in February.", "withdraw", "", "2024-02"),
    ("She scored twice on 5 May in the club's 3-1 victory over Brnica.", "victory", "", "--05-05"),
    ("Troops dispersed a rally in front of the parliament on 6 May.", "disperse", "parliament", "--05-06"),
    ("Five people were hurt on 8 May when guards broke up a march in the centre of Tacna.", "break up", "", "--05-08"),
    ("The Morla flooded two villages on 9 May, destroying a bridge.", "destroy", "", "--05-09"),
    ("Olvia won the regatta of 10 May. The clerk died on 11 May at her home in Kumasi.", "die", "Kumasi", "--05-11"),
    ("A hospital in Kumasi collapsed on 12 May.", "collapse", "Kumasi", "--05-12"),
    ("The mayor resigned at a press conference in Kumasi on 13 May.", "resign", "Kumasi", "--05-13"),
    ("Ana Vega won the election of Sunday, 14 April, the board said on Thursday, 18 April.", "win", "", "--04-14"),
    ("Fire broke out on Monday, 6 May. The next morning guards found a body.", "find", "", "--05-07"),
    ("Divers found gold in a box in the port of Rotterdam on 7 May.", "find", "port of Rotterdam", "--05-07"),
]  # fmt: skip
NAMED = [
    ("Ana Kalns, leader of the Zelnik union, met the trade union Zelnik. Zelnik struck.", "Zelnik", "Union"),
    ("She told the QRT broadcaster that he was ill. QRT showed the film.", "QRT", "NewsMedia"),
    ("The Green Latvia party won. Candidate Ana Berga of Green Latvia spoke.", "Green Latvia", "Party"),
    ("The director of Kwale Railways, Omar Diallo, offered 8 percent.", "Kwale Railways", "Company"),
    ("Workers of Mestre protested. The mayor of Mestre, Luca Ferri, handed over a key.", "Mestre", "City"),
]
"""Words that say what a body is belong to no name."""


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    return graph_of(tmp_path_factory.mktemp("when"), [text for text, *_ in [*TOLD, *NAMED]])


@pytest.mark.parametrize(("text", "word", "place", "date"), TOLD, ids=[row[1] for row in TOLD])
def test_the_event_has_its_place_and_date(graph, text, word, place, date):
    events = [event.id for event in graph.events.values() if event.predicate == word]
    assert events, text
    facts = [fact for fact in graph.facts.values() if fact.subject in events]
    dates = {f.object.value for f in facts if f.predicate in {"kg:date", "kg:inferredDate"}}
    places = {graph.entities[f.object].label for f in facts if f.predicate == "kg:place" and f.object in graph.entities}
    assert date in dates, (text, dates)
    assert not place or place in places, (text, places)


@pytest.mark.parametrize(("text", "name", "kind"), NAMED, ids=[row[1] for row in NAMED])
def test_the_name_is_one_node_of_its_class(graph, text, name, kind):
    bodies = [entity for entity in graph.entities.values() if entity.type != "Person"]  # "leader of X" names a person
    found = [entity for entity in bodies if any(name in each for each in (entity.label, *entity.names))]
    assert [(entity.label, entity.type) for entity in found] == [(name, kind)], text
