"""One function over many things, on an engine.

In: a function of a module, things, and what all calls of it share.  Out: what it returns for each, in their order.
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable, Iterable, Sequence
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
    parts = [things[place::count] for place in range(count)]
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
    return [found[number % count][number // count] for number in range(len(things))]


_shared: dict[bytes, tuple[Any, ...]] = {}


def each_of(function: Callable[..., R], things: Sequence[Any], digest: bytes, packed: bytes) -> list[R]:
    """A task, in its worker; what is shared is unpacked once."""
    if digest not in _shared:
        _shared.clear()
        _shared[digest] = pickle.loads(packed)
    shared = _shared[digest]
    return [function(thing, *shared) for thing in things]
