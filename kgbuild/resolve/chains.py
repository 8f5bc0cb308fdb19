"""Chains: the mentions of one article that annotate tied together, as profiles.

In: extractions.  Out: a profile for each chain that has a name or a noun, and the matches behind each link.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import combinations

from kgbuild.model import Clause, Extraction, Feature, Match, Mention, MentionKind
from kgbuild.resolve.constraints import Apart, cut
from kgbuild.resolve.lexicon import Lexicon
from kgbuild.resolve.profile import Profile, make_profile, order_key

CORE_ROLES = ("agent", "coAgent", "theme", "recipient", "beneficiary", "instrument")
"""Roles whose fillers in one clause are different things, unless a reflexive ties them."""


def find_chains(mentions: Sequence[Mention], apart: Apart = ()) -> dict[str, list[Mention]]:
    """Every mention id to all mentions of its chain; a link across what the user keeps apart is cut."""
    ordered = sorted(mentions, key=order_key)
    chain = {mention.id: [number] for number, mention in enumerate(ordered)}
    for mention in ordered:
        if mention.antecedent not in chain or chain[mention.id] is chain[mention.antecedent]:
            continue
        few, many = sorted((chain[mention.id], chain[mention.antecedent]), key=len)
        if apart and cut({ordered[number].id for number in (*few, *many)}, apart):
            continue
        many += few
        for number in few:
            chain[ordered[number].id] = many
    whole = {id(row): [ordered[number] for number in sorted(row)] for row in chain.values()}
    return {key: whole[id(row)] for key, row in chain.items()}


def chain_profiles(extraction: Extraction, lexicon: Lexicon, apart: Apart = ()) -> list[Profile]:
    """The profiles of an article's chains with a name or a noun, in the order of their first mentions.  Which story
    the article tells is not known here: it stands for its own."""
    profiles = []
    chains = find_chains(extraction.mentions, apart)
    uses, rivals = _uses(extraction.clauses, lexicon), _rivals(extraction.clauses)
    for first in sorted({row[0].id for row in chains.values()}):
        row = chains[first]
        if all(mention.kind is MentionKind.PRONOUN for mention in row):
            continue
        profiles.append(
            make_profile(
                row, chains, lexicon, extraction.article,
                frozenset(use for mention in row for use in uses.get(mention.id, ())),
                frozenset(rival for mention in row for rival in rivals.get(mention.id, ())),
            )
        )  # fmt: skip
    return sorted(profiles, key=lambda profile: profile.id)


def link_matches(extraction: Extraction) -> list[Match]:
    """A match for every link annotate made, with the rule that made it."""
    found = []
    known = {mention.id for mention in extraction.mentions}
    for mention in extraction.mentions:
        if mention.antecedent in known:
            why = mention.why.replace("_", " ") or "coreference within the article"
            reason = Feature("within_article", 1.0, why)
            left, right = sorted((mention.id, mention.antecedent))
            found.append(Match(left, right, True, 1.0, (reason,)))
    return sorted(found, key=lambda match: (match.left, match.right))


def story_words(extraction: Extraction) -> Counter[str]:
    """The words that tell what an article is about: parts of names, nouns, predicates."""
    bag: Counter[str] = Counter()
    for mention in extraction.mentions:
        if mention.kind is MentionKind.NAME:
            bag.update(mention.name.casefold().split())
        elif mention.kind is MentionKind.NOMINAL:
            bag.update((mention.head, *mention.modifiers))
    bag.update(clause.predicate for clause in extraction.clauses)
    return bag


def _uses(clauses: Iterable[Clause], lexicon: Lexicon) -> Mapping[str, set[str]]:
    """Each mention to the parts it plays, under the wider types too: "Giving:theme", "Transfer:theme"."""
    uses: dict[str, set[str]] = defaultdict(set)
    for clause in clauses:
        for filler in clause.fillers:
            uses[filler.target].update(_part(clause.type, clause.predicate, filler.role, lexicon))
    return uses


@lru_cache(maxsize=20_000)
def _part(type_name: str, predicate: str, role: str, lexicon: Lexicon) -> tuple[str, ...]:
    """A part in a kind of event, under its wider types too; by the predicate where the kind is not known."""
    kinds = [kind for kind in lexicon.ontology.ancestors(type_name) if kind not in ("Event", "Thing")]
    return tuple(f"{kind}:{role}" for kind in kinds or (predicate,))


def _rivals(clauses: Iterable[Clause]) -> Mapping[str, set[str]]:
    """Each mention to those that stand beside it in a list or act on it in the same clause."""
    rivals: dict[str, set[str]] = defaultdict(set)
    for clause in clauses:
        core = [filler.target for filler in clause.fillers if filler.role in CORE_ROLES]
        for one, other in combinations(core, 2):
            if one != other:
                rivals[one].add(other)
                rivals[other].add(one)
    return rivals
