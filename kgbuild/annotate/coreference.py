"""Which mentions of one article are the same: grammar first, then names, then descriptions and pronouns in order.

In: a Doc, its mentions and attributions.  Out: the mentions, each with the `antecedent` it goes back to and the named
rule in `why`; whatever no rule is sure of stays alone.
A stray word that stands for somebody leaves as a pronoun, "the Finn" as a description: neither is a name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kgbuild.annotate.coreference_names import link_names
from kgbuild.annotate.coreference_natives import NATIVE, link_native
from kgbuild.annotate.coreference_pronouns import STRAY, link_pronoun
from kgbuild.annotate.coreference_roles import link_description
from kgbuild.annotate.coreference_scene import Scene
from kgbuild.annotate.coreference_shadows import find_shadows, is_shadow
from kgbuild.annotate.coreference_syntax import link_by_syntax
from kgbuild.annotate.names_lexicon import Lexicon
from kgbuild.annotate.parsed import Doc
from kgbuild.model import Attribution, Mention, MentionKind

NO_NAMES = {STRAY: MentionKind.PRONOUN, NATIVE: MentionKind.NOMINAL}
"""What links show to be no names of anybody."""


def link_mentions(
    doc: Doc, mentions: Sequence[Mention], attributions: Sequence[Attribution], lexicon: Lexicon
) -> tuple[Mention, ...]:
    """Resolve one article; antecedents never form a ring, since every link joins two chains that were apart."""
    candidates = sorted([*mentions, *find_shadows(doc, mentions, lexicon)], key=lambda m: (m.tokens, m.root))
    scene = resolved(Scene(doc, candidates, lexicon), attributions)
    found = {}
    for link in scene.links.values():
        mention, antecedent = candidates[link.mention], candidates[link.antecedent]
        if not is_shadow(mention) and not is_shadow(antecedent):
            kind = NO_NAMES.get(link.rule, mention.kind)
            found[mention.id] = replace(mention, kind=kind, antecedent=antecedent.id, why=link.rule, share=link.share)
    return tuple(found.get(mention.id, mention) for mention in mentions)


def resolved(scene: Scene, attributions: Sequence[Attribution] = ()) -> Scene:
    """All rules over one scene, in their order."""
    link_names(scene)
    link_by_syntax(scene)
    order = sorted(range(len(scene.mentions)), key=lambda i: scene.mentions[i].root)
    for i in order:
        link_native(scene, i)
        link_description(scene, i)
        link_pronoun(scene, i, attributions)
    return scene
