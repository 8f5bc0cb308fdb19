"""Which language a text is in: told by its commonest words where they leave no doubt, else by py3langid (its model is
in the package, nothing is looked up; it takes half a second to load, most of what reading one article more would cost).
"""

from __future__ import annotations

import re
import sys

from kgbuild.lang import words

SAMPLE = 4000
"""Characters looked at: enough for certainty, and long articles cost no more than short ones."""
FEW = 20
"""Words from which the commonest ones tell something."""
PLAIN = 0.25
"""Share of them that leaves no doubt: of 159 English articles all but one have more, most from 0.3 to 0.4; languages
near English have 0.1 and less."""
MANY, ENOUGH = 100, 0.2
"""Words from which less is enough: that one article has 0.22 in 481."""
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str, expected: str = "en") -> str:
    """The ISO 639-1 code of the likeliest language of the text's first characters."""
    text = text[:SAMPLE]
    if is_plainly(text, expected):
        return expected
    import py3langid

    return str(py3langid.classify(text)[0])


def is_plainly(text: str, language: str) -> bool:
    """Are so many of the words the commonest ones of a language that it can be no other?"""
    found = _WORD.findall(text.casefold())
    common = words("read", language)["commonest"]
    least = ENOUGH if len(found) >= MANY else PLAIN
    return len(found) >= FEW and sum(word in common for word in found) >= least * len(found)


def forget() -> None:
    """Let go of py3langid's model, if it was needed: it takes 70 MB."""
    langid = sys.modules.get("py3langid.langid")
    if langid is not None:
        vars(langid)["IDENTIFIER"] = None
