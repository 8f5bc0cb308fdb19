"""Standing relations told by clauses.  In: clauses with their modality.  Out: claims on offices, borders, distances.

"is the mayor of", "was appointed minister", "borders", "is based in", "is 20 kilometres from".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kgbuild.extract.index import Index
from kgbuild.extract.offices import Office, offices_of, role_title
from kgbuild.extract.proposition import Proposition
from kgbuild.extract.source import Source
from kgbuild.extract.standing import office_claims, relation
from kgbuild.extract.told import Told, concrete, usable
from kgbuild.model import IN_DOUBT, Claim, Mention, MentionKind


def states(index: Index, source: Source, told: Told) -> Iterator[Claim]:
    """The standing relations of one clause."""
    clause = told.proposition
    if clause.kind == "noun" or clause.noun >= 0:
        return
    for holder, words, office in role_taken(index, clause):
        rule = "copula" if clause.kind == "copula" else f"{clause.lemma} as"
        yield from office_claims(index, source, holder, office, words, rule, told.modality)
    yield from _verbs_of_state(index, source, told)


def role_taken(index: Index, clause: Proposition) -> Iterator[tuple[Mention, Mention, Office]]:
    """Who a clause gives which office: "X is the mayor of", "became", "was appointed", "served as"."""
    if clause.lemma.split()[0] not in index.cues.gives_office:
        return
    for argument in clause.slot("complement", "as"):
        words = index.mention(argument.root)
        holders = [usable(index, index.mention(a.root)) for a in clause.slot("object") or clause.slot("subject")]
        for holder in holders:
            if holder is None or words is None or words.id == holder.id or words.kind is MentionKind.PRONOUN:
                continue
            if holder.why == IN_DOUBT:
                continue
            person = index.lexicon.is_a(index.referent(holder).type, "Person")
            if person and words.kind is MentionKind.NOMINAL and role_title(index, words):
                employer = _employer(index, clause)
                for office in offices_of(index, words):
                    where = office.place or employer
                    yield holder, words, replace(office, place=where, preposition=office.preposition or "of")


def _employer(index: Index, clause: Proposition) -> Mention | None:
    """ "The bank named her chief economist": the office is in the organisation or place that gives it."""
    for argument in clause.slot("subject") if clause.slot("object") else ():
        mention = usable(index, index.mention(argument.root))
        type_ = index.referent(mention).type if mention is not None else ""
        if index.lexicon.is_a(type_, "Organization", "Country"):
            return mention
    return None


def _verbs_of_state(index: Index, source: Source, told: Told) -> Iterator[Claim]:
    """Verbs that tell a relation rather than an event, listed with their slots in lang/."""
    clause = told.proposition
    for verb in index.cues.verbs.get(clause.lemma.split()[0], ()):
        if verb.passive and not clause.passive:
            continue  # "located her in the shop" tells of finding
        for start in clause.slot(verb.source):
            for end in clause.slot(verb.target):
                first, second = usable(index, index.mention(start.root)), usable(index, index.mention(end.root))
                if first is None or second is None or not concrete(index, first) or not concrete(index, second):
                    continue
                if index.lexicon.is_a(index.referent(first).type, *verb.never):
                    continue
                place = verb.target == "in" and not index.lexicon.is_a(index.referent(second).type, "Place")
                if not place and index.referent(first).id != index.referent(second).id:
                    claim = relation(source, first, verb.predicate, second, verb.label, "verb of state", at=clause.root)
                    yield replace(claim, modality=told.modality)
