"""Every article through annotation and extraction, unless an earlier build already took it there.

In: articles, `Settings`.  Out: an `Extraction` or a `Problem` each, in the articles' order: the same ones whether they
were worked out here, by other processes, or by an earlier build.  Articles are taken only as they are needed.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, nullcontext
from itertools import chain, islice

from kgbuild.engines import Engine, Failed
from kgbuild.engines.cores import cores
from kgbuild.engines.here import Here
from kgbuild.engines.place import Place
from kgbuild.errors import KgbuildError
from kgbuild.model import Article, Problem
from kgbuild.ontology import Ontology
from kgbuild.settings import Settings
from kgbuild.work.chunks import Chunk, Told, chunks, fine_at_the_end
from kgbuild.work.errand import prepare, read_batch
from kgbuild.work.fingerprint import of_extraction
from kgbuild.work.rows import pack
from kgbuild.work.store import Store

LAST = 2
"""Chunks for each worker, the last ones, that are handed out article by article, so that all end at about one time."""
HEAD = 32
"""Chunks looked at together to tell whether there is work for processes."""
PLENTY = 1_000_000
"""Bytes of files in which there is enough to read for processes to pay, however much of them is markup."""
AHEAD = 8
"""Chunks for each worker that are held at once, whether waiting, under way, or finished before their turn."""


def work_through(
    articles: Iterable[Article],
    ontology: Ontology | None,
    settings: Settings,
    place: Place | None = None,
    ahead: int = AHEAD,
) -> Iterator[Told]:
    """What each article says; with `settings.cache`, only what is not remembered is worked out, and then remembered.

    `place` is where a build works; without one, workers serve this alone.  `ahead` is how many chunks for each worker
    may be held at once: with as many as there are, what is known is unpacked while what is new is read.
    """
    kept = nullcontext() if settings.cache is None else closing(Store(settings.cache, of_extraction(settings)))
    with kept as store, nullcontext(place) if place else closing(place_of(settings)) as somewhere:
        waiting = chunks(articles, store)
        while head := list(islice(waiting, most := max(HEAD, ahead))):
            engine = somewhere.engine(sum(chunk.size for chunk in head))
            require_alike(engine, settings)
            fine = fine_at_the_end(head, LAST * engine.width)
            if len(head) < most and len(fine) <= ahead * engine.width:  # that is all there is, and all may be held
                head = fine
            rest: Iterable[Chunk] = () if isinstance(engine, Here) else waiting
            yield from told_by(engine, chain(head, rest), store, settings, ahead, somewhere.wait)


def begin_early(place: Place, settings: Settings, size: int) -> None:
    """Start workers ahead of their work, as their start takes two seconds: one when most of it was done by an earlier
    build, else all of them when there is surely enough, by the size of the files in bytes."""
    if not place.can_begin:
        return
    if settings.cache is not None:
        with closing(Store(settings.cache, of_extraction(settings))) as store:
            if store.knows_any():
                place.begin(1, prepare, settings)
                return
    if settings.jobs is not None or size >= PLENTY:
        place.begin(settings.jobs or cores(), prepare, settings)


def require_alike(engine: Engine, settings: Settings) -> None:
    """Workers elsewhere find what would be found here.  Raises KgbuildError when one has other code or data."""
    for worker, theirs in sorted(engine.everywhere(of_extraction, settings).items()):
        if theirs != of_extraction(settings):
            raise KgbuildError(
                "has another kgbuild, ontology, language pipeline or library than this machine", f"worker {worker}",
                "install the same versions there (pip install -c constraints.txt), with the ontology at the same path",
            )  # fmt: skip


def place_of(settings: Settings) -> Place:
    """Where a build with these settings works."""
    needs = "kgbuild.work.ready" if settings.model is None else "kgbuild.work.batch"
    return Place(settings.jobs, settings.patience, settings.engine, settings.engine_address, needs)


def told_by(
    engine: Engine,
    chunks: Iterable[Chunk],
    store: Store | None,
    settings: Settings,
    ahead: int = AHEAD,
    waits: Callable[[], bool] = lambda: False,
) -> Iterator[Told]:
    """The chunks' articles, read by an engine, in their order; `waits` is called before others are waited for,
    and again as long as it does something and nobody is done."""
    work = Work(engine, store, settings, ahead, waits)
    try:
        yield from work.through(iter(chunks))
    finally:
        work.settle_finished()  # what an interrupted build has finished is not lost


class Work:
    """Which task reads which articles of which chunk, and how often each was lost."""

    def __init__(
        self, engine: Engine, store: Store | None, settings: Settings, ahead: int, waits: Callable[[], bool]
    ) -> None:
        self.engine, self.store, self.settings, self.ahead, self.waits = engine, store, settings, ahead, waits
        self.tasks: dict[int, tuple[Chunk, list[int], int]] = {}

    def through(self, chunks: Iterator[Chunk]) -> Iterator[Told]:
        """Chunks are begun a few ahead of the one whose turn it is."""
        held: deque[Chunk] = deque()
        while True:
            for chunk in islice(chunks, self.ahead * self.engine.width - len(held)):
                held.append(chunk)
                self.begin(chunk)
            if not held:
                return
            while held[0].fresh and not isinstance(self.engine, Here) and self.waits():
                self.settle_finished()
            while held[0].fresh:
                self.settle(*self.engine.next())
            told = held[0].told()  # unpacked when it is their turn: meanwhile others are read
            if held[0].fresh:
                self.begin(held[0])
            else:
                held.popleft()
                yield from told

    def begin(self, chunk: Chunk) -> None:
        """Have what is fresh read: together, or, where that saves no errand, one by one, each finished for good."""
        fresh = chunk.fresh
        if self.engine.width == 1:
            for place in fresh:
                self.hand_in(chunk, [place])
        elif fresh:
            self.hand_in(chunk, fresh)

    def hand_in(self, chunk: Chunk, places: list[int], lost: int = 0) -> None:
        """Have some articles of a chunk read."""
        articles, travels = [chunk.articles[place] for place in places], not isinstance(self.engine, Here)
        number = self.engine.submit(read_batch, articles, self.settings, travels)
        self.tasks[number] = chunk, places, lost

    def settle_finished(self) -> None:
        """Keep what can be had without waiting."""
        for number, outcome in self.engine.finished():
            self.settle(number, outcome)

    def settle(self, number: int, outcome: list[Told | bytes] | Failed) -> None:
        """Keep what a task found, on disk too.  Articles lost together are read again, each alone.

        One that is lost twice is set aside.  When a process with several died, none of them is known to be the cause.
        """
        chunk, places, lost = self.tasks.pop(number)
        if not isinstance(outcome, Failed):
            for place, answer in zip(places, outcome, strict=True):
                chunk.answers[place] = answer
                if self.store is not None and not isinstance(answer, Problem):
                    self.store.put(chunk.keys[place], answer if isinstance(answer, bytes) else pack(answer))
            return
        lost += outcome.blames_all or len(places) == 1
        for place in places:
            if lost < 2:
                self.hand_in(chunk, [place], lost)
            else:
                name = chunk.articles[place].name
                chunk.answers[place] = Problem(name, f"reading it {outcome.reason}, twice", outcome.todo)
