"""Words that blur or bound a number: "about", "at least", "or so".

In: a text and where a number stands in it.  Out: the hedge, the comparison it makes, and the widened bounds.
"""

from __future__ import annotations

import re
from functools import cache

from kgbuild.lang import words


@cache
def _hedges() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = words("amounts")
    before = "|".join(sorted((re.escape(word) for word in data["hedges_before"]), key=len, reverse=True))
    after = "|".join(sorted((re.escape(word) for word in data["hedges_after"]), key=len, reverse=True))
    return (
        re.compile(rf"(?:^|(?<=\W))(?P<hedge>{before})(?:\s+(?:an?|the|about|around))?\s+$", re.I),
        re.compile(rf"\s?(?P<hedge>{after})(?!\w)", re.I),
    )


def hedged(text: str, begin: int, end: int) -> tuple[str, str, int, int]:
    """Hedge, comparison, and the bounds with the hedge's words."""
    before, after = _hedges()
    window = max(0, begin - 28)
    match = before.search(text[window:begin])
    if match is not None:
        hedge = match["hedge"].lower()
        return hedge, words("amounts")["hedges_before"][hedge], window + match.start("hedge"), end
    match = after.match(text, end)
    if match is not None and "\n" not in match.group():
        hedge = match["hedge"].lower()
        return hedge, words("amounts")["hedges_after"][hedge], begin, match.end()
    return "", "", begin, end
