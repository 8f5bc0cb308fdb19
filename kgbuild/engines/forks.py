"""One function over many things that are in memory already: forks of this process do their share.

In: a function, things, what all calls of it share.  Out: what it returns for each, in their order.  Nothing is sent
to a fork but numbers of parts, out of a pipe that this process reads from too: whoever is done takes the next one.
What is lost with a fork that is killed is done here.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from typing import Any, TypeVar

from kgbuild.engines.spread import collected, dealt, here
from kgbuild.engines.twin import Ended, beside

R = TypeVar("R")
PARTS = 32
"""Parts for each process: a number more costs nothing, and the last part is short."""
BYTES = 2
"""Of a number in the pipe, which holds some thirty thousand of them."""


def forked(width: int, function: Callable[..., R], things: Sequence[Any], shared: tuple[Any, ...]) -> list[R]:
    """By so many processes, this one included; the first things are begun first."""
    count = min(len(things), width * PARTS)
    if count < 2:
        return here(function, things, *shared)
    parts = dealt(things, count)
    with numbers(count) as queue, ExitStack() as forks:
        others = [forks.enter_context(beside(share, queue, function, parts, shared)) for _ in range(width - 1)]
        found: dict[int, list[R]] = share(queue, function, parts, shared)
        for other in others:
            with suppress(Ended):
                found |= other.result()
    for place, part in enumerate(parts):
        if place not in found:
            found[place] = here(function, part, *shared)
    return collected(found, len(things))


@contextmanager
def numbers(count: int) -> Iterator[int]:
    """The end of a pipe from which each number below `count` can be read once, by whoever comes first."""
    link, other = os.pipe()
    try:
        with os.fdopen(other, "wb") as pipe:
            pipe.writelines(number.to_bytes(BYTES, "big") for number in range(count))
        yield link
    finally:
        os.close(link)


def share(
    queue: int, function: Callable[..., R], parts: Sequence[Sequence[Any]], shared: tuple[Any, ...]
) -> dict[int, list[R]]:
    """What the function returns for each part that this process comes first to."""
    found = {}
    while number := os.read(queue, BYTES):
        place = int.from_bytes(number, "big")
        found[place] = here(function, parts[place], *shared)
    return found
