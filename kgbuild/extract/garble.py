"""Words where names should be.  In: clauses with the Index.  Out: clauses whose stray subject gave way.

Machine translation turns a name into a common word now and then: "During his visit, Key inspected the ships", where no
Key is named before or after.  Who the fronted "his" stands for is who acts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from kgbuild.extract.index import Index
from kgbuild.extract.proposition import Proposition
from kgbuild.model import Mention, MentionKind


def stray_names(index: Index) -> dict[int, int]:
    """Head token of each stray name -> token of the fronted pronoun that tells who is meant."""
    tree, base = index.tree, index.tree.base
    suspects = [root for root, m in index.at.items() if base[root] == "nsubj" and _is_unlinked_noun(index, m)]
    found: dict[int, int] = {}
    if not suspects:
        return found
    counted = Counter(word for m in index.by_id.values() if m.kind is MentionKind.NAME for word in m.name.split())
    for root in suspects:
        if counted[index.at[root].name] == 1:
            first = tree.left[tree.heads[root]]
            for token in range(first, root):
                owner = index.at.get(token)
                if tree.deps[token] == "nmod:poss" and owner is not None and _stands_for_a_name(index, owner):
                    found[root] = token
    return found


def _is_unlinked_noun(index: Index, mention: Mention) -> bool:
    """A name of one word, unlinked, and a common noun of the ontology; it is a stray one if it is met once."""
    single = mention.kind is MentionKind.NAME and " " not in mention.name
    return single and not mention.antecedent and mention.name.lower() in index.lexicon.ontology.noun_index


def _stands_for_a_name(index: Index, pronoun: Mention) -> bool:
    last = index.referent(pronoun)
    return (
        pronoun.kind is MentionKind.PRONOUN
        and last.kind is MentionKind.NAME
        and index.lexicon.is_a(last.type, "Person")
    )


def replace_strays(clauses: Sequence[Proposition], strays: dict[int, int]) -> tuple[Proposition, ...]:
    """The clauses with the pronoun's bearer in the stray name's place."""
    if not strays:
        return tuple(clauses)
    return tuple(
        replace(clause, arguments=tuple(replace(a, root=strays.get(a.root, a.root)) for a in clause.arguments))
        for clause in clauses
    )
