"""Which values a fact carries.  In: facts, values as gold writes them.  Out: does it state them?"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kgbuild.model import Fact, Quantity, When


def carries(fact: Fact, number: str) -> bool:
    """Does the claim state the number, the length, or the day where the number is written as one ("05-17")?"""
    if isinstance(fact.object, When):
        length = fact.object.datatype == "duration"
        if re.fullmatch(number if length else rf"(?:.*-)?(?:{number})(?:T.*)?", fact.object.value):
            return length or "-" in number or len(number) == 4
    found = [fact.quantity, fact.object if isinstance(fact.object, Quantity) else None]
    return any(item is not None and re.fullmatch(rf"(?:{number})(?:\.0+)?", item.value) for item in found)


def between(one: Fact, other: Fact, values: Sequence[str], nodes: Mapping[str, set[str]]) -> bool:
    """Do two claims stand for the two values: numbers, days, or entities by key, at either end of an edge?"""

    def stands(fact: Fact, value: str) -> bool:
        return bool({fact.subject, fact.object} & nodes[value]) if value in nodes else carries(fact, value)

    left, right = values[:2]
    return (stands(one, left) and stands(other, right)) or (stands(one, right) and stands(other, left))
