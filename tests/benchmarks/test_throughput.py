"""What the table of costs is made of."""

import subprocess
import sys
from itertools import count

import pytest

from benchmarks import throughput
from kgbuild import pipeline


def test_extraction_and_fusion_as_a_share_of_annotation():
    assert throughput.beside_annotation(both=10.0, extracting=2.0, fusing=0.4) == pytest.approx(0.3)


def test_calls_are_summed_where_asked_for(monkeypatch):
    looks = count()
    monkeypatch.setattr(throughput, "spent", lambda: float(next(looks)))  # a second passes from look to look
    parts = {}
    run = throughput.timed(abs, parts, summed=True)
    assert [run(-3), run(4)] == [3, 4]
    assert parts["abs"][0] == 2.0
    throughput.timed(abs, parts)(5)
    assert parts["abs"][0] == 1.0


@pytest.mark.skipif(sys.platform != "linux", reason="/proc tells what living children have spent")
def test_a_child_that_lives_counts_too():
    code = "import time\nwhile time.process_time() < 0.3: pass\nprint(flush=True)\ntime.sleep(60)"
    before = throughput.spent()
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as child:
        child.stdout.readline()
        assert throughput.spent() - before >= 0.25
        child.kill()


@pytest.mark.pipeline
def test_the_share_is_in_the_table(tmp_path, monkeypatch, capsys):
    (tmp_path / "a.txt").write_text("Mayor Ines Prata met the engineer Paulo Reis in Porto on 5 March 2024.\n")
    for name in throughput.STAGES:  # which are timed for good
        monkeypatch.setattr(pipeline, name, getattr(pipeline, name))
    monkeypatch.setattr(sys, "argv", ["throughput", str(tmp_path), "--rounds", "1", "--jobs", "1"])
    throughput.main()
    told = capsys.readouterr().out
    assert "extracting and fusing: " in told
    assert "kgbuild build, from its start: " in told
