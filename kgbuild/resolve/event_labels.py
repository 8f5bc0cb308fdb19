"""A readable line for an event: "Maria Lopez met Juan Perez (12 May 2021)".

In: the clauses of an event and the labels of its participants.  Out: the line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from kgbuild.lang import words as language_words
from kgbuild.model import Clause, Modality

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
HOW = {
    "agent": "by",
    "recipient": "to",
    "instrument": "with",
    "origin": "from",
    "destination": "to",
    "place": "in",
    "topic": "about",
    "beneficiary": "for",
}
"""The preposition that introduces a role when the clause itself had none."""
AFTER = ("recipient", "destination", "origin", "place", "topic")
WITHOUT = {
    Modality.NEGATED: "did not",
    Modality.PLANNED: "is to",
    Modality.POSSIBLE: "may",
    Modality.DEMANDED: "should",
    Modality.HYPOTHETICAL: "might",
}
"""How the label of an event that is not told as a fact begins."""
SYNTAX = ("subject", "object", "indirect", "possessive", "clause", "")
MOST = 3


@lru_cache(maxsize=1)
def _verbs() -> tuple[Mapping[str, str], frozenset[str]]:
    data = language_words("verbs")
    return data["past"], frozenset(data["double"]["verbs"])


def past(predicate: str) -> str:
    """The past tense of a predicate; a particle or a noun after the verb stays ("hand over" is "handed over")."""
    verb, _, rest = predicate.partition(" ")
    return f"{_past(verb)} {rest}".strip()


def _past(verb: str) -> str:
    irregular, double = _verbs()
    if verb in irregular:
        return irregular[verb]
    for prefix in ("re", "out", "over", "un"):
        if verb.startswith(prefix) and verb[len(prefix) :] in irregular:
            return prefix + irregular[verb[len(prefix) :]]
    if verb.endswith("e"):
        return verb + "d"
    if re.search(r"[^aeiou]y$", verb):
        return verb[:-1] + "ied"
    if verb in double or re.fullmatch(r"[^aeiou]*[aeiou][bdgklmnprt]", verb):
        return verb + verb[-1] + "ed"
    return verb + "ed"


def participle(predicate: str) -> str:
    """The past participle of a predicate ("bear" is "born", "hand over" is "handed over")."""
    verb, _, rest = predicate.partition(" ")
    return f"{_participles().get(verb) or _past(verb)} {rest}".strip()


@lru_cache(maxsize=1)
def _participles() -> Mapping[str, str]:
    """Irregular participles that are not the past tense: the other form the inflection table gives the verb."""
    irregular, _ = _verbs()
    forms = sorted(language_words("inflection")["verb"].items())
    others = [(verb, form) for form, verb in forms if irregular.get(verb) not in {None, form}]
    found = dict(reversed([(verb, form) for verb, form in others if re.search(r"(?:n|ne|[aeiou]ng?|um|unk)$", form)]))
    return {**found, **language_words("verbs")["participle"]}


def say_date(value: str) -> str:
    """ "2021-05-12" as "12 May 2021", "--05-12" as "12 May", "2021-05" as "May 2021"."""
    found = re.match(r"(?:-|(\d{4}))(?:-(\d{2}))?(?:-(\d{2}))?", value)
    if not found or not any(found.groups()):
        return ""
    year, month, day = found.groups()
    words = [
        str(int(day)) if day else "",
        MONTHS[int(month) - 1] if month and 1 <= int(month) <= 12 else "",
        year or "",
    ]
    return " ".join(word for word in words if word)


def listing(labels: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c", "a, b, c and others"."""
    row = list(dict.fromkeys(label for label in labels if label))
    if len(row) > MOST:
        row = [*row[:MOST], "others"]
    return row[0] if len(row) == 1 else f"{', '.join(row[:-1])} and {row[-1]}" if row else ""


def event_label(clauses: Sequence[Clause], label_of: Callable[[str], str]) -> str:
    """The line of an event, after its best clause: a verb with the most participants."""
    best = (
        clauses[0]
        if len(clauses) == 1
        else min(clauses, key=lambda clause: (clause.nominal, -len(_told_roles(clause, label_of)), clause.id))
    )
    told = _told_roles(best, label_of)
    by_role: dict[str, list[str]] = {}
    slots: dict[str, Counter[str]] = {}
    others = sorted(clauses, key=lambda one: one.id) if len(clauses) > 1 else ()
    for clause in (best, *others):
        for filler in clause.fillers:
            if (clause is best or filler.role not in told) and (label := label_of(filler.target)):
                by_role.setdefault(filler.role, []).append(label)
                slots.setdefault(filler.role, Counter())[filler.slot] += 1
    body = _nominal(best, by_role) if best.nominal else _verbal(best, by_role, slots)
    dates = [text for clause in (best, *clauses) for when in clause.times if (text := say_date(when.value))]
    return f"{body} ({dates[0]})" if dates else body


def _told_roles(clause: Clause, label_of: Callable[[str], str]) -> set[str]:
    """The roles whose fillers have a label."""
    return {filler.role for filler in clause.fillers if label_of(filler.target)}


def _verbal(clause: Clause, by_role: Mapping[str, list[str]], slots: Mapping[str, Counter[str]]) -> str:
    done = _undergone(clause, by_role, slots)
    if done:
        return done
    subject = next((f.role for f in clause.fillers if f.slot == "subject" and f.role in by_role), "agent")
    verb = past(clause.predicate)
    if clause.modality is not Modality.ASSERTED:
        verb = f"{WITHOUT[clause.modality]} {clause.predicate}"
    words = [listing(by_role.get(subject, ())) or "someone", verb]
    for role in ("theme", "coAgent", "result", "instrument", *AFTER, "agent"):
        text = listing(by_role.get(role, ())) if role != subject else ""
        if text:
            slot = min(slots[role], key=lambda name: (-slots[role][name], name))
            words.append(f"{HOW.get(role, '') if slot in SYNTAX else slot} {text}".strip())
        if len(words) > MOST + 2:
            break
    return " ".join(words)


def _undergone(clause: Clause, by_role: Mapping[str, list[str]], slots: Mapping[str, Counter[str]]) -> str:
    """ "Ana Ruiz born in Lima", "train cancelled": what nobody is told to have done begins with whom it befell; ""
    where somebody acts, or nothing is known to be acted upon."""
    acts = "agent" in by_role or any(f.slot == "subject" for f in clause.fillers if f.role in by_role)
    if acts or clause.modality is not Modality.ASSERTED:
        return ""
    met = next((f.role for f in clause.fillers if f.slot == "object" and f.role in by_role), "")
    if not met:
        return ""
    words = [listing(by_role[met]), participle(clause.predicate)]
    for role in ("theme", "result", "instrument", *AFTER):
        text = listing(by_role.get(role, ())) if role != met else ""
        if text and len(words) <= MOST + 1:
            slot = min(slots[role], key=lambda name: (-slots[role][name], name))
            words.append(f"{HOW.get(role, '') if slot in SYNTAX else slot} {text}".strip())
    return " ".join(words)


def _nominal(clause: Clause, by_role: Mapping[str, list[str]]) -> str:
    people = listing([*by_role.get("agent", ()), *by_role.get("coAgent", ())])
    words = [clause.predicate] + ([f"of {people}"] if people else [])
    for role in ("theme", "destination", "recipient", "place"):
        if text := listing(by_role.get(role, ())):
            words.append(f"{HOW.get(role, 'of' if not people else 'with')} {text}")
            break
    return " ".join(words)
