"""The words of counting, as lang/en/counted.toml groups them.

In: words of a clause, a mention that is counted.  Out: the first word of their row, which stands for all of it; the
noun something is counted by.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from kgbuild.lang import words
from kgbuild.model import Mention, MentionKind


@cache
def rows_of(name: str) -> Mapping[str, str]:
    """Each word of the rows of the data, with the first of its row."""
    return {word: row[0] for row in words("counted")[name] for word in row}


def first_row(kind: str, told: Iterable[str], rows: str) -> tuple[str, str] | None:
    """The first of the words that is in a row, by the first word of that row."""
    return next(((kind, rows_of(rows)[word]) for word in told if word in rows_of(rows)), None)


def has_noun(counted: Mention) -> bool:
    """Is it called by a noun: "rifles", "AK-47 rifles"?"""
    return counted.kind is not MentionKind.NAME or counted.words.split()[-1].islower()


def counted_noun(counted: Mention, mentions: Mapping[str, Mention]) -> tuple[str, tuple[str, ...]]:
    """The noun's class, and what narrows it: "foreign workers" are not all workers."""
    narrow = tuple(each for each in counted.modifiers if not any(map(str.isdigit, each)))
    head, deeds = counted.head, rows_of("deeds")
    if head == words("counted")["member"]:  # "six members of the guard"
        head = next((mentions[name].head for _, name in counted.complements if name in mentions), head)
    if head in words("counted")["anybody"] or head in deeds or rows_of("nouns").get(head) in deeds:
        return "", narrow
    if narrow and narrow[-1] in words("counted")["totals"]:  # "crew members"
        head, narrow = narrow[-1], narrow[:-1]
    return rows_of("nouns").get(head, head), narrow
