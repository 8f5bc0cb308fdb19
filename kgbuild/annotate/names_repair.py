"""What name recognisers get wrong: boundaries, countries taken for people, names run together or cut in two.

In: `NameSpan`s as labelled, and what the gazetteer knows.  Out: mended `NameSpan`s.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from kgbuild.annotate.mentions_draft import is_plural
from kgbuild.annotate.names_lexicon import HYPHENS, Known, Lexicon
from kgbuild.annotate.names_span import NameSpan
from kgbuild.annotate.parsed import Doc, Token
from kgbuild.lang import words


def trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Boundaries without determiners, possessors, punctuation, space and a trailing 's."""
    determiners = words("mentions")["determiners"]
    while start < end and _no_beginning(doc[start], determiners):
        start += 1
    while end > start and (
        (last := doc[end - 1]).is_space
        or last.is_quote
        or (last.is_punct and not _closes_bracket(doc, start, end))
        or last.lower_ in {"'s", "’s", "'", "’"}
    ):
        end -= 1
    return start, end


def _no_beginning(first: Token, determiners: list[str]) -> bool:
    return (
        (first.pos_ in {"PUNCT", "SPACE", "ADP", "CCONJ", "AUX"} and not first.is_title)
        or first.is_space
        or first.is_quote
        or (first.pos_ in {"DET", "PRON"} and first.lower_ in determiners)
        or first.tag_ == "PRP$"
    )


def _closes_bracket(doc: Doc, start: int, end: int) -> bool:
    return doc[end - 1].text in {")", "]"} and any(t.text in {"(", "["} for t in doc[start : end - 1])


def without_noun(doc: Doc, start: int, end: int, lexicon: Lexicon) -> int:
    """The end of an entity that ran into the noun phrase after it ("Ana Soto Bulletproof | vests"): words that make a
    known compound with the lower-case noun that follows are not the name's."""
    for after in (1, 2) if end - start > 1 else ():
        if end + after > len(doc) or not doc[end + after - 1].is_lower or doc[end + after - 1].pos_ != "NOUN":
            continue
        for taken in (2, 1):
            if end - start > taken and lexicon.is_compound(doc[end - taken : end + after]):
                return end - taken
    return end


def without_followers(doc: Doc, start: int, end: int, lexicon: Lexicon) -> int:
    """The end of a person's name that ran into whose they are ("Ana Soto's Liberals" names her and them)."""
    mark = next((i for i in range(start + 2, end - 1) if doc[i].lower_ in {"'s", "’s"}), end)
    many = mark < end and is_plural(doc[end - 1])
    return mark if many and doc[start].text in lexicon.ontology.gazetteer.given_names else end


def without_rank(doc: Doc, start: int, end: int, people: frozenset[int], lexicon: Lexicon) -> tuple[int, int]:
    """A body's or place's name without the rank or office that opens somebody's name or ends outside it ("Peruvian Navy
    | Rear Adm. | Luis Rey", "Peruvian Surgeon | General"); nothing is left of what is only that."""
    titles = lexicon.ontology.gazetteer.titles
    dot = end + 1 in people and doc[end].text == "."
    if end in people or dot:
        while end > start and (
            doc[end - 1].lower_.rstrip(".") in titles or doc[end - 1].lower_ in words("mentions")["title_prefixes"]
        ):
            end -= 3 if end - start > 2 and doc[end - 3 : end].text.lower() in titles else 1  # "Secretary-General"
    if end > start and end < len(doc) and doc[end - 1 : end + 1].text.lower() in titles and doc[end].text[0].isupper():
        end -= 1
    if end - start == 1 and start and doc[start - 1].text[0].isupper() and doc[start - 1 : end].text.lower() in titles:
        end = start
    country = lexicon.known(doc[start:end])[:1] if end - start > 2 else []
    if country and country[0].start == 0 and doc[start + country[0].end : end].text.lower() in titles:
        end = start + country[0].end
    return start, end


def with_code(doc: Doc, start: int, end: int, known: list[Known]) -> int:
    """The end of a name with the number or name hyphened to it ("Falcon" "-" "9"), unless countries meet there."""
    while start < end < len(doc) - 1 and doc[end].text in {"-", "‐", "–"}:
        taken = {i for hit in known for i in range(hit.start, hit.end)}
        code = doc[end + 1]
        joined = not doc[end - 1].whitespace_ and not doc[end].whitespace_
        capital = code.text[0].isupper() and end + 1 not in taken and end - 1 not in taken
        if not joined or not (code.text[0].isdigit() or capital):
            break
        end += 2
    return end


def united_halves(doc: Doc, spans: list[NameSpan]) -> list[NameSpan]:
    """A person's name that the recogniser cut in two ("B.J." "Reyes") is one."""
    united: list[NameSpan] = []
    for span in spans:
        if united and _halves(doc, united[-1], span):
            united[-1] = replace(united[-1], end=span.end)
        else:
            united.append(span)
    return united


def _halves(doc: Doc, left: NameSpan, right: NameSpan) -> bool:
    """Neighbours that grammar ties, together no longer than one name: two full names may meet at a heading's end."""
    people = left.label == right.label == "PERSON"
    if people and right.start == left.end + 1 and doc[left.end].text == "]":
        return not any(t.text == "]" for t in doc[left.start : left.end])  # "[mayor Ana M.] Soto"
    beside = left.end == right.start and right.end - left.start <= 3
    return people and beside and doc[right.start].dep_ == "flat" and left.start <= doc[right.start].head.i < left.end


def without_countries(doc: Doc, spans: list[NameSpan], known: list[Known]) -> list[NameSpan]:
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


def corrected(doc: Doc, spans: list[NameSpan], known: list[Known], lexicon: Lexicon) -> list[NameSpan]:
    """The gazetteer wins where it says the same stretch or a longer one; an entity that holds more keeps it.

    A given name that is a country too ("Chad", "Georgia") stays the person the recogniser saw.
    """
    result = [span for span in spans if not _joined(doc, span, known)]
    bodies = {doc[s.end - 1].text for s in spans if s.label == "ORG" and s.end - s.start > 1}
    of_countries = _of_countries(doc, known, lexicon)
    descents = [hit for hit in known if hit not in of_countries]
    result = [s for s in result if not any(hit.start <= s.start and s.end <= hit.end for hit in descents)]
    for hit in of_countries:
        if hit.kind == "demonym" and _is_team(doc, hit, bodies):
            result = [s for s in result if s.end <= hit.start or hit.end <= s.start or s.end - s.start > 1]
            if not any(s.start <= hit.start < s.end for s in result):
                result.append(NameSpan(hit.start, hit.end, "ORG"))
            continue
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


def _of_countries(doc: Doc, known: list[Known], lexicon: Lexicon) -> list[Known]:
    """Without both halves of "a Mexican-American teacher": someone's descent speaks of no country."""
    twofold = set()
    for left, right in pairwise(known):
        hyphened = left.end + 1 == right.start and doc[left.end].text in HYPHENS
        if hyphened and left.kind == right.kind == "demonym" and _of_somebody(doc[right.end - 1], lexicon):
            twofold |= {left, right}
    return [hit for hit in known if hit not in twofold]


def _of_somebody(token: Token, lexicon: Lexicon) -> bool:
    """Is it a noun itself ("the Mexican-Americans"), or does it describe one person?"""
    if token.dep_ not in {"amod", "compound"}:
        return token.pos_ in {"NOUN", "PROPN"}
    return lexicon.is_a(lexicon.noun_class(token.head), "Person") and not is_plural(token.head)


def _is_team(doc: Doc, hit: Known, bodies: set[str]) -> bool:
    """A people's name in the plural before a noun ("Canadiens goalkeeper"), or at the end of a body's name in this
    article ("Halifax Canadiens"), is that body: adjectives of origin have no plural."""
    last = doc[hit.end - 1]
    if not is_plural(last) or hit.end - hit.start > 1:
        return False
    before = last.dep_ in {"compound", "nmod:desc"} and last.head.pos_ in {"NOUN", "PROPN"} and last.head.i > last.i
    return before or last.text in bodies


def _joined(doc: Doc, span: NameSpan, known: list[Known]) -> bool:
    """Two gazetteer names with a hyphen between ("Peru-Bolivia") are two names."""
    inside = [hit for hit in known if span.start <= hit.start and hit.end <= span.end]
    return (
        len(inside) == 2
        and sum(hit.end - hit.start for hit in inside) == span.end - span.start - 1
        and (doc[inside[0].end].text in {"-", "–", "/"})
    )
