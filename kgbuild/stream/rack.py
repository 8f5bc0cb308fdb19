"""Values by number, on disk.

In: values of one type, put down one after the other.  Out: any of them again.  Eight bytes each stay in memory.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Generic, TypeVar

import msgspec

T = TypeVar("T")
_encode = msgspec.msgpack.Encoder().encode


class Rack(Generic[T]):
    """A rack of values.  `of` is their type, which says how they are to be read."""

    def __init__(self, folder: Path, name: str, of: Any) -> None:
        path = folder / f"{name}.rack"
        self._out = path.open("wb", 1 << 18)
        self._in = path.open("rb", 1 << 13)
        self._decode = msgspec.msgpack.Decoder(of).decode
        self._begins = array("q", [0])
        self._flushed = 0

    def __len__(self) -> int:
        return len(self._begins) - 1

    def put(self, value: T) -> int:
        """Put a value down; its number."""
        data = _encode(value)
        self._out.write(data)
        self._begins.append(self._begins[-1] + len(data))
        return len(self._begins) - 2

    def get(self, number: int) -> T:
        """The value of a number."""
        begin, end = self._begins[number], self._begins[number + 1]
        if end > self._flushed:
            self._out.flush()
            self._flushed = self._begins[-1]
        if self._in.tell() != begin:
            self._in.seek(begin)
        value: T = self._decode(self._in.read(end - begin))
        return value

    def __iter__(self) -> Iterator[T]:
        return (self.get(number) for number in range(len(self)))

    def close(self) -> None:
        """Let go of the file."""
        self._out.close()
        self._in.close()
