"""What grammar itself says is one: appositions, predicate nouns, relative and reflexive pronouns.

In: a Scene.  Out: its chains joined, each link with its rule's name.
"""

from __future__ import annotations

from kgbuild.annotate.coreference_names import one_class, role_of_a_body
from kgbuild.annotate.coreference_scene import Scene
from kgbuild.annotate.mentions_pronouns import relative_clause
from kgbuild.annotate.parsed import Token
from kgbuild.lang import words
from kgbuild.model import Mention, MentionKind

OFFICE_OF = frozenset({"of", "at", "in", "for"})
PRONOUN_KIND = 4
"""Where the pronoun table of lang/en keeps the kind."""

ROLES_TOLD = frozenset({"apposition", "predicate noun"})
"""Rules by which a noun says what somebody is."""


def link_by_syntax(scene: Scene) -> None:
    """Every mention, by the first rule of grammar that fits it."""
    for i, mention in enumerate(scene.mentions):
        if mention.kind is MentionKind.PRONOUN:
            kind = words("mentions")["pronouns"][mention.head][PRONOUN_KIND]
            if kind == "relative":
                _relative(scene, i)
            elif kind == "reflexive":
                _reflexive(scene, i)
        else:
            if not _name_after_its_office(scene, i):
                _apposition(scene, i)
            _predicate(scene, i)
            _second_role(scene, i)
            _office_taken(scene, i)
            _identified(scene, i)
            _calls_itself(scene, i)


def _apposition(scene: Scene, i: int) -> None:
    """ "Ana Soto, the minister of health": both are one."""
    token = scene.token(i)
    if token.dep_ != "appos" or token.head.i not in scene.by_root:
        return
    j = _beside(scene, i, scene.by_root[token.head.i])
    if _one_kind(scene, i, j) and not _listed(token) and not _both_named_apart(scene.mentions[i], scene.mentions[j]):
        scene.join(i, j, "apposition")


def _beside(scene: Scene, i: int, j: int) -> int:
    """ "Soto met Ana Vega, the mayor": of two people's names, what follows the comma tells of the nearer, even where
    the parser hung it on the other."""
    if scene.mentions[j].kind is not MentionKind.NAME or scene.mentions[i].kind is not MentionKind.NOMINAL:
        return j
    comma = next((t.i for t in scene.token(i).subtree), 0)
    if scene.doc[comma].text != "," or comma <= scene.mentions[j].tokens[1]:
        return j
    aged = scene.doc[comma - 2 : comma]
    comma -= 2 if aged[0].text == "," and aged[1].like_num else 0  # "Ana Vega, 61, the mayor"
    node = scene.doc[comma - 1]
    while node.i not in scene.by_root and node.dep_ in {"flat", "compound"}:
        node = node.head
    k = scene.by_root.get(node.i, j)
    nearer = scene.mentions[k]
    fits = nearer.kind is MentionKind.NAME and nearer.tokens[1] == comma and scene.token(k).dep_ != "appos"
    return k if fits and scene.is_a(k, "Person") and _one_kind(scene, i, k) else j


def _name_after_its_office(scene: Scene, i: int) -> bool:
    """ "the head of the port, Ana Soto", or without the comma: the name right after a role and its body holds it; a
    name that "and" follows is listed."""
    name, doc = scene.mentions[i], scene.doc
    if name.kind is not MentionKind.NAME or name.plural or not scene.is_a(i, "Person") or i in scene.links:
        return False
    first, last = name.tokens
    comma = first > 0 and doc[first - 1].text == ","
    if comma and last < len(doc) and doc[last].dep_ == "cc":
        return False
    end = first - (comma or doc[first - 1].is_quote)
    ends = {scene.mentions[k].id for k in scene.back(i, 0) if scene.mentions[k].tokens[1] == end}
    for j in scene.back(i, 0):
        role = scene.mentions[j]
        if j < i and role.kind is MentionKind.NOMINAL and _of_one(scene, j) and scene.is_a(j, "Person"):
            last_of = ends & {target for word, target in role.complements if word in OFFICE_OF}
            field = doc[role.tokens[1] : first - comma]
            of_field = (
                len(field) == 2 and field[0].lower_ == "of" and field[1].lower_ in words("mentions")["portfolios"]
            )
            if (last_of or of_field) and not scene.named(j) and _one_kind(scene, i, j):
                return scene.join(i, j, "apposition")
    return False


def _of_one(scene: Scene, j: int) -> bool:
    """ "the head of", or "head of" with no article at all: "a member of the council" is one of several."""
    return scene.mentions[j].definite or not (
        scene.mentions[j].plural or any(c.dep_ in {"det", "nummod"} for c in scene.token(j).children)
    )


def _listed(token: Token) -> bool:
    """An apposition that is itself coordinated is more likely a list, unless it gives two offices in one breath
    ("founder and chief executive of Vega")."""
    parts = [child for child in token.children if child.dep_ == "conj"]
    list_ = any(t.pos_ != "NOUN" or any(c.dep_ in {"det", "punct", "appos"} for c in t.children) for t in parts)
    return list_ or any(c.dep_ == "case" for c in token.children)


def _second_role(scene: Scene, i: int) -> None:
    """ "Soto, founder and head of the bank", "Soto is its founder and head": the second office is hers too."""
    token = scene.token(i)
    if token.dep_ != "conj":
        return
    j = scene.by_root.get(token.head.i, i)
    told = j != i and j in scene.links and scene.links[j].rule in ROLES_TOLD
    bare = token.pos_ in {"NOUN", "PROPN"} and not any(c.dep_ in {"det", "nmod:poss"} for c in token.children)
    nouns = scene.mentions[i].kind is MentionKind.NOMINAL is scene.mentions[j].kind
    if told and bare and nouns and scene.is_a(i, "Person") and _one_kind(scene, i, j):
        scene.join(i, j, scene.links[j].rule)


def _both_named_apart(a: Mention, b: Mention) -> bool:
    """Two proper names side by side are one only in brackets: elsewhere it is place and country, or a list."""
    return a.kind is MentionKind.NAME and b.kind is MentionKind.NAME and "(" not in (a.words + b.words)


def _one_kind(scene: Scene, i: int, j: int) -> bool:
    """Do classes and number allow one thing?"""
    a, b = scene.mentions[i], scene.mentions[j]
    if a.plural != b.plural and not (scene.is_a(i, "Group", "Organization") or scene.is_a(j, "Group", "Organization")):
        return False
    apart = {"m", "f"} <= scene.told_sexes(i) | scene.told_sexes(j)
    return not apart and (one_class(scene, i, j) or _group_and_body(scene, i, j) or role_of_a_body(scene, i, j))


def _group_and_body(scene: Scene, i: int, j: int) -> bool:
    """ "the Swiss group Olvia Energy": a group with a body's name is that body."""
    name, noun = scene.mentions[i], scene.mentions[j]
    kinds = name.kind is MentionKind.NAME and noun.kind is MentionKind.NOMINAL
    return kinds and not noun.plural and scene.is_a(i, "Organization") and scene.is_a(j, "Group")


def _predicate(scene: Scene, i: int) -> None:
    """ "Soto is the minister of health": asserted in the present or past, the predicate noun is the subject."""
    token = scene.token(i)
    labels = [child.dep_ for child in token.children]
    if "cop" not in labels:
        return
    if any(c.dep_ == "aux" or c.lower_ in {"not", "n't", "n’t", "no", "never"} for c in token.children):
        return
    if any(c.dep_ in {"mark", "case"} for c in token.children):
        return
    mention = scene.mentions[i]
    for child in token.children:
        if child.dep_ != "nsubj" or child.i not in scene.by_root:
            continue
        j = scene.by_root[child.i]
        if scene.mentions[j].kind is MentionKind.PRONOUN:
            continue
        if (mention.definite or scene.is_a(i, "Person")) and _one_kind(scene, i, j):
            scene.join(i, j, "predicate noun")


def _office_taken(scene: Scene, i: int) -> None:
    """ "Soto was elected mayor", "became director": who has taken an office is its holder from then on."""
    mention, token = scene.mentions[i], scene.token(i)
    if token.dep_ != "xcomp" or mention.kind is not MentionKind.NOMINAL or mention.plural:
        return
    verb, offices = token.head, words("relations")
    if verb.i > token.i or verb.lemma_ not in offices["gives_office"] or not _happened(verb):
        return
    if not scene.is_a(i, "Person"):
        return
    passive = any(child.dep_ == "aux:pass" for child in verb.children)
    wanted = {"nsubj", "nsubj:pass"} if passive or verb.lemma_ in offices["takes_office"] else {"obj"}
    holders = [child for child in verb.children if child.dep_ in wanted]
    if not holders and passive:
        holders = [c for c in token.children if c.dep_ in {"nsubj", "nsubj:pass", "nmod"} and c.i < verb.i]
    for holder in sorted(holders, key=lambda c: (c.pos_ != "PROPN", c.i)):
        j = scene.by_root.get(holder.i, i)
        if j != i and scene.mentions[j].kind is not MentionKind.PRONOUN and _one_kind(scene, i, j):
            scene.join(i, j, "office taken")
            return


def _calls_itself(scene: Scene, i: int) -> None:
    """ "A group calling itself Night Owl": the name right after the reflexive is the group's."""
    before = scene.by_root.get(scene.mentions[i].tokens[0] - 1, i)
    if before == i or scene.mentions[i].kind is not MentionKind.NAME or before not in scene.links:
        return
    reflexive = scene.mentions[before].kind is MentionKind.PRONOUN and scene.links[before].rule == "reflexive"
    if reflexive and scene.token(before).head.lemma_ in words("coreference")["calls"] and not scene.named(before):
        scene.join(before, i, "what it calls itself")


def _identified(scene: Scene, i: int) -> None:
    """ "Police identified the suspect as Ana Soto", "the victim was named as": whoever it was has a name then."""
    name, token = scene.mentions[i], scene.token(i)
    said_as = any(c.dep_ in {"case", "mark"} and c.lower_ == "as" for c in token.children)
    if name.kind is not MentionKind.NAME or not said_as or not scene.is_a(i, "Person"):
        return
    verb, told = token.head, words("coreference")["identifies"]
    if verb.lemma_.lower() not in told or not _happened(verb) or any(c.dep_ == "conj" for c in token.children):
        return
    passive = any(c.dep_ in {"nsubj:pass", "aux:pass"} for c in verb.children)
    people = [c for c in verb.children if c.dep_ == ("nsubj:pass" if passive else "obj")]
    for one in people or [verb.head] * (verb.dep_ == "acl"):
        j = scene.by_root.get(one.i, i)
        person = scene.mentions[j].kind is MentionKind.NOMINAL and scene.is_a(j, "Person")
        if person and _one_kind(scene, i, j):
            scene.join(j, i, "identified as")


def _happened(verb: Token) -> bool:
    """Neither denied nor still to come."""
    helpers = [c for c in verb.children if c.dep_ in {"aux", "mark", "advmod"}]
    return not any(c.tag_ == "MD" or c.lower_ in {"not", "n't", "n’t", "never", "to"} for c in helpers)


def _relative(scene: Scene, i: int) -> None:
    """ "the driver who fled": the relative pronoun is the noun its clause describes; "which" is no person, so in "an
    envoy of the bank, which grew" the last noun before it that is none."""
    verb = relative_clause(scene.token(i))
    if verb is None or verb.head.i not in scene.by_root:
        return
    j = scene.by_root[verb.head.i]
    if scene.token(i).lower_ == "which" and scene.is_a(j, "Person") and not scene.mentions[j].plural:
        inner = [k.i for k in verb.head.children if k.dep_ == "nmod" and verb.head.i < k.i < scene.token(i).i]
        things = [scene.by_root[k] for k in inner if k in scene.by_root and not scene.is_a(scene.by_root[k], "Person")]
        j = things[-1] if things else j
    scene.join(i, j, "relative pronoun")


def _reflexive(scene: Scene, i: int) -> None:
    """ "Soto blamed herself": the subject of the nearest clause."""
    pronoun = scene.mentions[i]
    node = scene.token(i).head
    for _ in range(6):
        for child in node.children:
            j = scene.by_root.get(child.i, i)
            if child.dep_ in {"nsubj", "nsubj:pass"} and j != i and not ({"m", "f"} <= scene.sexes(j) | {pronoun.sex}):
                scene.join(i, j, "reflexive")
                return
        if node.head.i == node.i:
            return
        node = node.head
