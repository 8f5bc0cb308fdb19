"""What disputes what, and which side is drawn."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kgbuild.fuse import fuse
from kgbuild.model import Fact, Modality, Quantity, Status, When
from kgbuild.ontology.view import Shape
from tests.story import Story, count, km, on

ENTITIES = {
    "ana": ("Person", "Ana Ruiz"),
    "tom": ("Person", "Tom Brandt"),
    "head": ("Person", "head of the board"),
    "man": ("Person", "man"),
    "head2": ("Person", "head of the port", "old head"),
    "wire": ("NewsAgency", "Norsk Wire"),
    "board": ("Organization", "Harbour Board"),
    "alder": ("City", "Port Alder"),
    "brook": ("City", "Brook"),
    "arvania": ("Country", "Arvania"),
    "post": ("Facility", "Brook border post"),
    "pier": ("Facility", "Long Pier"),
    "lamp": ("Artifact", "brass lamps"),
    "rope": ("Artifact", "ropes"),
    "ferry": ("Vehicle", "night ferry"),
}
EVENTS = {
    "gift": ("Gift", "give", "A gift"),
    "visit": ("Visit", "visit", "A visit"),
    "meeting": ("Meeting", "meet", "A meeting"),
    "meeting2": ("Meeting", "meet", "Another meeting"),
    "sinking": ("Accident", "sink", "A sinking"),
    "leaving": ("Departure", "leave", "A departure"),
}
TEXT = (
    "Ana Ruiz. Tom Brandt. The head of the board. A man. Harbour Board. Port Alder. Brook. Arvania. Some brass lamps. "
    "Some ropes. Norsk Wire. The old head. The night ferry. Brook border post. Long Pier. "
)


class World(Story):
    """A story whose pages name everybody, so that a test says only who tells what."""

    def __init__(self) -> None:
        super().__init__(ENTITIES, EVENTS)

    def page(self, number: int):  # type: ignore[no-untyped-def]
        sentences = "".join(f"This is thing {index} that page {number} tells. " for index in range(5))
        return self.article(f"{number}.txt", TEXT + sentences, f"Outlet {number}")

    def facts(self) -> tuple[Fact, ...]:
        return fuse(self.extractions, self.resolution, self.articles, self.ontology)


def words(page: int, thing: int = 0) -> str:
    return f"thing {thing} that page {page} tells"


def disputes(facts: tuple[Fact, ...]) -> set[str]:
    known = {fact.id: fact for fact in facts}
    for fact in facts:
        assert (fact.status is Status.DISPUTED) == bool(fact.conflicts_with)
        assert all(fact.id in known[other].conflicts_with for other in fact.conflicts_with)
    return {fact.conflict for fact in facts if fact.conflict}


NUMBERS = [
    (km("250", "about"), km("200"), True),
    (km("250", "about"), km("240"), False),
    (km("250"), Quantity("250,000 metres", "250000", "metre", "length"), False),
    (km("160"), Quantity("100 miles", "100", "mile", "length"), False),
    (km("160"), Quantity("120 miles", "120", "mile", "length"), True),
    (count("four", "4"), count("seven", "7"), True),
    (count("four", "4"), count("4", "4"), False),
    (count("1,200", "1200"), count("1,203", "1203"), False),
    (Quantity("at least 4", "4", comparison="at least"), count("7", "7"), False),
    (Quantity("at least 9", "9", comparison="at least"), count("7", "7"), True),
    (Quantity("fewer than 9", "9", comparison="less than"), count("7", "7"), False),
    (Quantity("$5m", "5000000", "US dollar", "money"), Quantity("€5m", "5000000", "euro", "money"), False),
    (Quantity("$5m", "5000000", "US dollar", "money"), Quantity("$7m", "7000000", "US dollar", "money"), True),
    (count("several", "several"), count("seven", "7"), False),
    (km("5"), count("seven", "7"), False),
]


@pytest.mark.parametrize(("left", "right", "disputed"), NUMBERS)
def test_numbers_of_one_happening(left: Quantity, right: Quantity, disputed: bool) -> None:
    world = World()
    for number, quantity in enumerate((left, right)):
        world.page(number).tells(words(number), "sinking", quantities=(quantity,), theme="ferry=night ferry")
    assert disputes(world.facts()) == ({"number"} if disputed else set())


def test_a_number_of_one_thing_is_not_compared_with_a_number_of_another() -> None:
    world = World()
    counts = {"theme": count("five", "5")}
    world.page(0).tells(words(0), "gift", agent="ana", theme="lamp", counts=counts)
    world.page(1).tells(words(1), "gift", agent="ana", theme="rope", counts={"theme": count("six", "6")})
    assert disputes(world.facts()) == set()


def test_numbers_of_one_breath_are_a_list() -> None:
    world = World()
    world.page(0).tells(words(0), "sinking", quantities=(count("4", "4"), count("7", "7")), theme="ferry=night ferry")
    assert disputes(world.facts()) == set()


def test_a_disputed_count_leaves_its_edge_drawn() -> None:
    world = World()
    for number, value in enumerate(("5", "6")):
        page = world.page(number)
        page.tells(words(number), "gift", agent="ana", theme="lamp", counts={"theme": count(value, value)})
    gave = [fact for fact in world.facts() if fact.predicate == "kg:theme"]
    assert [fact.edge for fact in gave] == [True, True]
    assert {fact.quantity.value for fact in gave if fact.quantity} == {"5", "6"}
    assert {fact.conflict for fact in gave} == {"number"}


def test_a_report_without_a_number_supports_the_thing_but_no_disputed_number() -> None:
    world = World()
    for number, value in enumerate(("5", "6", "")):
        counts = {"theme": count(value, value)} if value else None
        world.page(number).tells(words(number), "gift", agent="ana", theme="lamp", counts=counts)
    gave = [fact for fact in world.facts() if fact.predicate == "kg:theme"]
    assert [fact.support for fact in gave] == [1, 1]
    assert sum(len(fact.evidence) for fact in gave) == 3


def when(value: str, datatype: str = "date", stated: bool = True, end: str = "") -> When:
    return When(value, value, datatype, stated, "" if stated else "from the article's date", end)


DATES = [
    (on("2021-05-12"), on("2021-05-13"), True),
    (on("2021-05-12"), when("--05-12", "gMonthDay"), False),
    (on("2021-05-12"), when("--05-13", "gMonthDay"), True),
    (on("2021-05-12"), when("2021-05", "gYearMonth"), False),
    (on("2021-05-12"), when("2021-06", "gYearMonth"), True),
    (on("2021-05-12"), when("2021", "gYear"), False),
    (when("--05-13", "gMonthDay"), when("2020", "gYear"), False),
    (when("2021-05-10", end="2021-05-14"), on("2021-05-12"), False),
    (when("2021-05-10", end="2021-05-14"), on("2021-05-15"), True),
    (on("2021-05-12"), when("2021-05-13", stated=False), True),
    (on("2021-05-12"), When("last week"), False),
]


@pytest.mark.parametrize(("left", "right", "disputed"), DATES)
def test_dates_of_one_happening(left: When, right: When, disputed: bool) -> None:
    world = World()
    for number, time in enumerate((left, right)):
        world.page(number).tells(words(number), "visit", times=(time,), agent="ana")
    assert disputes(world.facts()) == ({"date"} if disputed else set())


@pytest.mark.parametrize(
    ("left", "right", "disputed"),
    [("P6D", "P6D", False), ("P6D", "P1W", False), ("P6D", "P7D", False), ("P6D", "P2W", True), ("PT5H", "PT2H", True)],
)
def test_durations_of_one_happening(left: str, right: str, disputed: bool) -> None:
    world = World()
    for number, value in enumerate((left, right)):
        page = world.page(number)
        page.tells(words(number), "visit", times=(When(value, value, "duration"),), agent="ana")
    assert disputes(world.facts()) == ({"duration"} if disputed else set())


PLACES = [("alder", "brook", True), ("alder", "arvania", False), ("alder", "alder", False)]


@pytest.mark.parametrize(("left", "right", "disputed"), PLACES)
def test_places_of_one_happening(left: str, right: str, disputed: bool) -> None:
    world = World()
    for number, place in enumerate((left, right)):
        world.page(number).tells(words(number), "meeting", agent="ana", coAgent="tom", place=place)
    assert disputes(world.facts()) == ({"place"} if disputed else set())


def test_a_place_within_the_other_is_no_dispute() -> None:
    world = World()
    world.page(0).tells(words(0), "meeting", agent="ana", place="alder")
    page = world.page(1)
    page.tells(words(1), "meeting", agent="ana", place="brook")
    page.relates(words(1, 1), "brook", "kg:partOf", "alder")
    assert disputes(world.facts()) == set()


GIVERS = [
    ("tom", "head", True),
    ("tom", "man", False),
    ("tom", "board", False),
    ("tom", "ana", True),
    ("head", "head2=old head", False),
]


@pytest.mark.parametrize(("left", "right", "disputed"), GIVERS)
def test_who_did_what_only_one_can_have_done(left: str, right: str, disputed: bool) -> None:
    world = World()
    for number, giver in enumerate((left, right)):
        world.page(number).tells(words(number), "gift", agent=giver, theme="lamp")
    facts = world.facts()
    assert disputes(facts) == ({"who"} if disputed else set())
    drawn = {fact.subject for fact in facts if fact.predicate == "kg:gave" and fact.edge}
    assert drawn == (set() if disputed else {left, right.partition("=")[0]})


def test_the_better_supported_side_is_drawn() -> None:
    world = World()
    for number, giver in enumerate(("tom", "head", "tom")):
        world.page(number).tells(words(number), "gift", agent=giver, theme="lamp", recipient="ana")
    facts = world.facts()
    drawn = {
        (fact.subject, fact.predicate) for fact in facts if fact.edge and fact.predicate in ("kg:gave", "kg:gaveTo")
    }
    assert drawn == {("tom", "kg:gave"), ("tom", "kg:gaveTo")}
    kept = [fact for fact in facts if fact.subject == "head"]
    assert {fact.status for fact in kept} == {Status.DISPUTED}
    assert all(fact.conflicts_with for fact in kept)


def test_less_exact_tellings_stand_together() -> None:
    world = World()
    for number, time in enumerate((on("2021-05-12"), when("--05-12", "gMonthDay"), on("2021-05-14"))):
        world.page(number).tells(words(number), "visit", times=(time,), agent="ana")
    dates = {fact.object.value: fact for fact in world.facts() if fact.predicate == "kg:date"}  # type: ignore[union-attr]
    assert {value for value, fact in dates.items() if fact.edge} == {"2021-05-12", "--05-12"}
    assert dates["--05-12"].support == 2
    assert dates["2021-05-12"].support == 1  # nobody else gives the year
    world = World()
    for number, far in enumerate((km("250", "about"), km("248"), km("200"))):
        world.page(number).tells(words(number), "sinking", quantities=(far,), theme="ferry=night ferry")
    drawn = [fact.quantity.value for fact in world.facts() if fact.quantity and fact.edge]
    assert sorted(drawn) == ["248", "250"]


def test_two_descriptions_that_may_be_one_stand_together() -> None:
    world = World()
    for number, giver in enumerate(("tom", "head", "head2=old head")):
        world.page(number).tells(words(number), "gift", agent=giver, theme="lamp")
    drawn = {fact.object for fact in world.facts() if fact.predicate == "kg:agent" and fact.edge}
    assert drawn == {"head", "head2"}


def test_a_giver_who_is_also_the_receiver_weighs_nothing() -> None:
    world = World()
    world.page(0).tells(words(0), "gift", agent="tom", theme="lamp", recipient="ana")
    world.page(1).tells(words(1), "gift", agent="ana", theme="lamp")
    facts = world.facts()
    assert disputes(facts) == set()
    assert {fact.object for fact in facts if fact.predicate == "kg:agent" and fact.edge} == {"tom"}
    assert {fact.subject for fact in facts if fact.predicate == "kg:gave" and fact.edge} == {"tom"}
    assert {fact.object for fact in facts if fact.predicate == "kg:gaveTo" and fact.edge} == {"ana"}


def test_what_no_shape_believes_is_not_drawn() -> None:
    world = World()
    shape = Shape("Gift", "recipient", "nobody gives to themselves", apart=("agent",))
    world.ontology = replace(world.ontology, shapes=(shape,))
    world.page(0).tells(words(0), "gift", agent="tom", theme="lamp", recipient="tom", modality=Modality.PLANNED)
    drawn = {(fact.predicate, fact.object) for fact in world.facts() if fact.edge}
    assert drawn == {("kg:agent", "tom"), ("kg:theme", "lamp")}


def test_things_do_not_speak() -> None:
    world = World()
    world.page(0).tells(words(0), "gift", agent="tom", theme="lamp", by="ferry=night ferry")
    assert {name for fact in world.facts() for name in fact.attributed_to} == {"article:0.txt"}


def test_two_who_do_it_together_are_no_dispute() -> None:
    world = World()
    page = world.page(0)
    page.tells(words(0), "gift", agent="tom", theme="lamp")
    page.tells(words(0), "gift", agent="ana", theme="lamp")
    assert disputes(world.facts()) == set()


def test_one_article_can_dispute_itself() -> None:
    world = World()
    page = world.page(0)
    page.tells(words(0, 1), "gift", agent="tom", theme="lamp")
    page.tells(words(0, 2), "gift", agent="head", theme="lamp")
    assert disputes(world.facts()) == {"who"}


def test_one_teller_s_numbers_are_parts_of_a_whole() -> None:
    world = World()
    for number in range(2):
        page = world.page(number)
        for thing, value in ((1, "14"), (2, "6")):
            page.tells(words(number, thing), "gift", agent="ana", theme="lamp", counts={"theme": count(value, value)})
    assert disputes(world.facts()) == set()


def test_one_article_with_two_tellers_can_hold_a_dispute() -> None:
    world = World()
    page = world.page(0)
    page.tells(words(0, 1), "sinking", quantities=(count("4", "4"),), theme="ferry=night ferry", by="wire")
    page.tells(words(0, 2), "sinking", quantities=(count("7", "7"),), theme="ferry=night ferry")
    assert disputes(world.facts()) == {"number"}


def test_asserted_and_denied() -> None:
    world = World()
    world.page(0).tells(words(0), "meeting", agent="ana", coAgent="tom")
    world.page(1).tells(words(1), "meeting", agent="ana", coAgent="tom", modality=Modality.NEGATED)
    facts = world.facts()
    assert disputes(facts) == {"polarity"}
    assert not any(fact.edge for fact in facts)
    world.page(2).tells(words(2), "meeting", agent="ana", coAgent="tom")
    drawn = {(fact.predicate, fact.modality) for fact in world.facts() if fact.edge}
    assert drawn == {(name, Modality.ASSERTED) for name in ("kg:agent", "kg:coAgent", "kg:met")}


def test_another_meeting_denied_disputes_nothing() -> None:
    world = World()
    world.page(0).tells(words(0), "meeting", agent="ana", coAgent="tom")
    world.page(1).tells(words(1), "meeting2", agent="ana", coAgent="tom", modality=Modality.NEGATED)
    assert disputes(world.facts()) == set()


def test_planned_happenings_keep_their_fillers_but_draw_no_edge() -> None:
    world = World()
    world.page(0).tells(words(0), "meeting", agent="ana", coAgent="tom", modality=Modality.PLANNED)
    drawn = {fact.predicate for fact in world.facts() if fact.edge}
    assert drawn == {"kg:agent", "kg:coAgent"}


def test_two_distances_of_one_pair_of_places() -> None:
    world = World()
    world.page(0).relates(words(0), "alder", "kg:distance", "brook", quantity=km("200"))
    world.page(1).relates(words(1), "brook", "kg:distance", "alder", quantity=km("250", "about"))
    assert disputes(world.facts()) == {"number"}


def test_a_distance_with_an_open_end() -> None:
    world = World()
    world.page(0).relates(words(0), "brook", "kg:distance", "alder", quantity=km("200"))
    world.page(1).tells(words(1), "leaving", quantities=(km("250"),), agent="ferry=night ferry", destination="brook")
    assert disputes(world.facts()) == {"number"}
    world.page(2).relates(words(2), "brook", "kg:distance", "arvania", quantity=km("900"))
    assert disputes(world.facts()) == set()


STRETCHES = [
    (("brook", "alder"), ("post", "pier"), True),  # told with nearer names
    (("brook", "alder"), ("brook", "pier"), True),
    (("brook", "alder"), ("brook", "arvania"), False),
    (("brook", "alder"), ("arvania", "pier"), False),
]


@pytest.mark.parametrize(("left", "right", "disputed"), STRETCHES)
def test_distances_told_with_nearer_names(left: tuple[str, str], right: tuple[str, str], disputed: bool) -> None:
    world = World()
    world.page(0).relates(words(0), left[0], "kg:distance", left[1], quantity=km("200"))
    page = world.page(1)
    page.tells(words(1), "leaving", quantities=(km("250"),), theme=right[0], origin=right[1])
    assert disputes(world.facts()) == ({"number"} if disputed else set())


def test_a_relation_with_one_object_given_two() -> None:
    world = World()
    world.page(0).relates(words(0), "ana", "kg:bornIn", "alder")
    world.page(1).relates(words(1), "ana", "kg:bornIn", "brook")
    world.page(1).relates(words(1, 1), "tom", "kg:age", Quantity("51", "51", "year", "age"))
    world.page(0).relates(words(0, 1), "tom", "kg:age", Quantity("54", "54", "year", "age"))
    assert disputes(world.facts()) == {"place", "number"}
