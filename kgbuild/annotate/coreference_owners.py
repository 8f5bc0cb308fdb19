"""What a description belongs to, and what somebody is called: "her brother", "the Soto administration".

In: a Scene and a nominal, or two.  Out: its ties; whether both belong to one, or to others.
"""

from __future__ import annotations

from kgbuild.annotate.coreference_scene import Scene
from kgbuild.lang import words
from kgbuild.model import MentionKind


def one_owner(scene: Scene, i: int, j: int, role: str) -> bool:
    """Is one said to belong to whom the other belongs to?  People have several brothers, and there are many mothers in
    a town: kin, and whom "a" introduces, need more than that nothing speaks against it, or the only name of the role.
    """
    if not scene.owners(i).isdisjoint(scene.owners(j)):
        return True
    mine, theirs = ({scene.chain[scene.by_id[target]] for target in scene.owner_ids(k)} for k in (i, j))
    if mine and theirs:
        return not mine.isdisjoint(theirs)
    head = scene.mentions[i].head
    bearers = {
        scene.chain[k]
        for k, other in enumerate(scene.mentions)
        if other.kind is MentionKind.NAME and scene.is_a(k, "Person") and called(role, head, scene.titles(k))
    }
    return bearers == {scene.chain[j]}


def called(role: str, head: str, titles: frozenset[str]) -> bool:
    """Is the role one of the titles, or the last word of one ("minister" for "defense minister")?"""
    return role in titles or (role == head and any(title.split()[-1:] == [head] for title in titles))


def anothers(scene: Scene, i: int, j: int) -> bool:
    """Does the article speak of somebody's thing of that noun ("the Soto administration"), so that "the administration"
    need not be the one whose name ends so ("Port Administration")?"""
    for k in scene.by_head[scene.mentions[i].head]:
        other = scene.mentions[k]
        if other.kind is MentionKind.NOMINAL and not other.plural and _named_owners(scene, k) and not scene.same(k, j):
            return True
    return False


def of_another(scene: Scene, i: int, j: int) -> bool:
    """Is j called that of something that cannot be what i names: "head of the bank", "Ruiz, head of a research unit"?
    "Head of the agency" may be said of any body."""
    if not scene.owners(i) or scene.owners(j):
        return False
    alike = (k for k in scene.members[scene.chain[j]] if scene.mentions[k].head == scene.mentions[i].head)
    told = [child.lemma_ for k in alike for child in scene.token(k).children if child.dep_ == "nmod"]
    return bool(told) and not any(lemma in words("coreference")["hypernyms"] for lemma in told)


def ties(scene: Scene, i: int) -> set[str]:
    """What restricts a noun from outside: chains of possessors and complements, or their words."""
    found = set()
    for child in scene.token(i).children:
        if child.dep_ in {"nmod", "nmod:poss"}:
            j = scene.by_root.get(child.i)
            found.add(child.lower_ if j is None else f"chain {scene.chain[j]}")
    return found or {f"chain {scene.chain[j]}" for j in _named_owners(scene, i)}


def _named_owners(scene: Scene, i: int) -> list[int]:
    """Those it is said to be "of" by their names, as in "the Soto administration"."""
    owners = [scene.by_id[target] for word, target in scene.mentions[i].complements if word == "of"]
    return [j for j in owners if scene.mentions[j].kind is MentionKind.NAME and not scene.is_a(j, "City", "Facility")]
