"""One function over many things, on an engine.

In: a function of a module, things, and what all calls of it share.  Out: what it returns for each, in their order.
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Protocol, TypeVar

from kgbuild.engines import Engine, Failed
from kgbuild.errors import KgbuildError

T = TypeVar("T")
R = TypeVar("R")
PARTS = 8
"""Tasks for each worker: enough that none waits long for the last, few enough that what is shared is sent seldom."""
TRIES = 3


class Over(Protocol):
    """Calls `function(thing, *shared)` for each thing; somewhere."""

    def __call__(self, function: Callable[..., R], things: Iterable[Any], *shared: Any) -> list[R]:
        """What it returns, in the order of the things."""


def here(function: Callable[..., R], things: Iterable[Any], *shared: Any) -> list[R]:
    """One after another, in this process."""
    return [function(thing, *shared) for thing in things]


def spread(engine: Engine, function: Callable[..., R], things: Sequence[Any], shared: tuple[Any, ...]) -> list[R]:
    """A few things a task, the first ones each in another; what is shared goes to each worker once."""
    packed = pickle.dumps(shared)
    digest, sent = hashlib.sha256(packed).digest(), engine.share(packed)
    count = min(len(things), engine.width * PARTS)
    parts = dealt(things, count)
    tasks = {engine.submit(each_of, function, part, digest, sent): (place, 1) for place, part in enumerate(parts)}
    found: dict[int, list[R]] = {}
    while tasks:
        number, answer = engine.next()
        place, tries = tasks.pop(number)
        if not isinstance(answer, Failed):
            found[place] = answer
        elif tries < TRIES:
            tasks[engine.submit(each_of, function, parts[place], digest, sent)] = place, tries + 1
        else:
            raise KgbuildError(f"a part of {function.__name__} {answer.reason}, {TRIES} times", "", answer.todo)
    return collected(found, len(things))


def dealt(things: Sequence[T], count: int) -> list[Sequence[T]]:
    """The things in so many parts, the first ones each in another."""
    return [things[place::count] for place in range(count)]


def collected(found: Mapping[int, Sequence[R]], total: int) -> list[R]:
    """What was found for each of `total` things, in their order, out of what was found for each part."""
    return [found[number % len(found)][number // len(found)] for number in range(total)]


_shared: dict[bytes, tuple[Any, ...]] = {}


def each_of(function: Callable[..., R], things: Sequence[Any], digest: bytes, packed: bytes) -> list[R]:
    """A task, in its worker; what is shared is unpacked once."""
    if digest not in _shared:
        _shared.clear()
        _shared[digest] = pickle.loads(packed)
    shared = _shared[digest]
    return [function(thing, *shared) for thing in things]
