"""One function over many things gives the same on workers as here, also when one of them is killed."""

from contextlib import closing

import pytest

from kgbuild.engines import place
from kgbuild.engines.place import Place
from kgbuild.engines.processes import Processes
from kgbuild.engines.spread import here, spread
from kgbuild.errors import KgbuildError
from tests.engines.tasks import die, die_once, named

NAMES = {n: f"name {n}" for n in range(100)}


@pytest.fixture(scope="module")
def engine():
    with closing(Processes(2, 60)) as engine:
        yield engine


@pytest.mark.parametrize("count", [0, 1, 5, 100])
def test_workers_say_what_this_process_says(engine, count):
    things = list(range(count))
    assert spread(engine, named, things, (NAMES, "!")) == here(named, things, NAMES, "!")


def test_what_is_shared_may_change_between_calls(engine):
    assert spread(engine, named, [1], (NAMES, "!")) == ["name 1!"]
    assert spread(engine, named, [1], (NAMES, "?")) == ["name 1?"]


def test_a_part_lost_with_its_worker_is_done_again(engine, tmp_path):
    assert spread(engine, die_once, list(range(30)), (tmp_path,)) == list(range(30))


def test_a_part_that_is_lost_every_time_is_an_error(engine):
    with pytest.raises(KgbuildError, match=r"a part of die ended its process .*3 times"):
        spread(engine, die, [1], ())


@pytest.mark.parametrize(
    ("jobs", "size", "started"), [(1, 10**6, 0), (None, 10, 0), (None, 10**6, 1), (2, 10, 1), (2, 0, 0)]
)
def test_workers_are_started_when_it_pays_or_was_asked(monkeypatch, jobs, size, started):
    made = []
    monkeypatch.setattr(place, "cores", lambda: 2)
    monkeypatch.setattr(place, "Processes", lambda *given, **_: made.append(given) or place.Here())
    with closing(Place(jobs)) as somewhere:
        somewhere.engine(size)
        somewhere.engine(size)
    assert len(made) == started
