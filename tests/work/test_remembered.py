"""Only what changed is worked out, and the result is that of working out everything."""

import sqlite3
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgbuild.errors import InputError
from kgbuild.settings import Settings
from kgbuild.work import batch, each
from kgbuild.work.store import FILE, Store
from tests.work.fake import article, read_batch, told


@pytest.fixture
def worked(monkeypatch):
    """The names of the articles worked out, as they are."""
    names = []

    def read(articles, settings):
        names.extend(one.name for one in articles)
        return read_batch(articles, settings)

    monkeypatch.setattr(batch, "read_batch", read)
    return names


def go_through(texts, folder):
    articles = [article(name, text) for name, text in sorted(texts.items())]
    return list(each.work_through(articles, None, Settings(cache=folder)))


FIRST = {f"{n}.txt": f"text {n}" for n in range(9)}


def test_only_what_changed_is_worked_out(tmp_path, worked):
    go_through(FIRST, tmp_path)
    assert len(worked) == 9
    for change, expected in [
        (FIRST, []),
        ({**FIRST, "new.txt": "new"}, ["new.txt"]),
        ({**FIRST, "3.txt": "other words"}, ["3.txt"]),
        ({name: text for name, text in FIRST.items() if name != "3.txt"}, []),
        ({**FIRST, "renamed.txt": "text 1"}, ["renamed.txt"]),
    ]:
        worked.clear()
        assert go_through(change, tmp_path) == [told(article(*item)) for item in sorted(change.items())]
        assert worked == expected


@settings(max_examples=40, deadline=None)
@given(
    edits=st.lists(
        st.dictionaries(st.sampled_from("abcd"), st.sampled_from(["x", "y", "faulty", "z" * 50])), max_size=6
    )
)
def test_after_any_edits_the_result_is_that_of_a_full_build(tmp_path_factory, edits):
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(batch, "read_batch", read_batch)
        for texts in edits:
            assert (
                go_through(texts, folder)
                == go_through(texts, None)
                == [told(article(*item)) for item in sorted(texts.items())]
            )


def test_an_interrupted_build_goes_on_where_it_stopped(tmp_path, worked):
    articles = [article(name, text) for name, text in sorted(FIRST.items())]
    running = each.work_through(articles, None, Settings(cache=tmp_path))
    for _ in range(4):
        next(running)
    with pytest.raises(KeyboardInterrupt):
        running.throw(KeyboardInterrupt())
    worked.clear()
    go_through(FIRST, tmp_path)
    assert len(worked) <= 9 - 3


def test_a_problem_is_not_remembered(tmp_path, worked):
    texts = {"a.txt": "faulty", "b.txt": "fine"}
    go_through(texts, tmp_path)
    worked.clear()
    go_through(texts, tmp_path)
    assert worked == ["a.txt"]


def test_another_pipeline_or_ontology_works_everything_out_again(tmp_path, worked, monkeypatch):
    go_through(FIRST, tmp_path)
    worked.clear()
    monkeypatch.setattr(each, "of_extraction", lambda settings: "another")
    go_through(FIRST, tmp_path)
    assert len(worked) == 9


def test_a_damaged_cache_is_begun_anew(tmp_path, worked):
    go_through(FIRST, tmp_path)
    (tmp_path / FILE).write_bytes(b"this is not a database" * 100)
    for beside in tmp_path.glob(FILE + "-*"):
        beside.unlink()
    worked.clear()
    assert go_through(FIRST, tmp_path) == [told(article(*item)) for item in sorted(FIRST.items())]
    assert len(worked) == 9


def test_a_damaged_row_is_worked_out_again(tmp_path, worked):
    go_through(FIRST, tmp_path)
    with closing(sqlite3.connect(tmp_path / FILE)) as base, base:
        base.execute("UPDATE extraction SET value = x'c1' WHERE rowid = 5")
    worked.clear()
    assert go_through(FIRST, tmp_path) == [told(article(*item)) for item in sorted(FIRST.items())]
    assert len(worked) == 1
    worked.clear()
    go_through(FIRST, tmp_path)
    assert worked == []


def test_a_cache_that_cannot_be_kept_says_so(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(InputError, match="no cache can be kept"):
        Store(tmp_path / "file")
