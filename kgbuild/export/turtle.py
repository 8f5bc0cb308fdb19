"""Turtle and TriG for people: prefixed, one paragraph a subject, sorted.

In: sorted triples in N-Triples form, or paragraphs made of what is said of each subject.  Out: the file's text, piece
by piece, so that it need not fit into memory.
RDF 1.1, written straight from text: a million triples take seconds, where rdflib's serializer takes minutes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any

from kgbuild.graph.terms import Said, Triple, term
from kgbuild.model.prefixes import PREFIXES

HELD = 20_000
"""Short forms kept: a graph has millions of names, most of which are met a few times and near one another."""
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_\-.]*[A-Za-z0-9_\-])?")
_INTEGER, _DECIMAL = re.compile(r"[+-]?\d+"), re.compile(r"[+-]?\d*\.\d+")
_TYPE, _LABEL = term("rdf:type"), term("rdfs:label")
_STATEMENT = (term("rdf:subject"), term("rdf:predicate"), term("rdf:object"))
_FIRST = (_TYPE, _LABEL, "<http://www.w3.org/2004/02/skos/", f"<{PREFIXES['kg']}", f"<{PREFIXES['rel']}")
"""The order of predicates: class, names, then our own terms, then those of other vocabularies."""


class Shortener:
    """Terms as a person writes them: `kg:met`, `5`, `"2021-05-12"^^xsd:date`."""

    def __init__(self, base: str) -> None:
        self.prefixes = {**PREFIXES, "id": base}
        self._base = f"<{base}"
        self._spaces = {space: prefix for prefix, space in self.prefixes.items()}
        self._lengths = sorted({len(space) for space in self._spaces}, reverse=True)
        self._known: dict[str, str] = {_TYPE: "a"}
        self._classes: dict[tuple[str, ...], str] = {}
        self._forms: dict[tuple[str, ...], tuple[str, itemgetter[Any]]] = {}

    def __call__(self, text: str) -> str:
        """Any term in its shortest form, `a` for rdf:type."""
        found = self._known.get(text)
        if found is None:
            if text[-1] != ">":
                return text
            found = self.name(text) if text[0] == "<" else self._literal(text)
            if len(self._known) == HELD:
                self._known.clear()
                self._known[_TYPE] = "a"
            self._known[text] = found
        return found

    def name(self, text: str) -> str:
        """An IRI as a prefixed name where Turtle allows one."""
        if text.startswith(self._base) and _LOCAL.fullmatch(text, len(self._base), len(text) - 1):
            return f"id:{text[len(self._base) : -1]}"
        cut, end = max(text.rfind("/"), text.rfind("#")) + 1, len(text) - 1
        prefix = self._spaces.get(text[1:cut])
        if prefix is not None and _LOCAL.fullmatch(text, cut, end):
            return f"{prefix}:{text[cut:end]}"
        inside = text[1:-1]
        for length in self._lengths:
            prefix = self._spaces.get(inside[:length])
            if prefix is not None and _LOCAL.fullmatch(inside, length):
                return f"{prefix}:{inside[length:]}"
        return text

    def paragraph(self, name: str, said: Said) -> str:
        """A subject, given in its short form, with a line for each predicate."""
        known, words = self._known, [name]
        for predicate, targets in said.items():
            if len(targets) == 1:
                target = targets[0]
                words.append(target if target[-1] != ">" else known.get(target) or self(target))
            else:
                words.append(self._list(predicate, targets))
        form, chosen = self._forms.get(predicates := tuple(said)) or self._form(predicates)
        text: str = form % chosen(words)
        return text

    def _form(self, predicates: tuple[str, ...]) -> tuple[str, itemgetter[Any]]:
        """How a paragraph with these predicates looks, and in which order its words are filled in: few are met."""
        lines = ordered(predicates)
        form = " ;\n    ".join([f"{self(predicate)} ".replace("%", "%%") + "%s" for predicate in lines])
        if len(self._forms) == HELD:
            self._forms.clear()
        found = f"\n%s {form} .\n", itemgetter(0, *(predicates.index(predicate) + 1 for predicate in lines))
        self._forms[predicates] = found
        return found

    def _list(self, predicate: str, targets: tuple[str, ...]) -> str:
        if predicate != _TYPE:
            return ", ".join(map(self, sorted(set(targets))))
        if targets not in self._classes:
            names = sorted(map(self, sorted(set(targets))), key=lambda name: not name.startswith("kg:"))
            self._classes[targets] = ", ".join(names)
        return self._classes[targets]

    def _literal(self, text: str) -> str:
        body, _, datatype = text.rpartition("^^")
        short = self(datatype)
        if short == "xsd:integer" and _INTEGER.fullmatch(body[1:-1]):
            return body[1:-1]
        if short == "xsd:decimal" and _DECIMAL.fullmatch(body[1:-1]):
            return body[1:-1]
        return f"{body}^^{short}"


def turtle(triples: Iterable[Triple], base: str) -> Iterator[str]:
    """graph.ttl."""
    yield head(base)
    yield from _paragraphs(triples, Shortener(base))


def turtle12(triples: Iterable[Triple], base: str) -> Iterator[str]:
    """The same in RDF 1.2: each claim also `rdf:reifies` the triple it is about, as a triple term."""
    yield 'VERSION "1.2"\n'
    yield from turtle(_reified(triples), base)


def _reified(triples: Iterable[Triple]) -> Iterator[Triple]:
    """Sorted triples, sorted still, with one more for each claim."""
    for subject, group in groupby(triples, key=lambda triple: triple[0]):
        rows = list(group)
        said = {predicate: target for _, predicate, target in rows if predicate in _STATEMENT}
        if len(said) == len(_STATEMENT):
            term_of = f"<<( {' '.join(said[name] for name in _STATEMENT)} )>>"
            rows = sorted([*rows, (subject, term("rdf:reifies"), term_of)])
        yield from rows


def trig(graphs: Iterable[tuple[str, Iterable[Triple]]], base: str) -> Iterator[str]:
    """graph.trig: what the graph says first, then a named graph for each article with what it says."""
    short = Shortener(base)
    return bound(((name, _paragraphs(triples, short)) for name, triples in graphs), base)


def bound(graphs: Iterable[tuple[str, Iterable[str]]], base: str) -> Iterator[str]:
    """The text of graph.trig from the paragraphs of each graph, "" first."""
    short = Shortener(base)
    yield head(base)
    for name, paragraphs in graphs:
        if name:
            yield f"\n{short(name)} {{\n"
            yield from map(_indented, paragraphs)
            yield "}\n"
        else:
            yield from paragraphs


def head(base: str) -> str:
    """The first lines of a file."""
    return "".join(f"@prefix {prefix}: <{space}> .\n" for prefix, space in sorted(Shortener(base).prefixes.items()))


def _indented(text: str) -> str:
    """One paragraph or several, all their lines four blanks to the right; line breaks stand in no literal."""
    return text.replace("\n", "\n    ").replace("\n    \n", "\n\n")[:-4]


def _paragraphs(triples: Iterable[Triple], short: Shortener) -> Iterator[str]:
    """One paragraph a subject."""
    for subject, group in groupby(triples, key=itemgetter(0)):
        said: dict[str, list[str]] = {}
        for _, predicate, target in group:
            said.setdefault(predicate, []).append(target)
        whole = {predicate: tuple(targets) for predicate, targets in said.items()}
        yield short.paragraph(short.name(subject), whole)


@lru_cache(maxsize=10_000)
def ordered(predicates: tuple[str, ...]) -> list[str]:
    """Predicates as people want them; few sets of them are met."""
    return sorted(predicates, key=lambda predicate: (_rank(predicate), predicate))


@lru_cache(maxsize=10_000)
def _rank(predicate: str) -> int:
    return next((rank for rank, start in enumerate(_FIRST) if predicate.startswith(start)), len(_FIRST))
