"""Workers are real processes here, and really killed."""

import os
import signal
import subprocess
import sys
import time
from contextlib import closing
from multiprocessing import active_children
from pathlib import Path

import pytest

from kgbuild.engines import Failed
from kgbuild.engines.cores import cores
from kgbuild.engines.here import Here
from kgbuild.engines.processes import Processes
from kgbuild.errors import InputError, KgbuildError
from tests.engines.tasks import die, die_answering, die_once, double, leave, refuse, slow
from tests.fair import alive, within


@pytest.fixture
def engine():
    with closing(Processes(2, 60)) as engine:
        yield engine
    assert active_children() == []


def ends(engine, count):
    return dict(engine.next() for _ in range(count))


def test_every_task_comes_back_under_its_number(engine):
    numbers = {engine.submit(double, n): 2 * n for n in range(20)}
    assert ends(engine, 20) == numbers


@pytest.mark.parametrize(
    ("deadly", "told"), [((die, 0), "signal 9, SIGKILL"), ((leave, 3), "exit status 3"), ((die_answering, 0), "SIGKILL")]
)
def test_only_the_task_that_kills_its_worker_is_lost(engine, deadly, told):
    good = {engine.submit(double, n): 2 * n for n in range(3)}
    bad = engine.submit(*deadly)
    good |= {engine.submit(double, n): 2 * n for n in range(3, 8)}
    found = ends(engine, 9)
    lost = found.pop(bad)
    assert isinstance(lost, Failed)
    assert told in lost.reason
    assert found == good


def test_a_task_that_takes_too_long_is_stopped():
    with closing(Processes(2, 3)) as engine:
        hanging = engine.submit(slow, 3600)
        good = {engine.submit(double, n): 2 * n for n in range(5)}
        found = ends(engine, 6)
        todo = "shorten it, or allow more seconds with --patience"
        assert found.pop(hanging) == Failed("was not done within 3 s", todo, blames_all=True)
        assert found == good


def test_idle_and_busy_workers_may_be_killed_from_outside(engine):
    first = {engine.submit(double, n): 2 * n for n in range(4)}
    assert ends(engine, 4) == first
    for worker in active_children():
        os.kill(worker.pid, signal.SIGKILL)
    busy = engine.submit(slow, 1)
    again = {engine.submit(double, n): 2 * n for n in range(4)}
    found = ends(engine, 5)
    assert isinstance(found.pop(busy), (int, Failed))
    assert {n: answer for n, answer in found.items() if not isinstance(answer, Failed)}.items() <= again.items()
    assert sum(isinstance(answer, Failed) for answer in found.values()) <= 2


def test_what_a_task_raises_is_raised(engine):
    engine.submit(refuse, 7)
    with pytest.raises(InputError, match="7: no such number"):
        engine.next()


def seconds_to_close():
    engine = Processes(2, 60)
    for _ in range(5):
        engine.submit(slow, 3600)
    started = time.perf_counter()
    engine.close()
    return time.perf_counter() - started


def test_closing_waits_for_nothing():
    assert within(2, seconds_to_close)
    assert active_children() == []


def test_workers_leave_with_a_parent_that_is_killed(tmp_path):
    code = (
        "import time\nfrom kgbuild.engines.processes import Processes\nfrom tests.engines.tasks import slow\n"
        "if __name__ == '__main__':\n    engine = Processes(2, 60)\n    engine.submit(slow, 0.1)\n"
        "    print(engine.next()[1], flush=True)\n    engine.submit(slow, 3600)\n    engine.submit(slow, 3600)\n"
        "    engine.next()\n"
    )
    (tmp_path / "script.py").write_text(code)
    with subprocess.Popen(
        [sys.executable, tmp_path / "script.py"], stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(Path.cwd())}
    ) as parent:
        worker = int(parent.stdout.readline())
        parent.kill()
    for _ in range(600):
        if not alive(worker):
            return
        time.sleep(0.1)
    pytest.fail("the worker outlived its parent by a minute")


def test_a_script_without_a_main_guard_is_told_what_to_do(tmp_path):
    code = "from kgbuild.engines.processes import Processes\nfrom tests.engines.tasks import double\n"
    (tmp_path / "script.py").write_text(code + "engine = Processes(2, 60)\nengine.submit(double, 1)\nengine.next()\n")
    run = subprocess.run(
        [sys.executable, tmp_path / "script.py"], capture_output=True, text=True, timeout=120,
        env={**os.environ, "PYTHONPATH": str(Path.cwd())},
    )  # fmt: skip
    assert run.returncode == 1
    assert 'needs `if __name__ == "__main__":`' in run.stderr  # somewhere: dying workers write there too


@pytest.mark.skipif(sys.platform != "linux", reason="workers are forked from one only there")
def test_a_task_sent_to_a_worker_that_never_began_is_sent_to_another(tmp_path):
    with closing(Processes(2, 60, (die_once, 7, tmp_path), needs="tests.engines.tasks")) as engine:
        numbers = {engine.submit(double, n): 2 * n for n in range(5)}
        assert ends(engine, 5) == numbers
    assert (tmp_path / "7").exists()


def test_in_this_process_tasks_are_done_in_turn():
    engine = Here()
    numbers = [engine.submit(double, n) for n in range(3)]
    assert [engine.next() for _ in numbers] == [(0, 0), (1, 2), (2, 4)]
    assert engine.finished() == []


@pytest.mark.parametrize(("quota", "most"), [("max 100000", 4096), ("100000 100000", 1), ("50000 100000", 1), ("", 4096)])
def test_no_more_cores_than_a_container_pays_for(tmp_path, quota, most):
    (tmp_path / "cpu.max").write_text(quota)
    assert 1 <= cores(tmp_path / "cpu.max") <= most
    assert cores(tmp_path / "none") >= 1


def test_the_error_of_a_worker_survives_the_way():
    import pickle

    error = pickle.loads(pickle.dumps(KgbuildError("found", "where", "todo")))
    assert str(error) == "where: found (todo)"
