"""Names as drafts of mentions, each with the class that most of the article's evidence speaks for.

In: the phrases of all names of an article.  Out: `Draft`s, countries behind adjectives among them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from kgbuild.annotate.mentions_draft import Draft, is_plural, plain_lemma, root_of
from kgbuild.annotate.names import find_name_spans
from kgbuild.annotate.names_lexicon import Lexicon
from kgbuild.annotate.names_phrase import NamePhrase, name_phrase
from kgbuild.lang import words
from kgbuild.model import MentionKind

CLASS_OF_LABEL = {
    "PERSON": "Person", "ORG": "Organization", "GPE": "Place", "LOC": "Place", "FAC": "Facility", "NORP": "Group",
    "PRODUCT": "Artifact", "WORK_OF_ART": "Work", "LAW": "Work",
}  # fmt: skip
"""What an entity label says when nothing better is known; labels left out say only "Entity"."""

KNOWN, NOUN, GIVEN, LABEL = 10.0, 4.0, 1.5, 1.0
"""How much the gazetteer, a title or category noun, a given name, and an entity label weigh in the vote: a noun
beside the name outweighs a few mistaken labels, the gazetteer everything."""


def name_drafts(doc: Doc, lexicon: Lexicon) -> list[Draft]:
    """All names of the article, typed."""
    spans = find_name_spans(doc, lexicon)
    others = {i: span for span in spans for i in range(span.start, span.end)}
    phrases = [name_phrase(doc, span, lexicon, others) for span in spans]
    phrases = [p for n, p in enumerate(phrases) if not _swallowed(p, phrases[max(0, n - 4) : n + 5])]
    types = _vote(doc, phrases, lexicon)
    phrases = [_with_home(doc, p, cls, lexicon) for p, cls in zip(phrases, types, strict=True)]
    drafts: dict[int, Draft] = {}
    for phrase, cls in zip(phrases, types, strict=True):
        for draft in (_draft(doc, phrase, cls, lexicon), *_owner_drafts(doc, phrase, lexicon)):
            drafts.setdefault(draft.root, draft)
    return sorted(drafts.values(), key=lambda d: (d.start, d.end))


def _with_home(doc: Doc, phrase: NamePhrase, cls: str, lexicon: Lexicon) -> NamePhrase:
    """The country whose adjective or name opens the name of a public body ("Chilean Health Ministry")."""
    if phrase.end - phrase.start < 2 or not lexicon.is_a(cls, "Organization") or lexicon.is_a(cls, "Company"):
        return phrase
    if phrase.span.known is not None:
        return phrase
    hits = [hit for hit in lexicon.known(doc[phrase.start : phrase.end]) if hit.start == 0]
    if not hits or hits[0].type != "Country" or hits[0].end >= phrase.end - phrase.start:
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


def _key(doc: Doc, phrase: NamePhrase) -> str:
    return plain_name(doc, phrase.start, phrase.end).casefold()


def plain_name(doc: Doc, start: int, end: int) -> str:
    """The words of a name on one line, a doubled name folded ("Ana Soto Ana Soto")."""
    parts = [t for t in doc[start:end] if not t.is_space]
    half = len(parts) // 2
    if len(parts) % 2 == 0 and half and [t.text for t in parts[:half]] == [t.text for t in parts[half:]]:
        parts = parts[half:]
    return "".join(t.text_with_ws for t in parts).strip()


def _vote(doc: Doc, phrases: Sequence[NamePhrase], lexicon: Lexicon) -> list[str]:
    """One class for each name: evidence is summed over all phrases with the same words, and a part of a person's
    name ("Soto" beside "Ana Soto") takes the person's class."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for phrase in phrases:
        if _is_people(doc, phrase):
            continue
        for cls, weight in _evidence(doc, phrase, lexicon):
            votes[_key(doc, phrase)][cls] += weight  # type: ignore[assignment]
    chosen = {key: _best(counter) for key, counter in votes.items()}
    parts = {
        part
        for key, cls in sorted(chosen.items())
        if cls == "Person" and " " in key
        for part in key.split()
        if len(part) > 1
    }
    types = []
    for phrase in phrases:
        key = _key(doc, phrase)
        if _is_people(doc, phrase):
            types.append("Group" if is_plural(doc[phrase.end - 1]) else "Person")
            continue
        weak = not votes[key] or max(votes[key].values()) < NOUN
        person = weak and key in parts and not phrase.owners
        types.append("Person" if person else chosen.get(key, "Entity"))
    return types


def _best(votes: Counter[str]) -> str:
    return max(sorted(votes), key=lambda cls: votes[cls], default="Entity")


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
    if span.label in CLASS_OF_LABEL:
        found.append((CLASS_OF_LABEL[span.label], LABEL))
    return found


def _is_people(doc: Doc, phrase: NamePhrase) -> bool:
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
    if phrase.end - phrase.start < 2:
        return ""
    listed = words("mentions")
    tokens = [t for t in doc[phrase.start : phrase.end] if not t.is_space]
    fixed = listed["first_words"].get(tokens[0].text) or listed["last_words"].get(tokens[-1].text, "")
    person = phrase.span.label == "PERSON"
    if fixed in lexicon.ontology.classes and not (person and lexicon.is_a(fixed, "Place")):
        return str(fixed)
    if person:
        return ""
    cut = next((n for n, t in enumerate(tokens) if t.pos_ == "ADP" and n), len(tokens))
    cls = lexicon.noun_class(tokens[cut - 1])
    return "" if lexicon.is_a(cls, "Person") else cls


def _draft(doc: Doc, phrase: NamePhrase, cls: str, lexicon: Lexicon) -> Draft:
    known = phrase.span.known
    root = root_of(doc, phrase.left, phrase.right)
    people = _is_people(doc, phrase)
    name = plain_name(doc, phrase.start, phrase.end)
    if known is not None and known.kind in {"demonym", "country"} and not people:
        name = known.name
    kind = phrase.end > phrase.span.end and doc[phrase.end - 1].pos_ == "NOUN" and lexicon.is_a(cls, "Artifact")
    if kind:
        name = _model_name(doc, phrase, lexicon)
    titles = tuple(_title(doc, begin, end) for begin, end in phrase.titles) if cls == "Person" else ()
    last = doc[phrase.end - 1]
    sexes = [lexicon.sex_of_title(title) for title in titles]
    if cls == "Person":
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
