"""Is it so, denied, possible, planned, demanded?  In: Tree, cues, clauses.  Out: a Modality for each predicate.

A clause has its own cues (auxiliary, "not", "perhaps", "if") and inherits what the words above it make of it:
"refused to sign" denies the signing, "offered to send" plans the sending, "managed to" leaves it asserted.
"""

from __future__ import annotations

from collections.abc import Iterable

from kgbuild.extract.cues import Cues
from kgbuild.extract.proposition import Proposition
from kgbuild.extract.subjects import is_passive
from kgbuild.extract.tree import Tree, form, has_child
from kgbuild.model import Modality

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


def combine(above: Modality, own: Modality) -> Modality:
    """The modality above wins unless it is Asserted; two denials cancel to a possibility."""
    if above is A:
        return own
    return PO if above is N and own is N else N if own is N and above is PL else above


def own_modality(tree: Tree, cues: Cues, verb: int) -> Modality:
    """What the clause's own words say: auxiliary, negation, adverb, marker, question mark."""
    denied = is_denied(tree, cues, verb)
    tense = A
    for kid in tree.children[verb]:
        base, lower = tree.base[kid], tree.lower[kid]
        if base == "aux":
            tense = cues.auxiliaries.get(lower, cues.auxiliaries.get(tree.lemmas[kid], tense))
            if (
                tense is PL
                and lower in {"would", "'d"}
                and any(tree.lower[k] == "have" for k in tree.kids(verb, "aux"))
            ):
                tense = H
        elif base == "advmod" and tense is A:
            tense = cues.adverbs.get(lower, tense)
        elif base in {"mark", "case"}:
            marker = " ".join([lower, *(tree.lower[more] for more in tree.kids(kid, "fixed"))])
            mood = cues.markers.get(marker, cues.markers.get(lower, A))
            if mood is N:
                denied = True
            elif mood is not A:
                return mood
    if is_question(tree, verb):
        return H
    if is_command(tree, verb):
        return D
    if any(tree.base[kid] == "advcl" and _is_condition(tree, cues, kid) for kid in tree.children[verb]) and tense is PL:
        return H
    if denied:
        return N if tense in {A, PL, N} or _cannot(tree, verb) else tense
    return tense


def _cannot(tree: Tree, verb: int) -> bool:
    """ "cannot", "could not": what is impossible is denied; "may not" stays possible."""
    return any(tree.lemmas[kid] in {"can", "could", "ca"} for kid in tree.kids(verb, "aux"))


def _is_condition(tree: Tree, cues: Cues, clause: int) -> bool:
    return any(cues.markers.get(tree.lower[kid]) is H for kid in tree.kids(clause, "mark"))


def is_question(tree: Tree, verb: int) -> bool:
    """A sentence that ends in a question mark asks; of its clauses only relative ones tell something."""
    token = verb
    while tree.heads[token] >= 0:
        if tree.deps[token] == "acl:relcl":
            return False
        token = tree.heads[token]
    return any(tree.words[kid] == "?" for kid in {*tree.kids(token, "punct"), *tree.kids(verb, "punct")})


def is_command(tree: Tree, verb: int) -> bool:
    """ "Close the door": a bare infinitive that opens its clause, without subject, auxiliary or "to"."""
    alone = all(kid > verb or tree.base[kid] in {"punct", "discourse", "vocative"} for kid in tree.children[verb])
    alone = alone and not has_child(tree, verb, "nsubj", "csubj", "expl", "aux", "cop")
    return alone and tree.tags[verb] == "VB" and tree.base[verb] in {"root", "ccomp", "parataxis"}


def is_denied(tree: Tree, cues: Cues, verb: int) -> bool:
    """ "not", "never"; "no deal was signed"; "nobody came"."""
    for kid in tree.children[verb]:
        base = tree.base[kid]
        if base in {"advmod", "cc", "det"} and tree.lower[kid] in cues.negators:
            return True
        if base in {"nsubj", "obj"} and (has_no(tree, cues, kid) or tree.lower[kid] in cues.negative_pronouns):
            return True
    return has_no(tree, cues, verb)


def has_no(tree: Tree, cues: Cues, noun: int) -> bool:
    """ "no deal", "neither side"."""
    return any(tree.lower[kid] in cues.negative_determiners for kid in tree.kids(noun, "det"))


def _inherited(tree: Tree, cues: Cues, root: int, roots: set[int], found: dict[int, Modality], depth: int) -> Modality:
    """What the words above make of this clause."""
    above, link = tree.heads[root], tree.base[root]
    if above < 0 or depth > 12:
        return A
    if link == "conj":
        return _from_first_conjunct(tree, cues, root, above, roots, found, depth)
    governor = _settle(tree, cues, above, roots, found, depth + 1) if above in roots else A
    if link == "xcomp" and _is_task(tree, cues, root, above):
        return combine(governor, PL)
    if link in {"xcomp", "ccomp", "csubj"}:
        return through(tree, cues, above, governor, infinitive=form(tree, root) == "base")
    if (
        link == "acl"
        and tree.deps[root] != "acl:relcl"
        and (form(tree, root) == "base" or has_child(tree, root, "mark"))
    ):
        return combine(
            noun_modality(tree, cues, above, roots, found),
            through(tree, cues, above, A, infinitive=form(tree, root) == "base"),
        )
    if link == "acl":
        return A
    if link == "advcl":
        return _adverbial(tree, cues, root, above, governor)
    return A


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
    marks = {tree.lower[kid] for kid in tree.kids(root, "mark")}
    embeds = cues.embedding.get(tree.lemmas[above])
    if form(tree, root) == "base" and "to" in marks:
        if governor is A and tree.lemmas[above] == "use":
            return A
        return embeds or (governor if governor is not A else PL)
    if form(tree, root) == "ing" and {"of", "from", "for", "with"} & marks and embeds:
        return embeds
    return governor if form(tree, root) in {"ing", "en"} and governor is not N else A


def through(tree: Tree, cues: Cues, governor: int, mood: Modality, infinitive: bool) -> Modality:
    """What a governing word makes of the clause below it, given its own modality."""
    lemma = tree.lemmas[governor]
    if lemma in cues.speech and not infinitive and tree.pos[governor] == "VERB":
        return A if mood is A or lemma not in cues.embedding else mood
    particles = [tree.lower[kid] for kid in tree.children[governor] if tree.deps[kid] == "compound:prt"]
    effect = cues.embedding.get(" ".join([lemma, *particles])) if particles else None
    effect = effect or cues.embedding.get(lemma, A)
    if effect is not A and lemma in cues.gerund_only and infinitive is (lemma != "go"):
        effect = A
    if lemma in cues.happened_in_past and effect is not A and _is_past(tree, governor) and mood is A:
        effect = A
    if mood is A:
        return effect
    if mood is N:
        return A if effect is N else N
    return N if effect is N else mood


def _is_past(tree: Tree, word: int) -> bool:
    """Is the word, or its copula or auxiliary, in the past tense?"""
    helpers = tree.kids(word, "cop", "aux")
    candidates = helpers or [word]
    return any(tree.tags[token] == "VBD" or "Past" in tree.doc[token].morph.get("Tense", []) for token in candidates)


def _from_first_conjunct(
    tree: Tree, cues: Cues, root: int, above: int, roots: set[int], found: dict[int, Modality], depth: int
) -> Modality:
    """A coordinated verb shares its partner's auxiliary where it has none and looks alike ("will visit and meet")."""
    if above not in roots:
        return noun_modality(tree, cues, above, roots, found)
    own_help = has_child(tree, root, "aux", "cop", "nsubj")
    if not own_help and form(tree, root) == form(tree, above):
        whole = _settle(tree, cues, above, roots, found, depth + 1)
        contrast = any(tree.lower[kid] in {"but", "instead"} for kid in tree.kids(root, "cc", "advmod"))
        return A if whole is N and contrast else whole
    if has_child(tree, root, "nsubj") and tree.base[above] in {"root", "ccomp", "parataxis"}:
        return _inherited(tree, cues, above, roots, found, depth + 1)
    return _inherited(tree, cues, above, roots, found, depth + 1)


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
        if link == "nsubj":
            passive = tree.deps[noun].endswith(":pass")
            return through(tree, cues, above, mood, infinitive=False) if passive else mood
        return A
    if link == "nmod" and tree.lemmas[above] in cues.embedding:
        return combine(noun_modality(tree, cues, above, roots, found), through(tree, cues, above, A, infinitive=False))
    return A


def _governed(tree: Tree, noun: int) -> bool:
    """Is the noun's phrase one that the verb governs ("called for talks") rather than a setting ("after talks")?"""
    return any(
        tree.lower[kid] in {"for", "on", "to", "of", "about", "from", "against", "with"}
        for kid in tree.kids(noun, "case")
    )
