"""What speaks for a pronoun's candidate, each feature a number with a name.

In: a Scene, the pronoun, a candidate before it.  Out: a mapping from feature names to values, weighed by the table in
lang/en/coreference.toml.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import log

from kgbuild.annotate.coreference_scene import Scene
from kgbuild.annotate.parsed import Token
from kgbuild.lang import words
from kgbuild.model import MentionKind

GROUPS = {"nsubj": "subject", "nsubj:pass": "subject", "obj": "object", "iobj": "object", "nmod:poss": "possessor",
          "obl:agent": "oblique", "obl": "oblique", "nmod": "inner", "conj": "conjunct", "appos": "inner",
          "root": "root", "compound": "inner", "amod": "inner"}  # fmt: skip
"""Grammatical roles, coarse enough to learn from a hundred texts."""


def role(scene: Scene, i: int) -> str:
    """The coarse grammatical role of a mention; a name beside the noun that says who bears it has the noun's."""
    return GROUPS.get(_standing(scene, i).dep_, "other")


def _standing(scene: Scene, i: int) -> Token:
    """The token that stands in the clause for mention i: "Soto's mother, Ana Reyes, said" lets the mother say it."""
    token = scene.token(i)
    beside = token.dep_ == "appos" and scene.mentions[i].kind is MentionKind.NAME and token.head.pos_ == "NOUN"
    return token.head if beside and scene.same(i, scene.by_root.get(token.head.i, i)) else token


def features(scene: Scene, i: int, j: int) -> dict[str, float]:
    """Everything known about candidate j for pronoun i."""
    return {name: value for name, value in _told(scene, i, j) if value}


def likely(scene: Scene, i: int, j: int, weights: Mapping[str, float]) -> float:
    """The weighed sum of the features of candidate j for pronoun i."""
    total = 0.0
    for name, value in _told(scene, i, j):
        total += value * weights.get(name, 0.0)
    return total


def _told(scene: Scene, i: int, j: int) -> list[tuple[str, float]]:
    """The features that are not 0, by their names."""
    pronoun, candidate = scene.mentions[i], scene.mentions[j]
    form = _form(scene, i)
    distance = scene.sentence[i] - scene.sentence[j]
    here, there = role(scene, i), role(scene, j)
    members = scene.members[scene.chain[j]]
    speaking = speaks(scene, i)
    found = [
        (f"sentences back {min(distance, 4)}", 1.0),
        (f"{form}: sentences back {min(distance, 3)}", 1.0),
        ("words back", log(1 + pronoun.root - candidate.root)),
        (f"candidate is {there}", 1.0),
        (f"{form}: candidate is {there}", 1.0),
        (f"candidate is a {candidate.kind.value}", 1.0),
        ("often spoken of", log(len(members))),
    ]
    for name, holds in (
        ("same role", here == there),
        (f"{form}: possessor of same clause", here == "possessor" and distance == 0),
        ("same pronoun", candidate.kind is MentionKind.PRONOUN and _form(scene, j) == form),
        ("named", scene.named(j)),
        ("sex agrees", bool(pronoun.sex) and scene.sexes(j) == {pronoun.sex}),
        ("article opens with it", scene.opens(j)),
        (f"{form}: {_class(scene, j)}", True),
        (f"{form}: plural {candidate.plural}", True),
        ("governs the pronoun's clause", _governs(scene, i, j)),
        ("first in its sentence", _first(scene, j)),
        ("speaks, as the pronoun does", speaking and any(
            speaks(scene, k) for k in members if 0 <= scene.sentence[i] - scene.sentence[k] <= 3
        )),
        ("indefinite", candidate.kind is MentionKind.NOMINAL and not candidate.definite),
    ):  # fmt: skip
        if holds:
            found.append((name, 1.0))
    return found


def _form(scene: Scene, i: int) -> str:
    """he, she, it or they, with their inflections."""
    pronoun = scene.mentions[i]
    if pronoun.sex:
        return "he/she"
    return "they" if pronoun.plural else "it"


TOPS = ("Person", "Organization", "Group", "Country", "Place", "Artifact", "Work", "Event", "Abstraction")


def _class(scene: Scene, j: int) -> str:
    above = scene.above(j)
    for top in TOPS:
        if top in above:
            return top
    return "unknown"


def _governs(scene: Scene, i: int, j: int) -> bool:
    """Is the candidate the subject of a clause that holds the pronoun's ("Soto said she ...")?"""
    pronoun, candidate = scene.token(i), _standing(scene, j)
    return candidate.dep_ in {"nsubj", "nsubj:pass"} and candidate.head.is_ancestor(pronoun)


def speaks(scene: Scene, i: int) -> bool:
    """Is the mention the subject of a verb of saying?"""
    token = _standing(scene, i)
    return token.dep_ == "nsubj" and token.head.lemma_.lower() in words("attribution")["quoting"]


def _first(scene: Scene, j: int) -> bool:
    return scene.sentence[j] not in scene.sentence[max(0, j - 3) : j]
