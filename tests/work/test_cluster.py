"""A Dask cluster reads articles and resolves stories like this process, also when one of its workers is killed."""

import os
import re
import signal
import subprocess
import sys
import threading
import time
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

pytest.importorskip("distributed", reason='pip install "kgbuild[dask]"')

from kgbuild.engines.place import Place
from kgbuild.errors import InputError, KgbuildError
from kgbuild.model import Problem
from kgbuild.settings import Settings
from kgbuild.work import each
from tests.work.fake import article, read_batch, told

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def place():
    with closing(Place(2, 20.0, "dask")) as place:
        yield place


def test_a_worker_killed_on_the_way_and_a_deadly_article(place, monkeypatch):
    monkeypatch.setattr(each, "read_batch", read_batch)
    texts = {f"{n:03}.txt": "slow" if n % 9 == 0 else f"text {n}" for n in range(150)}
    given = [article(*item) for item in sorted({**texts, "deadly": "deadly"}.items())]
    victim = next(iter(place.engine(1)._client.run(os.getpid).values()))
    threading.Timer(0.5, os.kill, (victim, signal.SIGKILL)).start()
    found = list(each.work_through(given, None, Settings(), place))
    assert found[:-1] == [told(one) for one in given[:-1]]
    assert isinstance(found[-1], Problem)
    assert found[-1].where == "deadly"
    assert "reading it ended its worker" in found[-1].found


def test_workers_with_other_code_are_refused(place, monkeypatch):
    monkeypatch.setattr(each, "of_extraction", lambda settings: "here")
    engine = place.engine(1)
    monkeypatch.setattr(type(engine), "everywhere", lambda *given: {"tcp://10.0.0.1:1": "there"})
    with pytest.raises(KgbuildError, match=r"worker tcp://10\.0\.0\.1:1: has another kgbuild"):
        list(each.work_through([article("a", "text")], None, Settings(), place))


@pytest.mark.parametrize(
    ("engine", "address", "message"),
    [("spork", None, "no engine is called 'spork'"), ("local", "tcp://x:1", "this machine has no address")],
)
def test_an_engine_that_is_none(engine, address, message):
    with pytest.raises(InputError, match=message):
        Place(2, 20.0, engine, address)


@pytest.fixture
def cluster():
    """A scheduler and two workers, started as on a real cluster: its address, and a client of it."""
    with ExitStack() as stack:

        def start(*command):
            process = subprocess.Popen(
                [sys.executable, "-m", *command], stderr=subprocess.PIPE, text=True, cwd=ROOT, start_new_session=True
            )
            stack.callback(lambda: (os.killpg(process.pid, signal.SIGKILL), process.wait()))
            return process

        scheduler = start("distributed.cli.dask_scheduler", "--port", "0", "--no-dashboard", "--host", "127.0.0.1")
        address = next(found[0] for line in scheduler.stderr if (found := re.search(r"tcp://127\.0\.0\.1:\d+", line)))
        threading.Thread(target=scheduler.stderr.read, daemon=True).start()
        for _ in range(2):
            worker = start("distributed.cli.dask_worker", address, "--nthreads", "1", "--no-dashboard")
            threading.Thread(target=worker.stderr.read, daemon=True).start()
        from distributed import Client

        with Client(address, timeout=60) as client:
            client.wait_for_workers(2, timeout=60)
            yield address, client


STORY = "Mayor Ines Prata met the engineer Paulo Reis in Porto on 5 March 2024. Reis gave Prata a model of bridge {}.\n"


@pytest.mark.pipeline
def test_a_build_on_a_cluster_gives_the_same_bytes(tmp_path, cluster):
    address, client = cluster
    (tmp_path / "in").mkdir()
    for n in range(36):
        (tmp_path / "in" / f"{n:02}.txt").write_text("".join(STORY.format(100 * n + m) for m in range(5)))

    def built(name, *options):
        command = ["build", tmp_path / "in", "-o", tmp_path / name, "--no-cache", *options]
        return subprocess.Popen([sys.executable, "-m", "kgbuild", *command], cwd=ROOT)

    away = built("away", "--engine", "dask", "--engine-address", address)
    while not (busy := [worker for worker, tasks in client.processing().items() if tasks]):
        assert away.poll() is None, "the build ended before a worker could be killed"
        time.sleep(0.1)
    time.sleep(1)
    os.kill(client.run(os.getpid)[busy[0]], signal.SIGKILL)
    assert away.wait(timeout=300) == 0
    assert built("here", "--jobs", "1").wait(timeout=300) == 0
    files = sorted((tmp_path / "here").iterdir())
    assert files
    for file in files:
        assert file.read_bytes() == (tmp_path / "away" / file.name).read_bytes(), file.name
