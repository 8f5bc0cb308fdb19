"""Who says what in an article.

In: a parsed Doc, its mentions, the ontology.  Out: `Attribution`s, outermost first.  A quoted passage belongs to
whoever the reporting words beside it name; a passage without such words to the speaker of the one before it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kgbuild.annotate.attribution_cues import cue_attributions
from kgbuild.annotate.attribution_sources import SUBJECTS, Source, Sources, subject_of
from kgbuild.annotate.attribution_verbs import verb_attributions
from kgbuild.annotate.parsed import Doc, Token
from kgbuild.annotate.quotes_spans import find_quotes
from kgbuild.lang import words
from kgbuild.model import Attribution, Mention
from kgbuild.ontology.view import Ontology

REACH = 14
"""How many tokens from a quotation's marks its reporting verb may stand: a subject with a title and an apposition."""


def find_attributions(doc: Doc, mentions: Iterable[Mention], ontology: Ontology) -> tuple[Attribution, ...]:
    """All attributions of an article, in the order of their tokens, the wider first."""
    if not doc.has_annotation("SENT_START"):
        return ()  # nothing to go by in a text that is not parsed
    sources = Sources(doc, mentions, ontology)
    told = [*verb_attributions(doc, sources), *cue_attributions(doc, sources)]
    quotes = [quote for quote in find_quotes(doc) if _is_speech(doc, quote)]
    quoted = _quoted(doc, quotes, told, sources)
    told = [each for each in told if not any(_same_words(each, other) for other in quoted)]
    told = [kept for each in told for kept in _without_others(each, quoted)]
    marked = [replace(each, quoted=each.quoted or _within(each.tokens, quotes)) for each in told]
    return tuple(sorted(set(marked) | set(quoted), key=_outermost_first))


def _outermost_first(told: Attribution) -> tuple[int, int, bool, bool, int, str, str]:
    """Of two that say the same words, the agency comes before the speaker, who reports before who is cited."""
    cited = told.rule in ("cited by the one who reports", "saying what is quoted")
    return (told.tokens[0], -told.tokens[1], told.kind != "agency", cited, told.cue, told.source, told.rule)


def _is_speech(doc: Doc, quote: tuple[int, int]) -> bool:
    """Quoted names and single words ("a “bond of friendship”") are the article's own choice of words."""
    return any(token.pos_ in ("VERB", "AUX") for token in doc[quote[0] : quote[1]])


def _quoted(doc: Doc, quotes: list[tuple[int, int]], told: list[Attribution], sources: Sources) -> list[Attribution]:
    found: list[Attribution] = []
    inside = {i for first, last in quotes for i in range(first, last)}
    for quote in quotes:
        governed = [each for each in told if _covers(each.tokens, quote) and each.source]
        cue = None if governed and _is_partial(doc, quote) else _reporting_verb(doc, quote, inside)
        if cue is not None and not (governed and doc[quote[0] : quote[1]].root.is_ancestor(cue)):
            known = [each for each in told if each.cue == cue.i and each.source]
            source = Source(known[0].source, known[0].kind) if known else _beside(cue, inside, sources)
            if source.mention:
                found.append(Attribution(quote, source.mention, source.kind, cue.i, True, "quotation"))
                continue
        if governed:
            closest = min(governed, key=lambda each: each.tokens[1] - each.tokens[0])
            found.append(replace(closest, tokens=quote, quoted=True, rule="quotation inside a reported clause"))
        elif found and _runs_on(doc, found[-1].tokens, quote) and not _is_partial(doc, quote):
            found.append(replace(found[-1], tokens=quote, rule="quotation that runs on"))
        else:
            led = _led_in(doc, quote, told, inside)
            if led is not None:
                found.append(replace(led, tokens=quote, quoted=True, rule="quotation after its speaker"))
    return found


def _is_partial(doc: Doc, quote: tuple[int, int]) -> bool:
    """Quoted words that are a part of the sentence around them ("she “walked in” and left")."""
    root = doc[quote[0] : quote[1]].root
    return root.dep_ not in ("ccomp", "parataxis", "root", "ROOT", "dep", "obj")


def _reporting_verb(doc: Doc, quote: tuple[int, int], inside: set[int]) -> Token | None:
    """The nearest reporting verb outside the marks, after them first, in the same sentence or in one it touches."""
    verbs = words("attribution")["quoting"]
    first, last = quote
    after = range(last, min(last + REACH, len(doc)) if _goes_on(doc, quote) else last)
    before = range(first - 1, max(first - REACH, -1), -1)
    for direction in (after, before):
        for i in direction:
            token = doc[i]
            if "\n" in token.text or (i in inside) or _stops(token, direction is after, last):
                break
            reports = (
                token.lemma_.lower() in verbs and token.pos_ in ("VERB", "AUX", "PROPN", "NOUN") and _finite(token)
            )
            if reports and (direction is after or not _took_another(doc, token, first)):
                return token
    return None


def _goes_on(doc: Doc, quote: tuple[int, int]) -> bool:
    """A quotation that ends with a full stop ends its sentence, unless the next word is written small."""
    _, last = quote
    following = next((token for token in doc[last : last + 3] if token.is_alpha), None)
    return doc[last - 1].text != "." or (following is not None and following.text[0].islower())


def _stops(token: Token, forward: bool, last: int) -> bool:
    """A full stop between the marks and the verb parts them, but for the stop that the quotation itself ends with."""
    return token.text in (".", "!", "?", ";") and (not forward or token.i > last)


def _finite(token: Token) -> bool:
    return token.tag_ != "VB" or not any(child.dep_ == "mark" for child in token.children)


def _took_another(doc: Doc, verb: Token, first: int) -> bool:
    """A verb before the marks has had its say when it follows an earlier quotation: "“A,” she said. “B”" runs on."""
    return any(token.text in ".!?" for token in doc[verb.i : first])


def _beside(cue: Token, inside: set[int], sources: Sources) -> Source:
    """The cue's subject; where the parse has none, the mention that stands against the verb, outside the marks."""
    subject = subject_of(cue)
    if subject is None or subject.i not in inside:
        source = sources.teller(cue)
        if source.mention:
            return source
    for child in cue.children:
        if child.dep_ in (*SUBJECTS, "obj", "obl", "vocative") and child.i not in inside and child.ent_type_:
            return sources.of(child)
    near = [
        mention
        for mention in sources.mentions
        if mention.root not in inside
        and (mention.tokens[1] == cue.i or mention.tokens[0] == cue.i + 1)
        and "\n" not in cue.doc[min(mention.root, cue.i) : max(mention.root, cue.i)].text
    ]
    best = min(
        near,
        key=lambda mention: (mention.tokens[0] > cue.i, mention.tokens[0] - mention.tokens[1]),
        default=None,
    )
    return Source(best.id, sources.kind(best)) if best is not None else Source("", "speaker")


def _runs_on(doc: Doc, earlier: tuple[int, int], quote: tuple[int, int]) -> bool:
    """The next quotation of the paragraph, with no more than a sentence's reporting words between, or re-opened."""
    between = doc[earlier[1] : quote[0]]
    breaks = sum(token.text.count("\n") > 0 for token in between)
    told = [token for token in between if token.pos_ in ("VERB", "AUX")]
    if breaks:
        return not any(token.is_alpha for token in between)
    return len(between) <= 2 * REACH and len(told) <= 2


def _led_in(doc: Doc, quote: tuple[int, int], told: list[Attribution], inside: set[int]) -> Attribution | None:
    """A passage that stands as a sentence of its own after one that names its speaker: "Lopez went on. “We ...”"."""
    start = doc[quote[0]].sent.start
    if any(token.is_alpha for token in doc[start : quote[0] - 1]) or start == 0:
        return None
    previous = doc[start - 1].sent
    candidates = [each for each in told if previous.start <= each.cue < previous.end and each.source]
    if any("\n" in token.text for token in doc[previous.start : quote[0]]):
        return None
    return candidates[-1] if candidates else None


def _without_others(told: Attribution, quoted: list[Attribution]) -> list[Attribution]:
    """A parenthetical "X said" does not reach over what someone else is quoted as saying."""
    others = [each.tokens for each in quoted if each.source != told.source]
    if told.rule != "parenthetical reporting clause" or told.quoted:
        return [told]
    first, last = told.tokens
    for begin, end in others:
        if first <= begin and end <= last:
            first, last = (first, begin) if told.cue < begin else (end, last)
    return [replace(told, tokens=(first, last))] if first < last else []


def _covers(outer: tuple[int, int], inner: tuple[int, int]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1] + 2


def _within(tokens: tuple[int, int], quotes: list[tuple[int, int]]) -> bool:
    return any(first <= tokens[0] + 1 and tokens[1] <= last + 2 for first, last in quotes)


def _same_words(told: Attribution, quoted: Attribution) -> bool:
    """A governed clause that lies inside its own quotation says nothing more than the quotation."""
    same = told.cue == quoted.cue and told.source in ("", quoted.source)
    return same and quoted.tokens[0] - 1 <= told.tokens[0] and told.tokens[1] <= quoted.tokens[1] + 2
