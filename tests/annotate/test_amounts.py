"""Amounts in sentences: numbers, units, hedges, ranges, and what is no amount."""

from __future__ import annotations

import re

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from kgbuild.annotate.amounts import find_amounts
from kgbuild.lang import words
from kgbuild.model import Quantity
from tests.annotate.parses import parsed

NLP = spacy.blank("en")


def quantities(text: str) -> list[Quantity]:
    return [amount.quantity for amount in find_amounts(NLP(text))]


AMOUNTS = [
    ("five canoes sank", "5", "", "count"),
    ("two hundred and fifty canoes sank", "250", "", "count"),
    ("1,250 canoes sank", "1250", "", "count"),
    ("1.5 million voters came", "1500000", "", "count"),
    ("half a million voters came", "500000", "", "count"),
    ("two dozen canoes sank", "24", "", "count"),
    ("a hundred canoes sank", "100", "", "count"),
    ("it cost $1.5 million", "1500000", "US dollar", "money"),
    ("it cost €2bn", "2000000000", "euro", "money"),
    ("it cost 300 rupees", "300", "rupee", "money"),
    ("it cost 40 million yuan", "40000000", "yuan", "money"),
    ("it cost A$30", "30", "Australian dollar", "money"),
    ("it cost Sh85 million", "85000000", "shilling", "money"),
    ("it cost 5,8 million euros", "5800000", "euro", "money"),
    ("it cost 3 mln tenge", "3000000", "tenge", "money"),
    ("some 12 000 voters came", "12000", "", "count"),
    ("some 12.000 voters came", "12000", "", "count"),
    ("a town of 1.200.000 voters", "1200000", "", "count"),
    ("it grew by 5,8%", "5.8", "percent", "percent"),
    ("it grew by 3.125 percent", "3.125", "percent", "percent"),
    ("the 250-kilometre road", "250", "kilometre", "length"),
    ("5 km away", "5", "kilometre", "length"),
    ("it is 1.8m tall", "1.8", "metre", "length"),
    ("12 square miles burnt", "12", "square mile", "area"),
    ("40 hectares burnt", "40", "hectare", "area"),
    ("60 tonnes of rice", "60", "tonne", "mass"),
    ("9 pounds of rice", "9", "pound", "mass"),
    ("300 litres of oil", "300", "litre", "volume"),
    ("winds of 90 km/h", "90", "kilometre per hour", "speed"),
    ("35 degrees Celsius", "35", "degree_Celsius", "temperature"),
    ("35°C in Lima", "35", "degree_Celsius", "temperature"),
    ("20% of it", "20", "percent", "percent"),
    ("30 per cent of it", "30", "percent", "percent"),
    ("two percentage points", "2", "percentage point", "percent"),
    ("the 55-year-old cook", "55", "year", "age"),
    ("a cook aged 44", "44", "year", "age"),
    ("she is 44 years old", "44", "year", "age"),
    ("Maria Lopez, 32, sang", "32", "year", "age"),
    ("Maria Lopez (32) sang", "32", "year", "age"),
]


@pytest.mark.parametrize(("text", "value", "unit", "dimension"), AMOUNTS)
def test_numbers_and_their_units(text: str, value: str, unit: str, dimension: str) -> None:
    (quantity,) = quantities(text)
    assert (quantity.value, quantity.unit, quantity.dimension) == (value, unit, dimension)


HEDGES = [
    ("about five canoes", "about", "about"),
    ("some 300 canoes", "some", "about"),
    ("at least 20 canoes", "at least", "at least"),
    ("no fewer than 20 canoes", "no fewer than", "at least"),
    ("more than $20", "more than", "more than"),
    ("over 20 canoes", "over", "more than"),
    ("nearly 20 canoes", "nearly", "about"),
    ("up to 20 canoes", "up to", "at most"),
    ("fewer than 20 canoes", "fewer than", "less than"),
    ("20 or so canoes", "or so", "about"),
    ("20 or more canoes", "or more", "at least"),
    ("dozens of canoes", "dozens", "at least"),
    ("hundreds of thousands of canoes", "hundreds of thousands", "at least"),
    ("only 20 canoes", "only", ""),
]


@pytest.mark.parametrize(("text", "hedge", "comparison"), HEDGES)
def test_hedges(text: str, hedge: str, comparison: str) -> None:
    (quantity,) = quantities(text)
    assert (quantity.hedge, quantity.comparison) == (hedge, comparison)


RANGES = [
    ("20-30 canoes", "20", "30", ""),
    ("between 20 and 30 tonnes", "20", "30", "tonne"),
    ("5 to 10 million dollars", "5000000", "10000000", "US dollar"),
    ("$5 to $10 million", "5000000", "10000000", "US dollar"),
    ("5-10% of it", "5", "10", "percent"),
]


@pytest.mark.parametrize(("text", "value", "upper", "unit"), RANGES)
def test_ranges(text: str, value: str, upper: str, unit: str) -> None:
    (quantity,) = quantities(text)
    assert (quantity.value, quantity.upper, quantity.unit) == (value, upper, unit)


def test_a_change_is_two_amounts() -> None:
    assert [quantity.value for quantity in quantities("seats rose from 9 to 10 again")] == ["9", "10"]


NO_AMOUNTS = [
    "In 2015 it rained for three days.",
    "On 12 May and the 3rd of June it rained.",
    "She took flight 370 and read Article 5 on page 12.",
    "They won 3-1 and 4–0.",
    "Call 555-1234 or +1 202 555 0100.",
    "The Falcon-9 and the A320 flew.",
    "The first, the second and the 21st came.",
    "One is enough.",
    "1. Wash the rice.",
    "It was game seven of round 2, and she scores with style.",
    "At 10:30 it rained.",
]


@pytest.mark.parametrize("text", NO_AMOUNTS)
def test_numbers_that_are_no_amounts(text: str) -> None:
    assert quantities(text) == []


COUNTED = """
About  ADV  RB  about  2 advmod
five   NUM  CD  five   4 nummod
small  ADJ  JJ  small  4 amod
canoes NOUN NNS canoe  5 nsubj
sank   VERB VBD sink   0 root
"""
DOZENS = """
Dozens NOUN NNS dozen  4 nsubj
of     ADP  IN  of     3 case
canoes NOUN NNS canoe  1 nmod
sank   VERB VBD sink   0 root
"""
AGED = """
The    DET   DT  the    7 det
55     NUM   CD  55     4 nummod
-      PUNCT HYPH -     4 punct
year   NOUN  NN  year   6 obl:unmarked
-      PUNCT HYPH -     4 punct
old    ADJ   JJ  old    7 amod
cook   NOUN  NN  cook   8 nsubj
sang   VERB  VBD sing   0 root
"""
NAMED = """
Station PROPN NNP Station 3 nsubj
9       NUM   CD  9       1 nummod
closed  VERB  VBD close   0 root
"""


@pytest.mark.parametrize(("parse", "root"), [(COUNTED, "canoes"), (DOZENS, "canoes"), (AGED, "cook")])
def test_the_root_is_what_is_counted(parse: str, root: str) -> None:
    doc = parsed(parse)
    (amount,) = find_amounts(doc)
    assert doc[amount.root].text == root


def test_a_figure_after_a_name_is_part_of_it() -> None:
    assert find_amounts(parsed(NAMED)) == ()


PIECES = [
    "five", "twenty", "hundred", "million", "half", "a", "1,200", "3.5", "2015", "$", "€", "%", "km", "years", "old",
    "-", "and", "to", "between", "about", "at least", "or so", "dozens", "of", "canoes", ",", ".", "(", ")", "Lopez",
    "\n", "3-1", "no.", "US$", "bn", "m", "degrees", "C", "0", "99999999999999999999",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_any_words_give_plain_decimals_inside_the_text(pieces: list[str]) -> None:
    doc = NLP(" ".join(pieces))
    found = find_amounts(doc)
    assert found == find_amounts(doc)
    last = 0
    for each in found:
        begin, end = each.tokens
        assert last <= begin < end <= len(doc)
        assert 0 <= each.root < len(doc)
        assert doc[begin:end].text == each.quantity.words
        last = end
        for value in filter(None, (each.quantity.value, each.quantity.upper)):
            assert re.fullmatch(r"\d+(\.\d*[1-9])?", value), each


def test_pint_knows_every_unit_but_money() -> None:
    pint = pytest.importorskip("pint")
    registry = pint.UnitRegistry()
    units = {unit for table in words("amounts")["units"].values() for unit in table.values()}
    for unit in sorted(units - {"percentage point", "kiloton_TNT"}):
        registry.parse_units(unit.replace(" per ", "/"))
