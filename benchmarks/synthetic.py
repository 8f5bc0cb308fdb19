"""SYNTHETIC news in any amount: the kinds of fact that the sample tells, recombined under made names.

In: how many articles, how long, how many to a story, a seed.  Out: one article at a time, the same ones every time and
everywhere; a larger corpus begins with the articles of a smaller one.  It serves to measure growth and says nothing of
quality: its few sentence shapes make text easier than news.

Several articles tell one story, each in its own choice of facts and wording, and now and then with another number.
People, towns and outlets are drawn by Zipf's law, as in real news: the most frequent is in a quarter of the stories,
most are in one.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

FIRST_DAY = date(2023, 1, 2)
GIVEN = (
    ("Ba", "Do", "Fel", "Gar", "Hin", "Ka", "Lor", "Mi", "Nev", "Os", "Pel", "Ru"),
    ("den", "la", "mir", "no", "ri"),
)
FAMILY = (
    ("Ab", "Bro", "Cas", "Dul", "Er", "Fan", "Gol", "Hes", "Il", "Jar", "Kol", "Lin", "Mor", "Nas", "Or", "Pav", "Ros",
     "Sul", "Tar", "Ul", "Var", "Wen", "Yor", "Zel"),
    ("a", "be", "di", "fo", "ga", "ki", "lu", "me", "no", "pe", "ri", "so", "ta", "vi"),
    ("", "", "", "la", "mo", "re", "ti"),
    ("ch", "dor", "gan", "kov", "lis", "man", "nek", "rov", "sen", "tin", "vet", "zar"),
)  # fmt: skip
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip
OFFICES = ("prime minister", "foreign minister", "governor", "mayor", "army chief", "trade minister")
FACTS: tuple[tuple[str, ...], ...] = (
    (
        "{a}, the {office} of {home}, met {b} in {city} on {day}.",
        "On {day}, {a} held talks with {b} in {city}.",
        "{b} received {a} in {city} on {day}, {agency} reported.",
    ),
    (
        "The talks between {a2} and {b2} lasted {hours} hours.",
        "{a2} and {b2} spoke for {hours} hours at the {place}, {agency} said.",
        "Their meeting at the {place} took {hours} hours.",
    ),
    (
        "The mayor of {city} gave {a2} {count} horses and a silver bowl.",
        "{a2} was presented with {count} horses by the mayor of {city}.",
        "As a present, {a2} received {count} horses from the mayor.",
    ),
    (
        "{a2} left for {home} by train on {next}.",
        "On {next}, {a2} departed from {city}.",
        "{a2} returned to {home} on {next}, according to {agency}.",
    ),
    (
        "A spokesman for {b2} denied that the two had signed an agreement.",
        "The two sides did not sign an agreement, said a spokesman for {b2}.",
        "{b2} said that no agreement had been signed.",
    ),
    (
        "{b2} told {a2} that {town} would need energy and food.",
        "{town} needs energy and food, {b2} told reporters.",
        "Before the visit, {b2} had asked {a2} for energy and food.",
    ),
    (
        "About {distance} kilometers of track separate {city} from {town}.",
        "{town} lies about {distance} kilometers from {city}.",
        "The train covered the {distance} kilometers from {town} to {city}.",
    ),
    (
        "{agency} also said that {a2} inspected a ship in {town}.",
        "In {town}, {a2} visited a shipyard and inspected a ship.",
        "{a2} was shown a ship in {town} before the talks.",
    ),
    (
        "{company} will supply {town} with {trucks} trucks.",
        "{company} agreed to deliver {trucks} trucks to {town}.",
        "{town} is to receive {trucks} trucks from {company}.",
    ),
    (
        "About {crowd} people protested in {town} against the visit.",
        "The police arrested {arrests} people during a protest in {town}.",
        "In {town}, {crowd} protesters demanded the release of a journalist.",
    ),
    (
        "{c}, the governor of {town}, accompanied {a2} to {city}.",
        "{a2} was accompanied by {c}, the governor of {town}.",
        "{c} welcomed {a2} at the airport of {city}.",
    ),
    (
        "{a2} plans to visit {other} in the spring.",
        "{b2} invited {a2} to {other}.",
        "{a2} may travel to {other} next year, {agency} reported.",
    ),
)
"""What a scene may tell, each fact in several wordings."""
HEADLINES = ("{a2} meets {b2} in {city}", "Talks in {city}", "{a2} visits {city}", "{b2} receives {a2}")


@dataclass(frozen=True, slots=True)
class Shape:
    """How a corpus looks: sentences an article, articles a story, the exponent by which names are drawn (0: each story
    has names of its own), and the share of articles that are near copies of one before them in their story."""

    sentences: int = 6
    story: int = 4
    zipf: float = 1.1
    copies: float = 0.0
    seed: int = 1


Row = dict[str, str]
Scene = dict[str, str | int]


def corpus(count: int, shape: Shape | None = None) -> Iterator[Row]:
    """So many articles as JSON objects, story after story; only one story is held at a time."""
    shape = shape or Shape()
    for first in range(0, count, shape.story):
        yield from story(first // shape.story, shape)[: count - first]


def story(number: int, shape: Shape) -> list[Row]:
    """The articles on one story."""
    dice = random.Random(f"{shape.seed} story {number}")
    scenes = [scene(dice, shape, number) for _ in range(-(-shape.sentences // (len(FACTS) - 2)))]
    rows: list[Row] = []
    for place in range(shape.story):
        if rows and dice.random() < shape.copies:
            rows.append(copied(dice, dice.choice(rows), number, place, shape))
        else:
            rows.append(told(dice, scenes, number, place, shape))
    return rows


def told(dice: random.Random, scenes: list[Scene], number: int, place: int, shape: Shape) -> Row:
    """One article: of each scene some facts in their order, the meeting always first."""
    words: list[str] = []
    left = shape.sentences
    for at, each in enumerate(scenes):
        share = -(-left // (len(scenes) - at))
        left -= share
        facts = {**each, "count": dice.choice([each["count"], each["count"], 12])}
        chosen = (0, *sorted(dice.sample(range(1, len(FACTS)), share - 1)))
        words += [capital(dice.choice(FACTS[fact]).format(**facts)) for fact in chosen]
    title = dice.choice(HEADLINES).format(**scenes[0])
    return row(dice, title, words, number, place, shape)


def copied(dice: random.Random, other: Row, number: int, place: int, shape: Shape) -> Row:
    """A near copy, as outlets make of an agency's text: another headline, the last sentence cut."""
    sentences = other["text"].split("\n\n")
    return row(dice, f"Report: {other['title']}", sentences[:-1] or sentences, number, place, shape)


def row(dice: random.Random, title: str, sentences: list[str], number: int, place: int, shape: Shape) -> Row:
    """An article as a JSON object, a sentence a paragraph."""
    outlet = f"{family(f'{shape.seed} outlet {rank(dice, shape.zipf or 1.1)}')} Post"
    return {
        "title": title,
        "publisher": outlet,
        "date": day_of(number).isoformat(),
        "url": f"https://news.example/{number * shape.story + place}",
        "text": "\n\n".join(sentences),
    }


def scene(dice: random.Random, shape: Shape, number: int) -> Scene:
    """Who, where, when and how many: what all articles on a scene agree on."""
    when = day_of(number) - timedelta(days=dice.randint(3, 9))
    people = different(dice, shape, number, "person")
    towns = different(dice, shape, number, "town")
    return {
        "a": people[0], "b": people[1], "c": people[2], "a2": people[0].split()[1], "b2": people[1].split()[1],
        "office": dice.choice(OFFICES), "city": towns[0] + "burg", "town": towns[1] + "ville",
        "home": towns[2] + "land", "other": family(f"{shape.seed} other {number % 40}") + "stan",
        "place": family(f"{shape.seed} place {number % 200}") + " Palace",
        "company": family(f"{shape.seed} company {number % 300}") + " Motors",
        "agency": f"the {family(f'{shape.seed} agency {number % 12}')} News Agency",
        "day": words_of(when), "next": words_of(when + timedelta(days=dice.randint(1, 2))),
        "hours": dice.randint(2, 9), "count": dice.choice([2, 3, 5, 8]), "distance": 10 * dice.randint(2, 60),
        "trucks": 10 * dice.randint(1, 9), "crowd": 100 * dice.randint(2, 50), "arrests": dice.randint(3, 60),
    }  # fmt: skip


def different(dice: random.Random, shape: Shape, number: int, kind: str) -> list[str]:
    """Three people with three family names, or three towns."""
    found: dict[str, str] = {}
    while len(found) < 3:
        key = f"{shape.seed} {kind} {pick(dice, shape, number)}"
        name = person(key) if kind == "person" else family(key)
        found.setdefault(name.split()[-1], name)
    return list(found.values())


def pick(dice: random.Random, shape: Shape, number: int) -> str:
    """Which of all people or towns: by Zipf's law, else one that no other story has."""
    return str(rank(dice, shape.zipf)) if shape.zipf else f"of story {number} {dice.random()}"


def rank(dice: random.Random, exponent: float) -> int:
    """1, 2, 3, ... each as often as its -exponent-th power (Devroye's rejection method, 1986)."""
    power = 2.0 ** (exponent - 1.0)
    while True:
        found = int((1.0 - dice.random()) ** (-1.0 / (exponent - 1.0)))
        test = (1.0 + 1.0 / found) ** (exponent - 1.0)
        if dice.random() * found * (test - 1.0) / (power - 1.0) <= test / power:
            return found


@lru_cache(maxsize=20_000)
def person(key: str) -> str:
    """A made person's name, always the same for one key."""
    dice = random.Random(key)
    return f"{''.join(dice.choice(part) for part in GIVEN)} {''.join(dice.choice(part) for part in FAMILY)}"


@lru_cache(maxsize=20_000)
def family(key: str) -> str:
    """A made name of one word, always the same for one key."""
    dice = random.Random(key)
    return "".join(dice.choice(part) for part in FAMILY)


def day_of(number: int) -> date:
    """The day a story runs: stories follow each other, forty a day."""
    return FIRST_DAY + timedelta(days=number // 40)


def words_of(day: date) -> str:
    """A day as news write it."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def capital(sentence: str) -> str:
    """A sentence with its first letter large ("the Brobechov News Agency also said")."""
    return sentence[0].upper() + sentence[1:]
