"""Verb lemmas that no English verb has, made whole.  In: a past or -ing form, its lemma.  Out: a likelier one.

Lemmas by learnt edit scripts go wrong on rare verbs: "spun" gives "sp", "lured" gives "lur".  A lemma that would not
inflect to its word is no lemma; the spelling rules of English then say which one would.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kgbuild.lang import words

VOWELS = frozenset("aeiou")
KEPT_DOUBLE = frozenset("lsfz")
"""Letters that verbs may end in twice ("call", "pass"); others are doubled by the ending ("stun", "stunned")."""
NEEDS_E = frozenset("cvuz")
"""Letters no verb ends in without an e ("service", "serve", "pursue", "seize")."""


@lru_cache(maxsize=65536)
def whole_lemma(word: str, lemma: str) -> str:
    """The lemma where it can be one of this form in -ed or -ing, else what the form is made from."""
    if "-" in word[:-1]:
        start, _, rest = word.rpartition("-")
        return f"{start}-{whole_lemma(rest, lemma.rpartition('-')[2])}"
    irregular = words("inflection")
    if word in irregular["verb"] or lemma in irregular["double"]["verbs"]:
        return str(irregular["verb"].get(word, lemma))
    ending = next((end for end in ("ed", "ing") if word.endswith(end) and len(word) > len(end) + 2), "")
    if not ending:
        return lemma
    stem = word[: -len(ending)]
    told = _by_spelling(stem, ending)
    if told:
        return told
    wrong = not lemma or _doubled(lemma.removesuffix("e")) or _lacks_e(lemma) or not word.startswith(lemma[:-1])
    wrong = wrong or (lemma != stem and stem.startswith(lemma) and not _doubled(stem) and stem[-1] in "wxy")
    return _from_stem(stem) if wrong else lemma


def _by_spelling(stem: str, ending: str) -> str:
    """ "wrestl" -> "wrestle", "feign" -> "feign", "empti" -> "empty"; "" where the spelling does not tell."""
    if _doubled(stem):
        return stem[:-1]
    for pattern, add in _stems():
        if pattern.search(stem):
            return (f"{stem[:-1]}y" if ending == "ed" else "") if add == "y" else stem + add
    return ""


@cache
def _stems() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The rows of the language's table of stems."""
    return tuple((re.compile(f"(?:{row['ends']})$"), row["add"]) for row in words("inflection")["stem"])


def _from_stem(stem: str) -> str:
    if _doubled(stem):
        return stem[:-1]
    return f"{stem}e" if _lacks_e(stem) else stem


def _doubled(stem: str) -> bool:
    """ "stunn", "penn": one letter too many."""
    return len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in KEPT_DOUBLE | VOWELS


def _lacks_e(stem: str) -> bool:
    """ "lur", "tas", "servic": with one vowel before a last consonant the ending would have doubled it."""
    if len(stem) > 2 and stem[-1] in NEEDS_E and not stem.endswith(("ic", "nc", "zz", "iz", "uz")):
        return True
    short = len(stem) > 2 and stem[-1] not in VOWELS | set("wxyh") and stem[-2] in VOWELS
    return short and not any(letter in VOWELS for letter in stem[:-2].replace("qu", "q"))
