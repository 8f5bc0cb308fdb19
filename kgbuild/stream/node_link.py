"""graph.json of a graph on disk.

In: a `Whole` and the ontology.  Out: the file's text, piece by piece: the bytes `graph.to_json` would give.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

import msgspec

from kgbuild.graph.network import all_classes, link_row, node_row
from kgbuild.graph.node_link import FORMAT, File, Values
from kgbuild.model import Entity, Event
from kgbuild.ontology.view import Ontology
from kgbuild.stream.whole import Whole


def to_json(whole: Whole, ontology: Ontology) -> Iterator[str]:
    """The pieces of graph.json: an empty file, its lists filled one after the other."""
    lists: dict[str, Iterable[bytes]] = {
        "nodes": _nodes(whole, ontology), "links": _links(whole),
        **{name: whole.rows(name) for name in ("articles", "entities", "events", "facts", "mentions", "matches")},
        **{name: whole.rows(name) for name in ("vetoes", "problems", "copies")},
    }  # fmt: skip
    values = Values((), (), (), (), remarks=tuple(sorted(whole.remarks)), base=whole.base)
    rest = msgspec.json.encode(File(FORMAT, True, True, {}, (), (), values), order="deterministic").decode()
    for name in (*File.__struct_fields__, *Values.__struct_fields__):
        if name in lists:
            before, mark, rest = rest.partition(f'"{name}":[')
            yield before + mark
            between = ""
            for row in lists[name]:
                yield between + row.decode()
                between = ","
    yield rest + "\n"


def _nodes(whole: Whole, ontology: Ontology) -> Iterator[bytes]:
    for thing in chain[Entity | Event](whole.read("entities", Entity), whole.read("events", Event)):
        yield msgspec.json.encode(node_row(thing, all_classes(thing.type, ontology)))


def _links(whole: Whole) -> Iterator[bytes]:
    for fact, _ in whole.facts():
        if not fact.literal:
            yield msgspec.json.encode(link_row(fact))
