"""JSON-LD 1.1: the triples of graph.ttl as JSON objects, one a subject.

In: sorted triples.  Out: the file's bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

import msgspec

from kgbuild.export.turtle import Shortener
from kgbuild.graph.terms import Triple, parts

_Value = str | dict[str, str]


def jsonld(triples: Iterable[Triple], base: str) -> bytes:
    """A context with the prefixes, and a graph; every value is given with its type, so nothing is guessed."""
    short = Shortener(base)
    prefixes = {prefix: space for prefix, space in sorted(short.prefixes.items()) if space[-1] in ":/?#[]@"}
    objects = []
    for subject, group in groupby(triples, key=lambda triple: triple[0]):
        found: dict[str, str | list[_Value]] = {"@id": _name(subject, short, prefixes)}
        for predicate, same in groupby(group, key=lambda triple: triple[1]):
            key = "@type" if short(predicate) == "a" else _name(predicate, short, prefixes)
            found[key] = [_value(target, short, prefixes, key) for _, _, target in same]
        objects.append(found)
    return msgspec.json.format(msgspec.json.encode({"@context": prefixes, "@graph": objects}), indent=1) + b"\n"


def _name(text: str, short: Shortener, prefixes: dict[str, str]) -> str:
    name = short(text)
    if name == "a":
        return "rdf:type"
    return name if not name.startswith("<") and name.partition(":")[0] in prefixes else text[1:-1]


def _value(text: str, short: Shortener, prefixes: dict[str, str], key: str) -> _Value:
    if text.startswith("<"):
        return _name(text, short, prefixes) if key == "@type" else {"@id": _name(text, short, prefixes)}
    words, datatype, language = parts(text)
    if language:
        return {"@value": words, "@language": language}
    return {"@value": words, "@type": _name(f"<{datatype}>", short, prefixes)} if datatype else words
