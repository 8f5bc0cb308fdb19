"""What a number of a story counts or measures, however its clause puts it.

In: a claim with a number, its clause.  Out: `Telling`, None for a number that only its own happening gives a meaning.
"31 people died", "34 were killed" and "the death toll rose to 34" count one thing; "took part in the march" counts who
marched.  The words are data: lang/en/counted.toml.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from kgbuild.lang import words
from kgbuild.model import Claim, Clause, Mention, Modality, When

PRICE = "price"


@dataclass(frozen=True, slots=True)
class Telling:
    """`deed` is what befell, or was done by, those counted (the first word of its row in the data), `noun` who they are
    ("" for anybody), `narrow` what restricts it; `others` who else takes part, `whens` and `bygone` when."""

    story: str
    deed: str
    noun: str = ""
    narrow: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    whens: tuple[When, ...] = ()
    bygone: str = ""


def telling(
    claim: Claim, clause: Clause, clauses: Mapping[str, Clause], mentions: Mapping[str, Mention],
    of: Mapping[str, str], story: str,
) -> Telling | None:  # fmt: skip
    """What the number of a claim tells."""
    if claim.quantity is None or not story:
        return None
    money = claim.quantity.dimension == "money"
    if claim.modality is not Modality.ASSERTED and not (money and claim.modality is Modality.PLANNED):
        return None
    counted = mentions.get(str(claim.object)) if not claim.literal else None
    fillers = [(f.role, f.target) for f in clause.fillers if f.target != claim.object]
    deed = _deed(money, clause, counted, fillers, clauses, mentions)
    if not deed:
        return None
    noun, narrow = _noun(counted) if counted is not None else ("", ())
    return Telling(
        story,
        deed,
        noun,
        narrow,
        tuple(sorted({of[t] for role, t in fillers if t in of and _counts(role, t, money, mentions)})),
        tuple(sorted({of[t] for role, t in fillers if role == "place" and t in of})),
        tuple(when for when in clause.times if when.value),
        " ".join(sorted({when.value or when.words for when in clause.times if _is_bygone(when)})),
    )


def _counts(role: str, target: str, money: bool, mentions: Mapping[str, Mention]) -> bool:
    """Who says whether two numbers are of one thing: all parties of a deal, else only who did it."""
    if target in mentions and mentions[target].head in words("counted")["properties"]:
        return False
    return role != "place" and (money or role == "agent")


def _deed(
    money: bool, clause: Clause, counted: Mention | None, fillers: list[tuple[str, str]],
    clauses: Mapping[str, Clause], mentions: Mapping[str, Mention],
) -> str:  # fmt: skip
    data, rows = words("counted"), _rows("deeds")
    told = list(_parts(clause.predicate))
    if money:
        heads = [word for _, target in fillers if target in mentions for word in _parts(mentions[target].head)]
        return PRICE if any(word in data["prices"] for word in (*told, *heads)) else ""
    named = [word for _, target in fillers for word in _called(target, clauses, mentions)]
    light = told[-1] in data["light"] or counted is None
    for word in (*told, *(named if light else ())):
        if word in rows and not (word == told[-1] and word in data["light"]):
            return rows[word]
    return ""


def _called(target: str, clauses: Mapping[str, Clause], mentions: Mapping[str, Mention]) -> Iterator[str]:
    if target in clauses:
        yield from _parts(clauses[target].predicate)
    elif target in mentions:
        yield mentions[target].head
        yield from mentions[target].name.casefold().split()


def _parts(phrase: str) -> Iterator[str]:
    """ "go strike": the phrase, then its words, the last first."""
    yield phrase
    yield from reversed(phrase.split())


def _noun(counted: Mention) -> tuple[str, tuple[str, ...]]:
    """The noun's class, and what narrows it: "foreign workers" are not all workers."""
    if counted.head in words("counted")["anybody"] or counted.head in _rows("deeds"):
        return "", counted.modifiers
    return _rows("nouns").get(counted.head, counted.head), counted.modifiers


def _is_bygone(when: When) -> bool:
    """Not the day of the story: a year, a month, "in recent months"."""
    wide = when.datatype in ("gYear", "gYearMonth", "gMonth")
    told = () if when.value else when.words.casefold().split()
    return wide or any(word in words("counted")["bygone"] for word in told)


@cache
def _rows(name: str) -> Mapping[str, str]:
    """Each word of the rows of the data, with the first of its row."""
    return {word: row[0] for row in words("counted")[name] for word in row}
