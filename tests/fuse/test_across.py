"""Numbers of one story that count one thing, told of happenings that stay apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgbuild.pipeline import build

pytestmark = pytest.mark.pipeline

FIRST = "Fire in the harbour of Alderport\n\nMayor Ana Ruiz visited the harbour of Alderport in Norland on Monday. "
SECOND = "Harbour of Alderport burns\n\nOn Monday the mayor of Alderport in Norland, Ana Ruiz, came to the harbour. "
TOLD = [
    # (one outlet, the other, is it a dispute?)
    ("In the fire 31 people were killed.", "The fire cost lives: 36 people died.", True),
    ("In the fire 31 people were killed.", "In the fire, 31 people died.", False),
    ("In the fire at least 31 people were killed.", "In the fire, 36 people died.", True),
    ("In the fire 31 people were killed.", "Three children died in the fire.", False),
    ("In the fire 31 people were killed.", "In 2009, 25 people died in a fire.", False),
    ("In the fire 31 people were killed.", "The number of dead has risen to 36.", True),
    ("In the fire 31 people were killed.", "In the fire, 31 people were injured.", False),
    ("Police arrested 14 people.", "Twenty people were detained.", True),
    ("About 9,000 dockers went on strike.", "About 6,000 dockers take part in the strike.", True),
    ("The harbour was sold to Ana Ruiz for 30 million euros.", "The price is 36 million euros.", True),
    ("The harbour was sold to Ana Ruiz for 30 million euros.", "The price is 30 million euros.", False),
    ("The harbour was sold to Ana Ruiz for 30 million euros.", "A ticket costs 30 euros.", False),
    ("Customs seized 640 kilograms of cocaine.", "Police discovered 580 kilograms of cocaine.", True),
    ("Customs seized 640 kilograms of cocaine.", "Police discovered 580 kilograms of tobacco.", False),
    ("Inflation slowed to 2.1 percent.", "The inflation rate dropped to 2.4 percent.", True),
    ("Inflation slowed to 2.1 percent.", "The unemployment rate dropped to 2.4 percent.", False),
    ("A magnitude 6.4 earthquake struck Lima.", "The earthquake of magnitude 6.7 hit Lima.", True),
    ("The tunnel is 12 kilometres long.", "The tunnel has a length of 19 kilometres.", True),
    ("The ship weighs 4,000 tonnes.", "The weight of the ship is 5,500 tonnes.", True),
    ("The ship weighs 4,000 tonnes.", "The ship cost 5,500 dollars.", False),
    ("The trial of Otto Frey cost 20 million euros.", "The trial of Otto Frey had a budget of 27 million euros.", True),
    ("The parliament passed the law by 168 votes to 161.", "The parliament passed the law by 171 votes to 161.", True),
    ("In the harbour 1,200 houses burned.", "In the harbour 1,203 houses burned.", False),
    ("Doctors treated 40 patients.", "Doctors treated 55 patients.", True),
    ("Doctors treated 40 patients.", "Doctors hired 55 nurses.", False),
    ("The plant employs 900 people.", "At the plant 1,300 people work.", True),
    ("The court ordered the port to pay 30 million euros.", "The port must pay 42 million euros.", True),
    ("Police arrested 14 people.", "Two of the people arrested on Monday were released.", False),
    ("Fourteen prisoners escaped from the port.", "Nineteen men broke out of the port.", True),
    ("In the fire 31 people were killed.", "31 people were killed, and 20 nurses died.", False),
    ("Eight search dogs were at work.", "Fourteen dogs sniffed at the doors.", True),
    ("Ana Ruiz put the loss at 25 million euros.", "The loss is 18 million euros.", True),
    ("Six of its nine cars burned.", "Eight cars burned.", True),
    ("Police arrested 23 smugglers.", "Police arrested the 12 Polish and 11 Czech smugglers.", False),
    ("Police seized nine rifles from the smugglers.", "Police seized twelve boats from the smugglers.", False),
    ("Police seized nine rifles from the smugglers.", "Police seized twelve weapons from the smugglers.", True),
]


def kinds(folder: Path, *texts: str) -> set[str]:
    """The kinds of the disputes among articles."""
    paths = [folder / f"{number}.txt" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    return {fact.conflict for fact in build(paths).facts.values() if fact.conflict}


@pytest.mark.parametrize(("one", "other", "disputed"), TOLD)
def test_two_outlets_count_one_thing(one: str, other: str, disputed: bool, tmp_path: Path) -> None:
    assert ("number" in kinds(tmp_path, FIRST + one, SECOND + other)) == disputed


APART = [
    # (one outlet, the other, the kind of dispute)
    (
        "Mayor Ana Ruiz opened the bridge on Sunday, 3 May 2020.",
        "On Monday, 4 May 2020, Ana Ruiz opened the bridge.",
        "date",
    ),
    ("Ana Ruiz fled to Oslo.", "Ana Ruiz fled to Bergen.", "place"),
    ("The summit ended on Friday, 8 May 2020.", "The summit ended on Saturday, 9 May 2020.", "date"),
    ("The rescuers worked for six hours.", "The rescuers worked for eleven hours.", "duration"),
    ("Ana Ruiz fled to Oslo.", "Otto Frey fled to Bergen.", ""),
    ("Ana Ruiz opened the bridge in 1998.", "On Monday, 4 May 2020, Ana Ruiz opened the bridge.", ""),
]


@pytest.mark.parametrize(("one", "other", "kind"), APART)
def test_two_outlets_tell_one_happening_apart(one: str, other: str, kind: str, tmp_path: Path) -> None:
    found = kinds(tmp_path, FIRST + one, SECOND + other)
    assert found == ({kind} if kind else set())


VOICES = [
    ("About 300 workers protested. According to the police, 200 people took part in the protest.", True),
    ("14 people were arrested, mayor Ana Ruiz said. The union claims that 40 people were detained.", True),
    ("14 people were arrested. Two people were arrested later.", False),
    ("31 people died, including 3 children.", False),
]


@pytest.mark.parametrize(("told", "disputed"), VOICES)
def test_two_voices_in_one_article(told: str, disputed: bool, tmp_path: Path) -> None:
    assert ("number" in kinds(tmp_path, FIRST + told)) == disputed


def test_who_died_is_not_in_dispute_when_only_the_number_is(tmp_path: Path) -> None:
    folder = tmp_path
    for number, text in enumerate((FIRST + TOLD[0][0], SECOND + TOLD[0][1])):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    graph = build(sorted(folder.glob("*.txt")))
    counted = [fact for fact in graph.facts.values() if fact.conflict == "number"]
    assert len(counted) == 2 and all(fact.edge for fact in counted)
