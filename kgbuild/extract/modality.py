"""Is it so, denied, possible, planned, demanded?  In: Tree, cues, clauses.  Out: a Modality for each predicate.

A clause has its own cues (auxiliary, "not", "perhaps", "if") and inherits what the words above it make of it:
"refused to sign" denies the signing, "offered to send" plans the sending, "managed to" leaves it asserted.
"""

from __future__ import annotations

from collections.abc import Iterable

from kgbuild.extract.cues import Cues
from kgbuild.extract.modality_own import PRESENT, is_past, own_modality
from kgbuild.extract.modality_words import combine, noun_modality, through
from kgbuild.extract.proposition import Proposition
from kgbuild.extract.subjects import is_passive
from kgbuild.extract.tree import Tree, form, has_child
from kgbuild.model import Modality

GOVERNED = frozenset({"of", "from", "for", "with", "on", "about", "to"})
"""Prepositions by which a word governs the gerund after it ("accused of", "bent on")."""
A, N, PO, PL, D, H = (
    Modality.ASSERTED, Modality.NEGATED, Modality.POSSIBLE, Modality.PLANNED, Modality.DEMANDED, Modality.HYPOTHETICAL,
)  # fmt: skip


def modalities(tree: Tree, cues: Cues, clauses: Iterable[Proposition]) -> dict[int, Modality]:
    """The modality of every predicate, by token; those above are settled before those below."""
    found: dict[int, Modality] = {}
    roots = {clause.root for clause in clauses}
    for root in sorted(roots):
        _settle(tree, cues, root, roots, found, 0)
    return found


def _settle(tree: Tree, cues: Cues, root: int, roots: set[int], found: dict[int, Modality], depth: int) -> Modality:
    if root not in found:
        inherited = _inherited(tree, cues, root, roots, found, depth)
        found[root] = combine(inherited, own_modality(tree, cues, root))
    return found[root]


def _inherited(tree: Tree, cues: Cues, root: int, roots: set[int], found: dict[int, Modality], depth: int) -> Modality:
    """What the words above make of this clause."""
    above, link = tree.heads[root], tree.base[root]
    if above < 0 or depth > 12:
        return A
    if link == "conj":
        above = _verb_beside(tree, root, above)
        return _from_first_conjunct(tree, cues, root, above, roots, found, depth)
    governor = _settle(tree, cues, above, roots, found, depth + 1) if above in roots else A
    if form(tree, root) == "ing" and tree.lemmas[above] in cues.on_the_point and has_child(tree, root, "mark", "case"):
        return PL
    if link == "xcomp" and is_passive(tree, above) and tree.lemmas[above] in cues.no_recipient:
        return combine(governor, PO)  # "is said to be in talks"
    if link == "xcomp" and _is_task(tree, cues, root, above):
        return combine(governor, PL)
    if link == "csubj" and has_child(tree, above, "cop") and not is_past(tree, above):
        return cues.embedding.get(tree.lemmas[above], PO)  # "losing to them is no shame" tells no defeat
    if link in {"xcomp", "ccomp", "csubj"}:
        return through(tree, cues, above, governor, infinitive=form(tree, root) == "base")
    infinitive = form(tree, root) == "base" and any(tree.lower[kid] == "to" for kid in tree.kids(root, "mark"))
    headline = tree.pos[above] == "PROPN" or (tree.base[above] == "root" and not has_child(tree, above, "cop"))
    if link == "acl" and infinitive and headline:
        return PL  # a headline's "Ruiz to nominate ...", "Club to sign ..."
    if (
        link == "acl"
        and tree.deps[root] != "acl:relcl"
        and (form(tree, root) == "base" or has_child(tree, root, "mark"))
    ):
        return combine(
            noun_modality(tree, cues, above, roots, found),
            through(tree, cues, above, A, infinitive=form(tree, root) == "base"),
        )
    if link == "acl" and tree.lemmas[above] in cues.contents and _is_content(tree, root):
        return through(tree, cues, above, A, infinitive=False)
    if link == "acl":
        return _of_whoever(tree, root, above, roots, found, cues, depth)
    if link == "parataxis" and root > above and tree.lemmas[above] in cues.mere_talk:
        return cues.embedding.get(tree.lemmas[above], A)  # "he joked: my dog owns the bank"
    if link == "advcl" or (link in {"obl", "nmod"} and form(tree, root) == "ing"):
        return _adverbial(tree, cues, root, above, governor)
    return A


def _verb_beside(tree: Tree, root: int, above: int) -> int:
    """ "came and allegedly shot and killed him": of the verbs joined before, the one right before "and" is whose mood
    it shares; else the first."""
    beside = [kid for kid in tree.kids(above, "conj") if kid == root - 2 and tree.base[root - 1] == "cc"]
    return beside[0] if beside and tree.pos[beside[0]] == tree.pos[root] else above


def _of_whoever(
    tree: Tree, root: int, noun: int, roots: set[int], found: dict[int, Modality], cues: Cues, depth: int
) -> Modality:
    """ "will fine drivers using phones": what a bare plural is said to do in the present, where its clause tells of
    what is to be or may be, nobody has been seen doing."""
    above = tree.heads[noun]
    now = form(tree, root) == "ing" or tree.tags[root] in PRESENT
    bare = tree.tags[noun] == "NNS" and not has_child(tree, noun, "det", "nummod", "nmod:poss", "amod", "nmod")
    some = tree.tags[noun] == "NN" and any(tree.lower[kid] in {"a", "an"} for kid in tree.kids(noun, "det"))
    if not now or not (bare or some) or above not in roots or tree.kids(root, "aux"):
        return A
    mood = _settle(tree, cues, above, roots, found, depth + 1)
    return mood if mood is H or (bare and mood in {PL, D}) else A  # "if you drive a car that leaks"


def _is_content(tree: Tree, root: int) -> bool:
    """ "charges he robbed a bank": a finite clause that lacks nothing says what the noun is about."""
    whole = has_child(tree, root, "nsubj") and has_child(tree, root, "obj") and form(tree, root) != "base"
    names = [tree.lower[kid] for kid in tree.kids(root, "nsubj", "obj", "obl", "advmod")]
    return whole and not {"that", "which", "who", "whom", "where", "when", "why"} & set(names)


def _is_task(tree: Tree, cues: Cues, root: int, above: int) -> bool:
    """ "hired her to design": what the object is to do, when the verb above neither brings it about nor is listed."""
    lemma = tree.lemmas[above]
    known = lemma in cues.embedding or lemma in cues.brings_about or lemma in cues.subject_control
    return (
        not known
        and form(tree, root) == "base"
        and (has_child(tree, above, "obj", "iobj") or is_passive(tree, above))
        and has_child(tree, root, "mark")
    )


def _adverbial(tree: Tree, cues: Cues, root: int, above: int, governor: Modality) -> Modality:
    """A purpose ("came to meet") is planned, save after "use"; accusation ("accused of") is possible; a participle
    shares the fate of its clause."""
    marks = {tree.lower[kid] for kid in tree.kids(root, "mark", "case")}
    embeds = cues.embedding.get(tree.lemmas[above])
    if governor in {PL, D, H} and _waits(tree, cues, root):
        return governor
    if tree.lemmas[above] in cues.awaits and _waits(tree, cues, root):
        return PL
    if form(tree, root) == "ing" and marks == {"for"} and tree.lemmas[above] in cues.held_for:
        return PO
    if form(tree, root) == "base" and not marks & {"to"} and "but" in marks:
        return governor  # "nothing but sign the papers"
    if form(tree, root) == "base" and "to" in marks:
        if governor is A and tree.lemmas[above] == "use":
            return A
        return embeds or (governor if governor is not A else PL)
    if form(tree, root) == "ing" and marks == {"into"}:
        return governor  # "was not talked into signing"
    governed = marks & GOVERNED or "in" in marks
    if form(tree, root) == "ing" and root > above and governed and (embeds or tree.lemmas[above] in cues.mere_talk):
        return embeds or PL
    if _opening(tree, root) == "ing" and embeds and (tree.pos[above] == "ADJ" or _is_charge(tree, above, root, embeds)):
        return embeds  # "is due to be sworn in, replacing ..."; "charged with fraud, leaving the scene ..."
    return governor if form(tree, root) in {"ing", "en"} and governor is not N else A


def _waits(tree: Tree, cues: Cues, clause: int) -> bool:
    """ "will speak when she opens the fair", "told them to wait until she came": not yet, like what waits for it."""
    opening = {tree.lower[kid] for kid in tree.kids(clause, "mark", "advmod") if kid < clause}
    if "until" in opening:
        return True
    helper = [kid for kid in tree.kids(clause, "aux", "cop") if form(tree, kid) == "finite"]
    present = tree.tags[helper[0] if helper else clause] in PRESENT
    return present and not opening.isdisjoint(cues.waits)


def _is_charge(tree: Tree, above: int, root: int, embeds: Modality) -> bool:
    """Is this participle one more item of what somebody is accused of or charged with?"""
    earlier = [kid for kid in tree.kids(above, "obl", "advcl") if kid < root]
    words = {tree.lower[mark] for kid in earlier for mark in tree.kids(kid, "case", "mark")}
    return embeds is PO and not words.isdisjoint({"of", "with"})


def _from_first_conjunct(
    tree: Tree, cues: Cues, root: int, above: int, roots: set[int], found: dict[int, Modality], depth: int
) -> Modality:
    """A coordinated verb shares its partner's auxiliary where it has none and looks alike ("will visit and meet")."""
    if above not in roots:
        return noun_modality(tree, cues, above, roots, found)
    own_help = has_child(tree, root, "nsubj") or any(
        form(tree, kid) == "finite" for kid in tree.kids(root, "aux", "cop")
    )
    embeds = cues.embedding.get(tree.lemmas[above], A)
    if form(tree, root) == "ing" != form(tree, above) and not own_help and _is_charge(tree, above, root, embeds):
        return embeds  # "was charged with fraud, and leaving the scene"
    alike = form(tree, root) == form(tree, above) == "en" and not has_child(tree, root, "aux", "cop")
    if not own_help and (alike or _opening(tree, root) == _opening(tree, above)):
        whole = _settle(tree, cues, above, roots, found, depth + 1)
        contrast = any(tree.lower[kid] in {"but", "instead"} for kid in tree.kids(root, "cc", "advmod"))
        return A if whole is N and contrast else whole
    if has_child(tree, root, "nsubj") and tree.base[above] in {"root", "ccomp", "parataxis"}:
        return _inherited(tree, cues, above, roots, found, depth + 1)
    return _inherited(tree, cues, above, roots, found, depth + 1)


def _opening(tree: Tree, verb: int) -> str:
    """The form of the first word of a verb group after its finite auxiliary ("would call and be driven": both base)."""
    helpers = [kid for kid in tree.kids(verb, "aux", "cop") if kid < verb and form(tree, kid) not in {"finite", ""}]
    return form(tree, helpers[0] if helpers else verb)
