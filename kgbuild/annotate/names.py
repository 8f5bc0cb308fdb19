"""Where names are: the recogniser's entities, the gazetteer, and capitalised words both have missed.

In: a Doc under UD labels and the lexicon.  Out: `NameSpan`s in text order, none overlapping.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from kgbuild.annotate.names_lexicon import Known, Lexicon
from kgbuild.lang import words

LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW", "MISC"})
"""Entity labels that name something; dates, amounts and the like are not ours."""

ARGUMENTS = frozenset({
    "nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss", "conj", "appos", "root", "vocative",
    "obl:unmarked",
})  # fmt: skip
"""Places in the clause where a capitalised run must be the name of somebody or something."""


@dataclass(frozen=True, slots=True)
class NameSpan:
    """Tokens `start` to `end` with an entity label ("" when none was given) or what the gazetteer knows."""

    start: int
    end: int
    label: str = ""
    known: Known | None = None


def find_name_spans(doc: Doc, lexicon: Lexicon) -> list[NameSpan]:
    """Names in text order: entities corrected by the gazetteer, then capitalised runs nobody labelled."""
    known = lexicon.known(doc)
    spans = []
    for ent in doc.ents:
        if ent.label_ in LABELS:
            start, end = trimmed(doc, ent.start, without_noun(doc, ent.start, ent.end, lexicon))
            spans.append(NameSpan(start, with_code(doc, start, end, known), ent.label_))
    spans = [s for s in spans if not any(o.start < s.start and s.end <= o.end for o in spans)]
    spans = _without_countries(doc, _united(doc, spans), known)
    spans = _corrected(doc, [s for s in spans if s.start < s.end and _is_name(doc, s, lexicon)], known)
    taken = {i for span in spans for i in range(span.start, span.end)}
    spans += _unlabelled(doc, taken, spans, lexicon)
    return sorted(spans, key=lambda s: s.start)


def trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Boundaries without determiners, possessors, punctuation, space and a trailing 's."""
    determiners = words("mentions")["determiners"]
    while start < end and (
        (doc[start].pos_ in {"PUNCT", "SPACE", "ADP", "CCONJ", "AUX"} and not doc[start].is_title)
        or doc[start].is_space
        or doc[start].is_quote
        or (doc[start].lower_ in determiners and doc[start].pos_ in {"DET", "PRON"})
        or doc[start].tag_ == "PRP$"
    ):
        start += 1
    while end > start and (
        doc[end - 1].is_space
        or doc[end - 1].is_quote
        or (doc[end - 1].is_punct and not _closes_bracket(doc, start, end))
        or doc[end - 1].lower_ in {"'s", "’s", "'", "’"}
    ):
        end -= 1
    return start, end


def without_noun(doc: Doc, start: int, end: int, lexicon: Lexicon) -> int:
    """The end of an entity that ran into the noun phrase after it ("Ana Soto Bulletproof | vests"): words that make a
    known compound with the lower-case noun that follows are not the name's."""
    for after in (1, 2):
        if end + after > len(doc) or not doc[end + after - 1].is_lower or doc[end + after - 1].pos_ != "NOUN":
            continue
        for taken in (2, 1):
            if end - start > taken and lexicon.is_compound(doc[end - taken : end + after]):
                return end - taken
    return end


def with_code(doc: Doc, start: int, end: int, known: list[Known]) -> int:
    """The end of a name with the number or name hyphened to it ("Falcon" "-" "9"), unless countries meet there."""
    taken = {i for hit in known for i in range(hit.start, hit.end)}
    while start < end < len(doc) - 1 and doc[end].text in {"-", "‐", "–"}:
        code = doc[end + 1]
        joined = not doc[end - 1].whitespace_ and not doc[end].whitespace_
        capital = code.text[0].isupper() and end + 1 not in taken and end - 1 not in taken
        if not joined or not (code.text[0].isdigit() or capital):
            break
        end += 2
    return end


def _closes_bracket(doc: Doc, start: int, end: int) -> bool:
    return doc[end - 1].text in {")", "]"} and any(t.text in {"(", "["} for t in doc[start : end - 1])


def _is_name(doc: Doc, span: NameSpan, lexicon: Lexicon) -> bool:
    """Some word of it is written with a capital, and it is no weekday, month, address, user handle,
    hashtag, nor the end of a noun phrase ("Secretary of State")."""
    tokens = doc[span.start : span.end]
    if any(t.like_url or t.like_email or t.text[:1] in {"@", "#", "/"} or "/" in t.text[1:] for t in tokens):
        return False
    if span.start >= 2 and span.end == span.start + 1 and lexicon.of_phrase(doc[span.start - 2]):
        return False
    if _of_a_wider_region(doc, span, lexicon):
        return False
    if span.start and doc[span.start - 1].text in {"@", "#"} and not doc[span.start - 1].whitespace_:
        return False
    if all(t.lower_.rstrip(".") in words("mentions")["calendar"] for t in tokens):
        return False
    if len(tokens) == 1 and tokens[0].pos_ in {"PRON", "VERB", "ADV", "ADP", "AUX", "DET"} and tokens[0].is_sent_start:
        return False
    return any(t.text[:1].isupper() or any(c.isupper() for c in t.text) for t in tokens)


def _united(doc: Doc, spans: list[NameSpan]) -> list[NameSpan]:
    """A person's name that the recogniser cut in two ("B.J." "Reyes"), where grammar ties the halves."""
    united: list[NameSpan] = []
    for span in spans:
        last = united[-1] if united else None
        tied = last is not None and last.end == span.start and last.label == span.label == "PERSON"
        if (
            last is not None
            and tied
            and doc[span.start].dep_ == "flat"
            and doc[span.start].head.i in range(last.start, last.end)
        ):
            united[-1] = replace(last, end=span.end)
        else:
            united.append(span)
    return united


def _of_a_wider_region(doc: Doc, span: NameSpan, lexicon: Lexicon) -> bool:
    """Either half of "North American" or "Latin American", which names no country."""
    wider = words("mentions")["wider"]
    first, last = doc[span.start], doc[span.end - 1]
    before = doc[span.start - 1].lower_ if span.start else ""
    after = doc[span.end] if span.end < len(doc) else last
    origins = [t for t in (last, after) if lexicon.names.get(t.lower_, ("", "", ""))[1] == "demonym"]
    return (before in wider and last in origins) or (first.lower_ in wider and bool(origins))


def _corrected(doc: Doc, spans: list[NameSpan], known: list[Known]) -> list[NameSpan]:
    """The gazetteer wins where it says the same stretch or a longer one; an entity that holds more keeps it.

    A given name that is a country too ("Chad", "Georgia") stays the person the recogniser saw.
    """
    result = [span for span in spans if not _joined(doc, span, known)]
    for hit in known:
        over = [s for s in result if s.start < hit.end and hit.start < s.end]
        if any(s.start <= hit.start and hit.end <= s.end and (s.start, s.end) != (hit.start, hit.end) for s in over):
            continue
        if hit.kind != "agency" and hit.end - hit.start == 1 and any(s.label == "PERSON" for s in over):
            continue
        if not over and doc[hit.start].is_sent_start and hit.end - hit.start == 1 and doc[hit.start].pos_ in {"VERB"}:
            continue
        result = [s for s in result if s not in over]
        result.append(NameSpan(hit.start, hit.end, over[0].label if over else "", hit))
    return result


def _joined(doc: Doc, span: NameSpan, known: list[Known]) -> bool:
    """Two gazetteer names with a hyphen between ("Peru-Bolivia") are two names."""
    inside = [hit for hit in known if span.start <= hit.start and hit.end <= span.end]
    return (
        len(inside) == 2
        and sum(hit.end - hit.start for hit in inside) == span.end - span.start - 1
        and (doc[inside[0].end].text in {"-", "–", "/"})
    )


def _without_countries(doc: Doc, spans: list[NameSpan], known: list[Known]) -> list[NameSpan]:
    """A person's name that ran into a country ("Ana Soto Peru", in a headline) ends before it, when the rest opens
    another person's name of the article."""
    people = [doc[s.start : s.end].text for s in spans if s.label == "PERSON"]
    ends = {hit.end: hit.start for hit in known if hit.kind == "country"}
    cut = []
    for span in spans:
        start = ends.get(span.end, span.start)
        before = doc[span.start : start].text if start > span.start else ""
        opens = span.label == "PERSON" and before and any((name + " ").startswith(before + " ") for name in people)
        whole = doc[span.start : span.end].text
        cut.append(replace(span, end=start) if opens and people.count(whole) == 1 else span)
    return cut


def title_case(sent: Span) -> bool:
    """Is the sentence a headline in title case, so that capitals tell nothing?"""
    letters = [t for t in sent if t.is_alpha and len(t) > 3]
    return len(letters) > 3 and sum(t.text[0].isupper() for t in letters) / len(letters) > 0.7


def _unlabelled(doc: Doc, taken: set[int], spans: list[NameSpan], lexicon: Lexicon) -> list[NameSpan]:
    """Runs of capitalised proper nouns in argument position that no entity covers.

    In a headline, and for a lone first word, only what is a name elsewhere in the article counts.  A run that ends in
    a title ("Supreme Leader"), and a lone noun of the ontology ("the Cosmodrome"), is a description, no name.
    """
    seen = Counter(doc[s.start : s.end].text.casefold() for s in spans)
    found: list[NameSpan] = []
    for sent in doc.sents:
        headline = title_case(sent)
        i = sent.start
        while i < sent.end:
            end = i
            while end < sent.end and _namelike(doc[end]) and end not in taken:
                end += 1
            if end > i and not _described(doc, i, end, lexicon):
                found += _accepted(doc, i, end, sent, headline, seen, lexicon)
            i = max(end, i + 1)
    return found


def _described(doc: Doc, start: int, end: int, lexicon: Lexicon) -> bool:
    """A title, a lone noun of the ontology, or the first part of a compound noun ("Bulletproof vests")."""
    if lexicon.is_title(doc[end - 1]) or (end == start + 1 and bool(lexicon.noun_class(doc[start]))):
        return True
    return end < len(doc) and doc[end].pos_ == "NOUN" and lexicon.is_compound(doc[start : end + 1])


def _accepted(
    doc: Doc, start: int, end: int, sent: Span, headline: bool, seen: Counter[str], lexicon: Lexicon
) -> list[NameSpan]:
    start, end = trimmed(doc, start, end)
    if start >= end:
        return []
    span = NameSpan(start, end)
    text = doc[start:end].text.casefold()
    if not _is_name(doc, span, lexicon) or len(text) < 2:
        return []
    span = NameSpan(start, with_code(doc, start, end, []))
    lone_first = end - start == 1 and start == _first_word(sent)
    if (headline or lone_first) and not seen[text]:
        return []
    inside = any(t.dep_ in ARGUMENTS or t.head.pos_ in {"PROPN", "NOUN"} for t in doc[start:end])
    return [span] if inside else []


def _first_word(sent: Span) -> int:
    return next((t.i for t in sent if not t.is_punct and not t.is_space and not t.is_quote), sent.start)


def _namelike(token: Token) -> bool:
    """A proper noun written with a capital, or the hyphen or figure inside one."""
    if token.pos_ == "PROPN" and any(c.isupper() for c in token.text):
        return token.lower_.rstrip(".") not in words("mentions")["calendar"]
    return False
