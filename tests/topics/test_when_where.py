"""Where and when sentences of news say that something happened: text in, the event's word, its place, its date."""

import pytest

from kgbuild.pipeline import build

pytestmark = pytest.mark.pipeline

FILLER = "The harbour town is far away from here and it is large, as every visitor of the region soon learns. "
TOLD = [
    ("The Morla river burst its banks on the night of Sunday, 14 April.", "burst", "", "--04-14"),
    ("Ama Ofei of the Nkrumah Institute presented the findings in Kumasi on 3 May.", "present", "Kumasi", "--05-03"),
    ("The final was held in Lyon on 4 May.", "hold final", "Lyon", "--05-04"),
    ("The firms said on Tuesday, March 5, 2024. Velkor withdrew its offer in February.", "withdraw", "", "2024-02"),
]  # fmt: skip


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    folder = tmp_path_factory.mktemp("when")
    for number, (text, *_) in enumerate(TOLD):
        (folder / f"{number}.txt").write_text(FILLER + text, encoding="utf-8")
    return build([folder])


@pytest.mark.parametrize(("text", "word", "place", "date"), TOLD, ids=[row[1] for row in TOLD])
def test_the_event_has_its_place_and_date(graph, text, word, place, date):
    events = [event.id for event in graph.events.values() if event.predicate == word]
    assert events, text
    facts = [fact for fact in graph.facts.values() if fact.subject in events]
    dates = {f.object.value for f in facts if f.predicate in {"kg:date", "kg:inferredDate"}}
    places = {graph.entities[f.object].label for f in facts if f.predicate == "kg:place" and f.object in graph.entities}
    assert date in dates, (text, dates)
    assert not place or place in places, (text, places)
