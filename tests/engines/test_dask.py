"""A Dask cluster of two workers on this machine, one of them really killed."""

import os
import signal
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

pytest.importorskip("distributed", reason='pip install "kgbuild[dask]"')

from kgbuild.engines import Failed
from kgbuild.engines.dask import Dask
from kgbuild.errors import InputError, KgbuildError
from tests.engines.tasks import die, double, refuse, slow
from tests.fair import soon_gone, stretched

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def engine():
    with closing(Dask(None, 2, 60)) as engine:
        yield engine


def ends(engine, count):
    return dict(engine.next() for _ in range(count))


def test_every_task_comes_back_under_its_number(engine):
    assert engine.width == 2
    numbers = {engine.submit(double, n): 2 * n for n in range(50)}
    assert ends(engine, 50) == numbers
    assert engine.finished() == []


def test_a_worker_killed_on_the_way_loses_nothing(engine):
    pids = list(engine._client.run(os.getpid).values())
    assert len(pids) == 2
    threading.Timer(1, os.kill, (pids[0], signal.SIGKILL)).start()
    numbers = [engine.submit(slow, 0.2) for _ in range(20)]
    found = ends(engine, 20)
    assert sorted(found) == numbers
    assert pids[1] in found.values()
    assert not any(isinstance(answer, Failed) for answer in found.values())


def test_what_is_shared_outlives_the_worker_that_held_it(engine):
    sent = engine.share(b"x" * 1000)
    first = engine.submit(len, sent)
    assert engine.next() == (first, 1000)
    address = next(iter(engine._client.who_has([sent]).values()))[0]
    os.kill(engine._client.run(os.getpid)[address], signal.SIGKILL)
    again = [engine.submit(len, sent) for _ in range(4)]
    assert ends(engine, 4) == dict.fromkeys(again, 1000)


def test_a_worker_that_cannot_be_reached_says_nothing(engine, monkeypatch):
    answers = {"tcp://a:1": OSError("closed"), "tcp://b:1": "digest", "tcp://c:1": ImportError("no kgbuild")}
    monkeypatch.setattr(engine, "_own", None)
    monkeypatch.setattr(engine._client, "run", lambda *given, **named: answers)
    assert list(engine.everywhere(double, 1)) == ["tcp://b:1", "tcp://c:1"]


def test_only_the_task_that_kills_its_workers_is_lost(engine):
    bad = engine.submit(die, 0)
    good = {engine.submit(double, n): 2 * n for n in range(20)}
    found = ends(engine, 21)
    assert isinstance(found.pop(bad), Failed)
    assert found == good


def test_what_a_task_raises_is_raised(engine):
    engine.submit(refuse, 7)
    with pytest.raises(InputError, match="7: no such number"):
        engine.next()


def test_a_task_that_takes_too_long_is_stopped(engine, monkeypatch):
    monkeypatch.setattr(engine, "seconds", stretched(3))
    bad = engine.submit(slow, 3600)
    good = {engine.submit(double, n): 2 * n for n in range(5)}
    found = ends(engine, 6)
    assert isinstance(found.pop(bad), Failed)
    assert found == good


def test_a_scheduler_that_is_not_there(monkeypatch):
    monkeypatch.setattr("kgbuild.engines.dask.CONNECTS", 0.5)
    with pytest.raises(InputError, match=r"no Dask scheduler answers.*dask scheduler"):
        Dask("tcp://127.0.0.1:9", 2, 60)


@pytest.mark.parametrize("end", ["engine.close()", "pass", "os.abort()"])
def test_workers_here_end_with_the_build_however_it_ends(tmp_path, end):
    code = (
        "import os\nfrom kgbuild.engines.dask import Dask\nfrom tests.engines.tasks import double, slow\n"
        "engine = Dask(None, 2, 60)\nengine.submit(double, 4)\nprint(engine.next(), flush=True)\n"
        f"engine.submit(slow, 3600)\nengine.submit(slow, 3600)\n{end}\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=300, cwd=ROOT,
        env={**os.environ, "KGBUILD_TEST": str(tmp_path)},
    )  # fmt: skip
    assert done.stdout == "(0, 8)\n"
    assert done.stderr == ""
    assert soon_gone(str(tmp_path)) == []


def test_a_scheduler_that_goes_is_an_error_and_not_the_end_of_all_words():
    with closing(Dask(None, 1, 60)) as engine:
        engine.submit(slow, 3600)
        threading.Timer(0.5, os.kill, (engine._own._process.pid, signal.SIGKILL)).start()
        with pytest.raises(KgbuildError, match=r"the scheduler is gone \(build again"):
            engine.next()


def test_workers_that_have_left_are_not_waited_for():
    with closing(Dask(None, 2, 60)) as engine:
        engine._client.retire_workers(list(engine._client.nthreads()), close_workers=True)
        engine.submit(double, 1)
        with pytest.raises(KgbuildError, match=r"gone.*\(build again"):
            engine.next()


def test_workers_that_cannot_be_started_say_why(tmp_path, monkeypatch):
    (tmp_path / "distributed.py").write_text("raise OSError('a broken installation')")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(KgbuildError, match=r"--engine dask: workers cannot be started: OSError: a broken installation"):
        Dask(None, 1, 60)
