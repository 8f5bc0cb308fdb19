"""Lemmas as edit scripts: how many letters to drop from the end of a word, and what to add.

A script reads "case|drop|add": case is "l" (lower the word first), "t" (title-case it) or "k" (keep it);
"=word" stands for a whole lemma. Scripts are the classes that the encoder chooses from.
"""

from __future__ import annotations

from pathlib import Path


def script(word: str, lemma: str) -> str:
    """The script that makes a lemma from a word."""
    found = []
    for case, base in (("k", word), ("l", word.lower()), ("t", word.capitalize())):
        common = 0
        while common < min(len(base), len(lemma)) and base[common] == lemma[common]:
            common += 1
        if common or not lemma:
            found.append((len(base) - common + len(lemma) - common, case, len(base) - common, lemma[common:]))
    if not found:
        return f"={lemma}"
    _, case, drop, add = min(found)
    return f"{case}|{drop}|{add}"


def apply(chosen: str, word: str) -> str:
    """The lemma that a script makes from a word; the word itself where the script does not fit."""
    if chosen.startswith("="):
        return chosen[1:]
    case, drop, add = chosen.split("|", 2)
    base = word.lower() if case == "l" else word.capitalize() if case == "t" else word
    if int(drop) > len(base):
        return base
    return (base[: len(base) - int(drop)] + add) or base


def lemma_table(path: Path) -> dict[tuple[str, str], str]:
    """(part of speech, lower-cased word) -> lemma, of the words that are always lemmatised in one way; empty where
    the pipeline has no table."""
    if not path.exists():
        return {}
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return {(upos, word): lemma for upos, word, lemma in rows}
