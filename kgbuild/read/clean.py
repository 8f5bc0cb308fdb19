"""The text the language pipeline reads: glued sentences parted, doubled phrases folded, stray capitals lowered.

In: an article's text and its blocks.  Out: `CleanText`, each character tied to its place in the article.

Each mend is a small function that yields edits of one block; edits never overlap, the earlier function wins.  The
article itself is never changed, so the evidence shown to a reader is always what the page says.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from kgbuild.lang import words
from kgbuild.model import Block, CleanText
from kgbuild.read.datelines import dateline

GAP = "\n\n"
OPENING = 2
"""A dateline stands in the first paragraph, or below a line that sums the story up."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace characters `begin` to `end` of a block by `text` (begin == end: insert before `begin`)."""

    begin: int
    end: int
    text: str


Rule = Callable[[str, frozenset[str], str], Iterator[Edit]]
"""What finds mends in a block, by the words the article knows and the language."""


def clean_text(text: str, blocks: Iterable[Block], language: str = "en") -> CleanText:
    """The kept body paragraphs of an article, mended, with a blank line between them."""
    known = frozenset(re.findall(r"[^\W\d_]+", text))
    letters: list[str] = []
    offsets: list[int] = []
    opening = OPENING
    for block in blocks:
        if block.noise or block.kind != "body":
            continue
        if letters:
            letters.extend(GAP)
            offsets.extend([block.span.begin] * len(GAP))
        rules = (after_dateline, *RULES) if opening else RULES
        opening = max(0, opening - 1)
        for piece, places in mended(text[block.span.begin : block.span.end], block.span.begin, known, language, rules):
            letters.append(piece)
            offsets.extend(places)
    return CleanText("".join(letters), tuple(offsets))


def mended(
    block: str, first: int, known: frozenset[str], language: str, rules: Sequence[Rule]
) -> Iterator[tuple[str, Sequence[int]]]:
    """The mended block in pieces, each with the places of its characters; `first` is where the block begins."""
    taken: dict[int, Edit] = {}
    covered: set[int] = set()
    for rule in rules:
        for mend in rule(block, known, language):
            places = set(range(mend.begin, max(mend.end, mend.begin + 1)))
            if not places & covered:
                taken[mend.begin] = mend
                covered |= places
    place = 0
    for _, edit in sorted(taken.items()):
        if place <= edit.begin < len(block):
            yield block[place : edit.begin], range(first + place, first + edit.begin)
            yield edit.text, [first + edit.begin] * len(edit.text)
            place = edit.end
    yield block[place:], range(first + place, first + len(block))


def damage(block: str, known: frozenset[str], language: str) -> Iterator[Edit]:
    """Character references become their characters, control characters go, every kind of blank is a space."""
    for found in re.finditer(r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,5}|[a-zA-Z]{2,8});", block):
        if (text := html.unescape(found.group())) != found.group():
            yield Edit(found.start(), found.end(), text)
    for found in re.finditer(r"[\u200b\u200e\u200f\u2060\ufeff\u00ad\x00-\x08\x0b-\x1f\x7f]", block):
        yield Edit(found.start(), found.end(), "")
    for found in re.finditer(r"[^\S ]| (?=\s)", block):
        yield Edit(found.start(), found.end(), "" if found.group() == " " else " ")


def inside(block: str, known: frozenset[str], language: str) -> Iterator[Edit]:
    """Page furniture glued into a paragraph ("the all clear Loading Video") is cut; what stood around it is parted."""
    for found in _inside(language).finditer(block):
        before, after = block[: found.start()], block[found.end() : found.end() + 1]
        between = "" if not before or not after else " " if before[-1] in ".!?:;,…”\"’'" else ". "
        yield Edit(found.start(), found.end() + len(after), between + after)  # what follows keeps its capital


def doubled(block: str, known: frozenset[str], language: str) -> Iterator[Edit]:
    """A phrase of two to six words, or one capitalised or long word, said twice in a row, is said once."""
    twice = frozenset(_list("twice", language))
    pattern = r"\b(\w[\w'’-]*(?: \w[\w'’-]*){0,5}) (?=\1\b)"
    for found in re.finditer(pattern, block, re.IGNORECASE):
        phrase = found[1]
        if " " in phrase or (len(phrase) > 2 and phrase.casefold() not in twice and not phrase.isdigit()):
            yield Edit(found.start(), found.end(), "")


def glued(block: str, known: frozenset[str], language: str) -> Iterator[Edit]:
    """Two sentences run together ("announcedThe", "noon.The", "3Where") are parted; a relative clause
    and a reporter in passing ("TV1 said,") go on with a comma."""
    openers, relatives = frozenset(_list("sentence", language)), _list("relative", language)
    reporting = "|".join(_list("reporting", language))
    for found in re.finditer(r"(?<=[a-z0-9])(?=[A-Z])", block):
        place = found.start()
        left = re.search(r"[\w-]+$", block[:place])
        right = re.match(r"\w+", block[place:])
        reporter = re.match(rf"(?:[A-Z]\w*[ .]?){{1,4}} (?:{reporting}),", block[place:])
        if (
            not left
            or not right
            or not (reporter or parts(left.group(), right.group(), known, openers | set(relatives)))
        ):
            continue
        rest = block[place:].casefold()
        if any(rest.startswith(opener + " ") for opener in relatives):
            yield Edit(place, place + 1, ", " + block[place].lower())
        elif reporter:
            yield Edit(place, place, ", ")
        else:
            yield Edit(place, place, ". ")
    for found in re.finditer(r"(?<=[a-z0-9)][.!?])(?=[A-Z][a-z]|[A-Z] )|(?<=[a-z][.!?,][”\"’])(?=\w)", block):
        if not re.search(r"(?:\b[A-Za-z]\.)+$|www\.\S*$", block[: found.start()]):
            yield Edit(found.start(), found.start(), " ")
    for found in re.finditer(r"(?<=[a-z]{2}[,;:])(?=[A-Za-z]{2})", block):
        if "/" not in block[max(0, found.start() - 12) : found.start() + 4]:
            yield Edit(found.start(), found.start(), " ")


def parts(left: str, right: str, known: frozenset[str], openers: frozenset[str]) -> bool:
    """Is a capital inside a word where two words were glued, and not part of a name such as "McDonald"?

    Only when the whole is not a word of its own elsewhere, the left part is a word of three letters or a number, and
    the right part opens sentences, or stands alone elsewhere in the article.
    """
    if left[-1].isdigit():
        return right.casefold() in openers
    if len(left) < 3 or not left[1:].islower():
        return False
    return right.casefold() in openers or (right in known and len(right) >= 3)


def stray_capitals(block: str, known: frozenset[str], language: str) -> Iterator[Edit]:
    """A linking word capitalised in mid-sentence because a link began there is lower-cased before a lower-case word."""
    strays = list(_linking(language).finditer(block))
    if not strays or len(re.findall(r"\b[A-Z]\w*", block)) > 0.6 * len(re.findall(r"\b\w+", block)):
        return
    for found in strays:
        yield Edit(found.start(), found.start() + 1, found.group()[0].lower())


def composed(block: str, known: frozenset[str], language: str) -> Iterator[Edit]:
    """A letter and its combining marks become one letter (NFC), so that both spellings are the same word."""
    for found in re.finditer(r"\w[\u0300-\u036f]+", block):
        yield Edit(found.start(), found.end(), unicodedata.normalize("NFC", found.group()))


def after_dateline(block: str, known: frozenset[str], language: str) -> Iterator[Edit]:
    """A dateline is a line of its own: "LIMA, May 3 (Wire) - The port" keeps place and day, not who sent the news."""
    found = dateline(block, language)
    if found is not None:
        end = block.find("(", 0, found[0]) if block[found[0] - 1] == ")" else found[0]
        yield Edit(len(block[:end].rstrip()), found[1], GAP if block[:end].strip() else "")


RULES: tuple[Rule, ...] = (
    damage, inside, doubled, glued, stray_capitals, composed,
)  # fmt: skip
"""The mends, in the order in which they may claim a character."""


@cache
def _list(name: str, language: str) -> tuple[Any, ...]:
    return tuple(words("read", language)["openers"][name])


@cache
def _linking(language: str) -> re.Pattern[str]:
    """A linking word with a capital, in mid-sentence."""
    linking = "|".join(word.capitalize() for word in _list("linking", language))
    return re.compile(rf"(?<=[\w,”] )(?:{linking})(?= [a-z])")


@cache
def _inside(language: str) -> re.Pattern[str]:
    """Furniture anywhere, and what is furniture only after the last sentence of a paragraph."""
    table = words("read", language)["inside"]
    anywhere, alone = ("|".join(table[name]) for name in ("anywhere", "alone"))
    return re.compile(rf" ?\b(?:{anywhere})(?!\w) ?|(?<=[.!?”\"]) (?:{alone})\W*$")
