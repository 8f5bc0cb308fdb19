"""Narrows what a name may be: which places are governments' areas, which words are demonyms.

In: names as the sources label them. Out: the same names with fewer possible types, without leading
determiners and titles. What is known comes from the sources themselves (Re-DocRED's relations,
CrossNER's countries, GMB's `gpe`) and from the cue words in `data/cues.toml`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import tomllib

from training.document import Document, Name, Sentence
from training.scheme import PLACE

DETERMINERS = frozenset({"the", "a", "an"})


@dataclass(frozen=True)
class Cues:
    """The cue words of `data/cues.toml` and the names gathered from the sources, all in lower case."""

    table: dict[str, dict[str, list[str]]]
    governed: frozenset[str]
    natural: frozenset[str]
    demonyms: frozenset[str]
    """Cased as written: "Polish" is one, "polish" is none."""


def cue_table(path: Path = Path(__file__).parent / "data" / "cues.toml") -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def place_types(words: Sequence[str], cues: Cues) -> tuple[str, ...]:
    """What a place of this name may be: "Lake Baikal" LOC, "Vostochny Cosmodrome" FAC, "France" GPE."""
    lower = [w.lower() for w in words]
    whole = " ".join(lower)
    loc, fac = cues.table["loc"], cues.table["fac"]
    if whole in loc["whole"]:
        return ("LOC",)
    if len(lower) > 1 and whole not in cues.governed:
        if lower[-1] in fac["last"] or lower[0] in fac["only_first"]:
            return ("FAC",)
        if lower[-1] in loc["last"] or lower[0] in loc["first"]:
            return ("LOC",)
    if whole in cues.governed:
        return ("GPE",)
    return ("LOC",) if whole in cues.natural else PLACE


def narrow_name(name: Name, words: list[str], cues: Cues) -> Name | None:
    """A name without its determiners and titles and with fewer types; None when nothing is left."""
    begin, end, types = name.begin, name.end, name.types
    titles = set(cues.table["titles"]["words"])
    if not types or name.loose:
        return name
    if types != ("WORK_OF_ART",):
        while begin < end and words[begin].lower() in DETERMINERS:
            begin += 1
    if types == ("PERSON",):
        while begin < end - 1 and words[begin].lower() in titles:
            begin += 1
    if begin == end:
        return None
    said = words[begin:end]
    if len(said) == 1 and said[0] in cues.demonyms and set(types) & {"NORP", *PLACE}:
        types = ("NORP",)
    elif types == PLACE:
        types = place_types(said, cues)
    elif types == ("GPE", "NORP") and " ".join(said).lower() in cues.governed:
        types = ("GPE",)
    return replace(name, begin=begin, end=end, types=types)


def narrow_sentence(sentence: Sentence, cues: Cues) -> Sentence:
    """A sentence with its names narrowed, and demonyms that no name covers marked NORP."""
    if sentence.names is None:
        return sentence
    narrowed = [narrow_name(name, sentence.words, cues) for name in sentence.names]
    names = [name for name in narrowed if name is not None]
    covered = {i for n in names for i in range(n.begin, n.end) if n.types or n.end - n.begin > 1}
    found = []
    for i, word in enumerate(sentence.words):
        before = sentence.words[i - 1] if i else ""
        long = before[:1].isupper() and before.lower() in cues.table["demonyms"]["first"]
        if word in cues.demonyms and not (long and inside(names, i - 1, i + 1)) and (long or i not in covered):
            found.append(Name(i - long, i + 1, ("NORP",)))
    names = [n for n in names if not any(n.begin < f.end and f.begin < n.end for f in found)]
    return replace(sentence, names=sorted([*names, *found], key=lambda n: n.begin))


def inside(names: list[Name], begin: int, end: int) -> bool:
    """Whether these words and more are one name: "North Korean" within "North Korean Army"."""
    return any(n.begin <= begin and end <= n.end and n.end - n.begin > end - begin for n in names)


def narrow(documents: Iterable[Document], cues: Cues) -> list[Document]:
    """Documents with all names narrowed."""
    return [replace(d, sentences=[narrow_sentence(s, cues) for s in d.sentences]) for d in documents]
