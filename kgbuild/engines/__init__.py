"""Where work is done: in this process, over the cores of this machine, or on a cluster.

In: a function of a module and what it is given.  Out: what it returns, whichever is finished first.  An engine knows
nothing of articles or graphs: the stages are functions over batches, and every engine runs the same ones.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Failed:
    """A task that was lost with the process that did it, or that took too long.

    `reason` completes "it ..."; `todo` is what a user may do about it; `blames_all` tells whether every part of
    the task is to blame, rather than one of them that is not known.
    """

    reason: str
    todo: str
    blames_all: bool = False


def too_late(seconds: float) -> Failed:
    """A task that was not done in its time."""
    return Failed(
        f"was not done within {seconds:g} s", "shorten it, or allow more seconds with --patience", blames_all=True
    )


class Engine(Protocol):
    """Something that does tasks.  `width` is how many it does at once."""

    width: int

    def submit(self, function: Callable[..., Any], *given: Any) -> int:
        """Take a task (a function that can be imported by its name); its number."""

    def next(self) -> tuple[int, Any]:
        """The number of a finished task, and what it returned or a `Failed`; waits until there is one.  What the
        function itself raises is raised here."""

    def finished(self) -> list[tuple[int, Any]]:
        """Those that can be had without waiting."""

    def share(self, value: bytes) -> Any:
        """Something to give to many tasks, as they are to be given it."""

    def everywhere(self, function: Callable[..., Any], *given: Any) -> dict[str, Any]:
        """What a function returns on each worker that may have other code than this process."""

    def close(self) -> None:
        """Stop at once; what is under way is dropped."""
