"""He, she, it, they: the candidates grammar allows, ranked; and "I" in somebody's quotation.

In: a Scene linked up to the pronoun, attributions, the learnt weights.  Out: its chains joined.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp

from kgbuild.annotate.coreference_barred import barred_after, bound, told_in_passing, within_itself
from kgbuild.annotate.coreference_bonds import counterpart, holder, its_officer
from kgbuild.annotate.coreference_features import likely, speaks
from kgbuild.annotate.coreference_fronted import is_stray, subject_after
from kgbuild.annotate.coreference_news import kin_of_kin, without_tellers
from kgbuild.annotate.coreference_scene import Scene
from kgbuild.annotate.parsed import Token
from kgbuild.lang import words
from kgbuild.model import IN_DOUBT, Attribution, Mention, MentionKind

WINDOW = {"m": 6, "f": 6, "pl": 3, "": 3}
"""Sentences searched back for he, she, they, it."""
STRAY = "stray word for the one the clause speaks of"
SURE = {"he/she": 0.0, "they": 0.5, "it": 0.45}
"""The share of the likelihood the best candidate must have (GUM dev): a wrong link costs more than a missing one;
the best person for "he" and "she" is right as often when in doubt."""
PLAIN = 0.65
"""The share from which "he" or "she" is plain enough for a direct edge: of 18 judged edges below it 12 were wrong."""


def link_pronoun(scene: Scene, i: int, attributions: Sequence[Attribution]) -> None:
    """The best candidate for pronoun i, when one is good enough."""
    mention = scene.mentions[i]
    if mention.kind is not MentionKind.PRONOUN or i in scene.links:
        return
    person, number, _, _, kind = words("mentions")["pronouns"][mention.head]
    if person == "1" and number == "sg":
        _speaker(scene, i, attributions)
    if person != "3" or kind == "relative":
        return
    subject = subject_after(scene, i)
    if subject is not None and not is_stray(scene, subject):
        scene.join(i, subject, "subject of the clause it opens")
        return
    for rule, name in (
        (kin_of_kin, "kin of the one who acts"),
        (counterpart, "other side of a bond"),
        (holder, "holder of the office told"),
        (_going_on, "speaker goes on"),
    ):
        other = rule(scene, i) if mention.sex else None
        if other is not None:
            scene.join(i, other, name)
            return
    body = its_officer(scene, i)
    if body is not None:
        scene.join(i, body, "body whose officer it tells of")
        return
    ranked = ranking(scene, i, words("coreference")["weights"], _speakers(scene, i, attributions))
    if ranked:
        share, best = ranked[0]
        share *= _resting_on(scene, best)
        scene.join(i, best, "pronoun" if share >= PLAIN or not mention.sex else IN_DOUBT, round(share, 3))
        if subject is not None and scene.named(i):
            scene.join(subject, i, STRAY)


def _resting_on(scene: Scene, j: int) -> float:
    """Who is "he" again is as doubtful as the "he" before it: the share of that one, where it is in doubt."""
    link = scene.links.get(j)
    return link.share if link is not None and link.rule == IN_DOUBT else 1.0


def _going_on(scene: Scene, i: int) -> int | None:
    """Whoever is last said to have said something in the sentence before, when the pronoun says something too and
    number and sex fit: news lets one speaker go on before it turns to the next."""
    if not speaks(scene, i):
        return None
    for j in scene.back(i, 1):
        if scene.sentence[j] < scene.sentence[i] and speaks(scene, j):
            return j if agrees(scene, i, j) and scene.is_a(j, "Person") else None
    return None


def ranking(
    scene: Scene, i: int, weights: Mapping[str, float], barred: frozenset[int] = frozenset()
) -> list[tuple[float, int]]:
    """(share of the likelihood, mention) of candidates that beat "nothing in this article", best first; chains of
    speakers speak not of themselves."""
    floor = weights.get(f"none: {number_of(scene.mentions[i])}", -99.0)
    scored = [(likely(scene, i, j, weights), j) for j in candidates(scene, i) if scene.chain[j] not in barred]
    ranked = sorted(((s, j) for s, j in scored if s >= floor), key=lambda pair: (-pair[0], -pair[1]))
    everything = exp(floor) + sum(exp(s) for s, _ in scored)
    shares = [(exp(s) / everything, j) for s, j in ranked]
    return shares if shares and shares[0][0] >= SURE[number_of(scene.mentions[i])] else []


def number_of(pronoun: Mention) -> str:
    """he/she, they or it: what the weights of "none of them" go by."""
    return "he/she" if pronoun.sex else "they" if pronoun.plural else "it"


def candidates(scene: Scene, i: int) -> list[int]:
    """The nearest mention of each chain before pronoun i that number, sex, class and grammar allow."""
    mention, mentions, chain, sentence = scene.mentions[i], scene.mentions, scene.chain, scene.sentence
    window = WINDOW["pl" if mention.plural else mention.sex]
    found: dict[int, int] = {}
    barred = within_itself(scene, i)
    for j in scene.back(i, window):
        if mentions[j].root > mention.root and barred_after(scene, i, j):
            barred.add(chain[j])
        if chain[j] in found or mentions[j].root >= mention.root:
            continue
        if sentence[i] == sentence[j] and bound(scene, i, j):
            barred.add(chain[j])
        elif agrees(scene, i, j):
            found[chain[j]] = j
    free = {j for chain, j in found.items() if chain not in barred}
    tellers = {k for j in free for k in scene.members[scene.chain[j]]}
    fit = _with_officers(scene, i, sorted(j for j in free if not told_in_passing(scene, j, tellers)))
    return without_tellers(scene, i, fit) if mention.sex else fit


def _with_officers(scene: Scene, i: int, found: list[int]) -> list[int]:
    """ "its president": a body, a country or a group has one, where any of them was spoken of."""
    mention, token = scene.mentions[i], scene.token(i)
    officer = (token.head, *(child for child in token.head.children if token.i < child.i < token.head.i))
    if mention.sex or mention.plural or token.dep_ != "nmod:poss" or not any(map(scene.lexicon.is_title, officer)):
        return found
    bodies = [j for j in found if scene.is_a(j, "Organization", "Country", "Region", "City", "Group")]
    return bodies or found


def agrees(scene: Scene, i: int, j: int) -> bool:
    """Number, sex and class allow it; bodies and groups may be "it" and "they"."""
    pronoun, other = scene.mentions[i], scene.mentions[j]
    if (other.plural or _of_many(scene, j)) and (pronoun.sex or not pronoun.plural):
        return False
    if other.kind is MentionKind.PRONOUN and not _same_person(pronoun, other, j in scene.links):
        return False
    if other.kind is MentionKind.NAME and other.head and scene.token(j).dep_ == "amod":
        return False
    if other.kind is MentionKind.NOMINAL and _as_one(scene.token(j)):
        return False  # "they lost her as a trustee, and she ...": what somebody is said to be is nobody beside them
    if pronoun.sex:
        living = scene.is_a(j, "Person", "Animal") or not scene.types(j)
        return living and not {"m", "f"} <= scene.sexes(j) | {pronoun.sex}
    if pronoun.plural:
        if other.plural:
            return True
        if scene.is_a(j, "Person") and not scene.is_a(j, "Group", "Organization"):
            return other.kind is not MentionKind.NAME and not scene.named(j) and not scene.sexes(j)
        group = scene.is_a(j, "Organization", "Group", "Country") or not scene.types(j)
        return group or other.head in words("mentions")["collective"]
    return not scene.is_a(j, "Person")


def _of_many(scene: Scene, j: int) -> bool:
    """ "two women who died": a relative pronoun is as many as its noun."""
    link = scene.links.get(j)
    return link is not None and link.rule == "relative pronoun" and scene.mentions[link.antecedent].plural


def _as_one(noun: Token) -> bool:
    return any(c.dep_ == "case" and c.lower_ == "as" for c in noun.children)


def _same_person(pronoun: Mention, other: Mention, linked: bool) -> bool:
    """Third person with third, forms that agree in number and sex; a relative pronoun counts once it is linked."""
    table = words("mentions")["pronouns"]
    mine, theirs = table[pronoun.head], table.get(other.head, ["3", "", "", "", "personal"])
    if theirs[4] == "relative":
        return linked
    return bool(mine[0] == theirs[0] and mine[1] == theirs[1] and mine[2] == theirs[2])


def _speakers(scene: Scene, i: int, attributions: Sequence[Attribution]) -> frozenset[int]:
    """Chains of those within whose quotation marks the pronoun stands: they would say "I".  A sentence that opens
    with quotation marks and names no speaker goes on with the last one's words."""
    root = scene.mentions[i].root
    quoted = [said for said in attributions if said.quoted and said.tokens[0] <= root < said.tokens[1]]
    opening = next((t for t in scene.doc[root].sent if not t.is_space), scene.doc[root])
    begin, end = scene.doc[root].sent.start, scene.doc[root].sent.end
    if not quoted and _opens_quote(opening) and not any(begin <= said.cue < end for said in attributions):
        before = [said for said in attributions if said.source and said.tokens[1] <= root]
        before = [said for said in before if said.quoted or _opens_quote(scene.doc[said.tokens[0]])]
        last = max(before, key=lambda said: said.tokens[1], default=None)
        near = last is not None and scene.sentence[i] - scene.number[last.tokens[1] - 1] <= 2
        quoted = [last] if last is not None and near else []
    return frozenset(scene.chain[scene.by_id[said.source]] for said in quoted if said.source in scene.by_id)


def _opens_quote(token: Token) -> bool:
    return token.is_quote or token.text in {"``", "`"}


def _speaker(scene: Scene, i: int, attributions: Sequence[Attribution]) -> None:
    """ "I" in what somebody is quoted or reported to say is the speaker, the innermost one."""
    root = scene.mentions[i].root
    for said in sorted(attributions, key=lambda a: (a.tokens[1] - a.tokens[0], a.tokens)):
        j = scene.by_id.get(said.source)
        if said.tokens[0] <= root < said.tokens[1] and j is not None and scene.is_a(j, "Person"):
            scene.join(i, j, "speaker of the quotation")
            return
