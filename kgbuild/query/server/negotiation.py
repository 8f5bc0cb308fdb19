"""Which media type a client gets: RFC 9110 `Accept` against what can be written.

In: an Accept header.  Out: a media type, or None when nothing fits.
"""

from __future__ import annotations

from collections.abc import Mapping

RESULTS = {
    "application/sparql-results+json": "application/sparql-results+json",
    "application/json": "application/sparql-results+json",
    "application/sparql-results+xml": "application/sparql-results+xml",
    "application/xml": "application/sparql-results+xml",
    "text/xml": "application/sparql-results+xml",
    "text/csv": "text/csv",
    "text/tab-separated-values": "text/tab-separated-values",
}
"""SPARQL results: what a client may ask for, and what it then gets; the first is the default."""

GRAPHS = {
    "text/turtle": "text/turtle",
    "application/n-triples": "application/n-triples",
    "text/plain": "application/n-triples",
    "application/rdf+xml": "application/rdf+xml",
    "application/xml": "application/rdf+xml",
    "application/ld+json": "application/ld+json",
    "application/json": "application/ld+json",
}
"""RDF graphs, likewise."""

NAMES = {
    "json": "application/sparql-results+json, application/ld+json;q=0.5",
    "xml": "application/sparql-results+xml, application/rdf+xml;q=0.5",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "turtle": "text/turtle",
    "json-ld": "application/ld+json",
}
"""Short names that some clients send as `format=`, and the Accept header each stands for."""


def chosen(accept: str | None, offered: Mapping[str, str]) -> str | None:
    """The best type for an Accept header; without one, or with `*/*` alone, the first that is offered."""
    if not accept or not accept.strip():
        return next(iter(offered.values()))
    wanted = ranges(accept)
    best: tuple[float, int, int] | None = None
    found = None
    for place, (name, media) in enumerate(offered.items()):
        quality, exact = weight(name, wanted, alias=name != media)
        rank = (quality, exact, -place)
        if quality > 0 and (best is None or rank > best):
            best, found = rank, media
    return found


def ranges(accept: str) -> list[tuple[str, float]]:
    """(media range, quality) of each part of an Accept header; a malformed quality counts as 1."""
    out: list[tuple[str, float]] = []
    for part in accept.split(","):
        name, *parameters = (piece.strip() for piece in part.split(";"))
        quality = 1.0
        for parameter in parameters:
            key, _, value = parameter.partition("=")
            if key.strip().casefold() == "q":
                try:
                    quality = min(1.0, max(0.0, float(value)))
                except ValueError:
                    quality = 1.0
        if name:
            out.append((name.casefold(), quality))
    return out


def weight(name: str, wanted: list[tuple[str, float]], alias: bool) -> tuple[float, int]:
    """(quality, how exact) of the most specific range that takes a type; another name of a type must be exact."""
    best = (0.0, -1)
    for pattern, quality in wanted:
        exact = 2 if pattern == name else 1 if pattern == name.split("/")[0] + "/*" else 0 if pattern == "*/*" else -1
        if exact > best[1] and not (alias and exact < 2):
            best = (quality, exact)
    return best
