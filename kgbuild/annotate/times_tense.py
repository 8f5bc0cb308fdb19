"""Does the sentence speak of the past or of the future?

In: a Doc, its items and a time found in them.  Out: "past", "future", "general" (the time is the subject of a
sentence in the present tense: "October is ...") or "".
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kgbuild.annotate.times_lexicon import Item
from kgbuild.annotate.times_patterns import Found
from kgbuild.lang import words


def tense_of(doc: Doc, items: list[Item], found: Found) -> str:
    """By the governing verb where there is a parse, else by the nearest word that tells."""
    if _is_general(items, found):
        return "general"
    if doc.has_annotation("DEP") and doc.has_annotation("MORPH"):
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
    cues = words("times")["cues"]
    if found.begin and items[found.begin - 1].words.lower() in cues["future_before"]:
        return "future" if not _nearest_cue(items, found, cues["past"], cues["future"]) == "past" else "past"
    return _nearest_cue(items, found, cues["past"], cues["future"])


def _nearest_cue(items: list[Item], found: Found, past: list[str], future: list[str]) -> str:
    sentence, best, told = items[found.begin].sentence, 10**9, ""
    place = found.begin - 1
    while place >= 0 and items[place].sentence == sentence:
        distance = found.begin - place
        told, best = _judge(items[place], distance, told, best, past, future)
        place -= 1
    place = found.end
    while place < len(items) and items[place].sentence == sentence:
        told, best = _judge(items[place], place - found.end + 2, told, best, past, future)
        place += 1
    return told


def _judge(item: Item, distance: int, told: str, best: int, past: list[str], future: list[str]) -> tuple[str, int]:
    lower = item.words.lower()
    if distance < best and lower in future:
        return "future", distance
    if distance < best and (lower in past or (len(lower) > 4 and lower.endswith("ed"))):
        return "past", distance
    return told, best


def _parsed_tense(doc: Doc, items: list[Item], found: Found) -> str:
    span = doc.char_span(items[found.begin].begin, items[found.end - 1].end, alignment_mode="expand")
    if span is None:
        return ""
    token, steps = span.root, 0
    while token.pos_ not in ("VERB", "AUX") and token.head is not token and steps < 12:
        token, steps = token.head, steps + 1
    return _verb_tense(token)


def _verb_tense(verb: Token) -> str:
    """Finite form first, then auxiliaries; an infinitive that a verb of planning governs is future."""
    future = words("times")["cues"]["future"]
    helpers = [child for child in verb.children if child.dep_.split(":")[0] in ("aux", "cop")]
    if any(child.lower_ in future for child in helpers) or verb.lower_ in future:
        return "future"
    if "Past" in verb.morph.get("Tense") and "Fin" in verb.morph.get("VerbForm"):
        return "past"
    if any("Past" in child.morph.get("Tense") for child in helpers):
        return "past"
    to = any(child.lower_ == "to" for child in verb.children)
    if to and any(child.lower_ in ("is", "are") for child in helpers):
        return "future"
    if verb.head is not verb and verb.head.pos_ in ("VERB", "AUX", "ADJ"):
        if to and verb.head.lower_ in future:
            return "future"
        return _verb_tense(verb.head) if not helpers else ""
    return "past" if "Past" in verb.morph.get("Tense") else ""
