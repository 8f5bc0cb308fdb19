"""Names as drafts of mentions: name, titles, owners, sex.

In: the phrases of all names of an article.  Out: `Draft`s, countries behind adjectives among them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kgbuild.annotate.mentions_draft import Draft, is_plural, plain_lemma, root_of
from kgbuild.annotate.names import find_name_spans
from kgbuild.annotate.names_lexicon import Lexicon
from kgbuild.annotate.names_phrase import name_phrase
from kgbuild.annotate.names_span import NamePhrase
from kgbuild.annotate.names_votes import is_people, plain_name, vote
from kgbuild.annotate.parsed import Doc
from kgbuild.lang import words
from kgbuild.model import MentionKind


def name_drafts(doc: Doc, lexicon: Lexicon) -> list[Draft]:
    """All names of the article, typed."""
    spans = find_name_spans(doc, lexicon)
    others = {i: span for span in spans for i in range(span.start, span.end)}
    phrases = [name_phrase(doc, span, lexicon, others) for span in spans]
    phrases = [p for n, p in enumerate(phrases) if not _swallowed(p, phrases[max(0, n - 4) : n + 5])]
    types = vote(doc, phrases, lexicon)
    phrases = [_with_home(doc, p, cls, lexicon) for p, cls in zip(phrases, types, strict=True)]
    people = [p for p, cls in zip(phrases, types, strict=True) if cls == "Person" and p.end - p.start > 1]
    surnames = frozenset(doc[phrase.end - 1].text for phrase in people)
    drafts: dict[int, Draft] = {}
    for phrase, cls in zip(phrases, types, strict=True):
        for draft in (_draft(doc, phrase, cls, lexicon, surnames), *_owner_drafts(doc, phrase, lexicon)):
            drafts.setdefault(draft.root, draft)
    return sorted(drafts.values(), key=lambda d: (d.start, d.end))


def _with_home(doc: Doc, phrase: NamePhrase, cls: str, lexicon: Lexicon) -> NamePhrase:
    """The country whose adjective or name opens the name of a public body ("Chilean Health Ministry"); a school or
    hospital may bear the name of any place ("Jordan Hospital")."""
    if phrase.end - phrase.start < 2 or not lexicon.is_a(cls, "Organization") or lexicon.is_a(cls, "Company"):
        return phrase
    if phrase.span.known is not None:
        return phrase
    hits = [hit for hit in lexicon.known(doc[phrase.start : phrase.end]) if hit.start == 0]
    if not hits or hits[0].type != "Country" or hits[0].end >= phrase.end - phrase.start:
        return phrase
    if hits[0].kind != "demonym" and lexicon.is_a(cls, "Facility", "School", "Hospital"):
        return phrase
    return replace(phrase, owners=(*phrase.owners, (phrase.start, phrase.start + hits[0].end)))


def _swallowed(phrase: NamePhrase, phrases: Sequence[NamePhrase]) -> bool:
    """Does the name lie inside another name's own tokens, or inside its title, or only describe the
    category noun that leads to the other ("southern region of Tula")?"""
    return any(
        start <= phrase.start and phrase.end <= end
        for other in phrases
        if other is not phrase
        for start, end in ((other.start, other.end), *other.titles)
    ) or (
        phrase.end > phrase.span.end
        and any(other.left == phrase.right - 1 < other.start for other in phrases if other is not phrase)
    )


def _draft(doc: Doc, phrase: NamePhrase, cls: str, lexicon: Lexicon, surnames: frozenset[str]) -> Draft:
    """One name as a draft.  A given name tells the sex, but for "Martin" alone where there is a Rosa Martin too."""
    known = phrase.span.known
    root = root_of(doc, phrase.left, phrase.right)
    people = is_people(doc, phrase)
    name = plain_name(doc, phrase.start, phrase.end)
    if known is not None and known.kind in {"demonym", "country"} and not people:
        name = known.name
    kind = phrase.end > phrase.span.end and doc[phrase.end - 1].pos_ == "NOUN" and lexicon.is_a(cls, "Artifact")
    if kind:
        name = _model_name(doc, phrase, lexicon)
    titles = tuple(_title(doc, begin, end) for begin, end in phrase.titles) if cls == "Person" else ()
    last = doc[phrase.end - 1]
    sexes = [lexicon.sex_of_title(title) for title in titles]
    if cls == "Person" and (phrase.end - phrase.start > 1 or last.text not in surnames):
        sexes.append(lexicon.ontology.gazetteer.given_names.get(doc[phrase.start].text, ""))
    return Draft(
        start=phrase.start,
        end=phrase.end,
        left=phrase.left,
        right=phrase.right,
        root=root,
        kind=MentionKind.NAME,
        type=cls,
        name=name,
        head=last.lemma_.lower(),
        titles=titles,
        complements=tuple(("of", i) for i in _owner_roots(doc, phrase)),
        plural=(people or kind) and is_plural(last),
        definite=True,
        sex=next((sex for sex in sexes if sex), ""),
    )


def _model_name(doc: Doc, phrase: NamePhrase, lexicon: Lexicon) -> str:
    """A thing's code with what it is, in the singular and without loose words between ("Falcon-9 heavy type carrier
    rocket" is a "Falcon-9 carrier rocket" when the noun list knows carrier rockets)."""
    last = phrase.end - 1
    sizes = [n for n in range(last - phrase.span.end, 0, -1) if lexicon.is_compound(doc[last - n : last + 1])]
    middle = [t.text for t in doc[last - (sizes[0] if sizes else 0) : last]]
    return " ".join([plain_name(doc, phrase.start, phrase.span.end), *middle, plain_lemma(doc[last])])


def _owner_roots(doc: Doc, phrase: NamePhrase) -> list[int]:
    """Roots of what it belongs to: names peeled off, possessors and names before its title or category noun, and the
    country that opens the name of a body."""
    roots = [root_of(doc, *owner) for owner in phrase.owners]
    if phrase.span.known is not None and phrase.span.known.type == "Country":
        return roots
    inside = range(phrase.left, phrase.right)
    for token in doc[phrase.left : phrase.right]:
        for child in token.children:
            before = child.i not in inside and child.i < phrase.start
            if before and child.dep_ in {"nmod:poss", "amod", "compound"} and child.i not in roots:
                roots.append(child.i)
    return roots


def _title(doc: Doc, begin: int, end: int) -> str:
    """A title in lower case, its hyphens kept as written, its full stop dropped."""
    determiners = words("mentions")["determiners"]
    parts = [t for t in doc[begin:end] if not t.is_space and t.lower_ not in determiners]
    return "".join(t.text_with_ws for t in parts).strip(" .").lower()


def _owner_drafts(doc: Doc, phrase: NamePhrase, lexicon: Lexicon) -> list[Draft]:
    """Countries peeled off a name get mentions of their own; other owners are names already."""
    made = []
    for start, end in phrase.owners:
        if not (phrase.span.start <= start and end <= phrase.span.end):
            continue
        for hit in lexicon.known(doc[start:end]):
            root = root_of(doc, start, end)
            made.append(
                Draft(start, end, start, end, root, MentionKind.NAME, hit.type, hit.name, hit.name.lower(),
                      definite=True)
            )  # fmt: skip
    return made
