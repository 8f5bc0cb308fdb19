"""One class for each name of an article, by the evidence of all places where it stands.

In: the phrases of all names.  Out: a class for each phrase.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from kgbuild.annotate.mentions_draft import is_plural, root_of
from kgbuild.annotate.names_lexicon import Lexicon
from kgbuild.annotate.names_span import NamePhrase
from kgbuild.annotate.parsed import Doc, Token
from kgbuild.lang import words

CLASS_OF_LABEL = {
    "PERSON": "Person", "ORG": "Organization", "GPE": "Place", "LOC": "Place", "FAC": "Facility", "NORP": "Group",
    "PRODUCT": "Artifact", "WORK_OF_ART": "Work", "LAW": "Work",
}  # fmt: skip
"""What an entity label says when nothing better is known; labels left out say only "Entity"."""

KNOWN, NOUN, GIVEN, LABEL = 10.0, 4.0, 1.5, 1.0
"""How much the gazetteer, a title or category noun, a given name, and an entity label weigh in the vote: a noun
beside the name outweighs a few mistaken labels, the gazetteer everything."""

BRACKETS = frozenset({"[", "]"})
"""An editor's: what they hold belongs to the name ("[mayor Ana M.] Soto")."""


def vote(doc: Doc, phrases: Sequence[NamePhrase], lexicon: Lexicon) -> list[str]:
    """One class for each name: evidence is summed over all phrases with the same words, and a part of a person's
    name ("Soto" beside "Ana Soto") takes the person's class."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    keys = [name_key(doc, phrase) for phrase in phrases]
    for phrase, key in zip(phrases, keys, strict=True):
        if is_people(doc, phrase):
            continue
        for cls, weight in _evidence(doc, phrase, lexicon):
            votes[key][cls] += weight  # type: ignore[assignment]
    chosen = {key: _best(counter, lexicon) for key, counter in votes.items()}
    parts = {
        part
        for key, cls in sorted(chosen.items())
        if cls == "Person" and " " in key
        for part in key.split()
        if len(part) > 1
    }
    types = []
    for phrase, key in zip(phrases, keys, strict=True):
        if is_people(doc, phrase):
            types.append("Group" if is_plural(doc[phrase.end - 1]) else "Person")
            continue
        weak = not votes[key] or max(votes[key].values()) < NOUN
        person = weak and key in parts and not phrase.owners
        types.append("Person" if person else chosen.get(key, "Entity"))
    return types


def _best(votes: Counter[str], lexicon: Lexicon) -> str:
    """The class with most votes; of two with as many, the narrower."""
    return max(sorted(votes), key=lambda cls: (votes[cls], len(lexicon.above.get(cls, ()))), default="Entity")


def _evidence(doc: Doc, phrase: NamePhrase, lexicon: Lexicon) -> list[tuple[str, float]]:
    """What speaks for a class: gazetteer, title or category noun, the name's own head noun, given name, label."""
    found: list[tuple[str, float]] = []
    span = phrase.span
    if span.known is not None:
        found.append((span.known.type, KNOWN))
    if phrase.category and lexicon.is_thing(phrase.category):
        found.append((phrase.category, NOUN))
    inner = _inner_noun(doc, phrase, lexicon)
    if inner:
        found.append((inner, NOUN))
    first = doc[phrase.start].text
    given = first in lexicon.ontology.gazetteer.given_names and 1 < phrase.end - phrase.start < 5
    if given and span.label in {"", "PERSON", "MISC", "NORP"}:
        found.append(("Person", GIVEN))
    if span.label == "PERSON" and _belongs_to_office(doc, phrase, lexicon):
        found.append(("Place", GIVEN))
    if span.known is None and _has_mayor(doc, phrase):
        found.append(("City", NOUN))
    if span.known is None and _is_offence(doc, phrase):
        found.append(("Abstraction", NOUN))
    if span.label in CLASS_OF_LABEL and not (span.label == "PERSON" and _is_initials(doc, phrase)):
        found.append((CLASS_OF_LABEL[span.label], LABEL))
    return found


def _is_initials(doc: Doc, phrase: NamePhrase) -> bool:
    """ "N. J.", "F. B. I.": nothing but initials is nobody's name."""
    parts = [token.text for token in doc[phrase.start : phrase.end] if not token.is_space]
    return len(parts) > 1 and all(len(part.rstrip(".")) <= 1 for part in parts)


def _belongs_to_office(doc: Doc, phrase: NamePhrase, lexicon: Lexicon) -> bool:
    """Is it what somebody is "governor of" or "mayor of"?  That is a place or body, whatever the recogniser says."""
    root = doc[root_of(doc, phrase.left, phrase.right)]
    of = any(child.dep_ == "case" and child.lower_ == "of" for child in root.children)
    return of and root.dep_.startswith("nmod") and root.head.i < root.i and lexicon.is_title(root.head)


def _has_mayor(doc: Doc, phrase: NamePhrase) -> bool:
    """Is it what somebody is "mayor of"?  Only towns have mayors."""
    if phrase.end - phrase.start > 3 or phrase.left < 2 or doc[phrase.left - 1].lower_ != "of":
        return False
    return doc[phrase.left - 2].lower_ in words("mentions")["heads_of_towns"]


def _is_offence(doc: Doc, phrase: NamePhrase) -> bool:
    """Is it a run of capitals that somebody is "charged with" or "convicted of"?"""
    root = doc[phrase.start]
    alone = phrase.end - phrase.start == 1 and root.text.isupper() and root.text.isalpha() and 1 < len(root.text) < 6
    if not alone or root.dep_.split(":")[0] not in {"obl", "nmod"}:
        return False
    by = any(child.dep_ == "case" and child.lower_ in {"with", "of"} for child in root.children)
    return by and root.head.lemma_.lower() in words("mentions")["accusing"]


def is_people(doc: Doc, phrase: NamePhrase) -> bool:
    """A demonym used as a noun: "the Chileans", "a Chilean"."""
    if phrase.span.known is None or phrase.span.known.kind != "demonym":
        return False
    last = doc[phrase.span.end - 1]
    return (
        last.dep_ not in {"amod", "compound", "nmod", "nmod:desc", "flat"}
        and last.head.i >= 0
        and (is_plural(last) or any(c.dep_ == "det" for c in last.children))
    )


def _inner_noun(doc: Doc, phrase: NamePhrase, lexicon: Lexicon) -> str:
    """The class told by the name's own words: "Tula University", "Ministry of Health", "MV Aurora", "Vega Ltd";
    for what was labelled a person, by its first and last word only."""
    listed = words("mentions")
    if phrase.end - phrase.start < 2:
        return str(listed["only_words"].get(doc[phrase.start].text, ""))
    if _is_car(doc, phrase):
        return "LandVehicle"
    tokens = [t for t in doc[phrase.start : phrase.end] if not t.is_space]
    fixed = listed["first_words"].get(tokens[0].text) or listed["last_words"].get(tokens[-1].text, "")
    if lexicon.is_a(fixed, "Landform", "WaterBody") and tokens[-1].text[0].isupper():
        built = lexicon.noun_class(tokens[-1])  # "Mount Carmel Hospital"
        fixed = built if lexicon.is_a(built, "Facility", "Organization") else fixed
    person = phrase.span.label == "PERSON"
    if fixed in lexicon.ontology.classes and not (person and lexicon.is_a(fixed, "Place")):
        return str(fixed)
    if person:
        return ""
    cut = next((n for n, t in enumerate(tokens) if t.pos_ == "ADP" and n), len(tokens))
    vehicle = _led_by_noun(tokens[:cut], lexicon)
    if vehicle:
        return vehicle
    cls = lexicon.noun_class(tokens[cut - 1])
    if phrase.span.label == "ORG" and is_plural(tokens[cut - 1]) and lexicon.is_a(cls, "Animal", "Work"):
        return ""  # "Tacna Bears" play, "Alden Works" makes things
    # "Alden Foods" makes food and is none; "Naval Ship" and "Hall of Fame" are what they say.
    things = lexicon.is_a(cls, "Artifact") and not lexicon.is_a(cls, "Award", "Vehicle")
    trade = phrase.span.label == "ORG" and (things or (lexicon.is_a(cls, "Vehicle") and is_plural(tokens[cut - 1])))
    if cls == "Group" and phrase.span.label == "ORG":
        return "Organization"  # a group with a name of its own stands: "Tula Alliance"
    return "" if trade or lexicon.is_a(cls, "Person") else cls


def _is_car(doc: Doc, phrase: NamePhrase) -> bool:
    """ "a grey Toyota Corolla", "his red Volvo": a car, told by its model or colour; before another noun
    ("a Ford Trust grant") the name is none."""
    listed = words("mentions")
    first = phrase.start + (doc[phrase.start].lower_ in listed["colours"])
    coloured = doc[max(first - 1, 0)].lower_ in listed["colours"]
    if first >= phrase.end or doc[first].lower_ not in listed["makers"] or is_plural(doc[phrase.end - 1]):
        return False
    root = doc[root_of(doc, phrase.start, phrase.end)]
    one = coloured or any(t.lower_ in {"a", "an"} for t in doc[max(first - 3, root.sent.start) : first])
    return one and root.dep_ not in {"compound", "nmod:desc", "nmod:poss", "amod", "flat"}


def _led_by_noun(tokens: Sequence[Token], lexicon: Lexicon) -> str:
    """The vehicle whose own name follows its noun: "Chilean Naval Ship Aurora", "Space Shuttle Vega"."""
    for k, token in enumerate(tokens[:-1]):
        cls = lexicon.noun_class(token)
        if k and lexicon.is_a(cls, "Vehicle") and len(tokens) - k <= 3:
            return cls
    return ""


def name_key(doc: Doc, phrase: NamePhrase) -> str:
    """What makes two places one name: the same words, whatever their case."""
    return plain_name(doc, phrase.start, phrase.end).casefold()


def plain_name(doc: Doc, start: int, end: int) -> str:
    """The words of a name on one line, a doubled name folded ("Ana Soto Ana Soto")."""
    if end - start == 1:
        return doc[start].text.strip()
    parts = [t for t in doc[start:end] if not t.is_space]
    half = len(parts) // 2
    if len(parts) % 2 == 0 and half and [t.text for t in parts[:half]] == [t.text for t in parts[half:]]:
        parts = parts[half:]
    if any(t.text in BRACKETS for t in parts):
        return " ".join("".join(" " if t.text in BRACKETS else t.text_with_ws for t in parts).split())
    return "".join(t.text_with_ws for t in parts).strip()
