"""The ontology's nouns and the gazetteer, indexed the way mentions are looked up.

In: `Ontology`.  Out: `Lexicon`, which says what class a noun, a name or an adjective of origin speaks of.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kgbuild.annotate.parsed import Doc, Span, Token
from kgbuild.lang import words
from kgbuild.ontology.view import Ontology

HYPHENS = frozenset({"-", "‐", "–"})
LONGEST = 6
"""No gazetteer name is longer than this many tokens."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the gazetteer says of a stretch of tokens: `name` is the best name, `kind` country, demonym, region
    or agency, `type` a class."""

    start: int
    end: int
    name: str
    kind: str
    type: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`names` maps case-folded names to (best name, kind, class); `exact` holds those that case decides ("US").

    `above` maps a class to itself and all its superclasses, `countries_of` a case-folded capital to its country.
    `openings` are the beginnings of all names, to the letter, and `heads` the last words of all listed nouns: what is
    not among them need not be looked up.  `openers` are the first words of all listed phrases, `tails` what they end
    with from any of their words on.
    """

    ontology: Ontology
    names: Mapping[str, tuple[str, str, str]]
    exact: Mapping[str, tuple[str, str, str]]
    above: Mapping[str, frozenset[str]]
    countries_of: Mapping[str, str]
    openings: frozenset[str]
    heads: frozenset[str]
    openers: frozenset[str]
    tails: frozenset[str]

    def noun_class(self, token: Token) -> str:
        """The class that the noun names, the longest compound first ("kamikaze drone" before "drone"); "" when
        the ontology does not know it, or knows it as an event or abstraction."""
        listed = self.ontology.noun_index
        phrase = self.of_phrase(token)
        if phrase:
            found = listed[phrase]
            return found if self.is_thing(found) else ""
        lemma, lower = token.lemma_.lower(), token.lower_
        if lemma not in self.heads and lower not in self.heads:
            return ""
        heads = (lemma,) if lemma == lower else (lemma, lower)
        for size in range(self._longest_before(token, heads), -1, -1):
            before = "".join([f"{t.lower_} " for t in token.doc[token.i - size : token.i]]) if size else ""
            for head in heads:
                found = listed.get(f"{before}{head}".strip(), "")
                if found:
                    event = not size and head in words("mentions")["events_first"]
                    return found if self.is_thing(found) and not event else ""
        return ""

    def _longest_before(self, token: Token, heads: tuple[str, ...]) -> int:
        """How many words before a noun may make one entry with it: up to three of its sentence that no preposition
        or mark parts from it; none where the last of them is in no entry with it."""
        left = list(token.doc[max(token.sent.start, token.i - 3) : token.i])
        if not left or not any(f"{left[-1].lower_} {head}" in self.tails for head in heads):
            return 0
        for size, other in enumerate(reversed(left)):
            if other.pos_ in {"ADP", "PUNCT", "CCONJ"}:
                return size
        return len(left)

    def of_phrase(self, token: Token) -> str:
        """The entry of the noun list that the noun opens with a phrase ("secretary of state", "son-in-law"), or ""."""
        doc, i = token.doc, token.i
        if token.lemma_.lower() not in self.openers or i + 2 >= len(doc):
            return ""
        after, entry = doc[i + 1], ""
        if after.pos_ == "ADP":
            entry = f"{token.lemma_.lower()} {after.lower_} {doc[i + 2].lower_}"
        if after.text == "-" and i + 4 < len(doc):
            entry = token.lemma_.lower() + "".join(t.lower_ for t in doc[i + 1 : i + 5])
        return entry if entry in self.ontology.noun_index else ""

    def phrase_last(self, token: Token) -> int:
        """The last token of the phrase that `of_phrase` found."""
        return token.i + (4 if token.doc[token.i + 1].text == "-" else 2)

    def is_compound(self, tokens: Span) -> bool:
        """Is the stretch, its last word in the singular, one entry of the noun list ("bulletproof vest")?"""
        before = " ".join(t.lower_ for t in tokens[:-1])
        last = tokens[len(tokens) - 1]
        return any(f"{before} {word}" in self.ontology.noun_index for word in (last.lemma_.lower(), last.lower_))

    def is_thing(self, name: str) -> bool:
        """Is the class one of entities that can be met, held, visited (not an event, not an abstraction)?"""
        return not self.is_a(name, "Event", "Abstraction")

    def is_a(self, name: str, *others: str) -> bool:
        """Is the class one of these, or below one?"""
        return not self.above.get(name, frozenset()).isdisjoint(others)

    def is_title(self, token: Token) -> bool:
        """Does the word stand before people's names: a title of the gazetteer, or a noun for persons?"""
        word = token.lower_.rstrip(".")
        if word in self.ontology.gazetteer.titles or token.lemma_.lower() in self.ontology.gazetteer.titles:
            return True
        return self.is_a(self.ontology.noun_index.get(token.lemma_.lower(), ""), "Person")

    def sex_of_title(self, title: str) -> str:
        """ "m", "f" or "" for a title or role noun, by its longest ending that is known ("crown prince")."""
        parts = title.lower().replace(".", "").split()
        listed = words("mentions")
        for first in range(len(parts)):
            tail = " ".join(parts[first:])
            known = self.ontology.gazetteer.titles.get(tail, "")
            if known or tail in listed["male"] or tail in listed["female"]:
                return known or ("m" if tail in listed["male"] else "f")
        return ""

    def known(self, doc: Doc | Span) -> list[Known]:
        """All gazetteer names of a Doc or a stretch of one (numbers count from its start), the longest at each
        place, none inside another."""
        found: list[Known] = []
        free = 0
        for i, token in enumerate(doc):
            if i < free or not token.text[:1].isupper() or token.text.casefold() not in self.openings:
                continue
            match = self._longest_at(doc, i)
            if match is not None and not (match.kind == "demonym" and self._is_wider(doc, i)):
                found.append(match)
                free = match.end
        return found

    def _is_wider(self, doc: Doc | Span, i: int) -> bool:
        """Does "North", "Latin" or the like stand before token i?"""
        k = i - (2 if i > 1 and doc[i - 1].text in HYPHENS else 1)
        return k >= 0 and doc[k].lower_ in words("mentions")["wider"] and doc[k].text[:1].isupper()

    def _longest_at(self, doc: Doc | Span, i: int) -> Known | None:
        found = None
        for end in range(i + 1, min(i + LONGEST, len(doc)) + 1):
            text = doc[i].text if end == i + 1 else doc[i:end].text
            folded = text.casefold()
            if folded not in self.openings:
                break
            hit = self.exact.get(text) or (self.names.get(folded) if len(text) > 3 else None)
            if hit and not doc[end - 1].is_space:
                found = Known(i, end, *hit)
        return found


def build_lexicon(ontology: Ontology) -> Lexicon:
    """Index an ontology's gazetteer; earlier kinds win where one name is listed twice."""
    gazetteer = ontology.gazetteer
    listed: list[tuple[str, tuple[str, str, str]]] = []
    for country in gazetteer.countries:
        best = country.names[0]
        listed += [(name, (best, "country", "Country")) for name in country.names]
        listed += [(name, (best, "demonym", "Country")) for name in country.demonyms]
    agency = "NewsAgency" if "NewsAgency" in ontology.classes else "Organization"
    for names in gazetteer.agencies:
        listed += [(name, (names[0], "agency", agency)) for name in names]
    for name, cls in sorted(gazetteer.regions.items()):
        listed.append((name, (name, "region", cls)))
    for country in gazetteer.countries:
        listed += [(name, (name, "region", "City")) for name in country.capitals]
    folded: dict[str, tuple[str, str, str]] = {}
    exact: dict[str, tuple[str, str, str]] = {}
    for name, value in listed:
        exact.setdefault(name, value)
        folded.setdefault(name.casefold(), value)
    above = {name: frozenset(ontology.ancestors(name)) for name in ontology.classes}
    homes = {capital.casefold(): c.names[0].casefold() for c in gazetteer.countries for capital in c.capitals}
    openings = frozenset(name[:end] for name in folded for end in range(1, len(name) + 1))
    heads = frozenset(phrase.rpartition(" ")[2] for phrase in ontology.noun_index)
    breaks = [(phrase, end) for phrase in ontology.noun_index for end, letter in enumerate(phrase) if letter in " -"]
    openers = frozenset(phrase[:end] for phrase, end in breaks)
    tails = frozenset(ontology.noun_index) | {phrase[end + 1 :] for phrase, end in breaks}
    return Lexicon(ontology, folded, exact, above, homes, openings, heads, openers, tails)


_LEXICONS: dict[int, Lexicon] = {}


def lexicon_of(ontology: Ontology) -> Lexicon:
    """The index of an ontology, made once for each: it takes a third of what annotating one article does."""
    found = _LEXICONS.get(id(ontology))
    if found is None or found.ontology is not ontology:
        found = _LEXICONS[id(ontology)] = build_lexicon(ontology)
    return found
