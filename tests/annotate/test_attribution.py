"""Who says so: reporting verbs, cues, quoted passages; over hand parses."""

from __future__ import annotations

from itertools import pairwise

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from kgbuild.annotate.quotes import find_attributions
from kgbuild.annotate.quotes_spans import find_quotes
from kgbuild.model import Attribution, Mention, MentionKind, Span
from kgbuild.ontology.view import Class, Gazetteer, Ontology

VOCAB = spacy.blank("en").vocab
ONTOLOGY = Ontology(
    {name: Class(name, name.lower()) for name in ("Person", "Organization", "Group", "Place", "Entity")},
    {}, {}, {}, (), frozenset(), {}, Gazetteer(agencies=(("Lima Wire", "LW"),)), "",
)  # fmt: skip
LEMMAS = {
    "said": "say", "says": "say", "told": "tell", "added": "add", "reported": "report", "noted": "note", "announced":
    "announce", "quoted": "quote", "saying": "say", "citing": "cite", "showed": "show", "saw": "see", "claimed": "claim",
}  # fmt: skip
CLOSE = {",", ".", "”", "!", "?", "'s", ":"}


def parsed(*sentences: str) -> Doc:
    """A Doc from "word/POS/dep/head" a token, heads counted from 1; "|" opens a paragraph."""
    rows: list[tuple[str, str, str, int]] = []
    breaks: set[int] = set()
    for sentence in sentences:
        if sentence == "|":
            breaks.add(len(rows))
            continue
        base = len(rows)
        for n, item in enumerate(sentence.split()):
            word, pos, dep, head = item.rsplit("/", 3)
            rows.append((word, pos, dep, base + (int(head) - 1 if int(head) else n)))
    words, spaces = [], []
    place: list[int] = []
    for i, row in enumerate(rows):
        if i in breaks:
            words.append("\n\n")
            spaces.append(False)
        place.append(len(words))
        words.append(row[0])
        after = rows[i + 1][0] if i + 1 < len(rows) else ""
        spaces.append(after not in CLOSE and row[0] != "“" and i + 1 not in breaks)
    heads = [max(i - 1, 0) for i in range(len(words))]
    deps, pos = ["punct"] * len(words), ["SPACE"] * len(words)
    for i, row in enumerate(rows):
        heads[place[i]], deps[place[i]], pos[place[i]] = place[row[3]], row[2], row[1]
    lemmas = [LEMMAS.get(word, word.lower()) for word in words]
    tags = ["VBG" if word in ("saying", "citing", "adding") else "_" for word in words]
    return Doc(VOCAB, words=words, spaces=spaces, heads=heads, deps=deps, pos=pos, lemmas=lemmas, tags=tags)


def mentions(doc: Doc) -> tuple[Mention, ...]:
    found = []
    for token in doc:
        if token.pos_ in ("PROPN", "PRON", "NOUN") and token.dep_ not in ("flat", "compound"):
            end = token.i + 1
            while end < len(doc) and doc[end].dep_ == "flat":
                end += 1
            span = doc[token.i : end]
            kind = "Person" if token.pos_ == "PROPN" else "Entity"
            place = Span(span.start_char, span.end_char)
            found.append(
                Mention(
                    f"a:{place.begin}-{place.end}",
                    "a",
                    place,
                    span.text,
                    span.text,
                    MentionKind.NAME,
                    "Organization" if span.text in ("Lima Wire", "LW") else kind,
                    token.lemma_,
                    place,
                    (token.i, end),
                    token.i,
                )
            )
    return tuple(found)


def told(doc: Doc) -> list[str]:
    """Each attribution as "source (kind) > words", quoted ones in marks."""
    named = mentions(doc)
    by_id = {mention.id: mention.words for mention in named}
    lines = []
    for each in find_attributions(doc, named, ONTOLOGY):
        words = doc[each.tokens[0] : each.tokens[1]].text.strip(" ,.")
        who = by_id.get(each.source, "nobody")
        lines.append(f"{who} ({each.kind}) > {'“' + words + '”' if each.quoted else words}")
    return lines


SENTENCES = [
    (
        "that-clause",
        "Lopez/PROPN/nsubj/2 said/VERB/root/0 that/SCONJ/mark/5 rain/NOUN/nsubj/5 fell/VERB/ccomp/2 ./PUNCT/punct/2",
        ["Lopez (speaker) > that rain fell"],
    ),
    (
        "an agency by its name",
        "Lima/PROPN/nsubj/3 Wire/PROPN/flat/1 reported/VERB/root/0 rain/NOUN/nsubj/5 fell/VERB/ccomp/3",
        ["Lima Wire (agency) > rain fell"],
    ),
    (
        "subject shared with the verb before",
        "Lopez/PROPN/nsubj/2 left/VERB/root/0 and/CCONJ/cc/4 said/VERB/conj/2 rain/NOUN/nsubj/6 fell/VERB/ccomp/4",
        ["Lopez (speaker) > rain fell"],
    ),
    (
        "participle",
        "Lopez/PROPN/nsubj/2 left/VERB/root/0 ,/PUNCT/punct/4 saying/VERB/advcl/2 rain/NOUN/nsubj/6 fell/VERB/ccomp/4",
        ["Lopez (speaker) > rain fell"],
    ),
    (
        "as someone noted",
        "As/SCONJ/mark/3 Lopez/PROPN/nsubj/3 noted/VERB/advcl/6 ,/PUNCT/punct/6 rain/NOUN/nsubj/6 fell/VERB/root/0",
        ["Lopez (speaker) > rain fell"],
    ),
    (
        "parenthetical",
        "Rain/NOUN/nsubj/2 fell/VERB/root/0 ,/PUNCT/punct/5 Lopez/PROPN/nsubj/5 said/VERB/parataxis/2 ./PUNCT/punct/2",
        ["Lopez (speaker) > Rain fell"],
    ),
    (
        "according to at the end",
        "Rain/NOUN/nsubj/2 fell/VERB/root/0 ,/PUNCT/punct/6 according/VERB/case/6 to/ADP/fixed/4 Lopez/PROPN/obl/2",
        ["Lopez (speaker) > Rain fell"],
    ),
    (
        "according to at the front",
        "According/VERB/case/3 to/ADP/fixed/1 LW/PROPN/obl/6 ,/PUNCT/punct/3 rain/NOUN/nsubj/6 fell/VERB/root/0",
        ["LW (agency) > rain fell"],
    ),
    (
        "not a source",
        "Rain/NOUN/nsubj/2 fell/VERB/root/0 according/VERB/case/5 to/ADP/fixed/3 plan/NOUN/obl/2",
        [],
    ),
    (
        "behind a report",
        "According/VERB/case/4 to/ADP/fixed/1 a/DET/det/4 report/NOUN/obl/9 by/ADP/case/6 LW/PROPN/nmod/4"
        " ,/PUNCT/punct/4 rain/NOUN/nsubj/9 fell/VERB/root/0",
        ["LW (agency) > rain fell"],
    ),
    (
        "own data name nobody",
        "Rain/NOUN/nsubj/2 fell/VERB/root/0 according/VERB/case/6 to/ADP/fixed/3 our/PRON/nmod:poss/6 data/NOUN/obl/2",
        [],
    ),
    (
        "hearsay",
        "Rain/NOUN/nsubj/3 reportedly/ADV/advmod/3 fell/VERB/root/0",
        ["nobody (speaker) > fell"],
    ),
    (
        "said to have",
        "Lopez/PROPN/nsubj:pass/3 is/AUX/aux:pass/3 said/VERB/root/0 to/PART/mark/6 have/AUX/aux/6 fled/VERB/xcomp/3",
        ["nobody (speaker) > to have fled"],
    ),
    (
        "chain",
        "LW/PROPN/nsubj/2 reported/VERB/root/0 that/SCONJ/mark/5 Lopez/PROPN/nsubj/5 said/VERB/ccomp/2"
        " rain/NOUN/nsubj/7 fell/VERB/ccomp/5",
        ["LW (agency) > that Lopez said rain fell", "Lopez (speaker) > rain fell"],
    ),
    (
        "quoted as saying",
        "LW/PROPN/nsubj/2 quoted/VERB/root/0 Lopez/PROPN/obj/2 as/SCONJ/mark/5 saying/VERB/advcl/2 rain/NOUN/nsubj/7"
        " fell/VERB/ccomp/5",
        ["LW (agency) > rain fell", "Lopez (speaker) > rain fell"],
    ),
    (
        "citing",
        "LW/PROPN/nsubj/2 said/VERB/root/0 ,/PUNCT/punct/4 citing/VERB/advcl/2 Lopez/PROPN/obj/4 ,/PUNCT/punct/4"
        " rain/NOUN/nsubj/8 fell/VERB/ccomp/2",
        ["LW (agency) > rain fell", "Lopez (speaker) > rain fell"],
    ),
    (
        "inset after a noun",
        "Rain/NOUN/nsubj/6 ,/PUNCT/punct/4 Lopez/PROPN/nsubj/4 added/VERB/acl:relcl/1 ,/PUNCT/punct/1 fell/VERB/root/0",
        ["Lopez (speaker) > fell"],
    ),
    (
        "a relative clause",
        "Lopez/PROPN/nsubj/6 who/PRON/nsubj/3 said/VERB/acl:relcl/1 rain/NOUN/nsubj/5 fell/VERB/ccomp/3 left/VERB/root/0",
        ["Lopez (speaker) > rain fell"],
    ),
    (
        "it was reported",
        "It/PRON/nsubj:pass/3 was/AUX/aux:pass/3 reported/VERB/root/0 rain/NOUN/nsubj/5 fell/VERB/ccomp/3",
        ["nobody (speaker) > rain fell"],
    ),
    (
        "a speaker who cites another",
        "Lopez/PROPN/nsubj/4 citing/VERB/acl/1 Gomez/PROPN/obj/2 said/VERB/root/0 rain/NOUN/nsubj/6 fell/VERB/ccomp/4",
        ["Lopez (speaker) > rain fell", "Gomez (speaker) > rain fell"],
    ),
    (
        "nobody reports",
        "It/PRON/nsubj/2 rained/VERB/root/0 to/PART/mark/4 show/VERB/advcl/2 rain/NOUN/nsubj/6 falls/VERB/ccomp/4",
        [],
    ),
    (
        "headline",
        "Lopez/PROPN/root/0 :/PUNCT/punct/1 no/DET/det/4 rain/NOUN/nsubj/5 fell/VERB/parataxis/1",
        ["Lopez (speaker) > no rain fell"],
    ),
]


@pytest.mark.parametrize(("name", "parse", "expected"), SENTENCES, ids=[row[0] for row in SENTENCES])
def test_who_says_so(name: str, parse: str, expected: list[str]) -> None:
    assert told(parsed(parse)) == expected


QUOTED = "“/PUNCT/punct/3 Rain/NOUN/nsubj/3 fell/VERB/ccomp/7 ,/PUNCT/punct/3 ”/PUNCT/punct/3 Lopez/PROPN/nsubj/7 said/VERB/root/0"
OPEN = "“/PUNCT/punct/3 Rain/NOUN/nsubj/3 fell/VERB/root/0 ./PUNCT/punct/3"
CLOSING = "We/PRON/nsubj/2 fled/VERB/ccomp/6 ,/PUNCT/punct/2 ”/PUNCT/punct/2 Lopez/PROPN/nsubj/6 said/VERB/root/0"
NEXT = "“/PUNCT/punct/3 We/PRON/nsubj/3 fled/VERB/root/0 ././PUNCT/punct/3 ”/PUNCT/punct/3".replace(
    "././PUNCT", "./PUNCT"
)


def test_a_quotation_before_its_speaker() -> None:
    assert told(parsed(QUOTED)) == ["Lopez (speaker) > “Rain fell”"]


def test_a_quotation_over_several_sentences() -> None:
    assert told(parsed(OPEN, CLOSING)) == ["Lopez (speaker) > “Rain fell. We fled”"]


def test_a_quotation_that_runs_on_after_its_speaker() -> None:
    assert told(parsed(QUOTED + " ./PUNCT/punct/7", NEXT)) == [
        "Lopez (speaker) > “Rain fell”",
        "Lopez (speaker) > “We fled”",
    ]


def test_each_speaker_before_a_colon_has_the_words_after_it() -> None:
    first = (
        "Lopez/PROPN/nsubj/2 said/VERB/root/0 :/PUNCT/punct/6 “/PUNCT/punct/6 Rain/NOUN/nsubj/6 fell/VERB/ccomp/2"
        " ./PUNCT/punct/6 ”/PUNCT/punct/6"
    )
    second = first.replace("Lopez", "Gomez").replace("Rain", "Snow")
    assert told(parsed(first, second)) == ["Lopez (speaker) > “Rain fell”", "Gomez (speaker) > “Snow fell”"]


def test_a_quotation_in_the_next_paragraph_is_not_guessed() -> None:
    after = "Then/ADV/advmod/2 it/PRON/nsubj/2 cleared/VERB/root/0".replace("/2", "/3")
    doc = parsed(QUOTED + " ./PUNCT/punct/7", after, "|", NEXT)
    assert told(doc) == ["Lopez (speaker) > “Rain fell”"]


def test_quoted_words_without_a_verb_are_the_articles_own() -> None:
    parse = (
        "Lopez/PROPN/nsubj/2 showed/VERB/root/0 “/PUNCT/punct/5 great/ADJ/amod/5 interest/NOUN/obj/2 ”/PUNCT/punct/5"
    )
    assert told(parsed(parse)) == []


MARKS = [
    ("“Rain fell,” she said.", ["Rain fell,"]),
    ('"Rain fell," she said. "We fled."', ["Rain fell,", "We fled."]),
    ("«Rain fell», she said.", ["Rain fell"]),
    ("“Rain fell.\n\n“We fled,” she said.", ["Rain fell.", "We fled,"]),
    ('She has 3" nails.', []),
    ("'Rain fell,' she said. 'It's over.' The dogs' home fell.", ["Rain fell,", "It's over."]),
    ("The dogs' home and the cats' home fell.", []),
]


@pytest.mark.parametrize(("text", "expected"), MARKS)
def test_quotation_marks(text: str, expected: list[str]) -> None:
    doc = spacy.blank("en")(text)
    assert [doc[first:last].text.strip() for first, last in find_quotes(doc)] == expected


def test_an_open_mark_does_not_run_over_a_paragraph() -> None:
    doc = spacy.blank("en")("“Rain fell.\n\nShe fled.”")
    for token in doc:
        token.is_sent_start = token.text in ("“", "She")
    assert all("fled" not in doc[first:last].text for first, last in find_quotes(doc))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["“", "”", '"', "'", "\n\n", "Lopez", "said", ",", ".", "rain", "fell"]), max_size=16))
def test_broken_marks_break_nothing(pieces: list[str]) -> None:
    doc = spacy.blank("en")(" ".join(pieces))
    quotes = find_quotes(doc)
    assert all(0 <= first < last <= len(doc) for first, last in quotes)
    assert all(one[1] <= other[0] for one, other in pairwise(quotes))
    found: tuple[Attribution, ...] = find_attributions(doc, (), ONTOLOGY)
    assert found == find_attributions(doc, (), ONTOLOGY)
