"""Amounts of an article: counts on things, money, measures, percentages, ages.

In: a Doc (parsed or not).  Out: `Amount`s in order.  Dates, years, durations, ordinals, scores, and numbers that are
names ("flight 370", "Article 5") are not amounts.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from decimal import Decimal
from functools import cache

from kgbuild.annotate.amounts_hedges import hedged
from kgbuild.annotate.amounts_numbers import NUMBER, number, plain
from kgbuild.annotate.amounts_roots import Page, counts, is_age_apposition, root_of
from kgbuild.annotate.amounts_units import Unit, age_around, currency_before, scale_around, unit_after
from kgbuild.annotate.parsed import Doc
from kgbuild.annotate.times import Row, read_row, tell_times
from kgbuild.lang import words
from kgbuild.model import Amount, Quantity

COUNT = Unit("", "count", 0)


@cache
def _numbers() -> re.Pattern[str]:
    data = words("amounts")
    listed = sorted(data["vague"], key=lambda word: (-len(word), word))
    vague = "|".join(word + (r"(?=\s+of\b)" if word in data["vague_before_of"] else "") for word in listed)
    short = "|".join(sorted(words("numbers")["short_scales"], key=len, reverse=True))
    signs = [symbol for symbol in words("amounts")["symbols"] if symbol.isalpha()]
    glued = "".join(rf"|(?<=\b{symbol})" for symbol in sorted(signs))  # "Rs500", "EUR20m"
    return re.compile(
        rf"(?=\d|{_heads()})(?:(?:\b(?<![\w.,/:@#]){glued})(?P<value>(?i:{NUMBER}))(?P<short>(?i:{short}|\s(?:mln|mlrd|bln|bn))\b)?(?![\w]|[.,:/]\d)"
        rf"|\b(?P<vague>(?i:{vague})\b))"
    )


def _heads() -> str:
    """What a number can begin with: two letters of a number word.  Few words do, and only there is it worth to try."""
    data, first = words("numbers"), dict[str, set[str]]()
    for word in ("half", "a ", "an", *words("amounts")["vague"], *data["units"], *data["tens"], *data["scales"]):
        first.setdefault(word[0], set()).add(r"\s" if word[1] == " " else word[1])
    return "|".join(f"(?i:{letter}[{''.join(sorted(second))}])" for letter, second in sorted(first.items()))


_JOINED = re.compile(rf"\s?(?:-|–|to|and|or)\s?(?=[$€£¥]?\s?{NUMBER})", re.I)
"""Between the two numbers of a range."""


def find_amounts(doc: Doc, row: Row | None = None) -> tuple[Amount, ...]:
    """Every amount of the Doc, in order, none overlapping; `row` is the Doc as it was read for times."""
    page = Page(doc, doc.text, doc.has_annotation("DEP"), doc.has_annotation("POS"))
    taken = _times(doc, row or read_row(doc))
    starts = [begin for begin, _ in taken]
    found: list[Amount] = []
    matches = list(_numbers().finditer(page.text))
    place = 0
    while place < len(matches):
        match = matches[place]
        place += 1
        before = bisect_right(starts, match.end() - 1) - 1
        if before >= 0 and taken[before][1] > match.start():
            continue
        if found and match.start() < _end(doc, found[-1]):
            continue
        following = matches[place] if place < len(matches) else None
        amount, used = _amount(page, match, following)
        place += used
        if amount is not None and (not found or amount.tokens[0] >= found[-1].tokens[1]):
            found.append(amount)
    return tuple(found)


def _end(doc: Doc, amount: Amount) -> int:
    last = doc[amount.tokens[1] - 1]
    return last.idx + len(last)


def _times(doc: Doc, row: Row) -> list[tuple[int, int]]:
    """Where times are told: their numbers are no amounts."""
    items = row.items
    return [(items[told.begin].begin, items[told.end - 1].end) for told in tell_times(doc, row, None)]


def _amount(page: Page, match: re.Match[str], following: re.Match[str] | None) -> tuple[Amount | None, int]:
    """The amount of one number, and 1 when the next number is its upper bound."""
    text, begin, end = page.text, match.start(), match.end()
    if match["short"] and not _is_million(text, match):
        end = match.end("value")
    value = _value(match, end == match.end())
    if value is None or _is_name(page.text, match) or _is_rest(text, match):
        return None, 0
    upper, used = None, 0
    joined = _JOINED.match(text, end)
    if following is not None and joined is not None and following["value"]:
        sign = currency_before(text, following.start())
        high = _value(following)
        adjacent = joined.end() == following.start() - (sign.size if sign else 0)
        window = max(0, begin - 12)
        between = re.search(r"\bbetween\s+\S{0,3}$", text[window:begin])
        listed = joined.group().strip() == "and" and not between
        change = re.search(r"\bfrom\s+\S{0,3}$", text[window:begin]) and joined.group().strip() == "to"
        if adjacent and not listed and not change and high is not None and high > value:
            upper, used, end = high, 1, following.end()
            value = _scaled_like(value, match, following)
            begin = window + between.start() if between else begin
    unit, begin, end = _unit(page, begin, end)
    if unit is None:
        return None, used
    if unit is COUNT and re.fullmatch(r"\d{1,3}\.\d{3}", match.group()):
        value *= 1000  # things are not counted in thousandths: "12.000 people" is a page translated by machine
    hedge, comparison, begin, end = hedged(text, begin, end)
    if match["vague"]:
        hedge, comparison = match.group().lower(), "at least"
    span = page.doc.char_span(begin, end, alignment_mode="expand")
    core = page.doc.char_span(match.start(), match.end(), alignment_mode="expand")
    if span is None or core is None or (unit is COUNT and not counts(core, page)):
        return None, used
    root = root_of(span, core, unit, page.parsed)
    quantity = Quantity(
        words=span.text, value=plain(value), unit=unit.name, dimension=unit.dimension, hedge=hedge,
        comparison=comparison, upper=plain(upper) if upper is not None else "",
    )  # fmt: skip
    return Amount((span.start, span.end), root.i, quantity), used


def _is_rest(text: str, match: re.Match[str]) -> bool:
    """The "million" after figures that make no number: a part of one is no number either."""
    begin = match.start()
    return not match.group()[0].isdigit() and re.search(r"\d[\s-]?$", text[max(0, begin - 2) : begin]) is not None


def _is_million(text: str, match: re.Match[str]) -> bool:
    """ "5m people" and "$5m" are millions; "1.8m tall" is a length."""
    if match["short"] != "m" or currency_before(text, match.start()) is not None:
        return True
    return re.match(r"\s+(?:people|[a-z]+s)\b", text[match.end() : match.end() + 30]) is not None


def _value(match: re.Match[str], scaled: bool = True) -> Decimal | None:
    if match["vague"]:
        return Decimal(words("amounts")["vague"][match["vague"].lower()])
    value = number(match["value"])
    scale = int(words("numbers")["short_scales"].get((match["short"] or "").strip().lower() if scaled else "", 1))
    return value * scale if value is not None else None


def _scaled_like(value: Decimal, low: re.Match[str], high: re.Match[str]) -> Decimal:
    """In "5 to 10 million" the scale is meant for both."""
    scaled = re.search(r"[a-z]+$", high.group().lower())
    if value < 1000 and scaled and re.fullmatch(r"[\d.,]+", low.group()):
        scale = words("numbers")["scales"].get(scaled.group(), words("numbers")["short_scales"].get(scaled.group(), 1))
        return value * int(scale)
    return value


def _unit(page: Page, begin: int, end: int) -> tuple[Unit | None, int, int]:
    """The unit around a number and the bounds with its words; None when "m" or the like cannot be told."""
    text = page.text
    age = age_around(text, begin, end)
    if age is not None:
        return age[0], begin - age[1], end + age[0].size
    scale = scale_around(text, begin, end)
    if scale is not None:
        return scale, begin, end + scale.size
    sign = currency_before(text, begin)
    if sign is not None:
        word = unit_after(text, end)
        size = word.size if word is not None and word.dimension == "money" else 0
        return sign, begin - sign.size, end + size
    unit = unit_after(text, end)
    if unit is not None:
        return _money(text, begin, end, unit), begin, end + unit.size
    if is_age_apposition(page, begin, end):
        return Unit("year", "age", 0), begin, end
    return COUNT, begin, end


def _money(text: str, begin: int, end: int, unit: Unit) -> Unit:
    """ "310,000 pounds" are money, "310 pounds" and "3,000 pounds of hay" a weight."""
    data = words("amounts")["weighty"]
    if unit.name not in data or not re.search(r"\d,\d{3}$|(?:thousand|million|billion)$", text[begin:end], re.I):
        return unit
    weighs = re.match(r"\s+of\b", text[end + unit.size :]) or re.search(
        r"\bweigh\w*\W+(?:\w+\W+)?$", text[max(0, begin - 30) : begin]
    )
    return unit if weighs else Unit(data[unit.name], "money", unit.size)


_COUNTS_ON = re.compile(r"[-–]\d+[\s-]*[a-z%]")
"""After "20-30" something is counted; "3-1" is a score."""


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Numbers of lists, phones, scores, flights and the like."""
    begin, end = match.start(), match.end()
    before, after = text[max(0, begin - 16) : begin], text[end : end + 12]
    if re.match(r"\d", match.group()) and not re.search(r"[$€£¥]\s?$", before):
        glued = re.search(r"[A-Za-z]-$|[\w.]@$|[+]\s?$|\d[-–/.]$|\d [-–/]?\s?$", before)
        if glued or re.match(r"[-–/]\d+[-–/]|\s\d|\)\s?\d", after):
            return not re.match(r"(?:.*\s)?\d+\s(?:to|and)\s$", before)
        if re.search(r"(?:^|\n)\s*$", before) and re.match(r"[.)]\s", after):
            return True
        score = re.match(r"[-–](\d+)", after)
        if score and (int(score[1]) <= int(re.sub(r"\D.*", "", match.group())) or not _COUNTS_ON.match(after)):
            return True
        if re.match(r"(?:th|st|nd|rd)\b", after):
            return True
    word = re.search(r"([A-Za-z]+\.?)[\s#]*$", before)
    names = words("amounts")["names"]
    labels = (names["before"] + names["numbered"]) if match.group()[0].isdigit() else names["numbered"]
    return word is not None and word[1].lower() in labels
