"""What a word makes of the clause or happening below it.  In: a governing verb, noun or adjective.  Out: a Modality.

"refused to sign" denies the signing; "no talks", "a planned visit", "called for talks" tell how real an event noun is.
"""

from __future__ import annotations

from kgbuild.extract.cues import Cues
from kgbuild.extract.modality_own import has_no, is_past
from kgbuild.extract.tree import Tree, preposition
from kgbuild.model import Modality

A, N, PO, PL, H = (
    Modality.ASSERTED, Modality.NEGATED, Modality.POSSIBLE, Modality.PLANNED, Modality.HYPOTHETICAL,
)  # fmt: skip


def combine(above: Modality, own: Modality) -> Modality:
    """The modality above wins unless it is Asserted; two denials cancel to a possibility."""
    if above is A:
        return own
    return PO if above is N and own is N else N if own is N and above is PL else above


def through(tree: Tree, cues: Cues, governor: int, mood: Modality, infinitive: bool) -> Modality:
    """What a governing word makes of the clause below it, given its own modality."""
    lemma = tree.lemmas[governor]
    if lemma in cues.speech and not infinitive and tree.pos[governor] == "VERB":
        if mood in {PO, H} or (mood is N and lemma in cues.no_recipient):
            return PO  # "it is a stretch to say that", "did not say that"
        return A if mood is A or lemma not in cues.embedding else mood
    particles = [tree.lower[kid] for kid in tree.children[governor] if tree.deps[kid] == "compound:prt"]
    effect = cues.embedding.get(" ".join([lemma, *particles])) if particles else None
    effect = effect or cues.embedding.get(lemma, A)
    if effect is not A and lemma in cues.gerund_only and infinitive is (lemma != "go"):
        effect = A
    if lemma in cues.happened_in_past and effect is not A and is_past(tree, governor) and mood is A:
        effect = A
    if mood is A:
        return effect
    if mood is N:
        return A if effect is N else N
    return N if effect is N else mood


def noun_modality(tree: Tree, cues: Cues, noun: int, roots: set[int], found: dict[int, Modality]) -> Modality:
    """An event noun's modality: "no talks", "a planned visit", "called for talks", "the possibility of an attack"."""
    if has_no(tree, cues, noun):
        return N
    for kid in tree.kids(noun, "amod"):
        if tree.lower[kid] in cues.attributes:
            return cues.attributes[tree.lower[kid]]
    above, link = tree.heads[noun], tree.base[noun]
    if above < 0:
        return A
    if link == "conj":
        return noun_modality(tree, cues, above, roots, found)
    if above in roots:
        mood = found.get(above, A)
        if tree.lemmas[above] in cues.gerund_only:
            return mood
        if link in {"obj", "iobj"} or (link == "obl" and _governed(tree, noun)):
            return through(tree, cues, above, mood, infinitive=False)
        if link == "obl" and mood in {PL, H} and preposition(tree, noun) in {"during", "at"}:
            return PL  # "will sign it during a visit to Lima"
        if link == "nsubj":
            passive = tree.deps[noun].endswith(":pass")
            return through(tree, cues, above, mood, infinitive=False) if passive else mood
        return A
    if link == "nmod" and tree.lemmas[above] in cues.rounds and preposition(tree, noun) == "of":
        return noun_modality(tree, cues, above, roots, found)
    topic = tree.lemmas[above] in cues.gerund_only and preposition(tree, noun) == "of"  # "the focus of the trip"
    if link == "nmod" and tree.lemmas[above] in cues.embedding and not topic:
        return combine(noun_modality(tree, cues, above, roots, found), through(tree, cues, above, A, infinitive=False))
    return A


def _governed(tree: Tree, noun: int) -> bool:
    """Is the noun's phrase one that the verb governs ("called for talks") rather than a setting ("after talks")?"""
    return any(
        tree.lower[kid] in {"for", "on", "to", "of", "about", "from", "against", "with"}
        for kid in tree.kids(noun, "case")
    )
