"""What a number of a story counts or measures, however its clause puts it.

In: a claim with a number, its clause.  Out: `Telling`, None for a number that only its own happening gives a meaning.
"31 people died", "34 were killed" and "the death toll rose to 34" count one thing; "took part in the march" counts who
marched.  The words are data: lang/en/counted.toml.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from kgbuild.fuse.counted import counted_noun, first_row, has_noun, rows_of
from kgbuild.fuse.pages import Page
from kgbuild.lang import words
from kgbuild.model import Claim, Clause, Mention, MentionKind, Modality, When

PRICE, DEED, STUFF, TOTAL, TERM, RATE, SHARE = "price", "deed", "stuff", "total", "term", "rate", "share"
"""Kinds: sums of deals; counts by what befell those counted; so much of some stuff; all of a sort; how long; how
high a rate; who got what share of the vote."""
WHOLE = "of"
"""Tells of how many there are in all: "six of its nine cars"."""
LIGHT = "do"
"""Stands for verbs that say nothing of their own."""


@dataclass(frozen=True, slots=True)
class Telling:
    """All that says what a number is of.  `deed` is a kind and what befell, or was done by, those counted (the first
    word of its row in the data; empty where no row has it), `noun` who they are ("" for anybody), `narrow` what
    restricts it, `others` who else takes part, `whens`, `bygone` when; `verbs` the words that tell it, `things` the
    nouns of its clause, `parts` the entities of its clause, `near` those of its sentence, `beside` the nouns of it;
    `sort` the class of what is counted; `dimension` of what kind the number is, `fellows` the articles on the same
    happenings."""

    story: str
    deed: tuple[str, str]
    noun: str = ""
    narrow: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    whens: tuple[When, ...] = ()
    bygone: str = ""
    verbs: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    sort: str = ""
    dimension: str = "count"
    fellows: tuple[str, ...] = ()

    def cues(self) -> Iterator[str]:
        """What it must share one of with another number to be of the same."""
        if self.dimension != "count":
            yield f"scale {self.dimension}"
        if self.deed[0]:
            yield " ".join(("deed", *self.deed))
        if self.noun:
            yield f"thing {self.noun}"
        yield from (f"thing {each}" for each in self.things)
        yield from (f"verb {each}" for each in self.verbs if each != LIGHT)
        yield from (f"part {each}" for each in self.parts)

    def wording(self) -> str:
        """Its words, to ask how alike they are in meaning."""
        told = (*(verb for verb in self.verbs if verb != LIGHT), *self.things, *([self.noun] if self.noun else ()))
        return " ".join(told)

    def subject(self) -> tuple[str, str]:
        """What is counted: what befell whom."""
        return self.deed[1] or self.deed[0], self.noun


def telling(claim: Claim, page: Page) -> Telling | None:
    """What the number of a claim tells; None where it is not asserted or no number of its own."""
    dimension = _dimension(claim)
    if not dimension or dimension == "age" or not page.story:
        return None
    if claim.modality not in (Modality.ASSERTED, Modality.PLANNED, Modality.DEMANDED):
        return None
    holder = page.mentions.get(claim.subject)
    told = page.clauses.get(claim.clause) if holder is None else page.clause_with(claim.subject, claim.label)
    if holder is None and (told is None or claim.clause != claim.subject):
        return None
    counted = holder if holder is not None else page.mentions.get(str(claim.object)) if not claim.literal else None
    if counted is not None and (_is_rest(counted) or _shares_noun(claim, counted)):
        return None
    clause = told or _no_clause(claim)
    fillers = [(f.role, f.target) for f in clause.fillers if counted is None or f.target != counted.id]
    noun, narrow = counted_noun(counted, page.mentions) if counted is not None and has_noun(counted) else ("", ())
    predicate = " ".join(dict.fromkeys((clause.predicate, claim.label) if holder is not None else (clause.predicate,)))
    measured = counted if dimension == "count" or holder is None else None
    if holder is not None and measured is None and holder.kind is MentionKind.NOMINAL:
        predicate = f"{holder.head} {predicate}"
    if dimension != "count":
        noun, narrow = "", ()
    clause = replace(clause, predicate=predicate.strip())
    if holder is not None and measured is None:
        fillers.append(("theme", holder.id))
    deed = _deed(dimension, clause, measured, fillers, page.clauses, page.mentions)
    if deed is None and noun in words("counted")["totals"]:
        deed = TOTAL, noun
    if deed is None or (claim.modality is not Modality.ASSERTED and dimension != "money" and deed[0] != TERM):
        deed = "", ""
    everyone = deed[0] in (PRICE, TERM, TOTAL, SHARE)
    units = claim.quantity.unit.casefold().split() if claim.quantity is not None else ()
    near = page.around.get(claim.evidence[0].sentence.begin, ()) if claim.evidence else ()
    near = [mention for mention in near if mention.head not in units]
    fillers = [(role, t) for role, t in fillers if t not in page.mentions or page.mentions[t].head not in units]
    return Telling(
        page.story,
        deed,
        noun,
        narrow,
        tuple(sorted({page.of[name] for name in _others(fillers, everyone, page.mentions) if name in page.of})),
        tuple(sorted({page.of[t] for role, t in fillers if role == "place" and t in page.of})),
        tuple(when for when in clause.times if when.value and when.datatype != "duration"),
        " ".join(sorted({when.value or when.words for when in clause.times if _is_bygone(when)})),
        tuple(sorted(_verbs(clause, counted if dimension == "count" else None))),
        tuple(sorted(_things(measured, fillers, page.mentions) - {noun})),
        tuple(sorted(_parts_of(measured, fillers, page))),
        tuple(sorted({page.of[m.id] for m in near if m.id in page.of})),
        tuple(sorted({m.head for m in near if m.kind is MentionKind.NOMINAL} - {noun})),
        counted.type if counted is not None and dimension == "count" else "",
        dimension,
        page.fellows,
    )


def _is_rest(counted: Mention) -> bool:
    """ "Two others"."""
    return any(word in words("counted")["rest"] for word in counted.words.casefold().split())


def _shares_noun(claim: Claim, counted: Mention) -> bool:
    """Is another number told of the same noun: "12 Poles and 11 Czech sailors"?"""
    own = claim.quantity.words.split() if claim.quantity is not None else []
    return any(word.isdecimal() and word not in own for word in counted.words.split())


def _no_clause(claim: Claim) -> Clause:
    """A clause for a number that none tells."""
    return Clause(claim.article, claim.article, claim.label, "Event", claim.evidence[0], modality=claim.modality)


def _verbs(clause: Clause, counted: Mention | None) -> set[str]:
    """The telling words; "do" where only light verbs tell, none where nothing does ("its nine cars")."""
    own = counted.head if counted is not None else ""
    phrase = rows_of("verbs").get(clause.predicate)
    told = {phrase} if phrase else {word for word in clause.predicate.split() if word != own}
    telling = {rows_of("verbs").get(word, word) for word in told.difference(words("counted")["light"])}
    return telling or {LIGHT for _ in told}


def _things(counted: Mention | None, fillers: list[tuple[str, str]], mentions: Mapping[str, Mention]) -> set[str]:
    """The nouns of a clause, and what narrows them."""
    heads = [mentions[target] for _, target in fillers if target in mentions]
    found = {mention.head for mention in heads if mention.kind is MentionKind.NOMINAL}
    of = {target for mention in (*heads, *([counted] if counted else [])) for _, target in mention.complements}
    found |= {mentions[name].head for name in of if name in mentions and mentions[name].kind is MentionKind.NOMINAL}
    return {rows_of("nouns").get(head, head) for head in found}


def _parts_of(counted: Mention | None, fillers: list[tuple[str, str]], page: Page) -> set[str]:
    """The entities of a clause, with what they are "of"."""
    ends = [target for _, target in fillers] + ([counted.id] if counted is not None else [])
    of = [name for target in ends if target in page.mentions for _, name in page.mentions[target].complements]
    named = counted is not None and counted.kind is MentionKind.NAME
    own = {page.of[counted.id]} if counted is not None and not named and counted.id in page.of else set()
    return {page.of[name] for name in (*ends, *of) if name in page.of and name in page.mentions} - own


def _dimension(claim: Claim) -> str:
    if claim.quantity is not None:
        return claim.quantity.dimension
    return "duration" if isinstance(claim.object, When) and claim.object.datatype == "duration" else ""


def _others(fillers: list[tuple[str, str]], everyone: bool, mentions: Mapping[str, Mention]) -> Iterator[str]:
    """Who says whether two numbers are of one thing: all parties of a deal, else only who did it; what a price or a
    budget is of."""
    for role, target in fillers:
        if target in mentions and mentions[target].head in words("counted")["properties"]:
            yield from (name for _, name in mentions[target].complements)
        elif role != "place" and (everyone or role == "agent"):
            yield target


def _deed(
    dimension: str, clause: Clause, counted: Mention | None, fillers: list[tuple[str, str]],
    clauses: Mapping[str, Clause], mentions: Mapping[str, Mention],
) -> tuple[str, str] | None:  # fmt: skip
    data, told = words("counted"), list(_parts(clause.predicate))
    if dimension == "money":
        heads = [word for _, target in fillers if target in mentions for word in _parts(mentions[target].head)]
        return (PRICE, "") if any(word in data["prices"] for word in (*told, *heads)) else None
    if dimension == "duration":
        return first_row(TERM, told, "terms")
    if dimension == "magnitude":
        return STUFF, dimension
    if dimension == "percent":
        things = (mentions[target] for _, target in fillers if target in mentions)
        rates = (word for mention in things for word in (mention.head, *mention.modifiers))
        rate = next((word for word in rates if word in data["indicators"]), "")
        found = (RATE, rate) if rate else first_row(SHARE, told, "votes")
        if found is not None:
            return found
    if dimension not in ("count", "percent", "other"):
        stuff = [mentions[t].head for role, t in fillers if role in ("theme", "agent") and t in mentions][-1:]
        stuff = [noun for noun in stuff if noun not in data["properties"]]
        found = first_row(STUFF, told, "handled")
        return None if found is None else (STUFF, " ".join((dimension, found[1], *stuff)))
    named = [word for _, target in fillers for word in _called(target, clauses, mentions)]
    light = told[-1] in data["light"]
    own = [word for word in told if not (light and word == told[-1])] + [clause.type.casefold()]
    if counted is not None:
        own.insert(0, f"{told[-1]} {counted.head}")
        named.append(counted.head)
    return first_row(DEED, (*own, *(named if light or counted is None else ()), *told), "deeds")


def _called(target: str, clauses: Mapping[str, Clause], mentions: Mapping[str, Mention]) -> Iterator[str]:
    if target in clauses:
        yield from _parts(clauses[target].predicate)
    elif target in mentions:
        yield mentions[target].head
        yield from mentions[target].name.casefold().split()


def _parts(phrase: str) -> Iterator[str]:
    """ "go strike": the phrase, then its words, the last first."""
    yield phrase
    yield from reversed(phrase.split())


def _is_bygone(when: When) -> bool:
    """Not the day of the story: a year, a month, "in recent months"."""
    wide = when.datatype in ("gYear", "gYearMonth", "gMonth")
    told = () if when.value else when.words.casefold().split()
    return wide or any(word in words("counted")["bygone"] for word in told)
