"""What a number of a story counts or measures, however its clause puts it.

In: a claim with a number, its clause.  Out: `Telling`, None for a number that only its own happening gives a meaning.
"31 people died", "34 were killed" and "the death toll rose to 34" count one thing; "took part in the march" counts who
marched.  The words are data: lang/en/counted.toml.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from kgbuild.lang import words
from kgbuild.model import Claim, Clause, Mention, Modality, When

PRICE, DEED, STUFF, TOTAL, TERM, RATE, SHARE = "price", "deed", "stuff", "total", "term", "rate", "share"
"""Kinds: sums of deals; counts by what befell those counted; so much of some stuff; all of a sort; how long; how
high a rate; who got what share of the vote."""


@dataclass(frozen=True, slots=True)
class Telling:
    """`deed` is its kind and what befell, or was done by, those counted (the first word of its row in the data), `noun`
    who they are ("" for anybody), `narrow` what restricts it, `others` who else takes part, `whens`, `bygone` when."""

    story: str
    deed: tuple[str, str]
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
    dimension = _dimension(claim)
    if not dimension or not story:
        return None
    money = dimension == "money"
    if claim.modality is not Modality.ASSERTED and not (money and claim.modality is Modality.PLANNED):
        return None
    counted = mentions.get(str(claim.object)) if not claim.literal else None
    fillers = [(f.role, f.target) for f in clause.fillers if f.target != claim.object]
    noun, narrow = _noun(counted) if counted is not None else ("", ())
    deed = _deed(dimension, clause, counted, fillers, clauses, mentions)
    if deed is None and noun in words("counted")["totals"]:
        deed = TOTAL, noun
    if deed is None:
        return None
    everyone = deed[0] in (PRICE, TERM, TOTAL, SHARE)
    return Telling(
        story,
        deed,
        noun,
        narrow,
        tuple(sorted({of[name] for name in _others(fillers, everyone, mentions) if name in of})),
        tuple(sorted({of[t] for role, t in fillers if role == "place" and t in of})),
        tuple(when for when in clause.times if when.value),
        " ".join(sorted({when.value or when.words for when in clause.times if _is_bygone(when)})),
    )


def _dimension(claim: Claim) -> str:
    if claim.quantity is not None:
        return claim.quantity.dimension
    return "duration" if isinstance(claim.object, When) and claim.object.datatype == "duration" else ""


def _others(fillers: list[tuple[str, str]], everyone: bool, mentions: Mapping[str, Mention]) -> Iterator[str]:
    """Who says whether two numbers are of one thing: all parties of a deal, else only who did it; what a price or a
    budget is of."""
    for role, target in fillers:
        if target in mentions and mentions[target].head in words("counted")["properties"]:
            yield from (name for _, name in mentions[target].complements)
        elif role != "place" and (everyone or role == "agent"):
            yield target


def _deed(
    dimension: str, clause: Clause, counted: Mention | None, fillers: list[tuple[str, str]],
    clauses: Mapping[str, Clause], mentions: Mapping[str, Mention],
) -> tuple[str, str] | None:  # fmt: skip
    data, told = words("counted"), list(_parts(clause.predicate))
    if dimension == "money":
        heads = [word for _, target in fillers if target in mentions for word in _parts(mentions[target].head)]
        return (PRICE, "") if any(word in data["prices"] for word in (*told, *heads)) else None
    if dimension == "duration":
        return _first(TERM, told, "terms")
    if dimension == "magnitude":
        return STUFF, dimension
    if dimension == "percent":
        things = (mentions[target] for _, target in fillers if target in mentions)
        rates = (word for mention in things for word in (mention.head, *mention.modifiers))
        rate = next((word for word in rates if word in data["indicators"]), "")
        found = (RATE, rate) if rate else _first(SHARE, told, "votes")
        if found is not None:
            return found
    if dimension not in ("count", "percent", "other"):
        stuff = [mentions[t].head for role, t in fillers if role in ("theme", "agent") and t in mentions][-1:]
        found = _first(STUFF, told, "handled")
        return None if found is None else (STUFF, " ".join((dimension, found[1], *stuff)))
    named = [word for _, target in fillers for word in _called(target, clauses, mentions)]
    light = told[-1] in data["light"]
    own = [word for word in told if not (light and word == told[-1])] + [clause.type.casefold()]
    if counted is not None:
        own.insert(0, f"{told[-1]} {counted.head}")
        named.append(counted.head)
    return _first(DEED, (*own, *(named if light or counted is None else ()), *told), "deeds")


def _first(kind: str, told: Iterable[str], rows: str) -> tuple[str, str] | None:
    """The first of the words that is in a row, by the first word of that row."""
    return next(((kind, _rows(rows)[word]) for word in told if word in _rows(rows)), None)


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
    head, narrow = counted.head, counted.modifiers
    if narrow and narrow[-1] in words("counted")["totals"]:  # "crew members"
        head, narrow = narrow[-1], narrow[:-1]
    return _rows("nouns").get(head, head), narrow


def _is_bygone(when: When) -> bool:
    """Not the day of the story: a year, a month, "in recent months"."""
    wide = when.datatype in ("gYear", "gYearMonth", "gMonth")
    told = () if when.value else when.words.casefold().split()
    return wide or any(word in words("counted")["bygone"] for word in told)


@cache
def _rows(name: str) -> Mapping[str, str]:
    """Each word of the rows of the data, with the first of its row."""
    return {word: row[0] for row in words("counted")[name] for word in row}
