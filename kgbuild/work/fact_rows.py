"""Facts as bytes and back, without loss: the rows of graph.json without the names of their fields.

In: facts.  Out: MessagePack.  Apart from `rows`, since it takes the graph, which a build without news does not import.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from kgbuild.graph.node_link import PackedFact, fact_of, row_of
from kgbuild.model import Fact

_decoder = msgspec.msgpack.Decoder(list[PackedFact])


def pack_facts(facts: Iterable[Fact]) -> bytes:
    """The bytes of facts."""
    return msgspec.msgpack.encode([row_of(fact, PackedFact) for fact in facts])


def unpack_facts(data: bytes) -> list[Fact]:
    """The facts in the bytes.  Raises msgspec.DecodeError when they hold none."""
    return [fact_of(row) for row in _decoder.decode(data)]
