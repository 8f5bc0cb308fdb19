"""Turtle and TriG for people: prefixed, one paragraph a subject, sorted.

In: sorted triples in N-Triples form.  Out: the file's text, piece by piece, so that it need not fit into memory.
RDF 1.1, written straight from text: a million triples take seconds, where rdflib's serializer takes minutes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby

from kgbuild.graph.terms import Triple, term
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
        self._spaces = {space: prefix for prefix, space in self.prefixes.items()}
        self._lengths = sorted({len(space) for space in self._spaces}, reverse=True)
        self._known: dict[str, str] = {_TYPE: "a"}

    def __call__(self, text: str) -> str:
        """Any term in its shortest form, `a` for rdf:type."""
        found = self._known.get(text)
        if found is None:
            found = self.name(text) if text[0] == "<" else self._literal(text)
            if text[0] == "<":
                if len(self._known) == HELD:
                    self._known = {_TYPE: "a"}
                self._known[text] = found
        return found

    def name(self, text: str) -> str:
        """An IRI as a prefixed name where Turtle allows one."""
        inside = text[1:-1]
        for length in self._lengths:
            prefix = self._spaces.get(inside[:length])
            if prefix is not None and _LOCAL.fullmatch(inside, length):
                return f"{prefix}:{inside[length:]}"
        return text

    def _literal(self, text: str) -> str:
        if text[-1] != ">":
            return text
        body, _, datatype = text.rpartition("^^")
        short = self(datatype)
        if short == "xsd:integer" and _INTEGER.fullmatch(body[1:-1]):
            return body[1:-1]
        if short == "xsd:decimal" and _DECIMAL.fullmatch(body[1:-1]):
            return body[1:-1]
        return f"{body}^^{short}"


def turtle(triples: Iterable[Triple], base: str) -> Iterator[str]:
    """graph.ttl."""
    short = Shortener(base)
    yield _head(short)
    yield from _paragraphs(triples, short, "")


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
    yield _head(short)
    for name, triples in graphs:
        if name:
            yield f"\n{short(name)} {{\n"
            yield from _paragraphs(triples, short, "    ")
            yield "}\n"
        else:
            yield from _paragraphs(triples, short, "")


def _head(short: Shortener) -> str:
    return "".join(f"@prefix {prefix}: <{space}> .\n" for prefix, space in sorted(short.prefixes.items()))


def _paragraphs(triples: Iterable[Triple], short: Shortener, margin: str) -> Iterator[str]:
    """One paragraph a subject."""
    between = f" ;\n{margin}    "
    for subject, group in groupby(triples, key=lambda triple: triple[0]):
        lines: dict[str, list[str]] = {}
        for _, predicate, target in group:
            lines.setdefault(predicate, []).append(short(target))
        if _TYPE in lines:
            lines[_TYPE].sort(key=lambda name: not name.startswith("kg:"))
        body = between.join(f"{short(name)} {', '.join(lines[name])}" for name in _ordered(tuple(lines)))
        yield f"\n{margin}{short.name(subject)} {body} .\n"


@lru_cache(maxsize=10_000)
def _ordered(predicates: tuple[str, ...]) -> list[str]:
    """Predicates as people want them; few sets of them are met."""
    return sorted(predicates, key=lambda predicate: (_rank(predicate), predicate))


@lru_cache(maxsize=10_000)
def _rank(predicate: str) -> int:
    return next((rank for rank, start in enumerate(_FIRST) if predicate.startswith(start)), len(_FIRST))
