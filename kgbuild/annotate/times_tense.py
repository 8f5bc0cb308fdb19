"""Does the sentence speak of the past or of the future?

In: a Doc, its items and a time found in them.  Out: "past", "future", "present" (a state), "general" (the time
is the subject of a sentence in the present tense: "October is ...") or "".
"""

from __future__ import annotations

from kgbuild.annotate.parsed import Doc, Token
from kgbuild.annotate.times_lexicon import Item
from kgbuild.annotate.times_patterns import Found
from kgbuild.lang import words

REACH = 60
"""How many items away a word may tell the tense: a long sentence; a page without stops must not cost its square."""


def is_parsed(doc: Doc) -> bool:
    """Are there a tree and word forms to go by?"""
    return doc.has_annotation("DEP") and doc.has_annotation("MORPH")


def tense_of(doc: Doc, items: list[Item], found: Found, parsed: bool) -> str:
    """By the governing verb where there is a parse, else by the nearest word that tells."""
    if _is_general(items, found):
        return "general"
    if parsed:
        told = _parsed_tense(doc, items, found)
        if told:
            return told
    return _cued_tense(items, found)


def _is_general(items: list[Item], found: Found) -> bool:
    """A time that opens its sentence and is followed by "is" is spoken of in general."""
    opens = found.begin == 0 or items[found.begin - 1].sentence != items[found.begin].sentence
    opens = opens or items[found.begin - 1].kind == "BREAK"
    after = items[found.end].words.lower() if found.end < len(items) else ""
    return opens and after in ("is", "are", "brings", "means")


def _cued_tense(items: list[Item], found: Found) -> str:
    """The nearest word that tells, words after the time counting as a little farther off."""
    if found.begin and items[found.begin - 1].words.lower() in words("times")["cues"]["future_before"]:
        return "future" if _nearest_cue(items, found) != "past" else "past"
    return _nearest_cue(items, found)


def _nearest_cue(items: list[Item], found: Found) -> str:
    sentence = items[found.begin].sentence
    first, last = found.begin, found.end
    while first > max(0, found.begin - REACH) and items[first - 1].sentence == sentence:
        first -= 1
    while last < min(len(items), found.end + REACH) and items[last].sentence == sentence:
        last += 1
    places = [*range(first, found.begin), *range(found.end, last)]
    ranked = sorted((found.begin - i if i < found.begin else i - found.end + 2, i) for i in places)
    return next((told for _, i in ranked if (told := _cue(items, i))), "")


def _cue(items: list[Item], i: int) -> str:
    cues, lower = words("times")["cues"], items[i].words.lower()
    following = items[i + 1].words.lower() if i + 1 < len(items) else ""
    if lower == "going" and following == "to":
        return "future"
    if lower in cues["future"] or (lower == "be" and i and items[i - 1].words.lower() == "to"):
        return "future"
    told_past = lower in cues["past"] or (len(lower) > 4 and lower.endswith("ed") and items[i].kind == "WORD")
    if told_past:
        return "" if i and items[i - 1].words.lower() in ("be", "being") else "past"
    progressive = i + 1 < len(items) and items[i + 1].words.endswith("ing")
    return "present" if lower in cues["present"] and not progressive else ""


def _parsed_tense(doc: Doc, items: list[Item], found: Found) -> str:
    span = doc.char_span(items[found.begin].begin, items[found.end - 1].end, alignment_mode="expand")
    if span is None:
        return ""
    token, steps = span.root, 0
    while token.pos_ not in ("VERB", "AUX") and token.head != token and steps < 12:
        token, steps = token.head, steps + 1
    return _verb_tense(token, found.number("weekday") is None)


def _verb_tense(verb: Token, far: bool) -> str:
    """Finite form first, then auxiliaries; an infinitive that a verb of planning governs is future, and where the time
    is more than a weekday (`far`) one that a verb of deciding governs; what "opens on Friday" is to open."""
    future = words("times")["cues"]["future"]
    helpers = [child for child in verb.children if child.dep_.split(":")[0] in ("aux", "cop")]
    if any(child.lower_ in future for child in helpers) or verb.lower_ in future:
        return "future"
    if "Past" in verb.morph.get("Tense", []) and "Fin" in verb.morph.get("VerbForm", []):
        return "past"
    if any("Past" in child.morph.get("Tense", []) for child in helpers):
        return "past"
    to = any(child.lower_ == "to" for child in verb.children)
    if to and any(child.lower_ in ("is", "are") for child in helpers):
        return "future"
    if verb.head != verb and verb.head.pos_ in ("VERB", "AUX", "ADJ"):
        if to and (verb.head.lower_ in future or (far and verb.head.lemma_ in words("times")["cues"]["deciding"])):
            return "future"
        return _verb_tense(verb.head, far) if not helpers else ""
    finite = [token for token in (verb, *helpers) if "Fin" in token.morph.get("VerbForm", [])]
    perfect = any(child.lemma_ == "have" for child in helpers)
    if finite and not perfect and "Ger" not in verb.morph.get("VerbForm", []) and verb.tag_ != "VBG":
        return "future" if verb.lemma_ in words("times")["cues"]["scheduled"] else "present"
    return "past" if "Past" in verb.morph.get("Tense", []) else ""
