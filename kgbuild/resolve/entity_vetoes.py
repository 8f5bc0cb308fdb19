"""Reasons that two profiles cannot be one entity, whatever speaks for it.

In: an `EntityPair`.  Out: 1 or 0; `entity_policy.py` lists them.
"""

from __future__ import annotations

from kgbuild.resolve.entity_features import fits, noun_of_name, restricted_thing, same_count, same_use
from kgbuild.resolve.entity_pair import EntityPair
from kgbuild.resolve.profile import Profile
from kgbuild.resolve.traits import anew, family, fullest_nouns, heads, kind, numbers, spoken_of

RESTRICTED = frozenset({"Person", "Group", "Organization", "Artifact"})
"""Families whose members of one noun differ by the words that restrict it; times and places are told more loosely
(ECB+ train)."""

INDIVIDUALS = frozenset({"Vehicle", "Document"})
"""Artifacts of which a story tells one from another."""


def different_sex(pair: EntityPair) -> float:
    """one is a woman, the other a man"""
    return float(bool(pair.left.sexes and pair.right.sexes) and not pair.left.sexes & pair.right.sexes)


def in_one_list(pair: EntityPair) -> float:
    """a sentence names them side by side or lets one act on the other"""
    left, right = pair.left, pair.right
    listed = not (left.rivals.isdisjoint(right.mentions) and right.rivals.isdisjoint(left.mentions))
    return float(listed and not _equal_names(pair))


def different_kinds(pair: EntityPair) -> float:
    """they are of different kinds"""
    left, right = kind(pair.left, pair.lexicon), kind(pair.right, pair.lexicon)
    if not left or not right or left == right:
        return 0.0
    alike = _same_words(pair) if "Animal" in (left, right) else _equal_names(pair)
    tagger_slip = alike and bool(pair.left.stories & pair.right.stories)
    return float(not tagger_slip)


def introduced_anew(pair: EntityPair) -> float:
    """one article introduces the one as new ("a ferry", "another ferry") after it spoke of the other"""
    if pair.both_named or not (pair.left.articles & pair.right.articles) or _told_again(pair):
        return 0.0
    if pair.left.named or pair.right.named:
        named, other = (pair.left, pair.right) if pair.left.named else (pair.right, pair.left)
        return float(bool(noun_of_name(pair)) and _after(other, named))
    return float(_after(pair.left, pair.right) or _after(pair.right, pair.left))


def _after(new: Profile, old: Profile) -> bool:
    """A headline leaves determiners out: what it names bare may be introduced after it."""
    known = spoken_of(old)
    return any(begin > known.get(article, begin) for article, begin in anew(new).items())


def _told_again(pair: EntityPair) -> bool:
    """Things spoken of as a kind are introduced again where a later sentence tells the same once more: "they sent
    blankets", "the village got a blanket"."""
    both_things = {family(pair.left), family(pair.right)} == {"Artifact"}
    return both_things and not _individual(pair) and bool(restricted_thing(pair) or same_use(pair))


def _individual(pair: EntityPair) -> bool:
    """Is it spoken of one by one (ships, letters) rather than as a kind (vests, rifles)?"""
    ontology = pair.lexicon.ontology
    return any(not INDIVIDUALS.isdisjoint(ontology.ancestors(cls)) for cls, _ in (*pair.left.types, *pair.right.types))


def other_modifiers(pair: EntityPair) -> float:
    """the same noun, with restricting words of which neither includes the other's"""
    if pair.left.named or pair.right.named or pair.left.owners & pair.right.owners:
        return 0.0
    if heads(pair.left).isdisjoint(heads(pair.right)):
        return 0.0
    if family(pair.left) not in RESTRICTED and family(pair.right) not in RESTRICTED:
        return 0.0
    fullest = fullest_nouns(pair.left), fullest_nouns(pair.right)
    same_head = [(one, other) for one in fullest[0] for other in fullest[1] if one.head == other.head]
    alike = any(fits(one, other, pair) for one, other in same_head) or same_count(pair)
    return float(bool(same_head) and not alike)


def other_numbers(pair: EntityPair) -> float:
    """numbers that restrict them differ"""
    left = numbers(pair.left)
    return float(bool(left and (right := numbers(pair.right))) and left.isdisjoint(right))


def other_owner(pair: EntityPair) -> float:
    """they belong to different owners or places"""
    if pair.left.named or pair.right.named:
        return 0.0
    return float(bool(pair.left.owners and pair.right.owners) and not pair.left.owners & pair.right.owners)


def _equal_names(pair: EntityPair) -> bool:
    left = {name.folded for name in pair.left.names}
    return any(name.folded in left for name in pair.right.names)


def _same_words(pair: EntityPair) -> bool:
    """Is a name of both word for word the same, with what says its kind ("Inn")?"""
    left = {name.words for name in pair.left.names}
    return any(name.words in left for name in pair.right.names)
