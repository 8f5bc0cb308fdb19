"""People called by where they are from: "the Finn" is the only person the article says is Finland's.

In: a Scene and a mention.  Out: its chain joined with that person's.
"""

from __future__ import annotations

from kgbuild.annotate.coreference_scene import Scene
from kgbuild.model import MentionKind

NATIVE = "the only one from there"


def link_native(scene: Scene, i: int) -> None:
    """ "Finland's Ana Ruiz beat ... The Finn": one person named before is said to be of that country, no other."""
    mention = scene.mentions[i]
    known = scene.lexicon.names.get(mention.name.casefold()) if mention.kind is MentionKind.NAME else None
    if known is None or known[1] != "demonym" or mention.plural or i in scene.links or not scene.is_a(i, "Person"):
        return
    if not any(child.dep_ == "det" and child.lower_ == "the" for child in scene.token(i).children):
        return
    land = known[0].casefold()
    others = {
        scene.chain[j]: j
        for j in range(i - 1, -1, -1)
        if scene.mentions[j].kind is MentionKind.NAME
        and scene.mentions[j].name != mention.name
        and scene.is_a(j, "Person")
        and land in scene.owners(j)
    }
    if len(others) == 1:
        scene.join(i, next(iter(others.values())), NATIVE)
