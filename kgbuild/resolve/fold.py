"""Spelling set aside: letters of any script to plain ones, and one key for all the ways to write one sound.

In: a name as written.  Out: its plain tokens, each token's `fold` (how it sounds, roughly) and its consonants.
"""

from __future__ import annotations

import re
from functools import lru_cache

from unidecode import unidecode

# Each rule is (pattern, replacement, what it makes equal); they run in this order.
SOUNDS = (
    (r"isation", "ization", "-isation and -ization"),
    (r"(?:iy|ij|ii|yi|yy)$", "i", "the endings -iy, -ij, -ii, -yi and -y"),
    (r"shch|sch(?=[aeiouy]|$)|sh", "S", "shch, sch and sh"),
    (r"tsch|tch|cz|ch", "C", "tsch, tch and ch"),
    (r"dzh|zh|dj", "j", "zh, dzh and dj"),
    (r"kh", "h", "kh and h"),
    (r"ph", "f", "ph and f"),
    (r"gh", "g", "gh and g"),
    (r"dh", "d", "dh and d"),
    (r"th", "t", "th and t"),
    (r"tz|ts", "T", "ts and tz"),
    (r"ck|qu|q|c(?=[aouklr])|c$", "k", "ck, q, qu, hard c and k"),
    (r"c(?=[eiy])", "s", "soft c and s"),
    (r"x", "ks", "x and ks"),
    (r"z$", "s", "a z and an s at the end"),
    (r"w", "v", "w and v"),
    (r"(?<=[oe])ff?$|(?<=[oe])ff(?=a?$)", "v", "the endings -off and -ov"),
    (r"ou|oo|oe(?=[^aeiou])|eu|ue(?=[^aeiou])", "u", "ou, oo, eu and u"),
    (r"ee|ae|ea|aa", "e", "ee, ae, ea"),
    (r"eo", "o", "eo and o"),
    (r"(?<=[^aeiouyj])[jy]o", "e", "yo after a consonant and e (Cyrillic yo)"),
    (r"i?y?ye|i[yj]?e(?=[^$])|je(?=.)", "e", "ye, ie and e"),
    (r"(?:iya|ija|ya|ja|ia)", "ia", "ya, ja and ia"),
    (r"(?:yu|ju|iu)", "iu", "yu, ju and iu"),
    (r"(?:[aei][iyj])", "ei", "ei, ey, ai, ay and ej"),
    (r"[iyj]{2,}|ie$|y|j(?![aeiou])", "i", "y, i, iy, ii and ie"),
    (r"(?<=[aeiou])h(?![aeiou])", "", "a silent h after a vowel"),
    (r"(.)\1+", r"\1", "double letters and single ones"),
)
"""The sounds that languages and transliterations write in several ways."""
_RULES = tuple((re.compile(pattern), replacement) for pattern, replacement, _ in SOUNDS)


@lru_cache(maxsize=4_000)
def plain(text: str) -> str:
    """The text in lower-case ASCII letters, without apostrophes and possessive endings."""
    ascii_text = unidecode(text).casefold()
    return re.sub(r"['`\"]", "", re.sub(r"['`]s\b", "", ascii_text))


@lru_cache(maxsize=4_000)
def tokens(text: str) -> tuple[str, ...]:
    """Runs of letters and runs of digits; letters that only dots part are one token ("U.S." is "us")."""
    joined = re.sub(r"\b(?:[a-z]\.){2,}(?![a-z])", lambda found: found.group().replace(".", "") + " ", plain(text))
    return tuple(re.findall(r"[a-z]+|\d+", joined))


@lru_cache(maxsize=4_000)
def fold(token: str) -> str:
    """How a plain token sounds, roughly: equal for spellings that only a transliteration tells apart."""
    for pattern, replacement in _RULES:
        token = pattern.sub(replacement, token)
    return token


@lru_cache(maxsize=4_000)
def consonants(token: str) -> str:
    """The consonants of a folded token."""
    return re.sub(r"[aeiou]", "", fold(token))


@lru_cache(maxsize=4_000)
def vowels(token: str) -> str:
    """The vowels of a folded token."""
    return re.sub(r"[^aeiou]", "", fold(token))
