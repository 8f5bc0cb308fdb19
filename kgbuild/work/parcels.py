"""What travels between processes, as MessagePack: Python's own pickling takes frozen dataclasses apart one by one, and
is six times as slow.

In: an `Extraction`, `Cast`, `Profile` or `Fact`, inside of a task or its result.  Out: the same, where it is unpickled.
"""

from __future__ import annotations

import copyreg
from collections.abc import Callable
from typing import Any

import msgspec

from kgbuild.graph.node_link import PackedFact, fact_of, row_of
from kgbuild.model import Extraction, Fact
from kgbuild.resolve.cast import Cast
from kgbuild.resolve.profile import Profile
from kgbuild.work.rows import pack, unpack

_encoder = msgspec.msgpack.Encoder()
_decoders = {kind.__name__: msgspec.msgpack.Decoder(kind) for kind in (Cast, Profile, PackedFact)}
Parcel = tuple[Callable[..., Any], tuple[Any, ...]]


def opened(kind: str, data: bytes) -> Any:
    """What is in a parcel."""
    return _decoders[kind].decode(data)


def _extraction(one: Extraction) -> Parcel:
    return unpack, (pack(one),)


def _plain(one: Cast | Profile) -> Parcel:
    return opened, (type(one).__name__, _encoder.encode(one))


def stated(data: bytes) -> Fact:
    """The fact in a parcel."""
    row: PackedFact = opened(PackedFact.__name__, data)
    return fact_of(row)


def _fact(one: Fact) -> Parcel:
    return stated, (_encoder.encode(row_of(one, PackedFact)),)


copyreg.pickle(Extraction, _extraction)
copyreg.pickle(Fact, _fact)
copyreg.pickle(Cast, _plain)
copyreg.pickle(Profile, _plain)
