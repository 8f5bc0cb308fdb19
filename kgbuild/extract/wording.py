"""Readable names for relations the ontology does not know.  In: a lemma with its preposition.  Out: CURIE, label."""

from __future__ import annotations

import re

from kgbuild.extract.cues import Cues

PREFIXES = ("re", "over", "under", "out", "un", "mis", "fore")


def past(cues: Cues, lemma: str) -> str:
    """The past tense of a verb, by table or by rule ("applaud" -> "applauded", "carry out" -> "carried out")."""
    verb, _, rest = lemma.partition(" ")
    start, hyphen, verb = verb.rpartition("-")
    prefix = next((p for p in PREFIXES if verb.startswith(p) and verb.removeprefix(p) in cues.irregular), "")
    if verb in cues.irregular or prefix:
        word = cues.irregular.get(verb) or prefix + cues.irregular[verb.removeprefix(prefix)]
    elif verb.endswith("e"):
        word = f"{verb}d"
    elif re.search(r"[^aeiou]y$", verb):
        word = f"{verb[:-1]}ied"
    elif re.fullmatch(r"[^aeiou]*[aeiou][^aeiouwxy]", verb) and len(verb) > 2:
        word = f"{verb}{verb[-1]}ed"
    else:
        word = f"{verb}ed"
    return f"{start}{hyphen}{word} {rest}".strip()


def curie(lemma: str, preposition: str = "") -> str:
    """ "collide", "with" -> "rel:collide-with"; letters and hyphens only, "" when nothing is left."""
    words = re.sub(r"[^a-z0-9]+", "-", f"{lemma} {preposition}".lower()).strip("-")
    return f"rel:{words}" if words and words[0].isalpha() else ""
