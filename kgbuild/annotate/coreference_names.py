"""Names that are one: the same words, a part of a fuller name, an acronym.

In: a Scene.  Out: its chains joined, each link with its rule's name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from kgbuild.annotate.coreference_features import speaks
from kgbuild.annotate.coreference_scene import Scene
from kgbuild.lang import words
from kgbuild.model import Mention, MentionKind

HEADLINE = 2
"""Sentences at the head of an article, where a surname may stand before the full name."""
RECENT = 2
"""Sentences back in which somebody was just named."""


def link_names(scene: Scene) -> None:
    """Same words first, then acronyms, then parts of fuller names."""
    names = [i for i, m in enumerate(scene.mentions) if m.kind is MentionKind.NAME]
    longer = _longer(scene, names)
    _same_words(scene, names, longer)
    _acronyms(scene, names)
    _parts(scene, names, longer)


@lru_cache(maxsize=4096)
def key(name: str) -> str:
    """A name without case, hyphens and full stops."""
    return " ".join(re.sub(r"[-‐–.]", " ", name.casefold()).split())


Longer = Mapping[str, Sequence[int]]
"""Under each name's key the mentions with a longer name that holds its words side by side."""


def compatible(scene: Scene, i: int, j: int) -> bool:
    """May two names be one by class (one below the other, or one unknown) and by sex?"""
    return not {"m", "f"} <= scene.sexes(i) | scene.sexes(j) and one_class(scene, i, j)


def one_class(scene: Scene, i: int, j: int) -> bool:
    """Is the class of one below that of the other, or unknown?"""
    a, b = scene.mentions[i].type, scene.mentions[j].type
    if "Entity" in (a, b) or scene.lexicon.is_a(a, b) or scene.lexicon.is_a(b, a):
        return True
    return any(
        scene.lexicon.is_a(a, top) and scene.lexicon.is_a(b, top) for top in ("Place", "Organization", "Artifact")
    )


def role_of_a_body(scene: Scene, i: int, j: int) -> bool:
    """ "Her publisher, Norvex Ltd", "the owner, Norvex": what people may be, bodies may be too."""
    name, noun = scene.mentions[i], scene.mentions[j]
    name, noun = (name, noun) if noun.kind is MentionKind.NOMINAL else (noun, name)
    listed = noun.kind is MentionKind.NOMINAL and noun.head in words("coreference")["people_or_bodies"]
    beside = 0 <= noun.tokens[0] - name.tokens[1] <= 2 or name.tokens[0] > noun.tokens[0]
    return listed and beside and name.kind is MentionKind.NAME and scene.lexicon.is_a(name.type, "Organization")


def _same_words(scene: Scene, names: list[int], longer: Longer) -> None:
    """Two mentions with the same name are one; a short name that several fuller ones hold waits for `_parts`."""
    first: dict[str, list[int]] = defaultdict(list)
    for i in names:
        words_ = key(scene.mentions[i].name)
        fuller = {key(scene.mentions[j].name) for j in _fuller(scene, i, longer)}
        if len(fuller) > 1 and len(_fullest(fuller)) > 1:
            continue
        for j in first[words_]:
            if compatible(scene, i, j):
                scene.join(i, j, "same name")
                break
        else:
            first[words_].append(i)


def _fuller(scene: Scene, i: int, longer: Longer) -> list[int]:
    """The names of the article that are longer than name i and hold it."""
    name = key(scene.mentions[i].name)
    if not longer[name]:
        return []
    parts = name.split()
    return [j for j in longer[name] if _holds(scene, i, j, parts) and compatible(scene, i, j)]


def _fullest(names: set[str]) -> list[str]:
    """The names that no other one holds."""
    return [name for name in sorted(names) if not any(f" {name} " in f" {other} " for other in names - {name})]


def _longer(scene: Scene, names: list[int]) -> Longer:
    """For each name of words of more than a letter, all that may be its fuller form, in the order of `names`."""
    places: dict[str, list[int]] = defaultdict(list)
    for i in names:
        places[key(scene.mentions[i].name)].append(i)
    holding: dict[str, list[str]] = defaultdict(list)
    for name in places:
        for part in {*name.split()} if " " in name else ():
            holding[part].append(name)
    found: dict[str, list[int]] = {}
    for name in places:
        parts = name.split()
        fit = parts and all(len(part) > 1 for part in parts)
        held = holding.get(parts[0], ()) if fit else ()
        others = [full for full in held if full != name and f" {name} " in f" {full} "]
        found[name] = sorted(j for other in others for j in places[other])
    return found


def _acronyms(scene: Scene, names: list[int]) -> None:
    """Initials stand for the name they abbreviate: in brackets beside it, or anywhere when only one name fits."""
    called: dict[str, list[int]] = defaultdict(list)
    for j in names:
        called[initials(scene.mentions[j])].append(j)
    for i in names:
        short = scene.mentions[i].words.replace(".", "")
        if not (2 <= len(short) <= 6 and short.isupper() and short.isalpha()):
            continue
        if scene.mentions[i].words in scene.lexicon.exact and scene.mentions[i].type == "Country":
            continue  # "US" is nobody's initials but its country's
        full = _bracketed(scene, i, names) or [j for j in called.get(short, ()) if not scene.same(i, j)]
        chains = sorted({scene.chain[j] for j in full})
        if len(chains) == 1 and not scene.is_a(full[0], "Person"):
            scene.join(i, full[0], "acronym")


def _bracketed(scene: Scene, i: int, names: list[int]) -> list[int]:
    """The body whose name stands right before the brackets around name i: its letters may be another language's."""
    start, end = scene.mentions[i].tokens
    if start < 2 or end >= len(scene.doc) or scene.doc[start - 1].text != "(" or scene.doc[end].text != ")":
        return []
    return [
        j for j in names
        if scene.mentions[j].tokens[1] == start - 1 and scene.is_a(j, "Organization") and not scene.same(i, j)
    ]  # fmt: skip


def initials(mention: Mention) -> str:
    """The capitals that open the words of a name."""
    return "".join([word[0] for word in mention.words.replace("-", " ").split() if word[0].isupper()])


def _parts(scene: Scene, names: list[int], longer: Longer) -> None:
    """A surname or given name is the person whose fuller name holds it; of several, as `_bearer` says.
    A body's or place's first words are it, when only one name begins so."""
    for i in names:
        whole = _fuller(scene, i, longer)
        if any(scene.same(i, j) for j in whole):
            continue
        if len({scene.chain[j] for j in whole}) > 1:
            whole = _bearer(scene, i, whole) if scene.is_a(whole[0], "Person") else []
        if whole and not _holds_other_office(scene, i, whole):
            scene.join(i, whole[0], "part of the name")


def _bearer(scene: Scene, i: int, whole: list[int]) -> list[int]:
    """Which of several people a surname means: whoever spoke just before, when it speaks too; then whoever has its
    title; kin of somebody least.  Else the one whom the article named first, as those who come in later go by their
    full names, unless that one was named but once and another in the last sentences; of two in one sentence the latter.
    """
    here, sentence = scene.sentence[i], scene.sentence
    before = [j for j in whole if j < i and compatible(scene, i, j)] or [j for j in whole if here <= HEADLINE]
    spoke = [j for j in before if 0 <= here - sentence[j] <= RECENT and speaks(scene, j)]
    if spoke and speaks(scene, i):
        return [spoke[-1]]
    before = [j for j in before if not scene.titles(j).isdisjoint(scene.mentions[i].titles)] or before
    before = [j for j in before if not _is_kin(scene, j)] or before
    if not before:
        return []
    first = max(j for j in before if sentence[j] == sentence[before[0]])
    often = max(before, key=lambda j: (len(scene.chain_of(j)), j == first))
    passing = len(scene.chain_of(often)) == 1 and here - sentence[before[-1]] <= RECENT
    return [before[-1] if passing else often if len(scene.chain_of(first)) == 1 else first]


def _holds_other_office(scene: Scene, i: int, whole: list[int]) -> bool:
    """ "President Hale" is not "his wife, Rosa Hale", nor a Rosa Hale who comes in later without that office: whoever
    goes by office and surname alone is known to all."""
    titles = scene.mentions[i].titles
    if not titles or not scene.is_a(i, "Person") or not set(titles).difference(words("coreference")["honorifics"]):
        return False
    if any(not scene.titles(j).isdisjoint(titles) for j in whole):
        return False
    later = scene.sentence[i] > HEADLINE and all(j > i for j in whole)
    return later or all(_is_kin(scene, j) for j in whole)


def _is_kin(scene: Scene, j: int) -> bool:
    """ "His father, Omar Hale", "her aunt Rosa Vega": named only as somebody's kin."""
    kinship, token = words("relations")["kinship"], scene.token(j)
    titles = {title.split()[-1] for title in scene.mentions[j].titles}
    beside = token.dep_ == "appos" and token.head.lemma_.lower() in kinship
    return beside or not titles.isdisjoint(kinship)


def _is_place(scene: Scene, name: str) -> bool:
    """Is the first part of a team's or body's name a place ("Tacna Bears")?"""
    known = scene.lexicon.names.get(name)
    here = any(key(m.name) == name and scene.lexicon.is_a(m.type, "Place") for m in scene.mentions)
    return here or (known is not None and scene.lexicon.is_a(known[2], "Place"))


def _holds(scene: Scene, i: int, j: int, parts: list[str]) -> bool:
    """Is name i a part of the longer name j in the way their class allows?"""
    full = key(scene.mentions[j].name).split()
    if len(full) <= len(parts):
        return False
    if scene.is_a(j, "Person") and (scene.is_a(i, "Person") or not scene.types(i)):
        return any(full[k : k + len(parts)] == parts for k in range(len(full) - len(parts) + 1))
    if scene.is_a(j, "Organization") and (scene.is_a(i, "Organization", "Group") or not scene.types(i)):
        if scene.token(i).pos_ == "ADJ":
            return False  # "Catholic" after a Catholic Health Association
        place = " ".join(full[: -len(parts)])
        return full[: len(parts)] == parts or (full[-len(parts) :] == parts and _is_place(scene, place))
    nested = scene.lexicon.is_a(scene.mentions[j].type, scene.mentions[i].type)
    if scene.is_a(j, "Place") and scene.is_a(i, "Place") and nested:
        category = scene.mentions[j].head in words("mentions")["categories_of"]
        return category and full[: len(parts)] == parts and len(full) == len(parts) + 1
    return False
