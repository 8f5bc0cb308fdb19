"""What a careful reader would not believe.  In: clauses on their way to claims.  Out: repairs, reasons to veto.

Machine-translated and badly joined sentences parse into nonsense that looks like fact.  The rules ask what a reader
asks: can this person hold that office, can one hand something to oneself, is the sentence whole?
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kgbuild.extract.index import Index
from kgbuild.extract.offices import Office, offices_of, role_title
from kgbuild.extract.proposition import Argument, Proposition
from kgbuild.extract.tree import form
from kgbuild.model import Mention, MentionKind

RECEIVERS = ("to", "indirect")
SPLICES = frozenset({"conj", "parataxis", "advcl", "acl", "dep", "ccomp", "xcomp", "appos", "list"})
LOOSE = frozenset({"dep", "goeswith", "reparandum"})
BROKEN = 0.75
"""Factor on the confidence of a clause in a sentence whose grammar does not hold together."""


@dataclass(frozen=True, slots=True)
class Repair:
    """Clauses after repair, and why the clause with a given root is not believed."""

    clauses: tuple[Proposition, ...]
    doubted: Mapping[int, str]


def repair_splices(index: Index, clauses: Sequence[Proposition]) -> Repair:
    """Nobody hands things to themselves: when a verb joined by a bare comma would make a pronoun both giver and
    receiver, the giver is the role noun just before it, and the clause that equates the two is not believed."""
    by_root = {clause.root: clause for clause in clauses}
    doubted: dict[int, str] = {}
    repaired: list[Proposition] = []
    for clause in clauses:
        above = _clause_above(index, by_root, clause)
        giver = _role_before(index, above, clause) if above is not None else None
        if above is None or giver is None or not _to_oneself(index, clause, above):
            repaired.append(clause)
            continue
        doubted[above.root] = "the pronoun receives what the holder of the office gives, so they are two people"
        kept = [a for a in clause.arguments if a.slot != "subject" and not _is_shared(clause, a)]
        subject = Argument("subject", giver, "nearest role noun of a spliced verb")
        repaired.append(replace(clause, arguments=(subject, *kept), passive=False))
    return Repair(tuple(repaired), doubted)


def _clause_above(index: Index, by_root: Mapping[int, Proposition], clause: Proposition) -> Proposition | None:
    """The clause a verb is spliced to: comma, no conjunction, no subject of its own."""
    tree = index.tree
    if (
        tree.base[clause.root] not in SPLICES
        or clause.kind != "verb"
        or tree.kids(clause.root, "nsubj", "mark", "cc", "aux")
    ):
        return None
    if form(tree, clause.root) not in {"finite", "en"}:
        return None
    first = tree.left[clause.root]
    if not any(tree.words[token] in {",", ";", "–", "—"} for token in range(max(first - 1, 0), clause.root)):
        return None
    for above in tree.ancestors(clause.root):
        if above in by_root:
            return by_root[above]
    return None


def _role_before(index: Index, above: Proposition, clause: Proposition) -> int | None:
    """The role noun the clause above says of its subject, when it stands before the spliced verb."""
    for argument in above.slot("complement", "as", "object"):
        mention = index.mention(argument.root)
        named = mention is not None and mention.kind is MentionKind.NOMINAL and role_title(index, mention)
        if named and argument.root < clause.root:
            return argument.root
    return None


def _to_oneself(index: Index, clause: Proposition, above: Proposition) -> bool:
    """Would the pronoun subject of the clause above be the receiver in the clause below?"""
    receivers = [index.mention(a.root) for a in clause.slot(*RECEIVERS) if not _is_shared(clause, a)]
    subjects = [index.mention(a.root) for a in above.slot("subject")]
    pronouns = [index.referent(m) for m in subjects if m is not None and m.kind is MentionKind.PRONOUN]
    return any(same_name(index.referent(m), who) for m in receivers if m is not None for who in pronouns)


def _is_shared(clause: Proposition, argument: Argument) -> bool:
    """Is this the subject lent by the clause above, in whatever slot the voice put it?"""
    return argument.root in clause.surface


def leaders(index: Index, mentions: Sequence[Mention]) -> list[tuple[Mention, Mention]]:
    """People whom the article makes leaders of a country, with that country."""
    found = []
    for mention in mentions:
        for office in offices_of(index, mention):
            if office.leads and office.place is not None:
                place = index.referent(office.place)
                if index.lexicon.is_a(place.type, "Country"):
                    found.append((index.referent(mention), place))
    return found


def office_doubt(index: Index, known: Sequence[tuple[Mention, Mention]], holder: Mention, office: Office) -> str:
    """Whoever leads one country takes no office of another place on the word of a pronoun alone."""
    if holder.kind is not MentionKind.PRONOUN or office.place is None:
        return ""
    person, place = index.referent(holder), index.referent(office.place)
    for leader, country in known:
        if same_name(leader, person) and country.name != place.name and country.id != place.id:
            return f"{person.name} leads {country.name}, and only a pronoun says they hold an office of {place.name}"
    return ""


def same_name(one: Mention, other: Mention) -> bool:
    """One mention, or two names of which one is part of the other, or that share two words (spellings differ)."""
    if one.id == other.id:
        return True
    left, right = (set(m.name.casefold().replace("-", " ").split()) for m in (one, other))
    named = one.kind is MentionKind.NAME and other.kind is MentionKind.NAME
    return named and bool(left) and bool(right) and (left <= right or right <= left or len(left & right) > 1)


def coherence(index: Index, clause: Proposition) -> float:
    """A factor on confidence: a sentence with unattached words or spliced verbs does not hold together."""
    tree = index.tree
    loose = not LOOSE.isdisjoint([tree.deps[kid] for kid in tree.children[clause.root]])
    spliced = (
        clause.kind == "verb"
        and tree.base[clause.root] in {"parataxis", "dep", "list"}
        and form(tree, clause.root) == "en"
    )
    return BROKEN if loose or spliced else 1.0
