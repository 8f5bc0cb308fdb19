"""Clauses from verbs and copulas.  In: a Tree, the cues.  Out: one voice-normalised `Proposition` per predicate.

Whatever the voice, "subject" is who acts, "object" whom it befalls, "indirect" who gets it.
"""

from __future__ import annotations

from dataclasses import replace

from kgbuild.extract.cues import Cues
from kgbuild.extract.predicates import is_agent, lemma_of, particle_before_its_object
from kgbuild.extract.proposition import Argument, Proposition
from kgbuild.extract.subjects import is_passive, is_predicate, subject
from kgbuild.extract.tree import NOUNS, Tree, conjuncts, form, has_child, preposition, relative_head

WHERE_GAP = "where stands for its noun"
PART_OF_IT = "named as part of it"
"""The rule of an argument that a noun before it includes."""
QUOTES = frozenset({"``", "“", '"', "‘", "'"})


def find_clauses(tree: Tree, cues: Cues) -> tuple[Proposition, ...]:
    """All clauses of the document that have a verb or a copula, in text order."""
    return tuple(read_clause(tree, cues, token) for token in range(len(tree.words)) if is_predicate(tree, token))


def read_clause(tree: Tree, cues: Cues, verb: int) -> Proposition:
    """One predicate with its arguments."""
    copula = has_child(tree, verb, "cop")
    passive = not copula and is_passive(tree, verb)
    who, rule = subject(tree, cues, verb)
    if passive and tree.base[verb] == "acl" and tree.deps[verb] != "acl:relcl" and not who:
        who, rule = (tree.heads[verb],), "participle after a noun"
    objects = direct_objects(tree, cues, verb)
    obliques = [*_obliques(tree, cues, verb), *_shared_obliques(tree, cues, verb)]
    lemma = lemma_of(tree, verb, copula)
    if not objects and not passive:
        lemma, objects, obliques = particle_before_its_object(tree, cues, lemma, obliques)
    arguments = [*_voiced(who, rule, objects, tree, verb, passive)]
    agents = {o.root for o in obliques if passive and is_agent(tree, cues, o)}
    arguments += [Argument("subject", o.root, "passive agent") if o.root in agents else o for o in obliques]
    if copula:
        arguments += _copular(tree, verb)
    arguments += _complements(tree, cues, verb)
    if tree.deps[verb] == "acl:relcl":
        arguments += _relative_gap(tree, cues, verb, arguments)
    arguments += members(tree, [a for a in arguments if a.slot in {"subject", "object", "with"}])
    return Proposition(
        root=verb,
        kind="copula" if copula else "verb",
        lemma=lemma,
        arguments=_once(arguments),
        passive=passive,
        link=tree.deps[verb],
        above=tree.heads[verb],
        surface=who,
    )


def direct_objects(tree: Tree, cues: Cues, verb: int) -> list[Argument]:
    """Objects and indirect objects, the verb's own or shared with a coordinated verb ("tested and sold a drone")."""
    both = tree.kids(verb, "obj")
    if len(both) > 1 and relative_head(tree, both[0]) >= 0:
        both = both[1:]  # "reports that Ana had met the mayor": nothing is missing, so "that" stands for nothing
    first = both[0] if len(both) > 1 and verb < both[0] else -1  # "offered the striker a contract" with two objects
    if first >= 0 and tree.lemmas[verb] in cues.no_recipient:
        named = [Argument("object", root, "object") for root in _referents(tree, first)]
        return [*named, Argument("complement", both[1], "name after the object")]  # "declared her the winner"
    found = [
        Argument("object" if tree.base[kid] == "obj" and kid != first else "indirect", root, "object")
        for kid in (*both, *tree.kids(verb, "iobj"))
        for root in _referents(tree, kid)
    ]
    if tree.lemmas[verb] in cues.no_recipient and has_child(tree, verb, "ccomp", "xcomp"):
        return [f for f in found if f.slot == "object" and f.root > max(tree.kids(verb, "ccomp", "xcomp"))]
    if len(found) == 1 and found[0].slot == "indirect" and not has_child(tree, verb, "ccomp"):
        return [replace(found[0], slot="object")]
    if found or is_passive(tree, verb) or tree.lemmas[verb] in cues.no_object:
        return found
    above = tree.heads[verb]
    if tree.base[verb] == "conj" and above >= 0 and tree.pos[above] == "VERB":
        later = [kid for kid in tree.kids(above, "obj") if kid > verb]
        return [
            Argument("object", r, "coordinated verbs share their object") for k in later for r in _referents(tree, k)
        ]
    for kid in tree.kids(verb, "conj"):
        between = [k for k in tree.children[verb] if verb < k < kid and tree.base[k] not in {"punct", "cc"}]
        if not any(has_child(tree, other, "cc") for other in tree.kids(verb, "conj")):
            return []  # "he was bleeding, holding his side, screaming"
        alike = tree.pos[kid] == "VERB" and form(tree, kid) == form(tree, verb) and not has_child(tree, kid, "xcomp")
        if alike and kid - verb <= 3 and not between:
            own = tree.kids(kid, "obj")
            return [
                Argument("object", r, "coordinated verbs share their object") for k in own for r in _referents(tree, k)
            ]
    return []


def _voiced(
    who: tuple[int, ...], rule: str, objects: list[Argument], tree: Tree, verb: int, passive: bool
) -> list[Argument]:
    """Passive subjects become objects; in "she was given a vest", "was told that" the subject is who gets it."""
    if not passive:
        return [Argument("subject", root, rule) for root in who] + objects
    gets = any(o.slot == "object" for o in objects) or has_child(tree, verb, "ccomp")
    slot = "indirect" if gets else "object"
    return [Argument(slot, root, f"passive: {rule}") for root in who] + objects


def _referents(tree: Tree, token: int) -> list[int]:
    """A nominal's conjuncts; for a relative pronoun the noun it stands for."""
    head = relative_head(tree, token)
    return [head] if head >= 0 else conjuncts(tree, token)


def _obliques(tree: Tree, cues: Cues, verb: int) -> list[Argument]:
    """Prepositional and bare noun phrases of the verb; each conjunct may bring its own preposition."""
    found: list[Argument] = []
    carriers = [verb, *tree.kids(verb, "advmod"), *(k for k in tree.kids(verb, "xcomp") if tree.pos[k] == "ADJ")]
    for carrier in carriers:
        for kid in tree.kids(carrier, "obl"):
            slot = preposition(tree, kid) or ("by" if tree.deps[kid] == "obl:agent" else "unmarked")
            head = relative_head(tree, kid)
            for root in [head] if head >= 0 else conjuncts(tree, kid):
                found.append(Argument((preposition(tree, root) if root != head else "") or slot, root, "oblique"))
    return found


def _shared_obliques(tree: Tree, cues: Cues, verb: int) -> list[Argument]:
    """What stands before the first of two coordinated verbs, or after the second, holds for both."""
    above = tree.heads[verb]
    if tree.base[verb] != "conj" or above < 0 or not is_predicate(tree, above) or has_child(tree, verb, "nsubj"):
        return []
    own = {preposition(tree, kid) for kid in tree.kids(verb, "obl")}
    shared = [kid for kid in tree.kids(above, "obl") if kid > verb or tree.right[kid] < above]
    return [
        Argument(preposition(tree, kid) or "unmarked", root, "coordinated verbs share their adverbial")
        for kid in shared
        if preposition(tree, kid) not in own
        for root in conjuncts(tree, kid)
    ]


def _copular(tree: Tree, noun: int) -> list[Argument]:
    """What a copula says: "is the mayor" gives a complement, "is in Lima" a place."""
    if tree.pos[noun] not in NOUNS:
        return []
    slot = preposition(tree, noun) or "complement"
    return [Argument(preposition(tree, root) or slot, root, "copula") for root in conjuncts(tree, noun)]


def _complements(tree: Tree, cues: Cues, verb: int) -> list[Argument]:
    """Clauses under the verb, and nouns it says of its subject or object ("became mayor", "elected her chair")."""
    found: list[Argument] = []
    for kid in tree.kids(verb, "ccomp", "xcomp"):
        if is_predicate(tree, kid):
            found.append(Argument("clause", kid, "complement clause"))
        elif tree.base[kid] == "xcomp" and tree.pos[kid] in NOUNS:
            slot = preposition(tree, kid) or "complement"
            found += [Argument(slot, root, "predicate noun") for root in conjuncts(tree, kid)]
        elif tree.pos[kid] == "ADJ" and has_child(tree, verb, "obj", "nsubj"):
            found.append(Argument("complement", kid, "predicate adjective"))
    if tree.lemmas[verb] in cues.object_gerund and tree.kids(verb, "obj"):
        hindered = [
            k for k in tree.kids(verb, "advcl") if "from" in {tree.lower[m] for m in tree.kids(k, "mark", "case")}
        ]
        found += [Argument("clause", kid, "what the object is kept from") for kid in hindered]
    return found or _quoted_name(tree, cues, verb)


def _quoted_name(tree: Tree, cues: Cues, verb: int) -> list[Argument]:
    """ "called her “a true friend”", "found the letter odd": a quotation or a bare adjective right after the object
    says what it is called or thought to be."""
    for kid in tree.kids(verb, "obj"):
        bare = [
            k for k in tree.kids(kid, "acl", "amod") if tree.pos[k] == "ADJ" and k == kid + 1 and not tree.children[k]
        ]
        if bare:
            return [Argument("complement", bare[0], "adjective after the object")]
        after = tree.right[kid] + 1
        named = tree.lemmas[verb] in cues.naming and after < len(tree.words) and tree.lower[after] in {"a", "an"}
        if kid > verb and named:
            return [Argument("complement", tree.heads[after], "name after the object")]
        if kid > verb and after + 1 < len(tree.words) and tree.words[after] in QUOTES:
            return [Argument("complement", after + 1, "quotation after the object")]
    return []


def members(tree: Tree, arguments: list[Argument]) -> list[Argument]:
    """ "weapons, including a mortar": what is named as part of an argument plays its role too, unless a plural between
    the two has it for its part ("a patch for all versions, including one on phones", "envoys of ten states, including
    Norway")."""
    found = []
    for argument in arguments:
        hosts = [argument.root, tree.heads[argument.root]] if argument.slot == "object" else [argument.root]
        for host in hosts:
            for kid in tree.kids(host, "nmod", "obl"):
                between = [t for t in range(max(host, argument.root) + 1, tree.left[kid]) if tree.tags[t] == "NNS"]
                if any(tree.tags[argument.root] == "NNS" or preposition(tree, t) != "of" for t in between):
                    continue
                if kid > argument.root and preposition(tree, kid) in {"including", "such as"}:
                    found += [Argument(argument.slot, root, PART_OF_IT) for root in conjuncts(tree, kid)]
    return found


def _relative_gap(tree: Tree, cues: Cues, verb: int, arguments: list[Argument]) -> list[Argument]:
    """A relative clause without a pronoun lacks what its noun is: the object ("the vest he got"), else the phrase of
    a stranded preposition ("the town he lives in"); "where" gives the place."""
    noun = tree.heads[verb]
    if noun < 0 or any(argument.root == noun for argument in arguments):
        return []
    if any(tree.lower[kid] == "that" for kid in tree.kids(verb, "mark")):
        return []  # "a report that she had left"
    if any(tree.lower[kid] in cues.relative_places for kid in tree.kids(verb, "advmod")):
        return [Argument("in", noun, WHERE_GAP)]
    if any(tree.lower[kid] in cues.relative_times for kid in tree.kids(verb, "advmod")):
        return []
    stranded = [kid for kid in tree.kids(verb, "obl", "advmod", "case") if tree.pos[kid] == "ADP"]
    if stranded:
        return [Argument(tree.lower[stranded[-1]], noun, "stranded preposition")]
    has = {argument.slot for argument in arguments}
    if any(tree.tags[kid] == "WP$" for who in tree.kids(verb, "nsubj", "obj", "obl") for kid in tree.children[who]):
        return []  # "a coach whose fans stayed away": what the noun owns is told, and nothing is missing
    if "subject" in has and "object" not in has and tree.pos[verb] == "VERB" and not tree.kids(verb, "ccomp"):
        return [Argument("object", noun, "relative clause without a pronoun")]
    return []


def _once(arguments: list[Argument]) -> tuple[Argument, ...]:
    """Each phrase in each slot once."""
    seen: dict[tuple[str, int], Argument] = {}
    for argument in arguments:
        seen.setdefault((argument.slot, argument.root), argument)
    return tuple(seen.values())
