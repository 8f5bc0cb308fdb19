"""Direct edges of a clause.  In: a clause with its fillers.  Out: who is joined to whom, by what.

The event type says which roles an edge joins; a verb the ontology lacks gives `rel:<lemma>` between entities.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kgbuild.extract.around import words_around
from kgbuild.extract.index import WHOSE_SHARES, Index
from kgbuild.extract.told import Told, concrete
from kgbuild.extract.tree import conjuncts
from kgbuild.extract.unjoined import (
    among_captions,
    goes_elsewhere,
    is_a_rule,
    is_either,
    is_in_order,
    is_no_deed,
    is_pair,
    is_partial,
    is_raised,
    says_too_much,
)
from kgbuild.extract.wording import curie, past
from kgbuild.model import Clause, Filler, Mention, MentionKind
from kgbuild.ontology.view import DirectEdge, EventType

AIMS = frozenset({"kg:headedTo"})
"""Edges that hold of a place nobody has reached yet."""
EITHER = " or "
STATES = ("on", "in", "under")
"""Prepositions of the state that somebody is put in."""
Edge = tuple[Mention, str, Mention, str, str]


def edges_of(index: Index, told: Told, clause: Clause, mentions: Sequence[Mention | None]) -> Iterator[Edge]:
    """Direct edges: those the event type declares, those of verbs of state, else `rel:` for an unknown verb."""
    if among_captions(index, told.proposition.root) or is_in_order(index, told) or is_a_rule(index, told):
        return
    by_role: dict[str, list[tuple[Filler, Mention]]] = {}
    for filler, mention in zip(clause.fillers, mentions, strict=True):
        if mention is not None and concrete(index, mention):
            by_role.setdefault(filler.role, []).append((filler, mention))
    seen: set[tuple[str, str, str]] = set()
    for edge in _all_edges(index, told, clause, by_role):
        ends = index.referent(edge[0]).id, edge[1], index.referent(edge[2]).id
        if ends[0] != ends[2] and ends not in seen and not _reflexive(index, edge[2]):
            seen.add(ends)
            yield edge


def _all_edges(
    index: Index, told: Told, clause: Clause, by_role: Mapping[str, list[tuple[Filler, Mention]]]
) -> Iterator[Edge]:
    """Declared edges first; `rel:` ones only for a plain verb whose object, where it has one, is an entity."""
    event = index.lexicon.ontology.events.get(clause.type)
    for edge in event.edges if event else ():
        for doer, subject in _ends(index, by_role.get(edge.source, []), edge.source_classes):
            for filler, target in _ends(index, by_role.get(edge.target, []), edge.target_classes):
                if filler.role != "coAgent" and is_pair(index, subject, target):
                    continue
                if is_either(index, subject) or is_either(index, target) or is_partial(index, told, doer):
                    continue
                if is_raised(index, told, filler):
                    continue
                aimed = filler.role == "destination" and filler.slot in index.cues.not_reached
                if not _misnaming(index, told, edge) and (not aimed or edge.predicate in AIMS):
                    yield subject, edge.predicate, target, _label(index, told, edge, filler), f"edge of {clause.type}"
                elif name := _own_name(index, told, clause, edge, doer, filler):
                    if says_too_much(index, told, filler, target) or _named_elsewhere(index, told, edge, event):
                        continue
                    yield subject, name[0], target, name[1], f"verb of {clause.type}"
    if clause.type != "Event" or told.proposition.kind != "verb" or told.proposition.noun >= 0:
        return
    rows = [row for role in sorted(by_role) for row in by_role[role]]
    subjects = [mention for filler, mention in rows if filler.slot == "subject"]
    if not subjects or (told.proposition.slot("object") and not any(f.slot == "object" for f, _ in rows)):
        return
    if told.proposition.lemma in index.cues.placing and told.proposition.slot(*STATES):
        yield from _placings(index, told, rows, subjects)
        return
    if not _phrases(told).isdisjoint(index.cues.pale):
        return
    if clause.predicate in index.cues.pale or clause.predicate.split()[0] in index.cues.verbs:
        return
    objects = [(filler, mention) for filler, mention in rows if filler.slot == "object"]
    others = [
        (filler, mention)
        for filler, mention in rows
        if filler.slot not in {"subject", "object", "clause", "complement", "unmarked"} and filler.rule != WHOSE_SHARES
    ]
    if objects and any(filler.slot in {"complement", "as"} for filler in clause.fillers):
        return
    if objects and _needs_more(index, told.proposition.root):
        return
    for subject in subjects:
        for filler, target in objects or _nearest(index, told.proposition.root, others):
            name = _literal(index, clause, filler)
            if is_pair(index, subject, target) or is_either(index, subject) or is_either(index, target):
                continue
            if goes_elsewhere(index, told, filler, target) or is_no_deed(index, told, target):
                continue
            if name and not says_too_much(index, told, filler, target):
                yield subject, name[0], target, name[1], "verb the ontology lacks"


def _label(index: Index, told: Told, edge: DirectEdge, filler: Filler) -> str:
    """What the edge is called; of two deeds that its name leaves open ("proposed or passed") the one the verb tells."""
    clause = told.proposition
    plain = clause.kind == "verb" and clause.noun < 0 and EITHER in edge.label
    preposition = filler.slot if filler.slot not in {"subject", "object", "indirect"} else ""
    return f"{past(index.cues, clause.lemma)} {preposition}".strip() if plain else edge.label


def _named_elsewhere(index: Index, told: Told, edge: DirectEdge, event: EventType | None) -> bool:
    """Has the type another edge between the same roles, whose name fits the verb?"""
    others = event.edges if event and _misnaming(index, told, edge) else ()
    ends = edge.source, edge.target
    return any((o.source, o.target) == ends and not _misnaming(index, told, o) for o in others)


def _placings(
    index: Index, told: Told, rows: Sequence[tuple[Filler, Mention]], subjects: Sequence[Mention]
) -> Iterator[Edge]:
    """ "placed the striker on unpaid leave": the verb says little without the state that somebody is put in."""
    tree, clause = index.tree, told.proposition
    for state in clause.arguments:
        mention = index.mention(state.root)
        if state.slot not in STATES or state.root in index.timed or state.root < clause.root:
            continue
        if tree.pos[state.root] != "NOUN" or (mention is not None and concrete(index, mention)):
            continue
        before = [tree.left[kid] for kid in tree.kids(state.root, "amod", "compound")]
        phrase = f"{clause.lemma} {state.slot} {tree.doc[min([*before, state.root]) : state.root + 1].text.lower()}"
        for subject in subjects:
            for target in [m for filler, m in rows if filler.slot == "object"]:
                yield subject, curie(phrase), target, past(index.cues, phrase), "verb with a state"
        return


def _needs_more(index: Index, verb: int) -> bool:
    """ "the blaze left a guard dead", "talked her into leaving": the predicate is more than the verb."""
    tree = index.tree
    marks = {tree.lower[mark] for kid in tree.kids(verb, "advcl") for mark in tree.kids(kid, "mark")}
    return bool(marks & {"into", "from"}) or any(tree.base[kid] == "xcomp" for kid in tree.children[verb])


def _nearest(index: Index, verb: int, rows: list[tuple[Filler, Mention]]) -> list[tuple[Filler, Mention]]:
    """The first phrase after the verb with what is coordinated to it, else the last before it: a parser hangs too
    much on a verb, and what stands nearest is what most often belongs to it."""
    if not rows:
        return []
    after = [row for row in rows if row[1].root > verb]
    first = after[0] if after else rows[-1]
    for row in after:
        first = min(first, row, key=lambda r: r[1].root)
    group = set(conjuncts(index.tree, first[1].root))
    return [row for row in rows if row[0].slot == first[0].slot and (row[1].root in group or row is first)]


def _reflexive(index: Index, mention: Mention) -> bool:
    """ "proved herself": nobody else is meant, whoever the pronoun was taken for."""
    return mention.kind is MentionKind.PRONOUN and index.tree.lower[mention.root].endswith(("self", "selves"))


def _told_short(told: Told, filler: Filler) -> bool:
    """ "hid a flaw from her", "left them stranded": verb and preposition alone do not say what happened."""
    slots = {argument.slot for argument in told.proposition.arguments}
    return (bool(slots & {"object"}) and filler.slot not in {"object", "indirect"}) or "complement" in slots


def _literal(index: Index, clause: Clause, filler: Filler) -> tuple[str, str] | None:
    """Name and label of an edge called by its verb and preposition: "rel:collide-with", "collided with"."""
    preposition = filler.slot if filler.slot not in {"subject", "object", "indirect"} else ""
    name = curie(clause.predicate, preposition)
    if not name or clause.predicate in index.cues.pale or preposition in index.cues.not_there:
        return None
    return name, f"{past(index.cues, clause.predicate)} {preposition}".strip()


def _misnaming(index: Index, told: Told, edge: DirectEdge) -> str:
    """The clause's verb, with words around it or without, when it is one that the edge's name does not fit; for a noun
    in -ing the verb behind it ("the shooting of"); "" when the name fits."""
    clause = told.proposition
    if clause.kind == "noun":
        return next((v for v in edge.not_verbs if _is_noun_of(index, clause.lemma, v)), "")
    if clause.noun >= 0 and any(_is_noun_of(index, clause.lemma.split()[-1], v) for v in edge.not_verbs):
        return clause.lemma  # "renewed a warning to": the same with a verb that only carries the noun
    if clause.kind != "verb":
        return ""
    phrases = _phrases(told)
    found = next((v for v in edge.not_verbs if v in phrases), "")
    first = clause.lemma.split()[0]
    longer = [v for v in edge.not_verbs if v.startswith(f"{first} ")]
    around = words_around(index, clause) if longer else set()
    return next((v for v in longer if around.issuperset(v.split()[1:])), found)


def _is_noun_of(index: Index, noun: str, verb: str) -> bool:
    """ "Shooting" of "shoot", "campaign" of "campaign"; but a strike on a port is an attack for sure."""
    same = noun == verb and noun not in index.cues.plain_as_nouns
    return same or noun in {f"{verb}ing", f"{verb}{verb[-1]}ing", f"{verb.removesuffix('e')}ing"}


def _own_name(
    index: Index, told: Told, clause: Clause, edge: DirectEdge, doer: Filler, filler: Filler
) -> tuple[str, str] | None:
    """The name of an edge that its type would misname: the verb, or the phrase with it ("shook hands with")."""
    verb = _misnaming(index, told, edge)
    words = verb.split()
    if verb and (told.proposition.kind == "noun" or (len(words) > 2 and words[-1] == filler.slot)):
        return curie(verb), past(index.cues, verb)
    if len(words) == 2 and words[-1] == filler.slot and doer.slot == "subject" and not _told_short(told, filler):
        return curie(verb), past(index.cues, verb)  # "appeared in", though "appear" alone is too pale
    if doer.slot != "subject" or filler.slot == "subject" or _told_short(told, filler):
        return None
    return _literal(index, clause, filler)


def _phrases(told: Told) -> set[str]:
    """The verb alone and with each preposition under it ("lead", "lead on")."""
    lemma = told.proposition.lemma
    return {lemma, *(f"{lemma} {argument.slot}" for argument in told.proposition.arguments)}


def _ends(
    index: Index, rows: Sequence[tuple[Filler, Mention]], classes: Sequence[str]
) -> Iterator[tuple[Filler, Mention]]:
    """The fillers an edge may join: of its classes where it names some, and no place that is only near."""
    for filler, mention in rows:
        type_ = index.referent(mention).type
        fits = not classes or any(index.lexicon.is_a(type_, name) for name in classes)
        if fits and not (filler.role == "place" and filler.slot in index.cues.not_there):
            yield filler, mention
