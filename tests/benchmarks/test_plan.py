"""The page of the plan is rewritten between its marks and nowhere else."""

from argparse import Namespace
from pathlib import Path

import pytest

from benchmarks.plan import ALL, BEGIN, EACH, END, plan, rewrite

PAGE = Path(__file__).parent.parent.parent / "docs" / "plan-100-million.md"


def row(articles, cost):
    return {
        "articles": articles,
        "stages": {stage: [0.0, cost * articles, 0.0] for stage in (*EACH, *ALL)},
        "bytes": {"graph.ttl": 1000 * articles, "graph.json": 2000 * articles},
        "graph": {"words": 50 * articles, "mentions": articles, "facts": articles, "triples": 800 * articles},
    }


def test_what_is_calculated_grows_with_articles_and_words():
    told = list(plan([row(250, 0.01), row(1000, 0.01)], Namespace(articles=10**8, words=400, cores=64, machines=10)))
    assert "| annotate+extract | 10.00 | 2,222 | 3.5 |" in told
    assert "| triples | 800.0 | 640.0 billion |" in told
    assert told[-1].endswith("resolve 4.0, fuse 4.0, triples 4.0.")


def test_only_what_stands_between_the_marks_is_rewritten(tmp_path):
    page = tmp_path / "page.md"
    before, _, after = PAGE.read_text().partition(BEGIN)
    page.write_text(PAGE.read_text())
    rewrite(page, ["new"])
    assert page.read_text() == before + BEGIN + "new\n" + END + after.partition(END)[2]


def test_a_page_without_marks_is_refused(tmp_path):
    (tmp_path / "page.md").write_text("text")
    with pytest.raises(SystemExit, match="has no lines"):
        rewrite(tmp_path / "page.md", ["new"])
