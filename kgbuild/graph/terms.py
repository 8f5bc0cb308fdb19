"""RDF terms as text, always legal.

In: names, words and values of any kind.  Out: IRIs and literals in N-Triples form, the form in which kgbuild
passes triples around: it needs no library, sorts, and every store reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from urllib.parse import quote

from kgbuild.model.prefixes import PREFIXES

Triple = tuple[str, str, str]
Said = Mapping[str, tuple[str, ...]]
"""What is said of one subject: objects by predicate.  Quicker to make, to sort and to write than triples."""

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_SPECIAL = re.compile('["\\\\\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]')
_LANGUAGE = re.compile(r"^[a-z]{1,8}(-[a-z0-9]{1,8})*$")


def iri(text: str) -> str:
    """An absolute IRI: characters that IRIs may not hold are percent-encoded."""
    return f"<{re.sub(_NOT_IRI, lambda match: quote(match.group(), safe='', errors='replace'), text)}>"


_NOT_IRI = re.compile('[\x00-\x20<>"{}|^`\\\\\x7f-\x9f\ud800-\udfff\ufffe\uffff\ue000-\uf8ff]')


@lru_cache(maxsize=10_000)
def individual(base: str, name: str) -> str:
    """The IRI of an entity, event, claim, piece of evidence or article: ids that are not plain are encoded."""
    if _UNQUOTED.fullmatch(name):
        return f"<{base}{name}>"
    return f"<{base}{quote(name, safe='-._~', errors='replace')}>"


_UNQUOTED = re.compile(r"[A-Za-z0-9._~-]*")


@lru_cache(maxsize=10_000)
def term(curie: str) -> str:
    """The IRI of a CURIE such as `kg:met` or `rel:applaud`; one without a known prefix is a `kg:` name."""
    prefix, colon, local = curie.partition(":")
    if not colon or prefix not in PREFIXES:
        prefix, local = "kg", curie
    return f"<{PREFIXES[prefix]}{quote(local.strip().replace(' ', '-'), safe='-._~', errors='replace')}>"


def literal(text: str, datatype: str = "", language: str = "") -> str:
    """A literal.  Control characters that XML forbids, and halves of surrogate pairs, become U+FFFD."""
    plain = '"' not in text and "\\" not in text and text.isprintable()
    body = text if plain else _SPECIAL.sub(_escape, text)
    if language:
        tag = language.casefold()
        return f'"{body}"@{tag}' if _LANGUAGE.match(tag) else f'"{body}"'
    return f'"{body}"^^{term(datatype)}' if datatype else f'"{body}"'


_LITERAL = re.compile(r'^"(.*)"(?:@([a-z0-9-]+)|\^\^<(.*)>)?$', re.DOTALL)
_ESCAPED = re.compile(r'\\(["\\nrtbf])')
_PLAIN = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}


def parts(text: str) -> tuple[str, str, str]:
    """The words, datatype IRI and language of a literal in N-Triples form."""
    match = _LITERAL.match(text)
    if match is None:
        raise ValueError(f"not a literal: {text}")
    body = match[1]
    if "\\" in body:
        body = _ESCAPED.sub(lambda found: _PLAIN.get(found[1], found[1]), body)
    return body, match[3] or "", match[2] or ""


def triples_of(subject: str, said: Said) -> Iterator[Triple]:
    """The same as triples."""
    for predicate, targets in said.items():
        for target in targets:
            yield subject, predicate, target


def together(rows: Sequence[Said]) -> Said:
    """All that is said of a subject, as one."""
    if len(rows) == 1:
        return rows[0]
    found: dict[str, list[str]] = {}
    for said in rows:
        for predicate, targets in said.items():
            found.setdefault(predicate, []).extend(targets)
    return {predicate: tuple(sorted(set(targets))) for predicate, targets in found.items()}


@lru_cache(maxsize=10_000)
def number(text: str) -> str:
    """A number as xsd:integer or xsd:decimal; one in other notation as plain text."""
    if re.fullmatch(r"[+-]?\d+", text):
        return literal(str(int(text)), "xsd:integer")
    if re.fullmatch(r"[+-]?\d*\.\d+", text):
        sign = "-" if text.startswith("-") else ""
        whole, _, part = text.lstrip("+-").partition(".")
        return literal(f"{sign}{whole.lstrip('0') or '0'}.{part.rstrip('0') or '0'}", "xsd:decimal")
    return literal(text)


def _escape(match: re.Match[str]) -> str:
    return _ESCAPES.get(match.group(), "\ufffd")
