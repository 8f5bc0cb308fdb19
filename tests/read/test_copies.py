"""Near copies: one text under several names is found however it was edited; two stories on one event are two."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgbuild.model import Article, CleanText, Copy
from kgbuild.read import near_copies
from kgbuild.read.copies import alike, shingles
from tests.fair import calls

WIRE = """The harbour of Port Selby reopened on Tuesday after a nine-day strike by its crane drivers ended in a pay deal.

The union and the port company signed the agreement shortly before midnight in the presence of a mediator, Inga Thorsen, \
who had called both sides back to the table on Sunday evening.

Under the deal, drivers will get a rise of four percent from July and a further two percent next year. The company also \
dropped its plan to move the night shift to a contractor.

"Nobody got all they wanted, and that is what a settlement looks like," said Paul Okoro, who leads the local branch.

Some forty ships were still waiting outside the breakwater at dawn. The port captain expects the queue to be gone by \
the end of next week."""

REWORDED = (
    WIRE.replace("reopened", "opened again").replace("shortly before", "just before").replace("get a rise", "see a rise")
    .replace("dropped", "gave up").replace("Some forty", "About forty")
)  # fmt: skip
CUT = WIRE.rpartition("\n\n")[0]
OPENED = "PORT SELBY (Coast Wire) - " + WIRE
SHOUTED = WIRE.upper().replace(",", "")
OTHER = """Crane drivers in Port Selby went back to work on Tuesday morning, nine days after they had walked out over pay.

Their union, led locally by Paul Okoro, accepted an offer that lifts wages by six percent over two years. Mediator Inga \
Thorsen brought the parties together on Sunday.

Shipping agents said the backlog was the longest since the storm of 2011. One skipper, whose ship carries cement, told \
this newspaper that he had given up counting the days.

Shops on the quay, which had sent their staff home, will open on Wednesday. "We lost the best week of the season," a \
baker said.

The company declined to say what the strike had cost it; analysts put the damage at three million crowns."""
ELSEWHERE = """The museum of glass in Lindow lent eleven goblets to the national gallery, which will show them from May.

The curator, Vera Castellanos, packed each of them herself and rode along in the lorry. She had refused to let the \
goblets travel by air since one was broken on the way to a fair.

The gallery insured the loan for two million crowns and had a room rebuilt for it, with light that does not warm."""


def article(name: str, text: str) -> Article:
    return Article(name, "", text, (), CleanText(text, tuple(range(len(text)))))


def pairs(*texts: str) -> list[tuple[str, str]]:
    return [(copy.article, copy.of) for copy in near_copies(article(f"{i}.txt", text) for i, text in enumerate(texts))]


@pytest.mark.parametrize("edited", [WIRE, REWORDED, CUT, OPENED, SHOUTED, REWORDED.rpartition("\n\n")[0]])
def test_an_edited_text_is_a_near_copy(edited: str) -> None:
    assert pairs(WIRE, edited) == [("1.txt", "0.txt")]


@pytest.mark.parametrize(
    "other", [OTHER, ELSEWHERE, WIRE.partition("\n\n")[0], "Nothing happened today in the harbour."]
)
def test_another_text_is_none(other: str) -> None:
    assert pairs(WIRE, other) == []


def test_two_stories_on_one_event_are_far_from_alike() -> None:
    assert alike(WIRE, OTHER) < 0.2


def test_copies_of_copies_are_one_group_led_by_the_first_by_name() -> None:
    middle = REWORDED.replace("port company", "operator").replace("agreement", "contract").replace("Sunday", "Saturday")
    far = middle.rpartition("\n\n")[0].replace("will get", "get").replace("crane drivers", "drivers").replace(
        "called both sides", "asked both parties").replace("four percent", "4%").replace("two percent", "2%")  # fmt: skip
    assert alike(WIRE, middle) >= 0.5 <= alike(middle, far)
    assert alike(WIRE, far) < 0.5
    found = near_copies([article("c", far), article("a", WIRE), article("b", middle), article("d", OTHER)])
    assert [(copy.article, copy.of) for copy in found] == [("b", "a"), ("c", "a")]
    assert found[1] == Copy("c", "a", round(alike(WIRE, far), 2))
    assert near_copies([article("c", far), article("a", WIRE)]) == ()


@settings(max_examples=20, deadline=None)
@given(st.permutations([WIRE, REWORDED, CUT, OTHER, ELSEWHERE, SHOUTED]))
def test_the_order_of_articles_does_not_matter(texts: list[str]) -> None:
    names = {WIRE: "a", REWORDED: "b", CUT: "c", OTHER: "d", ELSEWHERE: "e", SHOUTED: "f"}
    found = near_copies(article(names[text], text) for text in texts)
    assert [(copy.article, copy.of) for copy in found] == [("b", "a"), ("c", "a"), ("f", "a")]


@pytest.mark.parametrize("texts", [[], [WIRE], ["", ""], ["a", "a b"], ["\ud800 b c d", "x"]])
def test_there_may_be_nothing_to_compare(texts: list[str]) -> None:
    assert pairs(*texts) == []


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 2**32), st.integers(60, 400))
def test_one_word_in_twenty_replaced_is_found_and_nearly_all_replaced_is_not(seed: int, size: int) -> None:
    dice = random.Random(seed)
    words = [f"w{dice.randrange(5000)}" for _ in range(size)]
    few = [f"x{i}" if i % 20 == 7 else word for i, word in enumerate(words)]
    most = [f"x{i}" if i % 4 else word for i, word in enumerate(words)]
    assert pairs(" ".join(words), " ".join(few), " ".join(most)) == [("1.txt", "0.txt")]


def test_cost_grows_linearly_even_when_all_are_copies_or_share_boilerplate() -> None:
    dice = random.Random(5)
    head = " ".join(f"legal{i}" for i in range(60))

    def page(size: int) -> str:
        return f"{head} {' '.join(f'w{dice.randrange(9999)}' for _ in range(size))}"

    def cost(texts: list[str]) -> int:
        shingles.cache_clear()
        return calls(lambda: near_copies(article(f"{i:05}", text) for i, text in enumerate(texts)))

    alike_all = [f"{WIRE} {i}" for i in range(1000)]
    boilerplate = [page(90) for _ in range(1000)]
    for texts in (alike_all, boilerplate):
        assert cost(texts) < 3 * cost(texts[:500])
