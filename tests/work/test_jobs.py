"""Articles over real processes: the same answers whatever happens to the processes, and a name for what cannot be read."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing, suppress
from multiprocessing import active_children
from pathlib import Path

import pytest

from kgbuild.engines import place
from kgbuild.engines.here import Here
from kgbuild.export import write
from kgbuild.model import Problem
from kgbuild.ontology import load_ontology
from kgbuild.pipeline import build
from kgbuild.settings import Settings
from kgbuild.work import chunks, each
from kgbuild.work.rows import pack
from kgbuild.work.store import FILE, Store
from tests.fair import soon_gone, within
from tests.work.fake import article, read_batch, told

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(autouse=True)
def fake(request, monkeypatch):
    if "pipeline" not in request.keywords:
        monkeypatch.setattr(each, "read_batch", read_batch)
    yield
    assert active_children() == []


def articles(count, **special):
    """So many articles, those named otherwise than by their number among them."""
    texts = {f"{n:03}.txt": f"text {n} " * 5 for n in range(count)}
    return [article(*item) for item in sorted({**texts, **special}.items())]


@pytest.mark.parametrize("jobs", [1, 2, 3, None])
def test_any_number_of_processes_tells_the_same(jobs):
    given = articles(100, odd="faulty")
    assert list(each.work_through(given, None, Settings(jobs=jobs))) == [told(one) for one in given]


def test_many_articles_get_processes_by_default_and_few_do_not(monkeypatch):
    started = []
    monkeypatch.setattr(place, "cores", lambda: 2)
    monkeypatch.setattr(place, "Processes", lambda *given, needs: started.append(given) or Here())
    few, many = articles(30), [article(f"{n:03}", "word " * 1000) for n in range(30)]
    assert len(list(each.work_through(few, None, Settings(jobs=None)))) == 30
    assert started == []
    assert len(list(each.work_through(many, None, Settings(jobs=None)))) == 30
    assert started == [(2, 300.0)]


def test_a_deadly_and_an_endless_article_are_set_aside_by_name():
    given = articles(40, deadly="deadly", endless="endless", faulty="faulty")
    found = list(each.work_through(given, None, Settings(jobs=2, patience=3)))
    assert [one for one in found if not isinstance(one, Problem)] == [told(one) for one in articles(40)]
    assert [one for one in found if isinstance(one, Problem)] == [
        Problem(
            "deadly", "reading it ended its process (signal 9, SIGKILL), twice",
            "see whether it is damaged; if memory was short, take fewer --jobs",
        ),
        Problem(
            "endless", "reading it was not done within 3 s, twice",
            "shorten it, or allow more seconds with --patience",
        ),
        told(article("faulty", "faulty")),
    ]  # fmt: skip


def test_an_endless_article_is_set_aside_where_there_are_no_workers_too():
    given = articles(3, endless="endless")
    found = list(each.work_through(given, None, Settings(jobs=1, patience=1)))
    assert found == [
        *map(told, articles(3)),
        Problem(
            "endless", "reading it was not done within 1 s, twice",
            "shorten it, or allow more seconds with --patience",
        ),
    ]  # fmt: skip


def test_killed_workers_cost_a_retry():
    given = articles(300, **{f"{n:03}.txt": "slow" for n in range(0, 300, 7)})
    dice, killed, over = random.Random(1), [], threading.Event()

    def kill():
        while len(killed) < 2 and not over.wait(0.6):  # a third might find the article that the second found
            workers = active_children()
            for worker in dice.sample(workers, min(len(workers), 1)):
                with suppress(ProcessLookupError):
                    os.kill(worker.pid, signal.SIGKILL)
                    killed.append(worker.pid)

    killer = threading.Thread(target=kill)
    killer.start()
    found = list(each.work_through(given, None, Settings(jobs=2)))
    over.set()
    killer.join()
    assert killed
    assert found == [told(one) for one in given]


def test_articles_are_taken_only_as_they_are_needed():
    taken = []

    def endless():
        for n in range(100_000):
            taken.append(n)
            yield article(f"{n:06}", "text")

    with closing(each.work_through(endless(), None, Settings(jobs=2))) as running:
        assert next(running) == told(article("000000", "text"))
    assert len(taken) <= 2 * each.AHEAD * chunks.ARTICLES * 2


def test_what_is_finished_out_of_turn_is_not_lost(tmp_path):
    given = articles(40, **{"000.txt": "endless"})
    settings = Settings(jobs=2, cache=tmp_path, patience=600)
    with closing(Store(tmp_path, each.of_extraction(settings))):
        running = each.work_through(given, None, settings)
    rest = 40 - chunks.ARTICLES

    def interrupt():
        until = time.monotonic() + 300
        while remembered(tmp_path) < rest and time.monotonic() < until:
            time.sleep(0.1)
        os.kill(os.getpid(), signal.SIGINT)

    threading.Thread(target=interrupt, daemon=True).start()
    with pytest.raises(KeyboardInterrupt):
        next(running)
    assert remembered(tmp_path) == rest


@pytest.mark.pipeline
def test_a_graph_is_the_same_to_the_byte(tmp_path):
    ontology = load_ontology()
    for jobs in (1, 2):
        write(build([ROOT / "articles"], Settings(jobs=jobs)), tmp_path / str(jobs), ontology)
    files = sorted((tmp_path / "1").iterdir())
    assert files
    for file in files:
        assert file.read_bytes() == (tmp_path / "2" / file.name).read_bytes(), file.name


STORY = "Mayor Ines Prata met the engineer Paulo Reis in Porto on 5 March 2024. Reis gave Prata a model of bridge {}.\n"


@pytest.fixture
def corpus(tmp_path):
    """Enough articles for several chunks."""
    (tmp_path / "in").mkdir()
    for n in range(48):
        (tmp_path / "in" / f"{n:02}.txt").write_text("".join(STORY.format(100 * n + m) for m in range(5)))
    return tmp_path


def started(folder, *options, **environment):
    command = [sys.executable, "-m", "kgbuild", "build", folder / "in", "-o", folder / "out", "--jobs", "2", *options]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "KGBUILD_TEST": str(folder), **environment},
    )  # fmt: skip


def remembered(folder):
    """How many articles."""
    with closing(Store(folder)) as store:
        return store._base.execute("SELECT count(*) FROM extraction").fetchone()[0]


def seconds_to_stop(corpus, engine):
    """How long a build that has read something takes to end, in good order, at Ctrl-C."""
    shutil.rmtree(corpus / ".kgbuild", ignore_errors=True)
    process = started(corpus, "--engine", engine)
    while process.poll() is None and not remembered(corpus / ".kgbuild"):
        time.sleep(0.05)
    begun = time.perf_counter()
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to the workers too
    out, err = process.communicate(timeout=300)
    took = time.perf_counter() - begun
    assert process.returncode == 130
    assert err == f"kgbuild: stopped; {corpus / 'out'} is as it was; what was read so far is remembered\n"
    assert out == ""
    assert not (corpus / "out").exists()
    assert soon_gone(str(corpus)) == []
    return took


@pytest.mark.pipeline
@pytest.mark.parametrize("engine", ["local", "dask"])
def test_ctrl_c_stops_at_once_and_loses_nothing_finished(corpus, engine):
    if engine == "dask":
        pytest.importorskip("distributed", reason='pip install "kgbuild[dask]"')
    assert within(2, lambda: seconds_to_stop(corpus, engine))
    kept = remembered(corpus / ".kgbuild")
    assert kept
    if engine == "local":
        assert started(corpus).wait(timeout=300) == 0
        assert remembered(corpus / ".kgbuild") == 48 > kept


@pytest.mark.pipeline
def test_a_deadly_article_costs_a_build_only_itself(corpus):
    """In a real build the fault is put into the language pipeline, by a module that Python imports as it starts."""
    (corpus / "in" / "poison.txt").write_text("Mayor Ines Prata met the Xyzzy engineer in Porto on 5 March 2024.")
    (corpus / "fault").mkdir()
    (corpus / "fault" / "sitecustomize.py").write_text(
        "import os, sys\n"
        "class Finder:\n"
        "    def find_spec(self, name, path, target=None):\n"
        "        if name == 'kgbuild.work.batch':\n"
        "            sys.meta_path.remove(self)\n"
        "            import kgbuild.annotate.assemble as assemble\n"
        "            sound = assemble._made\n"
        "            def made(article, nlp):\n"
        "                if 'Xyzzy' in article.text:\n"
        "                    os.abort()\n"
        "                return sound(article, nlp)\n"
        "            assemble._made = made\n"
        "sys.meta_path.insert(0, Finder())\n"
    )
    process = started(corpus, PYTHONPATH=f"{corpus / 'fault'}{os.pathsep}{ROOT}")
    out, err = process.communicate(timeout=300)
    assert process.returncode == 3, err
    assert "48 articles" in out
    assert [line for line in err.splitlines() if "poison.txt" in line] == [
        "poison.txt: reading it ended its process (signal 6, SIGABRT), twice (see whether it is damaged; if memory was"
        " short, take fewer --jobs)"
    ]


def test_the_last_chunks_are_handed_out_article_by_article_with_what_is_known_of_them(tmp_path):
    rows = articles(20)
    with closing(Store(tmp_path, "maker")) as store:
        store.put(chunks.key(rows[19]), pack(told(rows[19])))
        found = chunks.fine_at_the_end(list(chunks.chunks(rows, store)), 2)
    assert [len(chunk.articles) for chunk in found] == [6, 6, *[1] * 8]
    assert [chunk.fresh for chunk in found[-2:]] == [[0], []]
    assert [name for chunk in found for name in chunk.keys] == [chunks.key(one) for one in rows]


def test_what_is_remembered_of_an_article_can_be_damaged(tmp_path):
    settings, given = Settings(cache=tmp_path), articles(20)
    expected = [told(one) for one in given]
    assert list(each.work_through(given, None, settings)) == expected
    with closing(sqlite3.connect(tmp_path / FILE)) as base, base:
        base.execute("UPDATE extraction SET value = ? WHERE article = ?", (b"x", chunks.key(given[7])))
    assert list(each.work_through(given, None, settings)) == expected


def test_what_is_known_is_unpacked_while_what_is_new_is_read(tmp_path, monkeypatch):
    settings, given, order = Settings(cache=tmp_path), articles(20), list[str]()
    list(each.work_through(given[:19], None, settings))
    unpacked = chunks.unpack
    monkeypatch.setattr(chunks, "unpack", lambda data: order.append("unpacked") or unpacked(data))
    monkeypatch.setattr(
        Here, "submit", lambda self, *task, own=Here.submit: order.append("handed in") or own(self, *task)
    )
    assert list(each.work_through(given, None, settings, ahead=len(given))) == [told(one) for one in given]
    assert order == ["handed in", *["unpacked"] * 19]
