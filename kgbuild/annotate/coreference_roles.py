"""Definite descriptions: "the Chilean president", "the leader", "the company", "this jacket", "the 55-year-old".

In: a Scene whose names and pronouns of grammar are linked.  Out: its chains joined, each link with its rule.
"""

from __future__ import annotations

from itertools import chain

from kgbuild.annotate.coreference_before import before, before_with_head
from kgbuild.annotate.coreference_features import likely
from kgbuild.annotate.coreference_owners import anothers, called, of_another, one_owner, ties
from kgbuild.annotate.coreference_scene import Scene
from kgbuild.annotate.coreference_shadows import is_shadow
from kgbuild.annotate.mentions_nominals import AGED
from kgbuild.lang import words
from kgbuild.model import MentionKind

NEAR = 3
"""Sentences back within which a description without matching words may find whom it means."""
FAR = 6
"""Sentences back within which whoever has that very title comes before whoever's title only ends so."""
CLEARLY = 0.7
"""How much better than the second name the best must be before "the company" is it."""


def link_description(scene: Scene, i: int) -> None:
    """The first rule that finds an antecedent for nominal i; one whose name stands beside it is nobody else named."""
    mention = scene.mentions[i]
    if mention.kind is not MentionKind.NOMINAL or i in scene.links or not _taken_up(scene, i):
        return
    if _predicated(scene, i) and (not mention.definite or _said_as(scene, i)):
        return
    for rule, name in (
        (role_taken_up, "role and place agree"),
        (_same_head, "same noun"),
        (_kin_role, "role of the same country or body"),
        (_salient_person, "person just spoken of"),
        (_kind_in_its_name, "noun in its name"),
        (_hypernym, "noun for its kind"),
        (_demonstrative, "demonstrative"),
    ):
        j = rule(scene, i)
        if j is not None:
            if not (scene.named(i) and scene.named(j)):
                scene.join(i, j, name)
            return


def _predicated(scene: Scene, i: int) -> bool:
    """ "became president of the council", "as head of the club": says what somebody is, and takes up nobody."""
    token = scene.token(i)
    roles = {child.lower_ for child in token.children if child.dep_ == "case"}
    return token.dep_ == "xcomp" or "as" in roles or any(child.dep_ == "cop" for child in token.children)


def _said_as(scene: Scene, i: int) -> bool:
    """ "They saw in Soto the boldest leader", "regarded him as the leader": said of the clause's own people."""
    return any(child.dep_ == "case" and child.lower_ == "as" for child in scene.token(i).children)


def _agrees(scene: Scene, i: int, j: int) -> bool:
    """Number and sex do not speak against it; nor do two different owners or counts."""
    a, b = scene.mentions[i], scene.mentions[j]
    if a.plural != b.plural or {"m", "f"} <= scene.sexes(i) | scene.sexes(j):
        return False
    if a.quantity and (not b.quantity or a.quantity.value != b.quantity.value):
        return False
    mine, theirs = scene.owners(i), scene.owners(j)
    return not (mine and theirs and mine.isdisjoint(theirs))


def role_taken_up(scene: Scene, i: int) -> int | None:
    """A person described by a role is the one whose title or earlier description it is, when country or body agree."""
    if not scene.is_a(i, "Person") or scene.mentions[i].plural or not _taken_up(scene, i) or _set_apart(scene, i):
        return None
    mention = scene.mentions[i]
    role = " ".join((*mention.modifiers, mention.head))
    tied = set() if scene.owners(i) else ties(scene, i)
    kin = mention.head in words("relations")["kinship"] and bool(scene.owner_ids(i))
    nearest = None
    for j in chain(before(scene, i), _after_names(scene, i)):
        if nearest is not None and abs(scene.sentence[i] - scene.sentence[j]) > FAR:
            break
        fits = scene.is_a(j, "Person") and called(role, mention.head, scene.titles(j))
        if not fits or not _agrees(scene, i, j) or of_another(scene, i, j):
            continue
        if (kin or (mention.fresh and scene.named(j))) and not one_owner(scene, i, j, role):
            continue  # "a woman" may be the woman of the headline
        if not tied or any(tied == ties(scene, k) for k in scene.members[scene.chain[j]]):
            if role in scene.titles(j):
                return j
            nearest = j if nearest is None else nearest  # "the minister": a prime minister, if no minister is near
    return nearest


def _after_names(scene: Scene, i: int) -> list[int]:
    """Persons named only after i; a headline's description is often named in the text."""
    if not scene.mentions[i].complements:
        return []
    return [j for j in range(i + 1, len(scene.mentions)) if scene.mentions[j].kind is MentionKind.NAME]


def _taken_up(scene: Scene, i: int) -> bool:
    """Definite, or tied to a country or body by an adjective ("Chilean president")."""
    return scene.mentions[i].definite or bool(scene.owners(i))


def _same_head(scene: Scene, i: int) -> int | None:
    """A definite noun takes up the nearest thing called by that noun; words that restrict it must not differ."""
    mention = scene.mentions[i]
    if not mention.definite or (scene.is_a(i, "Person") and scene.owners(i)) or _set_apart(scene, i):
        return None
    tied = ties(scene, i)
    whole = mention.head in words("coreference")["whole"] and not mention.modifiers
    for j in before_with_head(scene, i):
        other = scene.mentions[j]
        if not _agrees(scene, i, j) or (tied and tied != ties(scene, j)):
            continue
        if other.kind is MentionKind.NOMINAL and set(mention.modifiers) <= set(other.modifiers):
            if whole and other.modifiers:
                continue
            return j
        if other.kind is MentionKind.NAME and not mention.modifiers and not mention.complements:
            if anothers(scene, i, j):
                return None
            kind = None if scene.is_a(j, mention.type) else _hypernym(scene, i)
            return j if kind is None or kind < j else kind  # "the union" after a European Union and a union
    return None


def _set_apart(scene: Scene, i: int) -> bool:
    """ "the other jacket", "the same year", "the jacket that he wore": a noun that its own phrase picks out."""
    return any(
        child.dep_ in {"acl", "acl:relcl"}
        or (child.dep_ == "amod" and child.lower_ in words("coreference")["contrast"])
        or (child.dep_ == "amod" and (child.tag_ in {"JJS", "JJR"} or any(c.tag_ == "RBS" for c in child.children)))
        for child in scene.token(i).children
    )


def _kin_role(scene: Scene, i: int) -> int | None:
    """ "the Chilean leader" is the Chilean the article calls president, or the one it calls nothing when nobody
    of another role is Chile's."""
    mention = scene.mentions[i]
    owners = scene.owners(i)
    if not owners or mention.plural or not scene.is_a(i, "Person") or not _taken_up(scene, i):
        return None
    kin = {word for group in words("coreference")["role_kin"] if mention.head in group for word in group}
    for j in chain(before(scene, i), _after_names(scene, i)):
        if not scene.is_a(j, "Person") or not scene.named(j) or not (owners & scene.owners(j)):
            continue
        titles = scene.titles(j)
        if _agrees(scene, i, j) and any(title in kin or title.split()[-1] in kin for title in titles):
            return j
    return None


def _salient_person(scene: Scene, i: int) -> int | None:
    """A noun for any person takes up the one the article is about, when just named and nothing speaks against it."""
    mention = scene.mentions[i]
    listed = words("coreference")["persons"]
    if not mention.definite or mention.plural or not (mention.head in listed or AGED.match(mention.head)):
        return None
    if _set_apart(scene, i) or any(child.dep_ == "nmod:poss" for child in scene.token(i).children):
        return None
    kin = {word for group in words("coreference")["role_kin"] if mention.head in group for word in group}
    for j in before(scene, i):
        if scene.sentence[i] - scene.sentence[j] > NEAR:
            return None
        titles = scene.titles(j)
        fits = not titles or any(title in kin or title.split()[-1] in kin for title in titles) or not kin
        if scene.is_a(j, "Person") and _agrees(scene, i, j) and _prominent(scene, j):
            if fits:
                return j
            if not scene.named(j) and scene.token(j).dep_ == "nsubj":
                return None  # "the man" after "a witness": that one, or nobody
    return None


def _prominent(scene: Scene, j: int) -> bool:
    """Is the person a subject or possessor, or spoken of more than once?"""
    return scene.token(j).dep_ in {"nsubj", "nsubj:pass", "nmod:poss", "root"} or len(scene.chain_of(j)) > 1


def _kind_in_its_name(scene: Scene, i: int) -> int | None:
    """ "the bank", "the court": the only body or place named before that has the noun in its name ("Bank of Lima")."""
    mention = scene.mentions[i]
    if mention.head not in words("coreference")["hypernyms"] or not mention.definite or mention.plural:
        return None
    if mention.modifiers or mention.complements or _set_apart(scene, i):
        return None
    found: dict[int, int] = {}
    for j in before(scene, i):
        other = scene.mentions[j]
        named = other.kind is MentionKind.NAME and mention.head in other.name.casefold().split()
        if named and not other.plural and scene.is_a(j, mention.type):
            found.setdefault(scene.chain[j], j)
    return next(iter(found.values())) if len(found) == 1 else None


def _hypernym(scene: Scene, i: int) -> int | None:
    """ "the company", "the country": of the names of that class just met, the one a pronoun would take up."""
    mention = scene.mentions[i]
    if mention.head not in words("coreference")["hypernyms"]:
        return None
    if not mention.definite or mention.plural or mention.modifiers or mention.complements or _set_apart(scene, i):
        return None
    found: dict[int, int] = {}
    bodies: dict[int, int] = {}
    listed, here = words("coreference")["bodies"], scene.sentence[i]
    told = mention.head in words("mentions")["restating"]
    wide = words("coreference")["continents"]
    for j in before(scene, i):
        if scene.sentence[i] - scene.sentence[j] > NEAR and (found or not told):
            break  # "the union" may stand far from the only union named
        if scene.mentions[j].name in wide and mention.head not in {"continent", "region"}:
            continue
        name = scene.mentions[j].kind is MentionKind.NAME and not scene.mentions[j].plural
        if name and scene.is_a(j, mention.type):
            found.setdefault(scene.chain[j], j)
        elif name and mention.head in listed and scene.types(j) == {"Organization"}:
            bodies.setdefault(scene.chain[j], j)
    if not found:
        near = {chain: j for chain, j in bodies.items() if here - scene.sentence[j] <= 1}
        found = near if len(near) == 1 else bodies if len(bodies) == 1 else {}  # of no known kind
    prominent = {chain: j for chain, j in found.items() if _prominent(scene, j)}
    found = prominent or (found if len(found) == 1 else {})
    weights = words("coreference")["weights"]
    ranked = sorted(((likely(scene, i, j, weights), j) for j in found.values()), reverse=True)
    clear = len(ranked) == 1 or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] >= CLEARLY)
    return ranked[0][1] if clear else None


def _demonstrative(scene: Scene, i: int) -> int | None:
    """ "this aircraft": the nearest thing of its class in the two sentences before."""
    mention = scene.mentions[i]
    pointing = words("mentions")["demonstratives"]
    if (
        mention.head not in words("coreference")["hypernyms"]
        or not any(c.dep_ == "det" and c.lower_ in pointing for c in scene.token(i).children)
        or mention.modifiers
    ):
        return None
    for j in before(scene, i):
        if scene.sentence[i] - scene.sentence[j] > 2:
            return None
        if scene.mentions[j].type == mention.type and not is_shadow(scene.mentions[j]) and _agrees(scene, i, j):
            return j
    return None
