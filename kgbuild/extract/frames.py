"""What a clause means.  In: a Proposition, the Index.  Out: `Sense`: the event type and who plays which role.

Frames are tried on the arguments; the one whose slots fit best wins, and one whose required slot stays empty is out
("met its targets" is no meeting).  Default slots place what the frame does not name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kgbuild.extract.around import directions, words_around, words_of_the_phrase
from kgbuild.extract.borrow import WHERE, borrowed, is_occasion, where_it_stood
from kgbuild.extract.clauses import PART_OF_IT
from kgbuild.extract.index import Index
from kgbuild.extract.lexicon import NO_CLASS, UNKNOWN
from kgbuild.extract.proposition import Argument, Proposition
from kgbuild.ontology.view import Frame, Slot

NOT_DOERS = frozenset({"by", "between", "among"})
"""Phrases that name who acts beside a noun ("talks between"), never beside a verb ("sank between Lima and Ica")."""
KNOWN = 1.0
"""Fit from which on a filler is known to be of the slot's class."""
UNDERGOERS = ("object", "of", "to", "on", "against", "for")
STAND_INS = {
    ("verb", "to"): ("indirect",),
    ("verb", "indirect"): ("to", "object"),
    ("verb", "object"): ("indirect",),
    ("noun", "subject"): ("possessive", "by", "between", "of"),
    ("noun", "object"): UNDERGOERS,
    ("noun", "indirect"): ("to",),
    ("noun", "compound"): ("possessive", "between", "of"),
    ("noun", "by"): ("possessive",),
    ("noun", "possessive"): ("by", "subject", "of", "object"),
    ("noun", "of"): ("possessive",),
}
"""Slots an argument may fill when the frame has none with its own name, in the order they are tried."""


@dataclass(frozen=True, slots=True)
class Cast:
    """One argument in its role; `fit` as Lexicon.fit measured it, `declared` when the frame itself has the slot."""

    role: str
    argument: Argument
    fit: float
    declared: bool = False


@dataclass(frozen=True, slots=True)
class Sense:
    """The type and cast of a clause; `phrase` says how many words beside the verb the frame matched."""

    event: str
    cast: tuple[Cast, ...]
    score: float
    frame: Frame | None = None
    phrase: int = 0


def find_sense(index: Index, clause: Proposition) -> Sense:
    """The best frame for the clause, else the bare event with default slots."""
    best: Sense | None = None
    candidates = _candidates(index, clause)
    settled = not candidates and (clause.kind != "verb" or clause.noun >= 0 or not clause.slot("object"))
    loans = [] if settled else borrowed(index, clause)
    for pos, frame, phrase in candidates:
        sense = _try(index, clause, pos, frame, phrase, loans)
        if sense is not None and (best is None or sense.score > best.score):
            best = sense
    return best or plain_sense(index, clause, loans)


def plain_sense(index: Index, clause: Proposition, loans: Sequence[Argument] = ()) -> Sense:
    """An event of no known type, with default slots; a named place after the object is its place too."""
    pos = "noun" if clause.noun >= 0 else "verb"
    cast = _defaults(index, clause.arguments, pos)
    named = [loan for loan in loans if loan.slot in {"in", "at"} and index.kind(loan.root)[1]]
    return Sense("Event", (*cast, *_borrowed_places(index, clause, cast, named)), 0.0)


def _candidates(index: Index, clause: Proposition) -> list[tuple[str, Frame, int]]:
    """Frames of the verb with the words around it, and of the event noun."""
    found: list[tuple[str, Frame, int]] = []
    if clause.kind != "noun":
        verb = clause.lemma if clause.noun < 0 else index.tree.lemmas[clause.root]
        phrases = ("verb", verb.split()[0]) in index.lexicon.phrases  # else the words around play no part
        around, must = (words_around(index, clause), directions(index, clause)) if phrases else ((), NO_CLASS)
        found += [
            ("verb", f, n) for f, n in index.lexicon.candidates("verb", verb, around, must) if n or clause.noun < 0
        ]
    if clause.noun >= 0:
        lemma = clause.lemma
        while lemma and ("noun", lemma) not in index.lexicon.ontology.frame_index:
            lemma = lemma.partition(" ")[2]
        found += [("noun", f, 0) for f in index.lexicon.ontology.frames("noun", lemma)] if lemma else []
    return found


def _try(
    index: Index, clause: Proposition, pos: str, frame: Frame, phrase: int, loans: Sequence[Argument]
) -> Sense | None:
    """The cast this frame gives, or None when a required role stays empty or something stands where another sense of
    the word is told; `loans` are phrases the verb may govern after all."""
    if frame.without and not {argument.slot for argument in clause.arguments}.isdisjoint(frame.without):
        return None
    cast: list[Cast] = []
    left: list[Argument] = []
    score = float(phrase)
    names = index.lexicon.shape(frame).slots
    swallowed = words_of_the_phrase(index.tree, clause, frame) if phrase else set()
    measured, refused = set[str](), set[str]()
    for argument in _sole_object(index, clause, frame, names):
        if argument.root in swallowed:
            continue
        if argument.root in index.timed:
            measured |= {s.role for s in frame.slots if s.syntax == argument.slot and _takes_money(index, s)}
            continue
        slot, fit = _slot(index, argument, pos, frame, names)
        if slot is not None and fit == 0 and argument.rule != PART_OF_IT:
            refused |= {argument.slot}
        if slot is not None and cast and _takes_its_role(slot, argument, cast):
            left.append(argument)
        elif argument.rule == PART_OF_IT and argument.slot in refused:
            left.append(argument)  # "joining events such as the Open": who joins no event joins no Open
        elif slot is not None and fit > 0:
            cast.append(Cast(slot.role, argument, fit, declared=True))
            score += fit
        elif argument.slot == "object" and pos == "verb" and not names & {"object", "indirect"} and clause.noun < 0:
            return None
        else:
            score -= 0.5 if slot is not None else 0.0
            left.append(argument)
    for argument in loans:
        slot, fit = _slot(index, argument, pos, frame, names)
        if slot is not None and fit >= 0.3 and not _takes_its_role(slot, argument, cast):
            cast.append(Cast(slot.role, argument, fit, declared=True))
            score += fit / 2
    backed = any(c.fit >= 0.5 and c.argument.slot not in {"subject", "clause"} for c in cast)
    sure = {member.role for member in cast if member.fit >= 0.3 or backed}
    if any(slot.required and slot.role not in sure | measured for slot in frame.slots):
        return None
    if pos == "verb" and clause.noun < 0 and not phrase and _object_amiss(clause, cast, index.timed):
        return None
    plain = pos == "verb" and clause.noun < 0 and "object" in names
    if plain and _object_of_another_class(index, clause, cast, swallowed):
        return None
    cast += [c for c in _defaults(index, left, pos) if not _clashes(c, cast)]
    cast += _borrowed_places(index, clause, cast, loans)
    return Sense(frame.event, tuple(cast), score, frame, phrase)


def _takes_its_role(slot: Slot, argument: Argument, cast: list[Cast]) -> bool:
    """Does a phrase of another kind play the slot's role already?"""
    return any(c.role == slot.role and c.argument.slot != argument.slot for c in cast)


def _sole_object(index: Index, clause: Proposition, frame: Frame, names: frozenset[str]) -> tuple[Argument, ...]:
    """ "fined the bank 30,000 euros": beside an amount, whoever gets it is the object, where the frame knows
    nobody that something is given to."""
    if not clause.slot("indirect"):
        return clause.arguments
    objects = clause.slot("object")
    gets = "indirect" in names or any(slot.syntax == "to" and slot.fillers for slot in frame.slots)
    if gets or not objects or any(a.root not in index.timed for a in objects):
        return clause.arguments
    return tuple(replace(a, slot="object") if a.slot == "indirect" else a for a in clause.arguments)


def _borrowed_places(index: Index, clause: Proposition, cast: list[Cast], loans: Sequence[Argument]) -> list[Cast]:
    """A place after the object is where the event happens, unless the object is a place or organisation; so is the
    named place of an unnamed one ("at her home in Lima"), of an occasion and of whatever is burnt or falls."""
    placed = {c.argument.root for c in cast if c.role == "place"}
    if clause.kind != "verb" or any(index.kind(root)[1] for root in placed):
        return []
    is_a = index.lexicon.is_a
    taken, found = {c.argument.root for c in cast}, []
    moves = any(c.role in {"destination", "origin"} for c in cast)
    for argument in (*loans, *(() if moves else where_it_stood(index, clause))):
        noun = index.tree.heads[argument.root]
        host, named = index.kind(noun)[0], index.kind(argument.root)[1] and argument.slot in WHERE
        settled = is_a(host, "Place", "Organization", "Group", "Event") and not is_a(host, "Facility")
        within = named and (noun in placed or is_occasion(index, clause, noun))
        if argument.root in taken or index.kind(argument.root)[0] in UNKNOWN or not (within or not (settled or placed)):
            continue
        found += [c for c in _defaults(index, [argument], "verb") if c.role == "place" and c.fit >= 1]
    return found[:1]


def _object_amiss(clause: Proposition, cast: list[Cast], timed: frozenset[int]) -> bool:
    """An object of the wrong or of no known kind means another sense of the verb ("left her mark"), unless a further
    phrase fits the frame ("handed him a widget")."""
    objects = {a.root for a in clause.slot("object")} - timed
    fits = {c.argument.root for c in cast if c.fit >= 0.3}
    others = any(c.fit >= 0.5 and c.argument.slot not in {"subject", "clause"} and c.role != "place" for c in cast)
    return bool(objects) and not objects & fits and not others


def _object_of_another_class(index: Index, clause: Proposition, cast: list[Cast], swallowed: set[int]) -> bool:
    """All objects are of known classes and the frame takes none of them: "lost her father to cancer" is no defeat."""
    objects = {a.root for a in clause.slot("object")} - index.timed - swallowed
    placed = {c.argument.root for c in cast if c.declared}
    return bool(objects) and not objects & placed and all(index.kind(o)[0] not in UNKNOWN for o in objects)


def _takes_money(index: Index, slot: Slot) -> bool:
    """May an amount fill the slot?"""
    return not slot.fillers or index.lexicon.is_a("Money", *slot.fillers)


def _clashes(member: Cast, cast: list[Cast]) -> bool:
    """A default may not put a second phrase of another slot into agent, theme or recipient."""
    alike = (other for other in cast if other.role == member.role and other.argument.slot != member.argument.slot)
    return member.role in {"agent", "theme", "recipient"} and any(alike)


def _slot(index: Index, argument: Argument, pos: str, frame: Frame, names: frozenset[str]) -> tuple[Slot | None, float]:
    """The frame's slot for this argument and the fit; a slot of the same name that does not fit is returned with 0."""
    type_, named = ("Event", False) if argument.slot == "clause" else index.kind(argument.root)
    tried = [argument.slot] if argument.slot in names else list(STAND_INS.get((pos, argument.slot), ()))
    if argument.slot not in names and argument.slot in index.lexicon.shape(frame).tails:
        tried.append("object")  # the preposition is part of the phrase ("call for"): its noun may stand as the object
    failed: Slot | None = None
    for name in tried:
        for slot in frame.slots:
            if slot.syntax == name and (argument.slot != "subject" or name == "subject" or slot.role == "agent"):
                fit = 0.6 if argument.slot == "clause" else index.lexicon.fit(type_, named, slot.fillers)
                if fit >= (KNOWN if slot.strict else 0.01):
                    return slot, fit
                failed = failed or slot
    return (failed if argument.slot in names else None), 0.0


def _defaults(index: Index, arguments: Sequence[Argument], pos: str) -> list[Cast]:
    """The ontology's default slots; an unknown thing is no place."""
    found: list[Cast] = []
    for argument in arguments:
        type_, named = ("Event", False) if argument.slot == "clause" else index.kind(argument.root)
        name = "possessive" if argument.slot == "compound" else argument.slot
        best: tuple[float, Slot] | None = None
        for slot in index.lexicon.defaults.get(name, ()):
            fit = 0.6 if argument.slot == "clause" else index.lexicon.fit(type_, named, slot.fillers)
            if (slot.fillers and fit < 0.3) or (pos == "verb" and name in NOT_DOERS and slot.role == "agent"):
                continue
            if fit == 0.3:
                fit = 0.35 if slot.role in {"place", "destination"} else 0.3
            if best is None or fit > best[0]:
                best = fit, slot
        if best is not None:
            found.append(Cast(best[1].role, argument, best[0]))
    return found
